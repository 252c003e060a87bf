import { z } from 'zod';
import { Datum } from '../model/roster.ts';

const Tekst = z.string().trim().min(1).max(200);
/** AGS 2.0 §3.4.7: a score may be higher than its maximum (bonus), and is never below 0. */
const Getal = z.number().min(0).max(1e9);

/** Who tells: the id keeps its keys apart from those of others, the naam is what people know it by. */
export interface BewijsBron {
  /** `client:<uuid>` of a vendor, `lti:<uuid>` of a line item. */
  readonly id: string;
  readonly naam: string;
}

/** One score of another system on one leerdoel of one pupil (R74). */
export const BewijsInput = z.object({
  /** Its own key of this score, at most 200 characters: told again, it is the same one. */
  sleutel: Tekst,
  leerling: z.uuid().toLowerCase(),
  leerdoel: z.uuid().toLowerCase(),
  /** What was done there, in words without a name: `Klokkijken, hele uren`. */
  naam: Tekst,
  /** Null: the system takes it back. */
  score: Getal.nullable(),
  max: Getal.positive(),
  /** The day it was done. */
  op: Datum,
});
export type BewijsInput = z.infer<typeof BewijsInput>;

/** The most at a time. */
export const BEWIJS_MAX = 500;
