import { z } from 'zod';
import { Stand } from '../model/act.ts';

/**
 * What comes in for the acts of the arrangementskaart. The ids of the acts are made by the client (UUID), so that
 * the same act sent twice counts once. At most 500 at a time: a group of 12 × 40 fits in one tap.
 */
const Id = z.uuid().toLowerCase();
const MAX = 500;
const Reden = z.string().trim().min(3).max(2000);

export const TickActieInput = z.object({
  acts: z
    .array(z.object({ id: Id, kaartActie: Id, gedaan: z.boolean() }))
    .min(1)
    .max(MAX),
});
export type TickActieInput = z.infer<typeof TickActieInput>;

export const SetStandInput = z.object({
  acts: z
    .array(
      z.object({
        id: Id,
        leerling: Id,
        leerdoel: Id,
        stand: Stand,
        /** The stand the person saw. Another one is told, never refused: both judgements are kept. */
        verwacht: Stand.optional(),
      }),
    )
    .min(1)
    .max(MAX),
});
export type SetStandInput = z.infer<typeof SetStandInput>;

export const OpenDoelKeuze = z.enum(['meenemen', 'vervallen']);
export type OpenDoelKeuze = z.infer<typeof OpenDoelKeuze>;

export const PlaatsNiveauInput = z.object({
  id: Id,
  leerling: Id,
  leerlijn: Id,
  naarNiveau: Id,
  /** Every open doel of the proposal, by leerdoel id. */
  openDoelen: z.record(Id, OpenDoelKeuze),
  /** Needed when a doel is dropped, and when the niveau is lower or stays (R31, R32). */
  reden: Reden.optional(),
  /** The pupil stays on this niveau for a period more, on purpose (R32). */
  blijft: z.boolean().optional(),
});
export type PlaatsNiveauInput = z.infer<typeof PlaatsNiveauInput>;

export const UndoInput = z.object({
  /** All or nothing: what was done in one tap is undone in one tap. */
  acts: z
    .array(z.object({ id: Id, act: Id }))
    .min(1)
    .max(MAX),
});
export type UndoInput = z.infer<typeof UndoInput>;
