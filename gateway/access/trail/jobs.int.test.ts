import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { createLog } from '../../platform/log.ts';
import { audit } from '../audit.ts';
import { createKeys } from '../keys.ts';
import { checkTrail } from './chain.ts';
import { requestSeals, sealJob } from './jobs.ts';

const t = testDb();
const keys = createKeys({ master: randomBytes(32) });
const now = new Date('2026-11-21T10:00:00Z');
let a = '';

beforeAll(async () => {
  ({ a } = await twoSchools(t.db));
  await t.db.tenant({ school: a, actor: null }, (tx) =>
    audit(tx, { school: a, person: null }, { actie: 'proef', soort: 'school', id: null }),
  );
});

async function asked(): Promise<number> {
  for (let n = 0; n < 200; n += 1) {
    const schools = await requestSeals(t.db, now);
    if (schools > 0) return schools;
    await sleep(25); // a transaction of another test file is still open
  }
  return 0;
}

describe('the schedule of seals', () => {
  it('asks for schools with something to seal only, under one job name in the same minutes', async () => {
    expect(await asked()).toBe(1);
    await asked();
    const rows = await t.db.platform((tx) =>
      tx.selectFrom('koers.outbox').select(['topic', 'dedupe', 'payload']).execute(),
    );
    expect(new Set(rows.map((r) => JSON.stringify(r))).size).toBe(1);
    expect(rows[0]).toMatchObject({ topic: 'spoor:zegel', payload: { school: a } });
    expect(rows[0]?.dedupe).not.toContain(':');
  });

  it('seals in the job, and then has nothing to ask', async () => {
    const job = sealJob({ db: t.db, keys });
    const context = { signal: new AbortController().signal, log: createLog('silent'), attempt: 1 };
    await expect(job.run({ school: 'geen uuid' }, context)).rejects.toThrow();
    await job.run({ school: a }, context);
    const report = await t.db.tenant({ school: a, actor: null }, (tx) => checkTrail(keys, tx, a));
    expect(report).toMatchObject({ seals: 1, lines: 1, unsealed: 0, faults: [] });
    expect(await requestSeals(t.db, now)).toBe(0);
  });
});
