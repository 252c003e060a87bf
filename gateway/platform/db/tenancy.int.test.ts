import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import type { Tx } from './kysely-on-client.ts';

const t = testDb();

async function addLeerling(school: string): Promise<string> {
  return await t.db.tenant({ school, actor: null }, async (tx) => {
    const row = await tx
      .insertInto('koers.person')
      .values({ school_id: school, soort: 'leerling' })
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  });
}

describe('R85 tenancy: the database itself keeps schools apart', () => {
  it('shows a school its own rows only, and nothing without a context', async () => {
    const { a, b } = await twoSchools(t.db);
    const leerling = await addLeerling(a);

    const count = (school: string) =>
      t.db.tenant(
        { school, actor: null },
        async (tx) => (await tx.selectFrom('koers.person').selectAll().execute()).length,
      );
    expect(await count(a)).toBe(1);
    expect(await count(b)).toBe(0);

    const client = await t.db.pool.connect();
    await client.query('BEGIN; SET LOCAL ROLE koers_app');
    expect((await client.query('SELECT * FROM koers.person')).rows).toEqual([]);
    await client.query('ROLLBACK');
    await expect(client.query('SELECT * FROM koers.person')).rejects.toThrow(/permission denied/);
    client.release();

    await expect(
      t.db.tenant({ school: b, actor: null }, (tx) =>
        tx.insertInto('koers.person').values({ school_id: a, soort: 'leerling' }).execute(),
      ),
    ).rejects.toThrow(/row-level security/);
    expect(leerling).toMatch(/-/);
  });

  it('opens one pupil to another school by a grant, until its date or its withdrawal, for reading only', async () => {
    const schools = await twoSchools(t.db);
    const leerling = await addLeerling(schools.a);
    await addLeerling(schools.a);
    const seen = () =>
      t.db.tenant({ school: schools.b, actor: null }, async (tx) =>
        (await tx.selectFrom('koers.person').select('id').execute()).map((r) => r.id),
      );
    expect(await seen()).toEqual([]);
    const grant = await t.db.tenant({ school: schools.a, actor: null }, (tx) =>
      tx
        .insertInto('koers.transfer_grant')
        .values({
          school_id: schools.a,
          to_school_id: schools.b,
          leerling_id: leerling,
          scope: 'leerreis',
          granted_by: leerling,
          valid_until: sql`current_date + 1`,
        })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    expect(await seen()).toEqual([leerling]);
    const changed = await t.db.tenant({ school: schools.b, actor: null }, (tx) =>
      tx
        .updateTable('koers.person')
        .set({ ended_at: new Date() })
        .where('id', '=', leerling)
        .executeTakeFirst(),
    );
    expect(changed.numUpdatedRows).toBe(0n);
    await t.db.tenant({ school: schools.a, actor: null }, (tx) =>
      tx
        .updateTable('koers.transfer_grant')
        .set({ revoked_at: new Date() })
        .where('id', '=', grant.id)
        .execute(),
    );
    expect(await seen()).toEqual([]);
  });

  it('has row-level security on every table with a school_id that the app may touch', async () => {
    const { rows } = await sqlAsOwner<{ relname: string; relrowsecurity: boolean }>(`
      SELECT c.relname, c.relrowsecurity FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'school_id'
      WHERE n.nspname = 'koers' AND c.relkind = 'r' AND has_table_privilege('koers_app', c.oid, 'SELECT') AND c.relname <> 'pakket'`);
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter((r) => !r.relrowsecurity)).toEqual([]);
  });

  it('refuses a second transaction inside a transaction, which could deadlock the pool', async () => {
    await expect(t.db.platform(() => t.db.platform(async () => 1))).rejects.toThrow();
  });
});

async function sqlAsOwner<R extends object>(text: string): Promise<{ rows: R[] }> {
  const { connectClient } = await import('./connect.ts');
  const client = await connectClient(t.owner, 'koers test');
  const result = await client.query<R>(text);
  await client.end();
  return result;
}

it('counts in days of the Netherlands: no rule of the database asks for the day in UTC', async () => {
  const { rows } = await t.db.platform((tx) =>
    sql<{ wat: string }>`
      SELECT p.proname AS wat FROM pg_proc p WHERE p.pronamespace = 'koers'::regnamespace AND p.prosrc ~* '\\mcurrent_date\\M'
      UNION ALL
      SELECT c.relname || '.' || a.attname FROM pg_attrdef d JOIN pg_class c ON c.oid = d.adrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.adnum
      WHERE c.relnamespace = 'koers'::regnamespace AND pg_get_expr(d.adbin, d.adrelid) ~* 'current_date'
      UNION ALL
      SELECT polname FROM pg_policy WHERE pg_get_expr(polqual, polrelid) ~* 'current_date'`.execute(tx),
  );
  expect(rows).toEqual([]);
});

it('a statement after the end of its transaction is never asked: the connection works for another school by then', async () => {
  const { a } = await twoSchools(t.db);
  const late: Promise<unknown>[] = [];
  const straggler = async (tx: Tx): Promise<unknown> => {
    await sql`SELECT pg_sleep(0.05)`.execute(tx);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return await sql`SELECT koers.school_now()`.execute(tx);
  };
  const work = t.db.tenant({ school: a, actor: null }, async (tx) => {
    late.push(straggler(tx));
    late[0]?.catch(() => {});
    await sql`SELECT 1 / 0`.execute(tx);
  });
  await expect(work).rejects.toThrow(/division by zero/);
  await expect(late[0]).rejects.toMatchObject({ opts: { detail: 'a statement after the end' } });
});
