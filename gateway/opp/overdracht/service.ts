import { requireInSchool } from '../../access/scope.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Datum } from '../../model/roster.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { naamVan } from '../../school/rules.ts';
import type { Naam } from '../../school/view.ts';
import { openRows, zetVerwerkt } from './store.ts';

/** Begin or end of an OPP that the LAS has to hand over to ROD (R50, domain.md L15, L16). */
export interface RodGebeurtenis {
  readonly id: string;
  readonly leerling: { readonly id: string; readonly naam: Naam };
  readonly soort: 'begin' | 'einde';
  readonly datum: Datum;
}

/** On one page; the rest follows when these are done. */
const HOOGSTENS = 200;

/**
 * What still has to be put in the LAS, oldest first, at most 200. The table itself holds ids and dates only. One statement.
 * @throws AppError `not_allowed` for who may not fix OPP's in this school
 */
export async function rodLijst(tx: Tx, who: KnownActor): Promise<readonly RodGebeurtenis[]> {
  requireInSchool(who, 'opp_vaststellen');
  return (await openRows(tx, HOOGSTENS)).map(({ id, leerling, soort, datum, ...naam }) => ({
    id,
    leerling: { id: leerling, naam: naamVan(naam) },
    soort,
    datum,
  }));
}

/**
 * Somebody says that these stand in the LAS now (R50). What was said already is left alone.
 * @returns how many it changed
 * @throws AppError `not_allowed` for who may not fix OPP's in this school
 */
export async function rodVerwerkt(tx: Tx, who: KnownActor, ids: readonly string[]): Promise<number> {
  requireInSchool(who, 'opp_vaststellen');
  return await zetVerwerkt(tx, who, ids);
}
