import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { simCredentials } from '../../adapters/parnassys/simulator/school.ts';
import { compose, type Koers } from '../../gateway/compose.ts';
import { readConfig } from '../../gateway/config.ts';
import { connectClient } from '../../gateway/platform/db/connect.ts';
import { openEmbedded } from '../../gateway/platform/db/embedded/embedded.ts';
import { ensureSchool } from '../../gateway/school/schools.ts';
import { createConnection, requestSync } from '../../gateway/sync/service.ts';
import { demoData, removeData } from '../support/demo.ts';
import { type Lvs, startLvs } from './lvs.ts';
import { withMoreVendors } from './vendors.ts';

export interface WorldSchool {
  readonly id: string;
  readonly brin: string;
  readonly adapter: string;
  readonly connection: string;
}

export interface World {
  readonly data: string;
  readonly lvs: Lvs;
  readonly schools: readonly WorldSchool[];
  /** Asks a run of each and waits until none is left to do. @returns how long that took, in ms */
  sync(schools: readonly WorldSchool[], meanwhile?: () => Promise<void>): Promise<number>;
  /** Past row-level security, to count with. */
  query<T extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

export interface WorldSize {
  /** How many schools each vendor has. */
  readonly vendors: Readonly<Record<string, number>>;
  readonly leerlingen: number;
}

const brinOf = (n: number) => `${10 + (n % 90)}${String.fromCharCode(65 + Math.floor(n / 90))}${'S'}`;

/** A Koers on a PostgreSQL of its own, with schools that were never synced; it works nothing off itself. */
export async function openWorld({ vendors, leerlingen }: WorldSize): Promise<World> {
  const wanted = Object.entries(vendors).flatMap(([adapter, n]) => Array.from({ length: n }, () => adapter));
  const lvs = await startLvs(
    wanted.map((_, i) => brinOf(i)),
    leerlingen,
  );
  const data = demoData();
  const koers = withMoreVendors(
    await compose(readConfig({ KOERS_DATA: data, KOERS_LOG: 'silent' }), 'koers scale'),
  );
  const embedded = await openEmbedded(data, data, async () => {});
  const client = await connectClient({ ...embedded.superuser, database: embedded.owner.database }, 'scale');
  const schools: WorldSchool[] = [];
  for (const [i, adapter] of wanted.entries()) schools.push(await addSchool(koers, lvs, brinOf(i), adapter));
  const query: World['query'] = async (sql, values = []) => (await client.query(sql, values)).rows as never;
  return {
    ...{ data, lvs, schools, query },
    async sync(which, meanwhile) {
      const start = performance.now();
      for (const { id, connection } of which)
        await requestSync(koers.sync, { school: id, person: null }, connection, 'manual');
      const working = { on: true };
      const beside = (async () => {
        while (working.on && meanwhile) await meanwhile();
      })();
      await allDone(query, which);
      const took = performance.now() - start;
      working.on = false;
      await beside;
      return took;
    },
    async close() {
      await client.end();
      await koers.close();
      await embedded.leave();
      await lvs.close();
      removeData(data);
    },
  };
}

/** Longer than any phase takes on a laptop; what is not done by then never will be. */
const PATIENCE = 20 * 60_000;

async function allDone(query: World['query'], which: readonly WorldSchool[]): Promise<void> {
  const end = Date.now() + PATIENCE;
  const connections = which.map(({ connection }) => connection);
  while (Date.now() < end) {
    const [row] = await query<{ n: string }>(
      `SELECT count(*) AS n FROM koers.sync_run
        WHERE connection_id = ANY ($1::uuid[]) AND status IN ('queued', 'pulling', 'staged', 'applying')`,
      [connections],
    );
    if (row?.n === '0') return;
    await sleep(50);
  }
  throw new Error('runs are left that nobody works off');
}

async function addSchool(koers: Koers, lvs: Lvs, brin: string, adapter: string): Promise<WorldSchool> {
  const { id } = await koers.store.db.platform((tx) =>
    ensureSchool(tx, { bestuur: 'Stichting Proef', brin, naam: `School ${brin}`, sector: 'so' }),
  );
  await koers.store.db.tenant({ school: id, actor: null }, (tx) => koers.keys.ensureSchoolKey(tx, id));
  const settings = { endpoint: lvs.addressOf(brin), ...simCredentials({ brin, dependance: '00' }) };
  const order = { adapter, naam: 'LVS', settings, schedule: null, firstSync: 'apply' } as const;
  const { id: connection } = await createConnection(koers.sync, { school: id, person: null }, order);
  return { id, brin, adapter, connection };
}
