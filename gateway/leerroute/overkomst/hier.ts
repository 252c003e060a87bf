import { mayInSchool } from '../../access/policy.ts';
import { notFound, requireInSchool } from '../../access/scope.ts';
import { Stand } from '../../model/act.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { naamVan } from '../../school/rules.ts';
import { lijkt } from './kandidaat-rules.ts';
import {
  aantalWachtend,
  herkomstRows,
  leerlingenHier,
  type OpeningHierRow,
  openingenHierRows,
} from './store.ts';
import type { DoelHerkomst, Kandidaat, OpeningHier } from './view.ts';

/** A row as people read it. */
export function openingHier({ id, van, laatste, daar, hier, overname }: OpeningHierRow): OpeningHier {
  return {
    ...{ id, van, laatste },
    daar: { naam: naamVan(daar), geboortedatum: daar.geboortedatum },
    hier: hier && { id: hier.id, naam: naamVan(hier) },
    overgenomen: overname !== null,
  };
}

/** Leerreizen that other schools opened to this one, and that hold today (R72). @throws AppError `not_allowed` */
export async function openingenHier(tx: Tx, who: KnownActor): Promise<OpeningHier[]> {
  requireInSchool(who, 'leerroute_plaatsen');
  return (await openingenHierRows(tx, null)).map(openingHier);
}

/** How many of them wait for somebody; 0 for who does not place pupils. */
export async function wachtend(tx: Tx, who: KnownActor): Promise<number> {
  return mayInSchool(who, 'leerroute_plaatsen') ? await aantalWachtend(tx) : 0;
}

/** @throws AppError `not_found` when this school has no such opening (any more); `not_allowed` */
export async function openingMet(tx: Tx, who: KnownActor, opening: string): Promise<OpeningHierRow> {
  requireInSchool(who, 'leerroute_plaatsen');
  const [row] = await openingenHierRows(tx, opening);
  if (!row) throw notFound('opening');
  return row;
}

/** Pupils here who may be him, those that are alike first. */
export async function kandidaten(tx: Tx, { daar }: OpeningHierRow): Promise<Kandidaat[]> {
  const rows = (await leerlingenHier(tx)).map((row) => ({
    id: row.id,
    naam: naamVan(row),
    geboortedatum: row.geboortedatum,
    voorstel: lijkt(daar, row),
  }));
  return [...rows.filter((k) => k.voorstel), ...rows.filter((k) => !k.voorstel)];
}

/** Where doelen on the card of a pupil came from, for who asked already whether he may see that card; one statement. */
export async function herkomst(tx: Tx, leerling: string): Promise<ReadonlyMap<string, DoelHerkomst>> {
  return new Map(
    (await herkomstRows(tx, leerling)).map(({ leerdoel, school, stand, op }) => [
      leerdoel,
      { school, stand: Stand.parse(stand), op },
    ]),
  );
}
