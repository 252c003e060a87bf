import type { Keys } from '../../access/keys.ts';
import { scopesFor } from '../../access/policy.ts';
import { lijnenInScope, mayOnLeerling, notFound, permissionsOnLeerling } from '../../access/scope.ts';
import { grouped } from '../../leerlijnen/grouped.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { naamVan } from '../../school/rules.ts';
import { lezer, verzegeld } from '../inhoud.ts';
import { doelFeiten } from '../inhoud-store.ts';
import { kaart } from '../kaart.ts';
import { inbrengUit } from './rules.ts';
import { inbrengRows, lijnVanDoel, waarnemingRows, wachtRow, wensRows, zegtRows } from './store.ts';
import type { BijLeerdoel, InbrengBij, MijnKaart, OpenWens, ZegtVanDoel } from './view.ts';

const GEEN_WOORDEN: ReadonlyMap<string, string> = new Map();

function perDoel(
  rows: Parameters<typeof inbrengUit>[0],
  woorden: ReadonlyMap<string, string> = GEEN_WOORDEN,
): InbrengBij {
  return new Map(
    grouped(rows, (r) => r.leerdoel).map((van) => [van[0].leerdoel, inbrengUit(van, woorden)] as const),
  );
}

/** R59; see InbrengService. */
export async function mijnKaart(keys: Keys, tx: Tx, who: KnownActor): Promise<MijnKaart | null> {
  if (!(await mayOnLeerling(tx, who, 'inbrengen', [who.person])).has(who.person)) return null;
  const mijn = await kaart(tx, who, who.person);
  const rows = await inbrengRows(tx, who.person);
  const woorden = await lezer(keys, tx, who, who.person, 'mijn_doelen')(verzegeld(rows));
  return { kaart: mijn, gezegd: perDoel(rows, woorden) };
}

/** See InbrengService. */
export async function inbrengBij(tx: Tx, who: KnownActor, leerling: string): Promise<InbrengBij> {
  const open = await lijnenInScope(tx, who, 'kaart_lezen', leerling);
  const rows = await inbrengRows(tx, leerling);
  return perDoel(rows.filter((r) => open === 'alle' || open.has(r.leerlijn)));
}

/** See InbrengService. */
export async function bijLeerdoel(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  { leerling, leerdoel }: { readonly leerling: string; readonly leerdoel: string },
): Promise<BijLeerdoel> {
  const may = await permissionsOnLeerling(
    tx,
    who,
    ['kaart_lezen', 'verslagen_lezen', 'waarneming_schrijven', 'kaart_uitwerken'],
    leerling,
  );
  if (!may.has('kaart_lezen')) throw notFound('kaart_lezen out of scope');
  const open = await lijnenInScope(tx, who, 'kaart_lezen', leerling);
  if (open !== 'alle' && !open.has(await lijnVanDoel(tx, leerdoel))) throw notFound('leerlijn out of scope');
  const rows = (await inbrengRows(tx, leerling)).filter((r) => r.leerdoel === leerdoel);
  const gezien = may.has('verslagen_lezen') ? await waarnemingRows(tx, leerling, leerdoel) : [];
  // Own words are for the leerling himself and for who works with him.
  const leest = may.has('verslagen_lezen') || leerling === who.person;
  const sealed = verzegeld([...(leest ? rows : []), ...gezien]);
  const woorden = await lezer(keys, tx, who, leerling, 'doel')(sealed);
  // What stands on the card of now can be worked on; what is only history cannot.
  const nu = await doelFeiten(tx, leerling, leerdoel);
  return {
    inbreng: rows.length > 0 ? inbrengUit(rows, woorden) : null,
    waarnemingen: gezien.map((r) => ({
      act: r.act,
      op: r.op,
      door: naamVan(r).voluit,
      tekst: woorden.get(r.act) ?? null,
    })),
    mag: {
      waarnemen: nu !== undefined && may.has('waarneming_schrijven'),
      antwoorden: nu !== undefined && may.has('kaart_uitwerken'),
    },
  };
}

/** See InbrengService. */
export async function openWensen(tx: Tx, who: KnownActor): Promise<OpenWens[]> {
  const scopes = scopesFor(who, 'kaart_uitwerken');
  if (scopes.length === 0) return [];
  return (await wensRows(tx, who.person, scopes)).map((r) => ({
    act: r.act,
    op: r.op,
    leerling: { id: r.leerling, naam: naamVan(r) },
    leerdoel: r.doel,
    leerlijn: r.lijn,
  }));
}

/** See InbrengService. */
export async function watWacht(tx: Tx, who: KnownActor): Promise<{ acties: number; wensen: number }> {
  const acties = scopesFor(who, 'actie_afvinken');
  const wensen = scopesFor(who, 'kaart_uitwerken');
  if (acties.length + wensen.length === 0) return { acties: 0, wensen: 0 };
  return await wachtRow(tx, who.person, { acties, wensen });
}

/** See InbrengService. */
export async function zegtZelf(
  tx: Tx,
  who: KnownActor,
  leerlingen: readonly string[],
): Promise<readonly ZegtVanDoel[]> {
  if (scopesFor(who, 'kaart_lezen').includes('gedeeld')) return [];
  const wie = await mayOnLeerling(tx, who, 'kaart_lezen', leerlingen);
  return wie.size === 0 ? [] : await zegtRows(tx, [...wie]);
}
