import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connectClient } from '../../gateway/platform/db/connect.ts';
import { generateTables } from '../../gateway/platform/db/generate-tables.ts';
import { migrate, pending, readMigrations } from '../../gateway/platform/db/migrate.ts';
import { openDb } from '../../gateway/platform/db/pool.ts';
import { checkSchema } from '../../gateway/platform/db/schema-check.ts';
import { migrateQueue } from '../../gateway/platform/jobs/schema.ts';

const name = `koers_m_${randomBytes(6).toString('hex')}`;
const owner = { ...inject('owner'), database: name };
const pool = { ...inject('pool'), database: name };
const options = { owner, pool, queue: migrateQueue };

async function admin<T>(
  work: (client: Awaited<ReturnType<typeof connectClient>>) => Promise<T>,
  database = inject('owner').database,
): Promise<T> {
  const client = await connectClient({ ...inject('owner'), database }, 'koers test');
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

beforeAll(() => admin((c) => c.query(`CREATE DATABASE ${name}`)));
afterAll(() => admin((c) => c.query(`DROP DATABASE ${name} WITH (FORCE)`)));

describe('migrations', () => {
  it('are refused by the app while they are missing', async () => {
    const db = openDb(pool);
    await expect(checkSchema(db)).rejects.toMatchObject({ code: 'schema_outdated' });
    await db.close();
  });

  it('run once, however many migrators come at the same time', async () => {
    const runs = await Promise.all(Array.from({ length: 20 }, () => migrate(options)));
    const all = readMigrations().map((m) => m.name);
    expect(runs.filter((r) => r.length > 0)).toEqual([all]);
    const ledger = await admin((c) => c.query('SELECT name FROM koers.migration ORDER BY name'), name);
    expect(ledger.rows.map((r: { name: string }) => r.name)).toEqual(all);
    const db = openDb(pool);
    await checkSchema(db);
    await db.close();
  });

  it('do no harm when they run again', async () => {
    expect(await migrate(options)).toEqual([]);
  });

  it('undo a step that fails, and say which', async () => {
    const broken = {
      name: '9000_broken.sql',
      sql: 'CREATE TABLE koers.half (id int); SELECT 1/0;',
      checksum: 'x',
    };
    await expect(migrate({ ...options, migrations: [...readMigrations(), broken] })).rejects.toMatchObject({
      code: 'schema_outdated',
      message: expect.stringContaining('9000_broken.sql'),
    });
    const there = await admin((c) => c.query("SELECT to_regclass('koers.half') AS t"), name);
    expect(there.rows).toEqual([{ t: null }]);
  });

  it('refuse a database of a newer Koers, a changed old step, and a step that comes too late', () => {
    const known = [
      { name: '0001_a.sql', sql: '', checksum: 'a' },
      { name: '0003_c.sql', sql: '', checksum: 'c' },
    ];
    expect(() => pending([{ name: '0009_new.sql', checksum: 'n' }], known)).toThrow(/nieuwere Koers/);
    expect(() => pending([{ name: '0001_a.sql', checksum: 'other' }], known)).toThrow(/veranderd/);
    expect(() => pending([{ name: '0003_c.sql', checksum: 'c' }], known)).toThrow(/hoger nummer/);
    expect(pending([{ name: '0001_a.sql', checksum: 'a' }], known).map((m) => m.name)).toEqual([
      '0003_c.sql',
    ]);
  });

  it('are what the table types were generated from', async () => {
    const fresh = await admin((c) => generateTables(c), name);
    const file = readFileSync(
      path.join(import.meta.dirname, '../../gateway/platform/db/tables.gen.ts'),
      'utf8',
    );
    const squeeze = (text: string) => text.replace(/[\s;]+/g, ' ').trim();
    expect(squeeze(file) === squeeze(fresh), 'tables.gen.ts is stale: run npm run docs').toBe(true);
  });
});
