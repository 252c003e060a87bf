import { z } from 'zod';

/** What may be sent back as it came; a few hundred characters at the platforms that are known. */
const MAX_DATA = 16_384;
const Names = z.array(z.string().max(100)).max(50);

/** The claim deep_linking_settings (Deep Linking 2.0 §3.4.1), read leniently: the check says what must be there. */
export const DeepLinkSettings = z
  .looseObject({
    deep_link_return_url: z.string().max(2048).optional(),
    accept_types: Names.catch([]),
    /** Some platforms send the word. */
    accept_multiple: z.union([z.boolean(), z.literal('true').transform(() => true)]).catch(false),
    accept_presentation_document_targets: Names.catch([]),
    data: z.string().max(MAX_DATA).optional(),
  })
  .transform((s) => ({
    returnUrl: s.deep_link_return_url,
    acceptTypes: s.accept_types,
    multiple: s.accept_multiple,
    /** `iframe`, `window`, `embed`. */
    targets: s.accept_presentation_document_targets,
    /** Of the platform; goes back exactly as it came. */
    data: s.data,
  }));
export type DeepLinkSettings = z.output<typeof DeepLinkSettings>;
