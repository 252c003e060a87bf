import { randomUUID } from 'node:crypto';
import {
  type BackendFactory,
  type Job as BullJob,
  createPostgresBackend,
  DelayedError,
  Queue,
  UnrecoverableError,
} from 'bullmq';
import { Redis } from 'ioredis';
import { AppError } from '../../errors.ts';
import type { Db } from '../db/pool.ts';
import { assertOutsideTransaction } from '../db/transaction.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Job } from './define-job.ts';
import { startWorker } from './worker.ts';

export interface QueueDeps {
  readonly db: Db;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Redis or Valkey; without it the queue stands in PostgreSQL. */
  readonly redisUrl?: string | undefined;
}

interface Backend {
  readonly connection: never;
  readonly factory: BackendFactory | undefined;
  close(): Promise<void>;
}

/** BullMQ takes its backend as a constructor argument; as an option it is ignored and Redis is dialled (design §2). */
function backend(deps: QueueDeps): Backend {
  if (!deps.redisUrl)
    return {
      connection: deps.db.pool as never,
      factory: createPostgresBackend as unknown as BackendFactory,
      close: async () => {},
    };
  const redis = new Redis(deps.redisUrl, { maxRetriesPerRequest: null });
  redis.on('error', (err) => deps.log.warn({ err }, 'redis'));
  return {
    connection: redis as never,
    factory: undefined,
    close: async () => {
      await redis.quit().catch(() => redis.disconnect());
    },
  };
}

/**
 * Finished jobs go by age (seconds), never by count: with a count every job that ends deletes whatever is beyond it, so
 * two that end at once wait for each other's rows, one dies of the deadlock, and its work is done twice.
 */
const KEEP = {
  removeOnComplete: { age: 3600 },
  removeOnFail: { age: 7 * 24 * 3600 },
};

export interface Queues {
  /**
   * Puts a job on its queue; the same id twice is one job. Of jobs with `onePer` their key says what is one, not the id. Only
   * the dispatcher calls this.
   * @throws when the queue cannot be reached; a later call tries to reach it anew
   */
  add(job: Job, id: string, payload: unknown): Promise<void>;
  /** Which of these queues hold a job that is not done, also one that a killed process was at. */
  withWork(names: readonly string[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

export function openQueues(jobs: readonly Job[], deps: QueueDeps): Queues {
  const { connection, factory, close } = backend(deps);
  const queues = new Map<string, Queue>();
  const open = (name: string): Queue => {
    const queue = new Queue(name, { connection }, factory as never);
    queue.on('error', (err) => {
      if (!queue.closing) deps.log.warn({ err, queue: name }, 'queue'); // that what is closed is hung up on is no news
    });
    queues.set(name, queue);
    return queue;
  };
  for (const { queue } of jobs) if (!queues.has(queue)) open(queue);
  const reached = async (name: string): Promise<Queue> => {
    const queue = queues.get(name) ?? open(name);
    try {
      await queue.waitUntilReady();
      return queue;
    } catch (error) {
      // It remembers for good that it was refused; the next job finds a new one.
      if (queues.get(name) === queue) queues.delete(name);
      await queue.close().catch(() => {});
      throw error;
    }
  };
  return {
    async add(job, id, payload) {
      assertOutsideTransaction(`job ${job.name}`);
      const one = job.onePer?.(payload);
      const queue = await reached(job.queue);
      // BullMQ refuses ':' in a job id. Of one per kind an id that was used before would leave the key of its kind with a job that is
      // done, and nothing of that kind would follow.
      const own = id.replaceAll(':', '-');
      await queue.add(job.name, payload, {
        jobId: one === undefined ? own : `${own}_${randomUUID()}`,
        attempts: job.attempts,
        backoff: { type: 'exponential', delay: 2000, jitter: 0.5 },
        ...(one === undefined ? {} : { deduplication: { id: one, keepLastIfActive: true } }),
        ...KEEP,
      });
    },
    async withWork(names) {
      const open = await Promise.all(
        names.map(async (name) => {
          const counts = await queues.get(name)?.getJobCounts('waiting', 'active', 'delayed', 'prioritized');
          return Object.values(counts ?? {}).some((n) => n > 0);
        }),
      );
      return names.filter((_, i) => open[i]);
    },
    async close() {
      await Promise.all([...queues.values()].map((q) => q.close()));
      await close();
    },
  };
}

/** What an error means for the queue: `retry` of the error decides (style.md §2.4). */
async function onFailure(error: unknown, bull: BullJob, token: string | undefined): Promise<never> {
  if (
    error instanceof AppError &&
    error.opts.retry === 'later' &&
    error.opts.retryAfterMs &&
    bull.attemptsMade + 1 < (bull.opts.attempts ?? 1)
  ) {
    await bull.moveToDelayed(Date.now() + error.opts.retryAfterMs, token);
    throw new DelayedError();
  }
  // The queue's tables keep the text of an error: only ours, which is safe to show.
  const text = error instanceof AppError ? error.message : 'Er ging iets mis in Koers.';
  if (error instanceof AppError && error.opts.retry !== 'later') throw new UnrecoverableError(text);
  throw new Error(text);
}

export interface Workers {
  close(): Promise<void>;
}

/** One worker per queue, with this many jobs at a time in this process. */
export function startWorkers(jobs: readonly Job[], deps: QueueDeps, concurrency = 2): Workers {
  const { connection, factory, close } = backend(deps);
  const stopping = new AbortController();
  const byName = new Map(jobs.map((j) => [j.name, j]));
  const run = async (bull: BullJob, token?: string): Promise<void> => {
    const job = byName.get(bull.name);
    if (!job) throw new UnrecoverableError(`Onbekende taak ${bull.name}`);
    const log = deps.log.child({ job: bull.name, jobId: bull.id });
    try {
      await job.run(bull.data, { signal: stopping.signal, log, attempt: bull.attemptsMade + 1 });
      deps.metrics.jobs.inc({ job: bull.name, outcome: 'done' });
    } catch (error) {
      deps.metrics.jobs.inc({ job: bull.name, outcome: 'failed' });
      log.warn({ err: error }, 'job failed');
      await onFailure(error, bull, token);
    }
  };
  const options = {
    connection,
    concurrency,
    // A killed process holds its job for lockDuration; being killed often is not the job's fault, so it is never given up for that.
    lockDuration: 6_000,
    stalledInterval: 3_000,
    maxStalledCount: 10_000,
    skipVersionCheck: true,
  };
  const names = [...new Set(jobs.map((j) => j.queue))];
  // Each worker on PostgreSQL keeps a connection of the pool to LISTEN on, as long as it runs: with as many queues as the
  // pool has connections nothing else would ever get one. So they come on top of what the process has for its work.
  const listening = deps.redisUrl ? 0 : names.length;
  deps.db.pool.options.max += listening;
  const workers = names.map((queue) => startWorker({ queue, run, options, factory, log: deps.log }));
  return {
    async close() {
      stopping.abort();
      await Promise.all(workers.map((w) => w.close()));
      deps.db.pool.options.max -= listening;
      await close();
    },
  };
}
