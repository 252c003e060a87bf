import { z } from 'zod';
import { Datum } from '../model/roster.ts';
import { Vraag } from './vraag.ts';

/** More than any group has; and a form stays a form. */
const MEESTE = 500;
const Ids = z.array(z.uuid()).max(MEESTE);

export const Werkvorm = z.enum(['niveaugroep', 'instructiegroep', 'stagegroep', 'sova', 'anders']);
export type Werkvorm = z.infer<typeof Werkvorm>;

/** A new group of our own (R51, R52). */
export const NieuweGroep = z.strictObject({
  naam: z.string().trim().min(1, 'Geef de groep een naam.').max(80, 'De naam is langer dan 80 tekens.'),
  werkvorm: Werkvorm,
  leerlingen: Ids,
  /** Which leerlijnen it is for; none: all. */
  lijnen: Ids,
  /** Kept as a rule that goes on proposing (R53); `null`: once, by hand. */
  regel: Vraag.nullable(),
  van: Datum,
});
export type NieuweGroep = z.infer<typeof NieuweGroep>;

/** Who comes in and who goes, on which day: the first day in, or the first day no longer. */
export const LedenWijziging = z.strictObject({ erbij: Ids, eruit: Ids, op: Datum });
export type LedenWijziging = z.infer<typeof LedenWijziging>;

/** Of a proposal: what is done, and what a person wants otherwise from now on (R53). */
export const Bevestiging = LedenWijziging.extend({
  /** Found by the rule, and to stay out; or no longer found, and to stay in. */
  laten: Ids,
});
export type Bevestiging = z.infer<typeof Bevestiging>;
