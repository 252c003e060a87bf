import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateSchool } from '../../adapters/parnassys/simulator/generate.ts';
import { simCredentials } from '../../adapters/parnassys/simulator/school.ts';
import {
  type ParnassysSimulator,
  startParnassysSimulator,
} from '../../adapters/parnassys/simulator/server.ts';
import { compose } from '../../gateway/compose.ts';
import { readConfig } from '../../gateway/config.ts';
import { connectClient } from '../../gateway/platform/db/connect.ts';
import { openEmbedded } from '../../gateway/platform/db/embedded/embedded.ts';
import { ensureSchool } from '../../gateway/school/schools.ts';
import { createConnection } from '../../gateway/sync/service.ts';
import { demoData, koers, removeData } from '../support/demo.ts';

const BRIN = '99KS';
const ROOT = path.join(import.meta.dirname, '../..');

/** A Koers with one school and a connection to the simulator that applies at once; nothing is synced yet. */
async function prepare(data: string, endpoint: string, sim: ParnassysSimulator): Promise<void> {
  const made = await compose(readConfig({ KOERS_DATA: data, KOERS_LOG: 'silent' }), 'koers chaos');
  try {
    const school = await made.store.db.platform((tx) =>
      ensureSchool(tx, { bestuur: 'Stichting Proef', brin: BRIN, naam: 'Proefschool', sector: 'so' }),
    );
    await made.store.db.tenant({ school: school.id, actor: null }, (tx) =>
      made.keys.ensureSchoolKey(tx, school.id),
    );
    const settings = { endpoint, ...simCredentials(sim.school(BRIN)) };
    await createConnection(
      made.sync,
      { school: school.id, person: null },
      { adapter: 'parnassys', naam: 'ParnasSys', settings, schedule: null, firstSync: 'apply' },
    );
  } finally {
    await made.close();
  }
}

/** What the school looks like, by the LVS's own keys: ids, times and runs left out, because they differ by nature. */
const STATE = `
  SELECT 'persoon' AS wat, p.soort, k.key, i.roepnaam, i.achternaam, i.voorvoegsel, i.geboortedatum::text, i.geslacht, i.email, (p.ended_at IS NULL)::text AS hier, NULL AS groep
  FROM koers.person p JOIN koers.person_identity i ON i.person_id = p.id JOIN koers.person_key k ON k.person_id = p.id AND k.ended_at IS NULL
  UNION ALL
  SELECT 'groep', g.soort, g.naam, g.jaargroep, g.schooljaar, NULL, NULL, NULL, NULL, (g.ended_at IS NULL)::text, NULL FROM koers.groep g
  UNION ALL
  SELECT 'lid', l.als, k.key, l.rol, NULL, NULL, NULL, NULL, NULL, NULL, g.naam
  FROM koers.groep_lid l JOIN koers.groep g ON g.id = l.groep_id JOIN koers.person_key k ON k.person_id = l.person_id AND k.system LIKE 'lvs:%' AND k.ended_at IS NULL
  WHERE l.tot IS NULL
  UNION ALL
  SELECT 'inschrijving', n.jaargroep, k.key, n.van::text, n.tot::text, NULL, NULL, NULL, NULL, NULL, NULL
  FROM koers.inschrijving n JOIN koers.person_key k ON k.person_id = n.leerling_id AND k.system LIKE 'lvs:%' AND k.ended_at IS NULL`;

async function stateOf(data: string): Promise<string[]> {
  const embedded = await openEmbedded(data, data, async () => {});
  const client = await connectClient(
    { ...embedded.superuser, database: embedded.owner.database },
    'koers chaos',
  );
  try {
    const { rows } = await client.query({ text: STATE, rowMode: 'array' });
    return rows.map((r: unknown[]) => JSON.stringify(r)).sort();
  } finally {
    await client.end();
    await embedded.leave();
  }
}

function changeAFew(sim: ParnassysSimulator, round: number): void {
  const { leerlingen } = sim.school(BRIN);
  for (let n = 0; n < 3; n++) {
    const chosen = leerlingen[Math.floor(Math.random() * leerlingen.length)];
    if (chosen)
      sim.changeLeerling(BRIN, { kind: 'update', key: chosen.key, set: { roepnaam: `Ronde${round}x${n}` } });
  }
  const gone = sim.school(BRIN).leerlingen.at(-1);
  if (gone && round % 4 === 3) sim.changeLeerling(BRIN, { kind: 'remove', key: gone.key });
}

async function killedSync(data: string, afterMs: number): Promise<boolean> {
  const child = spawn(process.execPath, ['bin/koers.js', 'sync', '--all', '--json'], {
    cwd: ROOT,
    env: { ...process.env, KOERS_DATA: data },
    stdio: 'ignore',
  });
  const ended = new Promise<boolean>((resolve) =>
    child.once('exit', (_code, signal) => resolve(signal === 'SIGKILL')),
  );
  await Promise.race([sleep(afterMs), ended]);
  child.kill('SIGKILL');
  return await ended;
}

export interface SyncChaosReport {
  readonly rounds: number;
  readonly killed: number;
  readonly lastRun: string;
  /** Rows that stand in one state and not in the other; empty when the killed one ends equal to a clean run. */
  readonly differences: readonly string[];
  readonly rows: number;
}

/**
 * Kills the process that syncs at random points while the LVS keeps changing, then lets it finish once, and holds
 * the result against a Koers that synced the last state in one clean run.
 */
export async function killSync(
  rounds: number,
  say: (line: string) => void,
  leerlingen = 300,
): Promise<SyncChaosReport> {
  const data = demoData();
  const clean = demoData();
  const sim = await startParnassysSimulator({
    schools: [generateSchool({ brin: BRIN, leerlingen, seed: 7 })],
    port: 0,
  });
  try {
    await prepare(data, sim.url, sim);
    let killed = 0;
    for (let round = 0; round < rounds; round++) {
      const wait = 500 + Math.random() * (round % 2 === 0 ? 1500 : 4500);
      if (await killedSync(data, wait)) killed += 1;
      say(`${round + 1}/${rounds} killed after ${Math.round(wait)} ms`);
      changeAFew(sim, round);
    }
    const last = await koers(data, ['sync', '--all', '--json']);
    await prepare(clean, sim.url, sim);
    await koers(clean, ['sync', '--all', '--json']);
    const [a, b] = await Promise.all([stateOf(data), stateOf(clean)]);
    // People who left meanwhile stand ended in the one and were never in the other.
    const here = (rows: string[]) => rows.filter((r) => !r.includes('"false"'));
    const [left, right] = [new Set(here(a)), new Set(here(b))];
    const keysHere = new Set(sim.school(BRIN).leerlingen.map((l) => l.key));
    const differences = [
      ...[...left].filter((r) => !right.has(r)),
      ...[...right].filter((r) => !left.has(r)),
    ].filter((r) => !r.startsWith('["inschrijving"') || keysHere.has((JSON.parse(r) as string[])[2] ?? ''));
    return { rounds, killed, lastRun: last.out.trim(), differences, rows: right.size };
  } finally {
    await sim.close();
    removeData(data);
    removeData(clean);
  }
}
