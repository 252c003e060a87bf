import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { connectClient, type Login } from '../../gateway/platform/db/connect.ts';
import { type Db, openDb } from '../../gateway/platform/db/pool.ts';
import { TEMPLATE } from './global-cluster.ts';

export interface TestDb {
  readonly db: Db;
  readonly owner: Login;
  readonly pool: Login;
}

/** A database of its own for this test file, cloned from the migrated template; dropped afterwards. */
export function testDb(): TestDb {
  const name = `koers_t_${randomBytes(6).toString('hex')}`;
  const holder: { db?: Db } = {};
  const owner = { ...inject('owner'), database: name };
  const pool = { ...inject('pool'), database: name };
  beforeAll(async () => {
    const client = await connectClient(inject('owner'), 'koers test');
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY FILE_COPY`);
    await client.end();
    holder.db = openDb(pool, { max: 10, name: 'koers test' });
  });
  afterAll(async () => {
    await holder.db?.close();
    const client = await connectClient(inject('owner'), 'koers test');
    await drop(client, name);
    await client.end();
  });
  return {
    owner,
    pool,
    get db() {
      if (!holder.db) throw new Error('testDb() is ready from beforeAll on');
      return holder.db;
    },
  };
}

/** A closed pool may leave connections that PostgreSQL has not ended yet; the owner may not end those of the pool's login. */
async function drop(client: pg.Client, name: string): Promise<void> {
  for (const wait of [20, 50, 100, 250, 500, 1000]) {
    const dropped = await client
      .query(`DROP DATABASE ${name} WITH (FORCE)`)
      .catch((error: { code?: string }) => {
        if (error.code !== INSUFFICIENT_PRIVILEGE) throw error;
      });
    if (dropped) return;
    await sleep(wait);
  }
  throw new Error(`${name} is still in use`);
}

const INSUFFICIENT_PRIVILEGE = '42501';

let made = 0;

/** Two bare schools under one bestuur, for tests that need a tenant. Ids are returned. */
export async function twoSchools(db: Db): Promise<{ a: string; b: string; bestuur: string }> {
  const mark = String.fromCharCode(65 + Math.floor(made / 26)) + String.fromCharCode(65 + (made % 26));
  made += 1;
  const brin = (n: number) => `9${n}${mark}`;
  return await db.platform(async (tx) => {
    const bestuur = await tx
      .insertInto('koers.bestuur')
      .values({ naam: 'Stichting Test' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const rows = await tx
      .insertInto('koers.school')
      .values([
        { bestuur_id: bestuur.id, brin: brin(0), naam: 'School A', sector: 'so' },
        { bestuur_id: bestuur.id, brin: brin(1), naam: 'School B', sector: 'vso' },
      ])
      .returning(['id', 'brin'])
      .execute();
    const id = (n: number) => rows.find((r) => r.brin === brin(n))?.id ?? '';
    return { a: id(0), b: id(1), bestuur: bestuur.id };
  });
}
