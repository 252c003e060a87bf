import type { Datum } from '../model/roster.ts';
import type { Naam } from './view.ts';

/** Parts of a name as the LVS told them; any of them may be missing. */
export interface NaamDelen {
  readonly roepnaam: string | null;
  readonly voorvoegsel: string | null;
  readonly achternaam: string | null;
}

/** A name as people read it. Somebody of whom no name is known is still somebody. */
export function naamVan(delen: NaamDelen): Naam {
  const voluit = [delen.roepnaam, delen.voorvoegsel, delen.achternaam].filter((d) => d?.trim()).join(' ');
  return { roepnaam: delen.roepnaam?.trim() || voluit || 'Naam onbekend', voluit: voluit || 'Naam onbekend' };
}

/** Whole years on a day; who was born on 29 February has a birthday on 1 March in other years. */
export function leeftijdOp(geboortedatum: Datum, dag: Datum): number {
  const jaren = Number(dag.slice(0, 4)) - Number(geboortedatum.slice(0, 4));
  return dag.slice(5) < geboortedatum.slice(5) ? jaren - 1 : jaren;
}
