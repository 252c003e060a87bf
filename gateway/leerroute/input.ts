import { z } from 'zod';
import { Datum } from '../model/roster.ts';

const Id = z.uuid().toLowerCase();

/** R7: one action places 1..n pupils, or who is in a group today, with a streefniveau per leerlijn for a period. */
export const PlaatsLeerlingenInput = z.object({
  /** Made by the client; the same action sent twice counts once. */
  id: Id,
  wie: z.union([z.object({ leerlingen: z.array(Id).min(1).max(1500) }), z.object({ groep: Id })]),
  leerroute: Id,
  /** Finer than the destination of the route itself. */
  bestemming: z.string().trim().min(2).max(200).optional(),
  periode: Id,
  /** `niveau: null` only for a leerlijn without niveaus. Leerlijnen that are not named keep what they have. */
  streefniveaus: z.array(z.object({ leerlijn: Id, niveau: Id.nullable() })).max(200),
  /** Open doelen of a niveau that is left: kept on the card, or dropped with the reason of this action. */
  openDoelen: z.enum(['meenemen', 'vervallen']).default('meenemen'),
  op: Datum,
  /** For example "Commissie voor de begeleiding". */
  beslotenDoor: z.string().trim().min(2).max(200),
  reden: z.string().trim().min(3).max(2000),
});
/** When a placement was decided that Koers hears of later (R75): ISO date-time. No part of what a screen sends. */
export interface Eerder {
  readonly at: string;
}
/** As a caller writes it: `openDoelen` may be left out. */
export type PlaatsLeerlingenInput = z.input<typeof PlaatsLeerlingenInput>;
