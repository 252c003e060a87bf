import { execFileSync, spawn } from 'node:child_process';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { AppError } from '../../errors.ts';
import { openDb } from '../db/pool.ts';
import { createLog } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import { defineJob, type Job } from './define-job.ts';
import { startDispatcher } from './dispatcher.ts';
import { startWorkersOnDemand } from './on-demand.ts';
import { openQueues, startWorkers } from './queues.ts';

const t = testDb();
const log = createLog('silent');

function hasRedis(): boolean {
  try {
    execFileSync('redis-server', ['--version']);
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function until(check: () => boolean, ms = 15_000): Promise<void> {
  const end = Date.now() + ms;
  while (!check() && Date.now() < end) await sleep(20);
}

/** The same stories on each backend. */
function suite(redisUrl: () => string | undefined): void {
  async function withWorkers(jobs: Job[], work: (school: string) => Promise<void>): Promise<void> {
    const { a } = await twoSchools(t.db);
    const deps = { db: t.db, log, metrics: createMetrics(), redisUrl: redisUrl() };
    const queues = openQueues(jobs, deps);
    const workers = await startWorkersOnDemand(jobs, deps, queues);
    const dispatcher = await startDispatcher(jobs, { ...deps, queues: workers.queues });
    try {
      await work(a);
    } finally {
      await dispatcher.close();
      await workers.close();
      await queues.close();
    }
  }
  const put = (school: string, topic: string, payload: object, dedupe?: string) =>
    t.db.tenant({ school, actor: null }, (tx) =>
      tx
        .insertInto('koers.outbox')
        .values({ school_id: school, topic, payload: JSON.stringify(payload), ...(dedupe ? { dedupe } : {}) })
        .execute(),
    );

  it('what the queue refuses holds up nothing behind it: not of its own queue, and not of another', async () => {
    const seen: string[] = [];
    const [own, other] = [Math.random(), Math.random()].map((n) =>
      defineJob({
        name: `behind-${n}`,
        queue: `q-behind-${n}`,
        payload: z.object({ who: z.string() }),
        handler: async ({ who }) => void seen.push(who),
      }),
    ) as [Job, Job];
    await withWorkers([own, other], async (school) => {
      // BullMQ takes no whole number for an id.
      for (const id of ['41', '42', '43']) await put(school, own.name, { who: 'never' }, id);
      await put(school, other.name, { who: 'other' });
      await put(school, own.name, { who: 'own' });
      await until(() => seen.length === 2);
    });
    expect(seen.sort()).toEqual(['other', 'own']);
    const aside = await t.db.platform((tx) =>
      tx
        .selectFrom('koers.outbox')
        .where('topic', '=', own.name)
        .where(sql<boolean>`not_before > now() + interval '10 seconds'`)
        .select('id')
        .execute(),
    );
    expect(aside.length).toBeGreaterThanOrEqual(2);
  });

  it('runs a job from the outbox once, also when it was asked twice', async () => {
    const seen: number[] = [];
    const topic = `count-${Math.random()}`;
    const job = defineJob({
      name: topic,
      queue: 'q-count',
      payload: z.object({ n: z.number() }),
      handler: async ({ n }) => void seen.push(n),
    });
    await withWorkers([job], async (school) => {
      await put(school, topic, { n: 1 }, `once:${topic}`);
      await put(school, topic, { n: 1 }, `once:${topic}`);
      await put(school, topic, { n: 2 });
      await until(() => seen.length >= 2);
      await sleep(200);
    });
    expect(seen.sort()).toEqual([1, 2]);
  });

  it('one of a kind at a time: what is asked while it is active is done once more after it, with the last that was asked', async () => {
    const seen: number[] = [];
    let active = 0;
    let most = 0;
    const gate: { open?: () => void } = {};
    const job = defineJob({
      name: `one-${Math.random()}`,
      queue: 'q-one',
      payload: z.object({ way: z.string(), n: z.number() }),
      onePer: ({ way }) => way,
      handler: async ({ way, n }) => {
        if (way === 'other') return void seen.push(n);
        active += 1;
        most = Math.max(most, active);
        if (n === 1) await new Promise<void>((resolve) => Object.assign(gate, { open: resolve }));
        seen.push(n);
        active -= 1;
      },
    });
    await withWorkers([job], async (school) => {
      await put(school, job.name, { way: 'a', n: 1 });
      await until(() => gate.open !== undefined);
      for (const n of [2, 3, 4]) await put(school, job.name, { way: 'a', n });
      await put(school, job.name, { way: 'other', n: 9 });
      await until(() => seen.includes(9));
      await sleep(100);
      expect(seen).toEqual([9]);
      gate.open?.();
      await until(() => seen.length >= 3);
      await sleep(200);
    });
    expect([seen, most]).toEqual([[9, 1, 4], 1]);
  });

  it('one of a kind that is asked again under the id of one that is done, does not hold up those after it', async () => {
    const seen: number[] = [];
    const job = defineJob({
      name: `again-${Math.random()}`,
      queue: 'q-again',
      payload: z.object({ n: z.number() }),
      onePer: () => 'a',
      handler: async ({ n }) => void seen.push(n),
    });
    await withWorkers([job], async (school) => {
      for (const [n, id] of [
        [1, 'same'],
        [2, 'same'],
        [3, 'later'],
      ] as const) {
        await put(school, job.name, { n }, `${id}-${job.name}`);
        await until(() => seen.includes(n), 3000);
        await sleep(100);
      }
    });
    expect(seen).toEqual([1, 2, 3]);
  });

  it('never starts a job of a transaction that was rolled back', async () => {
    const seen: number[] = [];
    const topic = `rollback-${Math.random()}`;
    const job = defineJob({
      name: topic,
      queue: 'q-rollback',
      payload: z.object({ n: z.number() }),
      handler: async ({ n }) => void seen.push(n),
    });
    await withWorkers([job], async (school) => {
      await t.db
        .tenant({ school, actor: null }, async (tx) => {
          await tx
            .insertInto('koers.outbox')
            .values({ school_id: school, topic, payload: JSON.stringify({ n: 1 }) })
            .execute();
          throw new Error('no');
        })
        .catch(() => {});
      await put(school, topic, { n: 2 });
      await until(() => seen.length >= 1);
      await sleep(200);
    });
    expect(seen).toEqual([2]);
  });

  it('tries again when the source is ill, and not when it refuses', async () => {
    const tries = { ill: 0, refused: 0 };
    const ill = defineJob({
      name: `ill-${Math.random()}`,
      queue: 'q-ill',
      payload: z.object({}),
      handler: async () => {
        tries.ill += 1;
        if (tries.ill < 3)
          throw new AppError('source_unavailable', 'even niet', { retry: 'later', retryAfterMs: 50 });
      },
    });
    const refused = defineJob({
      name: `refused-${Math.random()}`,
      queue: 'q-ill',
      payload: z.object({}),
      handler: async () => {
        tries.refused += 1;
        throw new AppError('source_refused', 'nee', { retry: 'never' });
      },
    });
    await withWorkers([ill, refused], async (school) => {
      await put(school, ill.name, {});
      await put(school, refused.name, {});
      await until(() => tries.ill >= 3 && tries.refused >= 1);
      await sleep(300);
    });
    expect(tries).toEqual({ ill: 3, refused: 1 });
  });
}

describe('jobs on PostgreSQL', () => {
  suite(() => undefined);

  it('a job that ends leaves the other finished ones alone, so that two that end at once never deadlock', async () => {
    const finished = async () =>
      (
        await t.db.pool.query(
          "SELECT count(*)::int AS n FROM bullmq.job WHERE queue = 'q-ends' AND state = 'completed'",
        )
      ).rows[0]?.n;
    await t.db.pool.query(
      `INSERT INTO bullmq.job (queue, id, seq, name, state, added_at_ms, finished_at_ms)
       SELECT 'q-ends', 'old-' || n, -n, 'ends', 'completed', $1::bigint, $1::bigint FROM generate_series(1, 1200) n`,
      [Date.now()],
    );
    const job = defineJob({ name: 'ends', queue: 'q-ends', payload: z.object({}), handler: async () => {} });
    const deps = { db: t.db, log, metrics: createMetrics() };
    const queues = openQueues([job], deps);
    const workers = startWorkers([job], deps);
    await queues.add(job, 'new', {});
    const end = Date.now() + 15_000;
    while ((await finished()) === 1200 && Date.now() < end) await sleep(20);
    expect(await finished()).toBe(1201);
    await workers.close();
    await queues.close();
  });
});

const redisHere = hasRedis();
if (!redisHere && process.env['CI'] === 'true') throw new Error('CI needs redis-server');
describe.skipIf(!redisHere)(
  redisHere ? 'jobs on Redis' : 'jobs on Redis (skipped: needs redis-server)',
  () => {
    let url: string | undefined;
    let child: ReturnType<typeof spawn>;
    beforeAll(async () => {
      const port = await freePort();
      child = spawn(
        'redis-server',
        ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
        { stdio: 'ignore' },
      );
      url = `redis://127.0.0.1:${port}`;
      await sleep(300);
    });
    afterAll(() => {
      child.kill();
    });
    suite(() => url);
  },
);

it('thirty queues on a pool of six: those without work keep no connection, and work left behind is found at the start', async () => {
  const db = openDb(t.pool, { max: 6 });
  const done: string[] = [];
  const jobs = Array.from({ length: 30 }, (_, i) =>
    defineJob({
      name: `veel-${i}`,
      queue: `veel-${i}`,
      payload: z.object({}),
      handler: async () => void done.push(`veel-${i}`),
    }),
  );
  const deps = { db, log, metrics: createMetrics() };
  const before = openQueues(jobs, deps);
  const [left, , asked] = jobs;
  if (left) await before.add(left, 'achtergebleven', {}); // nobody works yet
  await before.close();

  const queues = openQueues(jobs, deps);
  const workers = await startWorkersOnDemand(jobs, deps, queues);
  if (asked) await workers.queues.add(asked, 'gevraagd', {});
  await until(() => done.length === 2, 10_000);
  await workers.close();
  await queues.close();
  await db.close();
  expect(done.sort()).toEqual(['veel-0', 'veel-2']);
});

it('refuses to start a job inside a transaction', async () => {
  const job = defineJob({ name: 'x', queue: 'q-x', payload: z.object({}), handler: async () => {} });
  const queues = openQueues([job], { db: t.db, log, metrics: createMetrics() });
  await expect(t.db.platform(() => queues.add(job, '1', {}))).rejects.toThrow();
  await queues.close();
});
