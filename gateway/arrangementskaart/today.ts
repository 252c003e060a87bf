import { scopesFor } from '../access/policy.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { naamVan } from '../school/rules.ts';
import { requireGroep } from '../school/service.ts';
import { klaarRows, mijnActRows } from './kaart-store.ts';
import type { KlaarVoorHoger, RecenteAct } from './view.ts';

const MOST = 20;

/** See ArrangementskaartService. Without a group: one's own groups, or the school for who works for all of it. */
export async function klaarVoorHoger(tx: Tx, who: KnownActor, groep?: string): Promise<KlaarVoorHoger[]> {
  const scopes = scopesFor(who, 'kaart_lezen');
  if (!scopes.includes('school') && !scopes.includes('eigen_groepen')) return [];
  if (groep !== undefined) await requireGroep(tx, who, groep);
  return (await klaarRows(tx, who.person, groep ?? null, scopes.includes('school'))).map((row) => ({
    leerling: { id: row.id, naam: naamVan(row) },
    leerlijn: { id: row.lijn_id, code: row.lijn_code, naam: row.lijn_naam },
    streefniveau: row.streef,
  }));
}

/** See ArrangementskaartService. */
export async function mijnActs(tx: Tx, who: KnownActor): Promise<RecenteAct[]> {
  return (await mijnActRows(tx, who.person, MOST)).map((row) => ({
    act: row.act,
    op: row.op,
    soort: row.soort as RecenteAct['soort'],
    leerling: { id: row.id, naam: naamVan(row) },
    wat: row.wat,
    ongedaan: row.ongedaan,
  }));
}
