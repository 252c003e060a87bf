import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { compose } from '../../gateway/compose.ts';
import { readConfig } from '../../gateway/config.ts';
import { doeDag, doeDagen } from '../../gateway/opp/klokken/herinner.ts';
import { plusDagen } from '../../gateway/opp/klokken/kalender-rules.ts';
import { testInschrijving, testOpp } from '../../gateway/opp/klokken/test-school.ts';
import type { Db } from '../../gateway/platform/db/pool.ts';
import { ensureSchool } from '../../gateway/school/schools.ts';
import { demoData, removeData } from '../support/demo.ts';
import { persoon } from '../support/demo-class.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const DAG0 = '2026-08-03';
const LEERLINGEN = 40;

/** A school where something becomes due all year: pupils who came through the year, and OPP's that were fixed through it. */
async function maakSchool(db: Db, brin: string): Promise<string> {
  const { id } = await db.platform((tx) =>
    ensureSchool(tx, { bestuur: 'Stichting Proef', brin, naam: 'Proefschool', sector: 'so' }),
  );
  await db.tenant({ school: id, actor: null }, async (tx) => {
    const door = await persoon(tx, id, 'medewerker', 'Petra', 'Poolster');
    for (let n = 0; n < LEERLINGEN; n += 1) {
      const leerling = await persoon(tx, id, 'leerling', `L${n}`, 'Proef');
      await testInschrijving(tx, id, leerling, plusDagen(DAG0, n % 2 === 0 ? n * 4 : -300));
      if (n % 2 === 1)
        await testOpp(tx, {
          ...{ school: id, leerling, door, status: 'vastgesteld', handeling: 'ingestemd' },
          vastgesteld: plusDagen(DAG0, -(n * 6)),
        });
    }
    await doeDag(tx, id, DAG0);
  });
  return id;
}

/** Every reminder in the order in which it was made, by the name of the pupil: ids differ by nature. */
async function gestuurd(db: Db, school: string): Promise<string[]> {
  const { rows } = await db.tenant({ school, actor: null }, (tx) =>
    sql<{ regel: string }>`
      SELECT concat_ws(' ', h.dag, i.roepnaam, h.klok, h.moment) AS regel FROM koers.herinnering h
      JOIN koers.person_identity i ON i.person_id = h.leerling_id WHERE h.school_id = ${school}::uuid ORDER BY h.seq`.execute(
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
  /** Reminders that stand in one state and not in the other, or at another place in the order. */
  readonly differences: readonly string[];
}

function worker(data: string, kalender: string): ChildProcess {
  return spawn(process.execPath, ['bin/run.js', 'test/chaos/klokken-worker.ts', kalender], {
    cwd: ROOT,
    env: { ...process.env, KOERS_DATA: data },
    stdio: 'ignore',
  });
}

async function dood(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const weg = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await weg;
}

/**
 * A school year day by day, while two workers are killed at random points and come back; held against the same school that was
 * worked through in one clean run (R42, R47).
 */
export async function killKlokken(dagen: number, say: (line: string) => void): Promise<KlokChaosReport> {
  const data = demoData();
  const kalender = path.join(data, 'kalender');
  writeFileSync(kalender, DAG0);
  const koers = await compose(readConfig({ KOERS_DATA: data, KOERS_LOG: 'silent' }), 'koers chaos');
  const { db } = koers.store;
  const workers: ChildProcess[] = [];
  let killed = 0;
  try {
    const gejaagd = await maakSchool(db, '99KA');
    workers.push(worker(data, kalender), worker(data, kalender));
    for (let n = 1; n <= dagen; n += 1) {
      writeFileSync(kalender, plusDagen(DAG0, n));
      await sleep(20 + Math.random() * 120);
      if (n % 8 !== 0) continue;
      const welke = n % 16 === 0 ? 0 : 1;
      const child = workers[welke];
      if (child) await dood(child);
      workers[welke] = worker(data, kalender);
      killed += 1;
      say(`day ${n}/${dagen}: killed, the school is at ${await standVan(db, gejaagd)}`);
    }
    const eind = plusDagen(DAG0, dagen);
    for (let k = 0; k < 1200 && (await standVan(db, gejaagd)) < eind; k += 1) await sleep(50);
    await Promise.all(workers.splice(0).map(dood));
    const rustig = await maakSchool(db, '99KB');
    await doeDagen(db, rustig, eind);
    const [a, b] = [await gestuurd(db, gejaagd), await gestuurd(db, rustig)];
    const lengte = Math.max(a.length, b.length);
    const differences = Array.from({ length: lengte }, (_, i) => i).flatMap((i) =>
      a[i] === b[i] ? [] : [`${a[i] ?? 'missing'} | ${b[i] ?? 'missing'}`],
    );
    return { dagen, killed, herinneringen: a.length, differences };
  } finally {
    await Promise.all(workers.map(dood));
    await koers.close();
    removeData(data);
  }
}
