import type { Datum } from '../../model/roster.ts';
import { schooljaarBegin } from './leeftijd-rules.ts';

/** The didactische leeftijd counts no further than six school years (domain.md §1.6, V11). */
export const DL_MAX = 60;
const PER_JAAR = 10;

/** School months of this school year that are over on this day: September is the first, July and August count none. */
function maandenVanJaar(dag: Datum): number {
  const maand = Number(dag.slice(5, 7));
  if (maand === 8) return 0;
  return Math.min(PER_JAAR, (maand + 3) % 12);
}

/**
 * Didactische leeftijd (DL) in months of education since the start of groep 3: 10 a school year, at most 60. A year that
 * was done again counts on, because years are counted and not groups (domain.md §1.6, V11). `null` before groep 3.
 */
export function didactischeLeeftijd(startGroep3: Datum, op: Datum): number | null {
  if (op < startGroep3) return null;
  const jaren = schooljaarBegin(op) - schooljaarBegin(startGroep3);
  return Math.min(DL_MAX, PER_JAAR * jaren + maandenVanJaar(op));
}

/** A measurement of another system: months of education, and those of the average pupil with the same score. */
export interface DlMeting {
  readonly dl: number;
  readonly dle: number;
}

/** DL − DLE in months; below zero is a lead (domain.md §1.6, V11). */
export function achterstand({ dl, dle }: DlMeting): number {
  return dl - dle;
}

/**
 * Leerrendement since groep 3: DLE / DL × 100, in whole percents rounded down (domain.md §1.6). `null` while DL is 0: there was
 * no education to have a yield of.
 */
export function leerrendement({ dl, dle }: DlMeting): number | null {
  return dl <= 0 ? null : Math.floor((100 * dle) / dl);
}

/**
 * Leerrendement of a period: ΔDLE / ΔDL × 100, in whole percents rounded down (domain.md §1.6). `null` when no school
 * month lies between, which is also so once the DL has reached its maximum.
 */
export function leerrendementTussen(van: DlMeting, tot: DlMeting): number | null {
  const maanden = tot.dl - van.dl;
  return maanden <= 0 ? null : Math.floor((100 * (tot.dle - van.dle)) / maanden);
}
