import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import type { Tx } from './kysely-on-client.ts';

const t = testDb();

const hold = (tx: Tx, lock: number) => sql`SELECT pg_advisory_xact_lock(${lock}::int)`.execute(tx);

/** Waits until both have come this far. */
function rendezvous(): () => Promise<void> {
  let there = 0;
  let open = () => {};
  const both = new Promise<void>((resolve) => {
    open = resolve;
  });
  return async () => {
    there += 1;
    if (there === 2) open();
    await both;
  };
}

it('of two that wait for each other one goes on, and the other is told that it can be tried again', async () => {
  const { a } = await twoSchools(t.db);
  const meet = rendezvous();
  const crossing = (first: number, second: number) =>
    t.db.tenant({ school: a, actor: null }, async (tx) => {
      await hold(tx, first);
      await meet();
      await hold(tx, second);
    });
  const [one, two] = await Promise.allSettled([crossing(1, 2), crossing(2, 1)]);
  const refused = [one, two].filter((r) => r.status === 'rejected').map((r) => r.reason as unknown);
  expect(refused).toMatchObject([{ code: 'busy', opts: { retry: 'later', status: 503 } }]);
});

it('who waited too long for another is told the same', async () => {
  const { a } = await twoSchools(t.db);
  const meet = rendezvous();
  let over = () => {};
  const refused = new Promise<void>((resolve) => {
    over = resolve;
  });
  const holder = t.db.tenant({ school: a, actor: null }, async (tx) => {
    await hold(tx, 3);
    await meet();
    await refused;
  });
  const waiter = t.db.tenant({ school: a, actor: null }, async (tx) => {
    await sql`SELECT set_config('lock_timeout', '50ms', true)`.execute(tx);
    await meet();
    await hold(tx, 3);
  });
  await expect(waiter.finally(over)).rejects.toMatchObject({ code: 'busy', opts: { retry: 'later' } });
  await holder;
});

it('what is wrong with a statement stays what the database says of it', async () => {
  await expect(t.db.platform((tx) => sql`SELECT 1/0`.execute(tx))).rejects.toMatchObject({ code: '22012' });
});
