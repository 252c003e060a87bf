import type { Keys } from '../access/keys.ts';
import { lijnenInScope, notFound, permissionsOnLeerling } from '../access/scope.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { naamVan } from '../school/rules.ts';
import { type ActieWoorden, isAfgesloten } from './inhoud-rules.ts';
import { redenen, type VerslagRow, verslagRows } from './inhoud-store.ts';
import type { DoelInhoud, Evaluatie, KaartHeel, Verslag } from './inhoud-view.ts';
import { kaart as leesKaart } from './kaart.ts';
import type { KaartActie } from './view.ts';

/** Opens words of one pupil, by act id: what it may not or cannot open is not in the answer. */
export type Lees = (sealed: ReadonlyMap<string, Buffer>) => Promise<ReadonlyMap<string, string>>;

/** Opens words of a pupil on a screen; leaves a line in the trail when there was something to open (R83). */
export function lezer(keys: Keys, tx: Tx, who: KnownActor, leerling: string, scherm: string): Lees {
  return async (sealed) => {
    if (sealed.size === 0) return new Map();
    const wie = { school: who.school, person: who.person, scherm };
    const rows = [...sealed.values()].map((text) => ({ leerling, sealed: text }));
    const open = await keys.openForLeerlingen(tx, wie, rows, 'act.reden');
    return new Map(
      [...sealed.keys()].flatMap((act, i) => {
        const tekst = open[i];
        return typeof tekst === 'string' ? [[act, tekst] as const] : [];
      }),
    );
  };
}

/** Rows of which the words are read, ready to open. */
export const verzegeld = (rows: readonly Pick<VerslagRow, 'act' | 'reden'>[]): Map<string, Buffer> =>
  new Map(rows.flatMap((r) => (r.reden ? [[r.act, r.reden] as const] : [])));

export function verslag(row: VerslagRow, woorden: ReadonlyMap<string, string>): Verslag {
  return { act: row.act, op: row.op, door: naamVan(row).voluit, tekst: woorden.get(row.act) ?? null };
}

export function evaluatie(row: VerslagRow, woorden: ReadonlyMap<string, string>): Evaluatie {
  const { data } = row;
  return {
    ...verslag(row, woorden),
    leerdoel: { id: row.doel, code: row.code, tekst: row.tekst },
    periode: { id: data.periode, naam: row.periode ?? '' },
    uitkomst: data.uitkomst ?? 'deels',
    vervolg: data.vervolg ?? 'doorgaan',
    stand: data.stand ?? 0,
  };
}

/** Acties with their own words put in. */
export function metWoorden(
  acties: readonly KaartActie[],
  woorden: ReadonlyMap<string, string>,
): KaartActie[] {
  return acties.map((actie) => {
    const json = actie.inhoud === null ? undefined : woorden.get(actie.inhoud);
    if (json === undefined) return actie;
    const eigen = JSON.parse(json) as ActieWoorden;
    return {
      ...actie,
      tekst: eigen.tekst ?? actie.tekst,
      ritme: eigen.ritme ?? actie.ritme,
      waarmee: eigen.waarmee ?? null,
    };
  });
}

/** The sealed words of acties. */
export async function actieWoorden(
  tx: Tx,
  acties: readonly KaartActie[],
): Promise<ReadonlyMap<string, Buffer>> {
  return await redenen(
    tx,
    acties.flatMap((a) => a.inhoud ?? []),
  );
}

/** The last of a kind of each doel; rows come newest first. */
function laatste(rows: readonly VerslagRow[], soort: VerslagRow['soort']): ReadonlyMap<string, VerslagRow> {
  const found = new Map<string, VerslagRow>();
  for (const row of rows) if (row.soort === soort && !found.has(row.doel)) found.set(row.doel, row);
  return found;
}

/** R24–R28: the card with its words; see KaartInhoudService. */
export async function kaartHeel(keys: Keys, tx: Tx, who: KnownActor, leerling: string): Promise<KaartHeel> {
  const kaart = await leesKaart(tx, who, leerling);
  const may = await permissionsOnLeerling(tx, who, ['verslagen_lezen', 'kaart_uitwerken'], leerling);
  const lijnen = kaart.leergebieden.flatMap((g) => g.leerlijnen);
  const acties = lijnen.flatMap((l) => l.doelen.flatMap((d) => d.acties));
  const periodeVan = new Map(lijnen.flatMap((l) => l.doelen.map((d) => [d.id, l.periode?.id ?? '']))) as Map<
    string,
    string
  >;
  const rows = await verslagRows(tx, leerling, [...periodeVan.keys()]);
  const begin = laatste(rows, 'beginsituatie');
  const eind = new Map(
    [...laatste(rows, 'doel_geevalueerd')].filter(([doel, row]) =>
      isAfgesloten(row.data.periode, periodeVan.get(doel) ?? ''),
    ),
  );
  const lees = lezer(keys, tx, who, leerling, 'arrangementskaart');
  const teksten = may.has('verslagen_lezen') ? [...begin.values(), ...eind.values()] : [];
  const woorden = await lees(new Map([...(await actieWoorden(tx, acties)), ...verzegeld(teksten)]));
  const inhoud = new Map<string, DoelInhoud>();
  for (const leerdoel of periodeVan.keys()) {
    const b = begin.get(leerdoel);
    const e = eind.get(leerdoel);
    if (b || e)
      inhoud.set(leerdoel, {
        leerdoel,
        beginsituatie: b ? verslag(b, woorden) : null,
        evaluatie: e ? evaluatie(e, woorden) : null,
      });
  }
  return {
    kaart: {
      ...kaart,
      leergebieden: kaart.leergebieden.map((g) => ({
        ...g,
        leerlijnen: g.leerlijnen.map((l) => ({
          ...l,
          doelen: l.doelen.map((d) => ({ ...d, acties: metWoorden(d.acties, woorden) })),
        })),
      })),
    },
    inhoud,
    magUitwerken: may.has('kaart_uitwerken'),
  };
}

/** @throws AppError `not_found` when this leerlijn of the pupil is not open to who asks (R63). */
export async function eisLijn(
  tx: Tx,
  who: KnownActor,
  permission: 'kaart_uitwerken' | 'factoren_schrijven',
  at: { readonly leerling: string; readonly leerlijn: string },
): Promise<void> {
  const open = await lijnenInScope(tx, who, permission, at.leerling);
  if (open !== 'alle' && !open.has(at.leerlijn)) throw notFound('leerlijn out of scope');
}
