import { z } from 'zod';

const Id = z.uuid().toLowerCase();
const Waar = { id: Id, leerdoel: Id };

/** How a leerling finds a doel is going; three faces, so that no words are needed (R59, R86). */
export const Gezicht = z.enum(['goed', 'gaat_wel', 'niet_goed']);
export type Gezicht = z.infer<typeof Gezicht>;

/** What a leerling says of a doel on his own card. The id is made by the client: the same one sent twice counts once. */
export const ZegInput = z.discriminatedUnion('wat', [
  z.object({ ...Waar, wat: z.literal('kan') }),
  z.object({ ...Waar, wat: z.literal('wens') }),
  z.object({
    ...Waar,
    wat: z.literal('mening'),
    gezicht: Gezicht,
    /** Own words, or none. */
    tekst: z.string().trim().max(1000).default(''),
  }),
]);
export type ZegInput = z.input<typeof ZegInput>;

/** Takes back what was said of a doel. */
export const TerugInput = z.object({ ...Waar, wat: z.enum(['kan', 'wens', 'mening']) });
export type TerugInput = z.infer<typeof TerugInput>;

/** `overgenomen`: we work on it now. `niet_nu`: later, with words why. */
export const Antwoord = z.enum(['overgenomen', 'niet_nu']);
export type Antwoord = z.infer<typeof Antwoord>;

export const AntwoordInput = z
  .object({
    ...Waar,
    leerling: Id,
    /** The act of the wish. */
    wens: Id,
    antwoord: Antwoord,
    /** For the leerling to read. */
    tekst: z.string().trim().max(500).default(''),
  })
  .refine((a) => a.antwoord === 'overgenomen' || a.tekst.length >= 3, { path: ['waarom'] });
export type AntwoordInput = z.input<typeof AntwoordInput>;

export const WaarnemingInput = z.object({
  ...Waar,
  leerling: Id,
  tekst: z.string().trim().min(3).max(2000),
});
export type WaarnemingInput = z.infer<typeof WaarnemingInput>;
