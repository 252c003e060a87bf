import { z } from 'zod';

/** What the page in Teams is told when it asked to come in; a refusal is problem+json. */
export const Antwoord = z.discriminatedUnion('soort', [
  /** The session stands in the cookie; go on there. */
  z.object({ soort: z.literal('binnen'), naar: z.string() }),
  /** Teams knows him, Koers does not yet: the code he reads out to the beheerder. */
  z.object({ soort: z.literal('onbekend'), code: z.string() }),
  /** His tenant is that of several schools: he says which. */
  z.object({ soort: z.literal('kies'), scholen: z.array(z.object({ id: z.string(), naam: z.string() })) }),
  /** This browser keeps no cookie in the frame: one press opens Koers in a window of its own. */
  z.object({ soort: z.literal('venster'), ticket: z.string() }),
]);
export type Antwoord = z.infer<typeof Antwoord>;
