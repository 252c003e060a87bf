import type pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { connectClient } from '../platform/db/connect.ts';
import { endConnection } from './einde.ts';
import { pauseConnection } from './pause.ts';
import { confirmRun, requestSync, runSync } from './service.ts';
import { groep, leerling, type SyncSchool, syncSchool } from './test-school.ts';
import { people } from './test-state.ts';

const t = testDb();
const others: pg.Client[] = [];
afterAll(async () => {
  for (const client of others) await client.end();
});

/** Somebody else in the database, in a transaction of his own. */
async function other(statement: string, values: readonly unknown[] = []): Promise<pg.Client> {
  const client = await connectClient(t.owner, 'koers test');
  others.push(client);
  await client.query('BEGIN');
  await client.query(statement, [...values]);
  return client;
}

/** Waits until somebody waits for what this one holds. */
async function isWaitedFor(holder: pg.Client): Promise<void> {
  const {
    rows: [me],
  } = await holder.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const look = await connectClient(t.owner, 'koers test');
  others.push(look);
  await expect
    .poll(
      async () =>
        (await look.query('SELECT FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))', [me?.pid]))
          .rowCount,
      { timeout: 10_000 },
    )
    .toBe(1);
}

const go = (s: SyncSchool, run: string) =>
  runSync(s.deps, { school: s.who.school, run }, { signal: new AbortController().signal });

/** A second run that has written its new group and is held up at its new pupil. */
async function whileApplying(s: SyncSchool) {
  await s.sync();
  s.source.records = [...s.source.records, groep('G9'), leerling('Nieuw')];
  const holder = await other('LOCK TABLE koers.person IN SHARE MODE');
  const { run } = await requestSync(s.deps, s.who, s.connection, 'manual');
  const applying = go(s, run);
  await isWaitedFor(holder);
  return {
    run,
    goOn: async () => {
      await holder.query('COMMIT');
      return await applying;
    },
  };
}

describe('R69: what people ask of a connection while a worker enters what it found', () => {
  it('is answered at once, and neither stands in the way of the other', async () => {
    const s = await syncSchool(t.db);
    const { run, goOn } = await whileApplying(s);
    expect(await requestSync(s.deps, s.who, s.connection, 'manual')).toEqual({ run, merged: true });
    await expect(pauseConnection(s.deps, s.who, s.connection)).rejects.toMatchObject({ code: 'conflict' });
    await expect(endConnection(s.deps, s.who, s.connection)).rejects.toMatchObject({ code: 'conflict' });
    expect(await goOn()).toMatchObject({ kind: 'done', counts: { leerling: { created: 1 } } });
    expect(Object.keys(await people(t.db, s.who.school))).toContain('Nieuw');
  });
});

describe('a run that waits for a person', () => {
  it('is not taken away by who asks for a new one while somebody says yes to it', async () => {
    const s = await syncSchool(t.db, { firstSync: 'preview' });
    const { run } = await requestSync(s.deps, s.who, s.connection, 'manual');
    await go(s, run);
    const yes = await other(
      "UPDATE koers.sync_run SET status = 'staged', confirmed_at = now() WHERE id = $1",
      [run],
    );
    const asked = requestSync(s.deps, s.who, s.connection, 'manual');
    await isWaitedFor(yes);
    await yes.query('COMMIT');
    expect(await asked).toEqual({ run, merged: true });
    expect(await go(s, run)).toMatchObject({ kind: 'done' });
  });

  it('makes way for a new one; a yes that comes too late is told so', async () => {
    const s = await syncSchool(t.db, { firstSync: 'preview' });
    const { run } = await requestSync(s.deps, s.who, s.connection, 'manual');
    await go(s, run);
    const { run: next, merged } = await requestSync(s.deps, s.who, s.connection, 'manual');
    expect(merged).toBe(false);
    expect(next).not.toBe(run);
    await expect(confirmRun(s.deps, s.who, run)).rejects.toMatchObject({ code: 'conflict' });
  });
});
