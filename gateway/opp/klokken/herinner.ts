import { meldAllen } from '../../meldingen/meld.ts';
import type { MeldingSoort, NieuweMelding } from '../../meldingen/melding.ts';
import type { Datum } from '../../model/roster.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Db } from '../../platform/db/pool.ts';
import { feitenRows } from './feiten-store.ts';
import {
  dagGedaan,
  type GemaakteHerinnering,
  insertHerinneringen,
  lockStand,
  ontvangerRows,
} from './herinner-store.ts';
import { klokInstelling } from './instelling.ts';
import { plusDagen } from './kalender-rules.ts';
import { herinneringenOp, klokkenVan } from './rules.ts';
import type { KlokSoort } from './termijnen.ts';
import type { Moment } from './view.ts';

const SOORT: Readonly<Record<KlokSoort, Partial<Record<Moment, MeldingSoort>>>> = {
  opp: { waarschuwing: 'opp_eerste', te_laat: 'opp_eerste_te_laat' },
  evaluatie: { waarschuwing: 'opp_evaluatie', te_laat: 'opp_evaluatie_te_laat' },
  // Ending and ended are the same thing to do; the day makes them two notices.
  tlv: { waarschuwing: 'opp_tlv_eindigt', te_laat: 'opp_tlv_eindigt' },
  meerderjarig: { waarschuwing: 'opp_wordt_achttien' },
  periode: { waarschuwing: 'opp_periode_eindigt' },
  bewaren: {},
};

/** Notices for everyone who is told; no name and no word goes along (R82). */
async function vertel(
  tx: Tx,
  school: string,
  dag: Datum,
  gemaakt: readonly GemaakteHerinnering[],
): Promise<number> {
  if (gemaakt.length === 0) return 0;
  const wie = await ontvangerRows(tx, school, dag, [...new Set(gemaakt.map((h) => h.leerling))]);
  const nieuw = gemaakt.flatMap((h): NieuweMelding[] => {
    const soort = SOORT[h.soort][h.moment];
    if (!soort) return [];
    return wie
      .filter((o) => o.leerling === h.leerling)
      .map(({ person }) => ({
        school,
        person,
        soort,
        onderwerp: { soort: 'leerling', id: h.leerling },
        leerling: h.leerling,
        sleutel: `${h.uiterlijk} ${h.moment}`,
      }));
  });
  return await meldAllen(tx, nieuw);
}

/** What came of one day. */
export interface DagUitkomst {
  readonly dag: Datum;
  readonly herinneringen: number;
  readonly meldingen: number;
}

/**
 * Does the next day of a school that is not done yet, up to `tot`: makes the reminders that are due and tells who must know
 * (R42, R45, R47, R49). All of it in this one transaction, so that a worker that dies leaves the whole day or nothing of it.
 * @returns `null` when every day up to `tot` was done
 */
export async function doeDag(tx: Tx, school: string, tot: Datum): Promise<DagUitkomst | null> {
  const stand = await lockStand(tx, school, tot);
  if (stand.dag >= tot) return null;
  const dag = plusDagen(stand.dag, 1);
  const { termijnen, kalender } = await klokInstelling(tx);
  const feiten = await feitenRows(tx, { wie: { iedereen: true }, dag });
  const nodig = feiten.flatMap((f) =>
    herinneringenOp(klokkenVan(f, termijnen, kalender, dag), stand.sinds, dag).map((h) => ({
      leerling: f.leerling,
      ...h,
    })),
  );
  const gemaakt = await insertHerinneringen(tx, school, dag, nodig);
  const meldingen = await vertel(tx, school, dag, gemaakt);
  await dagGedaan(tx, school, dag);
  return { dag, herinneringen: gemaakt.length, meldingen };
}

/** All days of a school up to `tot`, one transaction each; stops between days when asked to. */
export async function doeDagen(
  db: Db,
  school: string,
  tot: Datum,
  signal?: AbortSignal,
): Promise<readonly DagUitkomst[]> {
  const uit: DagUitkomst[] = [];
  while (!signal?.aborted) {
    const dag = await db.tenant({ school, actor: null }, (tx) => doeDag(tx, school, tot));
    if (dag === null) break;
    uit.push(dag);
  }
  return uit;
}
