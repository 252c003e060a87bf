import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { connectClient } from '../../platform/db/connect.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { audit } from '../audit.ts';
import { createKeys } from '../keys.ts';
import { checkTrail, sealTrail } from './chain.ts';

const t = testDb();
const master = randomBytes(32);
const keys = createKeys({ master });
let a = '';
let b = '';

beforeAll(async () => {
  ({ a, b } = await twoSchools(t.db));
});

const inSchool = <T>(school: string, work: (tx: Tx) => Promise<T>) =>
  t.db.tenant({ school, actor: null }, work);
const write = (school: string, n = 1) =>
  inSchool(school, async (tx) => {
    for (let i = 0; i < n; i += 1)
      await audit(tx, { school, person: null }, { actie: 'proef', soort: 'leerling', id: randomUUID() });
  });
const seal = (school: string, most?: number) => sealTrail({ db: t.db, keys }, school, most);
const check = (school: string) => inSchool(school, (tx) => checkTrail(keys, tx, school));
/** The transactions of other test databases on this server hold a seal back, too: wait until nothing is left. */
async function sealAll(school: string): Promise<void> {
  for (let n = 0; n < 200; n += 1) {
    await seal(school);
    if ((await check(school)).unsealed === 0) return;
    await sleep(25);
  }
  throw new Error('something stays unsealed');
}

describe('R83: the trail is sealed in a chain per school', () => {
  it('covers every line once, in seals that stand on each other, and leaves the other school alone', async () => {
    await write(a, 3);
    await write(b, 1);
    await sealAll(a);
    await write(a, 2);
    await sealAll(a);
    const report = await check(a);
    expect(report).toMatchObject({ seals: 2, lines: 5, unsealed: 0, faults: [] });
    expect(report.head?.nr).toBe(2);
    expect(await check(b)).toMatchObject({ seals: 0, lines: 0, unsealed: 1, head: null });
    expect(await seal(a)).toBeNull();
  });

  it('cuts a long trail in seals between transactions, never within one', async () => {
    const { a: c } = await twoSchools(t.db);
    for (const n of [2, 2, 7, 1, 1]) await write(c, n);
    await sealAll(b); // waits until everything before is settled
    await seal(c, 3);
    for (let n = 0; n < 100 && (await check(c)).unsealed > 0; n += 1) {
      await sleep(25);
      await seal(c, 3);
    }
    const sizes = await inSchool(c, (tx) =>
      tx.selectFrom('koers.spoor_zegel').select('aantal').where('school_id', '=', c).orderBy('nr').execute(),
    );
    expect(sizes.map((s) => s.aantal).reduce((x, y) => x + y, 0)).toBe(13);
    expect(sizes.map((s) => s.aantal)).toContain(7);
    expect(await check(c)).toMatchObject({ lines: 13, faults: [] });
  });

  it('cannot be changed by the app, nor seen by another school', async () => {
    await expect(
      inSchool(a, (tx) => sql`UPDATE koers.spoor_zegel SET aantal = 1`.execute(tx)),
    ).rejects.toThrow();
    await expect(inSchool(a, (tx) => sql`DELETE FROM koers.spoor_zegel`.execute(tx))).rejects.toThrow();
    const seen = await inSchool(b, (tx) =>
      tx.selectFrom('koers.spoor_zegel').select('nr').where('school_id', '=', a).execute(),
    );
    expect(seen).toEqual([]);
  });
});

describe('lines written while seals are made', () => {
  it('are never missed: twelve writers, four sealers, and a transaction that stays open through it all', async () => {
    const { a: c } = await twoSchools(t.db);
    const slow = await connectClient(t.owner, 'koers slow writer');
    await slow.query('BEGIN');
    const insert = `INSERT INTO koers.audit (school_id, actie, onderwerp_soort) VALUES ('${c}', 'traag', 'school') RETURNING tx`;
    const early = (await slow.query<{ tx: string }>(insert)).rows[0]?.tx ?? '';
    let writing = true;
    const writer = async () => {
      for (let n = 0; n < 15; n += 1) await write(c, 1 + (n % 3));
    };
    const sealer = async () => {
      while (writing) {
        await seal(c, 7);
        await sleep(5);
      }
    };
    const sealers = Array.from({ length: 4 }, sealer);
    await Promise.all(Array.from({ length: 12 }, writer));
    await seal(c);
    const newest = async () =>
      Number(
        (
          await inSchool(c, (tx) =>
            tx
              .selectFrom('koers.spoor_zegel')
              .select((e) => e.fn.max('tot_tx').as('tot'))
              .where('school_id', '=', c)
              .executeTakeFirst(),
          )
        )?.tot ?? 0,
      );
    expect(await newest()).toBeLessThanOrEqual(Number(early)); // no seal goes past what is still open
    await slow.query(insert);
    await slow.query('COMMIT');
    await slow.end();
    writing = false;
    await Promise.all(sealers);
    await sealAll(c);
    const report = await check(c);
    expect(report).toMatchObject({ lines: 12 * 30 + 2, unsealed: 0, faults: [] });
    const { rows } = await inSchool(c, (tx) =>
      sql<{ n: number }>`SELECT sum(aantal)::int AS n FROM koers.spoor_zegel WHERE school_id = ${c}`.execute(
        tx,
      ),
    );
    expect(rows[0]?.n).toBe(12 * 30 + 2);
  });

  it('keep their order when the rows move to a server that counts from lower', async () => {
    const { a: c } = await twoSchools(t.db);
    await write(c, 2);
    await sealAll(c);
    const owner = await connectClient(t.owner, 'koers test');
    // As after a move: the marks are of another server, and this one's count is far behind what stands in the rows.
    await owner.query('UPDATE koers.server SET system_identifier = 1');
    await owner.query(
      `INSERT INTO koers.audit (school_id, actie, onderwerp_soort, tx) VALUES ('${c}', 'van elders', 'school', koers.tx_now() + 5000000)`,
    );
    await owner.query('SELECT koers.keep_tx_growing()');
    await owner.end();
    await write(c, 1);
    await sealAll(c);
    await sealAll(a);
    expect(await check(c)).toMatchObject({ lines: 4, unsealed: 0, faults: [] });
    expect((await check(a)).faults).toEqual([]);
  });
});
