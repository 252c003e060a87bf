import type { Datum } from '../../model/roster.ts';

const jaarVan = (dag: Datum): number => Number(dag.slice(0, 4));

/** Year in which the school year (1 August to 31 July) of this day began. */
export function schooljaarBegin(dag: Datum): number {
  return jaarVan(dag) - (dag.slice(5) < '08-01' ? 1 : 0);
}

/** Last day of the school year of this day, 31 July. */
export function eindSchooljaar(dag: Datum): Datum {
  return `${schooljaarBegin(dag) + 1}-07-31`;
}

/**
 * Onderwijsleeftijd: age in whole years on 31 December of the year in which the school year began; it holds for that
 * whole school year (domain.md §1.6, V13). Everyone had his birthday by then, so it is a difference of years.
 */
export function onderwijsleeftijd(geboortedatum: Datum, dag: Datum): number {
  return schooljaarBegin(dag) - jaarVan(geboortedatum);
}

/** Closer to its end than this, looking ahead to the end of a school year says nothing new. */
const KORT = 90;
const DAG_MS = 86_400_000;

/** The day a forecast is about: the end of this school year, or of the next one when that is near. */
export function horizon(vandaag: Datum): Datum {
  const eind = eindSchooljaar(vandaag);
  const over = (Date.parse(eind) - Date.parse(vandaag)) / DAG_MS;
  return over >= KORT ? eind : `${schooljaarBegin(vandaag) + 2}-07-31`;
}
