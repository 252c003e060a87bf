import type { Keys } from '../access/keys.ts';
import { notFound, requireLeerlingen } from '../access/scope.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { naamVan } from '../school/rules.ts';
import { leerlingKopOf } from '../school/service.ts';
import { actieWoorden, eisLijn, evaluatie, lezer, metWoorden, verslag, verzegeld } from './inhoud.ts';
import { isAfgesloten, voorstelUit } from './inhoud-rules.ts';
import {
  type DoelFeiten,
  doelFeiten,
  plekken,
  sjabloonRows,
  uitvoerderRows,
  type VerslagRow,
  verslagRows,
} from './inhoud-store.ts';
import type { DoelBlad, Voorstel } from './inhoud-view.ts';
import { kaartActie } from './kaart.ts';
import { actieRows } from './kaart-store.ts';

/** Everything to work out one doel of a pupil; see KaartInhoudService. */
export async function doelBlad(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  leerling: string,
  leerdoel: string,
): Promise<DoelBlad> {
  await requireLeerlingen(tx, who, 'kaart_uitwerken', [leerling]);
  const feiten = await doelFeiten(tx, leerling, leerdoel);
  if (!feiten) throw notFound('leerdoel is not on the card');
  await eisLijn(tx, who, 'kaart_uitwerken', { leerling, leerlijn: feiten.leerlijn });

  const plek = await plekken(tx, feiten.leerlijn);
  const rows = await verslagRows(
    tx,
    leerling,
    plek.map((p) => p.leerdoel),
  );
  const acties = (await actieRows(tx, [feiten.kaart_doel])).map(kaartActie);
  const gestopt = (await actieRows(tx, [feiten.kaart_doel], 'gestopt')).map(kaartActie);
  const van = rows.filter((r) => r.doel === leerdoel);
  const begin = van.find((r) => r.soort === 'beginsituatie');
  const bron = begin?.data.periode === feiten.periode ? null : bronVan(leerdoel, plek, rows);
  const evaluaties = van.filter((r) => r.soort === 'doel_geevalueerd');
  const gelezen = [...(begin ? [begin] : []), ...evaluaties, ...(bron ? [bron] : [])];
  const woorden = await lezer(
    keys,
    tx,
    who,
    leerling,
    'doelblad',
  )(new Map([...(await actieWoorden(tx, [...acties, ...gestopt])), ...verzegeld(gelezen)]));
  const { id, naam } = await leerlingKopOf(tx, who, leerling);
  const uitvoerders = await uitvoerderRows(tx, leerling, feiten.leerlijn);
  return {
    ...kopVan(feiten, leerdoel),
    leerling: { id, naam },
    beginsituatie: begin ? verslag(begin, woorden) : null,
    voorstel: bron ? voorstel(bron, woorden) : null,
    acties: metWoorden(acties, woorden),
    gestopt: metWoorden(gestopt, woorden),
    evaluaties: evaluaties.map((r) => evaluatie(r, woorden)),
    afgesloten: isAfgesloten(evaluaties[0]?.data.periode ?? null, feiten.periode),
    sjablonen: await sjabloonRows(tx, {
      leerlijn: feiten.leerlijn,
      leerdoel,
      kaartDoel: feiten.kaart_doel,
    }),
    uitvoerders: uitvoerders.map((r) => ({ id: r.id, naam: naamVan(r).voluit, rol: r.rol })),
  };
}

/** The evaluatie a beginsituatie is proposed from (R25). */
function bronVan(
  leerdoel: string,
  plek: readonly { leerdoel: string; plek: number }[],
  rows: readonly VerslagRow[],
): VerslagRow | null {
  const evaluaties = rows
    .filter((r) => r.soort === 'doel_geevalueerd')
    .map((row) => ({ leerdoel: row.doel, seq: row.seq, row }));
  return voorstelUit(leerdoel, plek, evaluaties)?.row ?? null;
}

function voorstel(row: VerslagRow, woorden: ReadonlyMap<string, string>): Voorstel | null {
  const { tekst, op, door } = verslag(row, woorden);
  return tekst === null ? null : { tekst, leerdoel: row.code, op, door };
}

function kopVan(feiten: DoelFeiten, leerdoel: string) {
  return {
    leerlijn: { id: feiten.leerlijn, naam: feiten.leerlijn_naam },
    niveau: feiten.niveau,
    periode: { id: feiten.periode, naam: feiten.periode_naam },
    doel: { id: leerdoel, code: feiten.code, tekst: feiten.tekst, stand: feiten.stand },
    vandaag: feiten.vandaag,
  };
}
