import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { persoon } from '../../../test/support/demo-class.ts';
import { connectClient } from '../../platform/db/connect.ts';
import { audit } from '../audit.ts';
import { createKeys } from '../keys.ts';
import { type CheckOptions, checkTrail, type Head, sealTrail } from './chain.ts';

const t = testDb();
const master = randomBytes(32);
const keys = createKeys({ master });
let school = '';
let leerling = '';

/** Three seals of four lines: one act of a teacher and three of the audit in each. */
beforeEach(async () => {
  ({ a: school } = await twoSchools(t.db));
  leerling = await t.db.tenant({ school, actor: null }, (tx) =>
    persoon(tx, school, 'leerling', 'Pip', 'Proef'),
  );
  for (let n = 1; n <= 3; n += 1) {
    await t.db.tenant({ school, actor: null }, async (tx) => {
      for (let i = 0; i < 3; i += 1)
        await audit(tx, { school, person: null }, { actie: 'proef', soort: 'leerling', id: leerling });
      await tx
        .insertInto('koers.act')
        .values({
          id: randomUUID(),
          school_id: school,
          leerling_id: leerling,
          soort: 'doel_stand',
          data: JSON.stringify({ naar: n }),
          reden: Buffer.from('versleuteld'),
          actor_id: randomUUID(),
        })
        .execute();
    });
    for (let tries = 0; (await sealTrail({ db: t.db, keys }, school)) === null && tries < 200; tries += 1)
      await sleep(25);
  }
});

/** As somebody who owns the database does it: the triggers off, row-level security out of the way. */
async function tamper(...statements: readonly string[]): Promise<void> {
  const owner = await connectClient(t.owner, 'koers tamper');
  await owner.query('BEGIN');
  for (const table of ['act', 'audit', 'spoor_zegel'])
    await owner.query(`ALTER TABLE koers.${table} DISABLE TRIGGER append_only`);
  for (const statement of statements) {
    const { rowCount } = await owner.query(statement);
    expect(rowCount).toBeGreaterThan(0);
  }
  for (const table of ['act', 'audit', 'spoor_zegel'])
    await owner.query(`ALTER TABLE koers.${table} ENABLE TRIGGER append_only`);
  await owner.query('COMMIT');
  await owner.end();
}
const check = (options?: CheckOptions) =>
  t.db.tenant({ school, actor: null }, (tx) => checkTrail(keys, tx, school, options));
const faults = async (options?: CheckOptions) =>
  (await check(options)).faults.map((f) => `${f.fault} ${f.zegel}`);
const line = (table: 'act' | 'audit', seal: number) =>
  `(SELECT x.ctid FROM koers.${table} x JOIN koers.spoor_zegel z ON z.school_id = x.school_id AND x.tx >= z.van_tx AND x.tx < z.tot_tx
    WHERE z.nr = ${seal} AND x.school_id = '${school}' LIMIT 1)`;

