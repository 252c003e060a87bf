import type { Graad } from './view.ts';

/** A doel counts as behaald from this stand on; a school may set it at 3 (domain.md §5.1). */
export function isBehaald(stand: number, behaaldVanaf: number): boolean {
  return stand >= behaaldVanaf;
}

/**
 * The degree to which a set of doelen is reached (R15): the share that is behaald, and apart from it the partial
 * credit of stand / 4. Rounded down, so that 100 % is said only when it is all. `null` when there is nothing to
 * measure: no streefniveau, or a leerlijn without niveaus (R4).
 */
export function graad(standen: readonly number[], behaaldVanaf: number): Graad | null {
  const totaal = standen.length;
  if (totaal === 0) return null;
  const behaald = standen.filter((s) => isBehaald(s, behaaldVanaf)).length;
  const punten = standen.reduce((sum, s) => sum + s, 0);
  return {
    totaal,
    behaald,
    procent: Math.floor((100 * behaald) / totaal),
    deelsProcent: Math.floor((100 * punten) / (4 * totaal)),
  };
}

/** All doelen of the streefniveau are behaald: time to look at the next niveau (R31). */
export function isKlaar(g: Graad | null): boolean {
  return g !== null && g.behaald === g.totaal;
}
