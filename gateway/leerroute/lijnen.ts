import { grouped } from '../leerlijnen/grouped.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { type DoelRow, kaartDoelRows, type LijnRow, lijnRows, plaatsingRow } from './lijnen-store.ts';

export { alleDoelen } from './lijnen-store.ts';

import { graad, isBehaald } from './rules.ts';
import type { DoelStand, ProfielLeergebied, ProfielLeerlijn } from './view.ts';

export interface LijnMetDoelen {
  readonly rij: LijnRow;
  readonly doelen: readonly DoelRow[];
}

/** Leerlijnen of pupils with what is on their cards; two statements, whatever the number of pupils. */
export async function lijnenOf(
  tx: Tx,
  leerlingen: readonly string[],
  lijn: string | null = null,
): Promise<LijnMetDoelen[]> {
  const rijen = await lijnRows(tx, leerlingen, lijn);
  const sleutel = (r: { leerling: string; lijn_id: string }) => `${r.leerling}/${r.lijn_id}`;
  const doelen = new Map(
    grouped(await kaartDoelRows(tx, leerlingen, lijn), sleutel).map((rows) => [sleutel(rows[0]), rows]),
  );
  return rijen.map((rij) => ({ rij, doelen: doelen.get(sleutel(rij)) ?? [] }));
}

export function doelStand(
  row: Omit<DoelRow, 'kaart_doel' | 'leerling' | 'lijn_id' | 'niveau'>,
  behaaldVanaf: number,
): DoelStand {
  const { id, code, tekst, stand, meegenomen } = row;
  return { id, code, tekst, stand, behaald: isBehaald(stand, behaaldVanaf), meegenomen };
}

/** Standen that count for the degree of a leerlijn: the doelen of the streefniveau, none without niveaus (R4, R15). */
export function tellendeStanden({ rij, doelen }: LijnMetDoelen): number[] {
  return rij.geordend ? doelen.filter((d) => !d.meegenomen).map((d) => d.stand) : [];
}

export function profielLeerlijn(lijn: LijnMetDoelen, behaaldVanaf: number): ProfielLeerlijn {
  const { rij } = lijn;
  return {
    id: rij.lijn_id,
    code: rij.lijn_code,
    naam: rij.lijn_naam,
    geordend: rij.geordend,
    streefniveau: rij.streef,
    heeftStreef: rij.heeft_streef,
    periode: rij.periode,
    sinds: rij.sinds,
    graad: graad(tellendeStanden(lijn), behaaldVanaf),
    uitstroomniveau: rij.uitstroom,
    doelen: lijn.doelen.map((d) => doelStand(d, behaaldVanaf)),
  };
}

/** One row per leergebied, its leerlijnen under it, LS and LO alike (R2, R14). */
export function profielLeergebieden(
  lijnen: readonly LijnMetDoelen[],
  behaaldVanaf: number,
): ProfielLeergebied[] {
  return grouped(lijnen, (l) => l.rij.gebied_id).map((van) => {
    const { rij } = van[0];
    return {
      id: rij.gebied_id,
      code: rij.gebied_code,
      naam: rij.gebied_naam,
      soort: rij.gebied_soort,
      graad: graad(van.flatMap(tellendeStanden), behaaldVanaf),
      leerlijnen: van.map((l) => profielLeerlijn(l, behaaldVanaf)),
    };
  });
}

/** The leerroute of a pupil today, for who asked already whether he may know. */
export async function routeOf(
  tx: Tx,
  leerling: string,
): Promise<{ id: string; code: string; naam: string } | null> {
  const row = await plaatsingRow(tx, leerling);
  return row ? { id: row.route_id, code: row.route_code, naam: row.route_naam } : null;
}
