import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { compose } from '../../gateway/compose.ts';
import { readConfig } from '../../gateway/config.ts';
import { doeDag, doeDagen } from '../../gateway/opp/klokken/herinner.ts';
import { plusDagen } from '../../gateway/opp/klokken/kalender-rules.ts';
import { testInschrijving, testOpp } from '../../gateway/opp/klokken/test-school.ts';
import { legTlvVast } from '../../gateway/opp/tlv/service.ts';
import type { Tx } from '../../gateway/platform/db/kysely-on-client.ts';
import type { Db } from '../../gateway/platform/db/pool.ts';
import { grantRole } from '../../gateway/school/people.ts';
import { ensureSchool } from '../../gateway/school/schools.ts';
import { demoData, removeData } from '../support/demo.ts';
import { actor, persoon } from '../support/demo-class.ts';
import { killWorker, startWorker } from './worker.ts';

const DAG0 = '2026-08-03';
const LEERLINGEN = 40;
/** A worker is killed every so many days. */
const KILL_OM = 4;

/** One pupil, by his number: he came in the year or before it, has an OPP or not, a TLV that ends, or becomes 18. */
async function maakLeerling(tx: Tx, school: string, door: string, n: number): Promise<void> {
  const leerling = await persoon(tx, school, 'leerling', `L${n}`, 'Proef');
  await testInschrijving(tx, school, leerling, plusDagen(DAG0, n % 2 === 0 ? n * 4 : -300));
  if (n % 2 === 1)
    await testOpp(tx, {
      ...{ school, leerling, door, status: 'vastgesteld', handeling: 'ingestemd' },
      vastgesteld: plusDagen(DAG0, -(n * 6)),
    });
  if (n % 5 === 0)
    await legTlvVast(tx, actor(school, door, 'ib'), leerling, {
      ...{ nummer: `2801-${n}`, categorie: 'midden', samenwerkingsverband: 'PO2801' },
      ...{ van: plusDagen(DAG0, -700), tot: plusDagen(DAG0, 150 + n * 5) },
    });
  if (n % 7 === 0)
    await sql`UPDATE koers.person_identity SET geboortedatum = ${plusDagen(DAG0, 200 + n * 4 - 6575)}::date
      WHERE person_id = ${leerling}::uuid`.execute(tx);
}

/** A school where something becomes due all year, with an intern begeleider who is told of it. */
async function maakSchool(db: Db, brin: string): Promise<string> {
  const { id } = await db.platform((tx) =>
    ensureSchool(tx, { bestuur: 'Stichting Proef', brin, naam: 'Proefschool', sector: 'so' }),
  );
  await db.tenant({ school: id, actor: null }, async (tx) => {
    const door = await persoon(tx, id, 'medewerker', 'Petra', 'Poolster');
    await grantRole(tx, id, {
      ...{ person: door, rol: 'ib', reason: 'proef', grantedBy: 'invite', van: '2020-01-01' },
    });
    for (let n = 0; n < LEERLINGEN; n += 1) await maakLeerling(tx, id, door, n);
    await doeDag(tx, id, DAG0);
  });
  return id;
}

interface Regel {
  readonly dag: string;
  readonly leerling: string;
  readonly klok: string;
  readonly moment: string;
  readonly uiterlijk: string;
}

/** Every reminder in the order in which it was made, by the name of the pupil: ids differ by nature. */
async function gestuurd(db: Db, school: string): Promise<Regel[]> {
  const { rows } = await db.tenant({ school, actor: null }, (tx) =>
    sql<Regel>`
      SELECT h.dag, i.roepnaam AS leerling, h.klok, h.moment, h.uiterlijk FROM koers.herinnering h
      JOIN koers.person_identity i ON i.person_id = h.leerling_id WHERE h.school_id = ${school}::uuid ORDER BY h.seq`.execute(
      tx,
    ),
  );
  return rows;
}

/** What people were told, one line a notice. */
async function verteld(db: Db, school: string): Promise<string[]> {
  const { rows } = await db.tenant({ school, actor: null }, (tx) =>
    sql<{ regel: string }>`
      SELECT concat_ws(' ', m.soort, i.roepnaam, m.sleutel) AS regel FROM koers.melding m
      JOIN koers.person_identity i ON i.person_id = m.leerling_id WHERE m.school_id = ${school}::uuid ORDER BY 1`.execute(
      tx,
    ),
  );
  return rows.map((r) => r.regel);
}

