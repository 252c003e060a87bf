import { setTimeout as sleep } from 'node:timers/promises';
import { createPostgresBackend, Queue, Worker } from 'bullmq';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineJob } from '../../gateway/platform/jobs/define-job.ts';
import { startDispatcher } from '../../gateway/platform/jobs/dispatcher.ts';
import { openQueues, startWorkers } from '../../gateway/platform/jobs/queues.ts';
import { alternate, took } from '../measure.ts';
import { judge, type Row } from '../row.ts';
import { addSchool } from '../school.ts';
import { onStage, type Stage } from '../stage.ts';

interface Lane {
  /** Starts so many jobs and waits until each has run. */
  run(jobs: number): Promise<void>;
  close(): Promise<void>;
}

class Counted {
  done = 0;
  readonly count = async (): Promise<void> => {
    this.done += 1;
  };
  async until(jobs: number): Promise<void> {
    while (this.done < jobs) await sleep(1);
    this.done = 0;
  }
}

/** Our way: a row in the outbox, the dispatcher, the queue, the worker, an empty handler. */
async function koersLane(stage: Stage): Promise<Lane> {
  const { id: school } = await addSchool(stage, 1);
  const { store, log, metrics } = stage.koers;
  const counted = new Counted();
  const payload = z.object({ school: z.uuid(), run: z.uuid() });
  const jobs = [defineJob({ name: 'bench', queue: 'bench', payload, handler: counted.count })];
  const deps = { db: store.db, log, metrics };
  const queues = openQueues(jobs, deps);
  const workers = startWorkers(jobs, deps);
  const dispatcher = await startDispatcher(jobs, { ...deps, queues });
  return {
    run: async (n) => {
      await store.db.tenant({ school, actor: null }, (tx) =>
        sql`INSERT INTO koers.outbox (school_id, topic, payload)
          SELECT ${school}, 'bench', jsonb_build_object('school', ${school}::uuid, 'run', gen_random_uuid()) FROM generate_series(1, ${n}::int)`.execute(
          tx,
        ),
      );
      await counted.until(n);
    },
    close: async () => {
      await dispatcher.close();
      await workers.close();
      await queues.close();
    },
  };
}

/** BullMQ by itself on the same pool, with the options that Koers gives it; jobs are added one after another, as the dispatcher does. */
async function bareLane(stage: Stage): Promise<Lane> {
  const connection = stage.koers.store.db.pool as never;
  const counted = new Counted();
  const queue = new Queue('bench-bare', { connection }, createPostgresBackend as never);
  const options = { connection, concurrency: 2, lockDuration: 10_000, skipVersionCheck: true };
  const worker = new Worker('bench-bare', counted.count, options, createPostgresBackend as never);
  await worker.waitUntilReady();
  const keep = {
    attempts: 5,
    backoff: { type: 'exponential', delay: 2000 },
    removeOnComplete: { age: 3600 },
  };
  return {
    run: async (n) => {
      for (let i = 0; i < n; i += 1)
        await queue.add('bench', { school: 'x', run: 'y' }, { ...keep, jobId: crypto.randomUUID() });
      await counted.until(n);
    },
    close: async () => {
      await worker.close();
      await queue.close();
    },
  };
}

/** What our outbox, dispatcher, payload check, log and metrics add to a job. */
export const jobs: Row = {
  name: 'jobs',
  title: 'a job through outbox, dispatcher and worker',
  measure: (size) =>
    onStage(async (stage) => {
      const lanes = { koers: await koersLane(stage), bare: await bareLane(stage) };
      const n = size.short ? 20 : 500;
      const pair = await alternate(
        {
          work: () => took(stage.busy, () => lanes.koers.run(n)),
          baseline: () => took(stage.busy, () => lanes.bare.run(n)),
        },
        size.rounds(5),
      );
      await lanes.koers.close();
      await lanes.bare.close();
      const perSecond = (ms: number) => Math.round((n / ms) * 1000);
      const about = {
        row: 'jobs',
        work: `${n} jobs through outbox, dispatcher and worker, empty handler`,
        against: `${n} jobs added to BullMQ one by one, empty handler, same backend and options`,
        budget: 1.3,
        notes: [`${perSecond(pair.work.wall)} jobs a second, against ${perSecond(pair.baseline.wall)}`],
      };
      return [judge(about, pair)];
    }),
};
