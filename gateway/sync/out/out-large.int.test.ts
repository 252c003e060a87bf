import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDb } from '../../../test/support/db.ts';
import type { Db } from '../../platform/db/pool.ts';
import { planLines, sortLines } from './plan-store.ts';
import { deliveryState } from './service.ts';
import { openWay, type Way } from './test-way.ts';

const t = testDb();
let w: Way;

beforeAll(async () => {
  w = await openWay(t.db, 40);
});
afterAll(() => w.receiver.close());

/** A database that counts its statements. */
function counting(db: Db): Pick<Db, 'tenant' | 'platform'> & { statements: number } {
  const counted = {
    statements: 0,
    platform: db.platform,
    tenant: ((context, work) =>
      db.tenant(context, (tx) =>
        work(
          tx.withPlugin({
            transformQuery: ({ node }) => {
              counted.statements += 1;
              return node;
            },
            transformResult: async ({ result }) => result,
          }),
        ),
      )) as Db['tenant'],
  };
  return counted;
}

// A step that looks at all acts for each one takes minutes: the time limit of the test stops it.
it('plans 10,000 acts in four statements, and sends them in messages of at most 200', async () => {
  await w.k.as(w.k.marjan, (tx) =>
    sql`
      INSERT INTO koers.act (id, school_id, leerling_id, soort, leerdoel_id, leerlijn_id, data, actor_id, at)
      SELECT gen_random_uuid(), ${w.k.school}::uuid, l.id, 'doel_stand', d.id, d.leerlijn_id, jsonb_build_object('van', 0, 'naar', x % 5), ${w.k.marjan.person}::uuid,
        now() - interval '1 day' + x * interval '1 second'
      FROM generate_series(1, 10) x
      CROSS JOIN unnest(${w.k.leerlingen}::uuid[]) AS l(id)
      CROSS JOIN (SELECT id, leerlijn_id FROM koers.leerdoel ORDER BY id LIMIT 25) d ORDER BY x`.execute(tx),
  );
  const db = counting(t.db);
  const weg = { school: w.k.school, connection: w.connection };
  await db.tenant({ school: weg.school, actor: null }, async (tx) => {
    await planLines(tx, weg);
    await sortLines(tx, weg.connection);
  });
  expect(db.statements).toBe(4);
  expect(await deliveryState(w.deps, weg.school, weg.connection)).toMatchObject({ wacht: 10_000 });

  const sending = counting(t.db);
  expect(await w.deliver({ db: sending })).toEqual({ kind: 'klaar', sent: 10_000, refused: 0 });
  expect(w.receiver.messages).toHaveLength(50);
  expect(sending.statements).toBeLessThan(50 * 8); // six a message, and the lease that is renewed by the clock
  expect(new Set(w.receiver.kept.keys()).size).toBe(10_000);
}, 60_000);