async function standVan(db: Db, school: string): Promise<string> {
  const { rows } = await db.tenant({ school, actor: null }, (tx) =>
    sql<{ dag: string }>`SELECT dag FROM koers.klok_stand WHERE school_id = ${school}::uuid`.execute(tx),
  );
  return rows[0]?.dag ?? '';
}

export interface KlokChaosReport {
  readonly dagen: number;
  readonly killed: number;
  readonly herinneringen: number;
  readonly meldingen: number;
  readonly perKlok: Readonly<Record<string, number>>;
  /** Reminders and notices that were made more than once. */
  readonly dubbel: readonly string[];
  /** A day after a later one, or "too late" before its warning. */
  readonly volgorde: readonly string[];
  /** What stands in one school and not in the other. */
  readonly differences: readonly string[];
}

function dubbelIn(regels: readonly string[]): string[] {
  return regels.filter((r, i) => regels.indexOf(r) !== i);
}

function volgordeFouten(regels: readonly Regel[]): string[] {
  return regels.flatMap((r, i) => {
    const terug = (regels[i - 1]?.dag ?? '') > r.dag;
    const zelfde = (x: Regel) =>
      x.leerling === r.leerling && x.klok === r.klok && x.uiterlijk === r.uiterlijk;
    const omgekeerd = r.moment === 'waarschuwing' && regels.slice(0, i).some(zelfde);
    return terug || omgekeerd ? [Object.values(r).join(' ')] : [];
  });
}

function verschil(a: readonly string[], b: readonly string[]): string[] {
  return [
    ...a.filter((x) => !b.includes(x)).map((x) => `only with kills: ${x}`),
    ...b.filter((x) => !a.includes(x)).map((x) => `only without: ${x}`),
  ];
}

/** The year itself: the calendar goes on, workers die while they work, and the days that are behind are caught up with. */
async function jaag(
  { db, data, school }: { db: Db; data: string; school: string },
  dagen: number,
  say: (line: string) => void,
): Promise<number> {
  const kalender = path.join(data, 'kalender');
  writeFileSync(kalender, DAG0);
  const worker = () => startWorker('klokken-worker.ts', data, [kalender]);
  const workers = [await worker(), await worker()];
  const bij = async (dag: string) => {
    for (let k = 0; k < 2400 && (await standVan(db, school)) < dag; k += 1) await sleep(50);
  };
  let killed = 0;
  try {
    for (let n = 1; n <= dagen; n += 1) {
      writeFileSync(kalender, plusDagen(DAG0, n));
      await sleep(20 + Math.random() * 120);
      if (n % KILL_OM !== 0) continue;
      const welke = (n / KILL_OM) % 2;
      const child = workers[welke];
      if (child) await killWorker(child);
      killed += 1;
      say(`day ${n}/${dagen}: killed, the school is at ${await standVan(db, school)}`);
      workers[welke] = await worker();
      await bij(plusDagen(DAG0, n - KILL_OM));
    }
    await bij(plusDagen(DAG0, dagen));
  } finally {
    await Promise.all(workers.map(killWorker));
  }
  return killed;
}

/**
 * A school year day by day, while two workers are killed at random points and come back; held against the same school that was
 * worked through in one clean run (R42, R45, R47, R49).
 */
export async function killKlokken(dagen: number, say: (line: string) => void): Promise<KlokChaosReport> {
  const data = demoData();
  const koers = await compose(readConfig({ KOERS_DATA: data, KOERS_LOG: 'silent' }), 'koers chaos');
  const { db } = koers.store;
  try {
    const gejaagd = await maakSchool(db, '99KA');
    const killed = await jaag({ db, data, school: gejaagd }, dagen, say);
    const rustig = await maakSchool(db, '99KB');
    await doeDagen(db, rustig, plusDagen(DAG0, dagen));
    const [a, b] = [await gestuurd(db, gejaagd), await gestuurd(db, rustig)];
    const [va, vb] = [await verteld(db, gejaagd), await verteld(db, rustig)];
    const woorden = (regels: readonly Regel[]) => regels.map((r) => Object.values(r).join(' '));
    const perKlok: Record<string, number> = {};
    for (const { klok, moment } of a) perKlok[`${klok} ${moment}`] = (perKlok[`${klok} ${moment}`] ?? 0) + 1;
    return {
      ...{ dagen, killed, herinneringen: a.length, meldingen: va.length, perKlok },
      dubbel: [...dubbelIn(woorden(a)), ...dubbelIn(va)],
      volgorde: volgordeFouten(a),
      differences: [...verschil(woorden(a), woorden(b)), ...verschil(va, vb)],
    };
  } finally {
    await koers.close();
    removeData(data);
  }
}
