import { scopesFor } from '../access/policy.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { naamVan } from '../school/rules.ts';
import { klaarRows, leerlingenVandaag, mijnActRows } from './kaart-store.ts';
import type { KlaarVoorHoger, LeerlingVandaag, RecenteAct } from './view.ts';

const MOST = 20;

/** See ArrangementskaartService. */
export async function klaarVoorHoger(tx: Tx, who: KnownActor): Promise<KlaarVoorHoger[]> {
  const scopes = scopesFor(who, 'kaart_lezen');
  if (!scopes.includes('school') && !scopes.includes('eigen_groepen')) return [];
  return (await klaarRows(tx, who.person, scopes.includes('school'))).map((row) => ({
    leerling: { id: row.id, naam: naamVan(row) },
    leerlijn: { id: row.lijn_id, code: row.lijn_code, naam: row.lijn_naam },
    streefniveau: row.streef,
  }));
}

/** See ArrangementskaartService. */
export async function vandaagInMijnGroepen(tx: Tx, who: KnownActor): Promise<LeerlingVandaag[]> {
  if (scopesFor(who, 'kaart_lezen').every((s) => s !== 'school' && s !== 'eigen_groepen')) return [];
  return (await leerlingenVandaag(tx, who.person)).map((row) => ({
    groep: row.groep,
    leerling: { id: row.id, naam: naamVan(row) },
    opLeerroute: row.op_leerroute,
    openActies: row.open_acties,
  }));
}

/** See ArrangementskaartService. */
export async function mijnActs(tx: Tx, who: KnownActor): Promise<RecenteAct[]> {
  return (await mijnActRows(tx, who.person, scopesFor(who, 'kaart_lezen'), MOST)).map((row) => ({
    act: row.act,
    op: row.op,
    soort: row.soort as RecenteAct['soort'],
    leerling: { id: row.id, naam: naamVan(row) },
    wat: row.wat,
    ongedaan: row.ongedaan,
  }));
}
