import type { Stand } from '../../model/act.ts';
import { isBehaald } from '../rules.ts';

/** One leerdoel of a niveau as it counts for the position of a pupil. */
export interface PositieDoel {
  /** `null`: nobody judged it. */
  readonly stand: Stand | null;
  /** Carried over from a lower niveau because it was still open. */
  readonly meegenomen: boolean;
  /** Dropped with a reason: it no longer belongs to what this pupil learns. */
  readonly vervallen: boolean;
}

/** Lowest niveau first. */
export type PositieNiveaus = readonly (readonly PositieDoel[])[];

/** A doel below the streefniveau that nobody judged counts: who placed the pupil higher said so, unless he carried it over. */
function telt(doel: PositieDoel, onderStreef: boolean, behaaldVanaf: number): boolean {
  return doel.stand === null ? onderStreef && !doel.meegenomen : isBehaald(doel.stand, behaaldVanaf);
}

function deel(doelen: readonly PositieDoel[], onderStreef: boolean, behaaldVanaf: number): number {
  const van = doelen.filter((d) => !d.vervallen);
  if (van.length === 0) return onderStreef ? 1 : 0;
  return van.filter((d) => telt(d, onderStreef, behaaldVanaf)).length / van.length;
}

/**
 * Where a pupil is on a leerlijn: how many niveaus he has reached, with the share of what is behaald in the next (R17; domain.md
 * §1.6, §5.1). Each niveau counts for one and each of its doelen for an equal part, so an old doel that is still open costs
 * its own part and not all that came after it. `streef`: index of the streefniveau, `null` when there is none.
 */
export function positie(niveaus: PositieNiveaus, streef: number | null, behaaldVanaf: number): number {
  return niveaus.reduce(
    (som, doelen, i) => som + deel(doelen, streef !== null && i < streef, behaaldVanaf),
    0,
  );
}
