import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, inject, it } from 'vitest';
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

/** How many connections the pool's login may have to this database; -1: no limit. PostgreSQL refuses the next one. */
async function mayConnect(connections: number): Promise<void> {
  // From another database: this one may refuse the owner as well.
  const client = await connectClient(inject('owner'), 'koers test');
  await client.query(`ALTER DATABASE ${t.owner.database} CONNECTION LIMIT ${connections}`);
  await client.end();
}

/** Processor time of this process during so many milliseconds, in milliseconds. */
async function busyDuring(ms: number): Promise<number> {
  const before = process.cpuUsage();
  await sleep(ms);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe('a database that has no connection left', () => {
  afterEach(() => mayConnect(-1));

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
      for (const end = Date.now() + 8_000; seen.length < count && Date.now() < end; ) await sleep(20);
      return seen;
    };
    return { job, until };
  }

  it('at the start: the worker waits without keeping the processor busy, and works as soon as it is let in', async () => {
    const { job, until } = counting('q-refused-start');
    const ours = openQueues([job], { db: t.db, ...deps });
    await ours.add(job, 'first', { n: 1 });
    await mayConnect(0);
    const db = openDb(t.pool, { max: 4, name: 'koers refused' });
    const workers = startWorkers([job], { db, ...deps });

    expect(await busyDuring(600)).toBeLessThan(300);
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
    const workers = startWorkers([job], { db, ...deps });
    await sleep(100);

    const start = performance.now();
    await workers.close();
    expect(performance.now() - start).toBeLessThan(500);
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

    await sleep(700);
    expect(asked).toBeGreaterThan(0);
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