describe('R83: what somebody with the whole database changes in the trail shows', () => {
  it('finds nothing when nothing was touched', async () => {
    const report = await check();
    expect(report).toMatchObject({ seals: 3, lines: 12, unsealed: 0, faults: [] });
    expect(report.head?.nr).toBe(3);
  });

  it.each([
    ['an act', 'act', `data = '{"naar": 4}'`],
    ['who did it', 'act', `actor_id = '${randomUUID()}'`],
    ['when', 'act', "at = at - interval '1 day'"],
    ['the sealed reason', 'act', 'reden = NULL'],
    ['a line of the audit', 'audit', "actie = 'anders'"],
    ['whose it is', 'audit', `onderwerp_id = '${randomUUID()}'`],
  ] as const)('a changed line: %s', async (_, table, change) => {
    await tamper(`UPDATE koers.${table} SET ${change} WHERE ctid = ${line(table, 2)}`);
    expect(await faults()).toEqual(['changed 2']);
  });

  it('a deleted line, named by table and number', async () => {
    await tamper(`DELETE FROM koers.audit WHERE ctid = ${line('audit', 2)}`);
    const report = await check();
    expect(report.faults).toEqual([
      { fault: 'deleted', zegel: 2, regel: expect.stringMatching(/^audit \d+$/) },
    ]);
  });

  it('a line put in afterwards', async () => {
    await tamper(
      `INSERT INTO koers.audit (school_id, actie, onderwerp_soort, onderwerp_id, tx)
       SELECT school_id, 'sectie_ingezien', 'leerling', '${leerling}', van_tx FROM koers.spoor_zegel WHERE school_id = '${school}' AND nr = 2`,
    );
    expect(await faults()).toEqual(['inserted 2']);
  });

  it('a line moved to another place, also to where nothing is sealed yet', async () => {
    await tamper(
      `UPDATE koers.audit SET tx = (SELECT van_tx FROM koers.spoor_zegel WHERE school_id = '${school}' AND nr = 3) WHERE ctid = ${line('audit', 2)}`,
    );
    expect(await faults()).toEqual(['reordered 2']);
    await tamper(`UPDATE koers.act SET tx = tx + 1000000 WHERE ctid = ${line('act', 3)}`);
    expect((await faults()).sort()).toEqual(['reordered 2', 'reordered 3']);
  });

  it('a forged seal: made to fit the changed line, by somebody without the master', async () => {
    await tamper(
      `UPDATE koers.act SET data = '{"naar": 0}' WHERE ctid = ${line('act', 3)}`,
      `UPDATE koers.spoor_zegel z SET regels = n.regels, hash = sha256((SELECT hash FROM koers.spoor_zegel v WHERE v.school_id = z.school_id AND v.nr = 2) || n.regels || int8send(z.van_tx) || int8send(z.tot_tx))
       FROM (SELECT string_agg((CASE bron WHEN 'a' THEN '\\x61'::bytea ELSE '\\x75'::bytea END) || int8send(id) || afdruk, ''::bytea ORDER BY tx, bron, id) AS regels
             FROM koers.spoor_zegel s, LATERAL koers.spoor_regels(s.school_id, s.van_tx, s.tot_tx) WHERE s.school_id = '${school}' AND s.nr = 3) AS n
       WHERE z.school_id = '${school}' AND z.nr = 3`,
    );
    expect(await faults()).toEqual(['forged 3']);
  });

  it('a seal marked by another master, or with another moment', async () => {
    const other = createKeys({ master: randomBytes(32) });
    const { a: elsewhere } = await twoSchools(t.db);
    const { mac } = await t.db.tenant({ school: elsewhere, actor: null }, (tx) =>
      other.macForSchool(tx, elsewhere, 'spoor', 'x'),
    );
    await tamper(
      `UPDATE koers.spoor_zegel SET mac = '\\x${mac.toString('hex')}' WHERE school_id = '${school}' AND nr = 1`,
      `UPDATE koers.spoor_zegel SET at = at - interval '1 hour' WHERE school_id = '${school}' AND nr = 2`,
    );
    expect(await faults()).toEqual(['forged 1', 'forged 2']);
  });

  it('a seal that was taken out, and lines that now stand behind it', async () => {
    await tamper(`DELETE FROM koers.spoor_zegel WHERE school_id = '${school}' AND nr = 2`);
    expect(await faults()).toEqual(['missing 2']);
  });
});

describe('R83: a tail that was cut off', () => {
  let head: Head | null = null;
  beforeEach(async () => {
    head = (await check()).head;
  });

  it('shows in the newest seal when only the lines are gone', async () => {
    await tamper(`DELETE FROM koers.act WHERE ctid = ${line('act', 3)}`);
    expect(await faults()).toEqual(['deleted 3']);
  });

  it('shows against a head that was kept elsewhere when the seal is gone with its lines', async () => {
    await tamper(
      `DELETE FROM koers.act WHERE ctid = ${line('act', 3)}`,
      `DELETE FROM koers.audit WHERE school_id = '${school}' AND tx >= (SELECT van_tx FROM koers.spoor_zegel WHERE school_id = '${school}' AND nr = 3)`,
      `DELETE FROM koers.spoor_zegel WHERE school_id = '${school}' AND nr = 3`,
    );
    expect(await faults({ anchor: head })).toEqual(['cut 3']);
  });

  it('accepts the head as it was, and refuses another one', async () => {
    expect(await faults({ anchor: head })).toEqual([]);
    expect(await faults({ anchor: { nr: 2, hash: 'ab'.repeat(32) } })).toEqual(['forged 2']);
  });
});
