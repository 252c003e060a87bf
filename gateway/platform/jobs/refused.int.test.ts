import { syncBuiltinESMExports } from 'node:module';
import timers, { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { z } from 'zod';
import { testDb } from '../../../test/support/db.ts';
import { connectClient } from '../db/connect.ts';
import { openDb } from '../db/pool.ts';
import { createLog } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import { defineJob } from './define-job.ts';
import { openQueues, startWorkers } from './queues.ts';

const t = testDb();
const deps = { log: createLog('silent'), metrics: createMetrics() };

/** A busy machine gets its time: what is waited for comes or the test fails. */
const WAIT = { timeout: 30_000, interval: 20 };

/** How many connections the pool's login may have to this database; -1: no limit. PostgreSQL refuses the next one. */
async function mayConnect(connections: number): Promise<void> {
  // From another database: this one may refuse the owner as well.
  const client = await connectClient(inject('owner'), 'koers test');
  await client.query(`ALTER DATABASE ${t.owner.database} CONNECTION LIMIT ${connections}`);
  await client.end();
}

/** From now on a pause that can be broken off never ends by itself. @returns who can break off those that were begun */
function standStill(): AbortSignal[] {
  const begun: AbortSignal[] = [];
  const real = timers.setTimeout;
  vi.spyOn(timers, 'setTimeout').mockImplementation((ms, value, options) => {
    const signal = options?.signal;
    if (!signal) return real(ms, value, options);
    begun.push(signal);
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  });
  syncBuiltinESMExports(); // so that who imported it by name has it too
  return begun;
}

describe('a database that has no connection left', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    syncBuiltinESMExports();
    return mayConnect(-1);
  });

  function counting(queue: string, during: (n: number) => void = () => {}) {
    const seen: number[] = [];
    const job = defineJob({
      name: queue,
      queue,
      payload: z.object({ n: z.number() }),
      handler: async ({ n }) => {
        seen.push(n);
        during(n);
      },
    });
    const until = async (count: number) => {
      for (const end = Date.now() + WAIT.timeout; seen.length < count && Date.now() < end; ) await sleep(20);
      return seen;
    };
    return { job, until };
  }

  it('at the start: the worker waits before it asks again, and works as soon as it is let in', async () => {
    const { job, until } = counting('q-refused-start');
    const ours = openQueues([job], { db: t.db, ...deps });
    await ours.add(job, 'first', { n: 1 });
    await mayConnect(0);
    const db = openDb(t.pool, { max: 4, name: 'koers refused' });
    const told = vi.spyOn(deps.log, 'warn');
    const workers = startWorkers([job], { db, ...deps });

    await vi.waitUntil(() => told.mock.calls.length > 0, WAIT);
    await sleep(600);
    expect(told.mock.calls.length).toBeLessThan(10); // each try that is refused is told; without a pause these are thousands
    await mayConnect(-1);
    expect(await until(1)).toEqual([1]);

    await workers.close();
    await ours.close();
    await db.close();
  });

  it('at the start: a queue that was refused takes the next job', async () => {
    const { job, until } = counting('q-refused-queue');
    await mayConnect(0);
    const db = openDb(t.pool, { max: 4, name: 'koers refused' });
    const queues = openQueues([job], { db, ...deps });

    await expect(queues.add(job, 'one', { n: 1 })).rejects.toMatchObject({ code: '53300' });
    await mayConnect(-1);
    await queues.add(job, 'one', { n: 1 });

    const workers = startWorkers([job], { db, ...deps });
    expect(await until(1)).toEqual([1]);
    await workers.close();
    await queues.close();
    await db.close();
  });

  it('a worker that is stopped before it was let in stops at once', async () => {
    const { job } = counting('q-refused-stop');
    await mayConnect(0);
    const db = openDb(t.pool, { max: 4, name: 'koers refused' });
    const pauses = standStill();
    const workers = startWorkers([job], { db, ...deps });
    await vi.waitUntil(() => pauses.length > 0, WAIT);

    await workers.close(); // never, when it waits for its pause: that does not end
    expect(pauses.map((signal) => signal.aborted)).toEqual([true]);
    await db.close();
  });

  it('while it works: it asks again about once a second, and goes on with what waits', async () => {
    let refuse = false;
    const { job, until } = counting('q-refused-halfway', (n) => {
      if (n === 1) refuse = true;
    });
    const db = openDb(t.pool, { max: 4, name: 'koers refused' });
    let asked = 0;
    const { query } = db.pool;
    db.pool.query = ((...args: unknown[]) => {
      if (!refuse) return Reflect.apply(query, db.pool, args);
      asked += 1;
      return Promise.reject(Object.assign(new Error('sorry, too many clients already'), { code: '53300' }));
    }) as typeof query;
    const ours = openQueues([job], { db: t.db, ...deps });
    await ours.add(job, 'first', { n: 1 });
    await ours.add(job, 'second', { n: 2 });
    const workers = startWorkers([job], { db, ...deps }, 1);
    await until(1);

    await vi.waitUntil(() => asked > 0, WAIT);
    await sleep(700);
    expect(asked).toBeLessThan(20);
    refuse = false;
    expect(await until(2)).toEqual([1, 2]);

    await workers.close();
    await ours.close();
    await db.close();
  });

  it('more queues than the pool has connections: the work still gets one', async () => {
    const all = ['a', 'b', 'c', 'd'].map((letter) => counting(`q-many-${letter}`));
    const jobs = all.map(({ job }) => job);
    const db = openDb(t.pool, { max: 3, name: 'koers many' });
    const workers = startWorkers(jobs, { db, ...deps });
    await sleep(200); // all of them listen by now
    const queues = openQueues(jobs, { db: t.db, ...deps });
    for (const job of jobs) await queues.add(job, job.name, { n: 1 });

    for (const { until } of all) expect(await until(1)).toEqual([1]);

    await workers.close();
    await queues.close();
    await db.close();
  });
});
