import { scopesFor } from '../../access/policy.ts';
import { mayOnLeerling } from '../../access/scope.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { woordenVan } from './instelling-store.ts';
import { type StandRow, standRows } from './stand-store.ts';
import { type Plek, stapVan, stapVanGroep } from './stap-rules.ts';
import type { CyclusLeerling, CyclusVandaag } from './view.ts';

/** Only who works on the card is told what there is to do with it; an ouder or a leerling has no next act of the school. */
const MAG = 'niveau_plaatsen';

const plekVan = (row: StandRow): Plek =>
  stapVan({ ...row, dagenBezig: row.dagenBezig ?? 0, dagenTotEinde: row.dagenTotEinde ?? 0 });

/** R56: where each of one's own groups stands. Two statements, whatever the number of groups and pupils. */
export async function cyclusVandaag(tx: Tx, who: KnownActor): Promise<CyclusVandaag> {
  if (scopesFor(who, MAG).length === 0) return { woorden: 'gewoon', groepen: new Map() };
  const woorden = await woordenVan(tx);
  const perGroep = new Map<string, Plek[]>();
  for (const row of await standRows(tx, { werktIn: who.person }))
    for (const groep of row.groepen) perGroep.set(groep, [...(perGroep.get(groep) ?? []), plekVan(row)]);
  const groepen = [...perGroep].flatMap(([groep, plekken]) => {
    const plek = stapVanGroep(plekken);
    return plek ? [[groep, plek] as const] : [];
  });
  return { woorden, groepen: new Map(groepen) };
}

/** R56: where one pupil stands; `null` for who does not work on his card. At most three statements. */
export async function cyclusVanLeerling(
  tx: Tx,
  who: KnownActor,
  leerling: string,
): Promise<CyclusLeerling | null> {
  if (!(await mayOnLeerling(tx, who, MAG, [leerling])).has(leerling)) return null;
  const [row] = await standRows(tx, { leerling });
  return row ? { woorden: await woordenVan(tx), plek: plekVan(row) } : null;
}
