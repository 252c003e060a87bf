import { sql } from 'kysely';
import type { Db } from '../db/pool.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Job } from './define-job.ts';
import type { Queues } from './queues.ts';

const BATCH = 200;

interface Waiting {
  id: string;
  uid: string;
  topic: string;
  dedupe: string | null;
  payload: unknown;
}

/**
 * Moves what stands in the outbox to the queue: at least once, because it is marked after it was added; the job
 * id makes the second time harmless. Runs in every worker process; several at once do no harm.
 */
async function drainOutbox(
  jobs: ReadonlyMap<string, Job>,
  deps: { db: Db; queues: Queues; log: Log; metrics: Metrics },
): Promise<number> {
  let moved = 0;
  for (;;) {
    const rows = await deps.db.platform(
      async (tx) =>
        (
          await sql<Waiting>`SELECT id, uid, topic, dedupe, payload FROM koers.outbox WHERE taken_at IS NULL AND not_before <= now() ORDER BY id LIMIT ${BATCH}`.execute(
            tx,
          )
        ).rows,
    );
    deps.metrics.outboxWaiting.set(rows.length);
    const done: string[] = [];
    for (const row of rows) {
      const job = jobs.get(row.topic);
      if (!job) {
        deps.log.error({ topic: row.topic, outbox: row.id }, 'outbox topic without a job');
        continue; // stays, visible in the metric, until a process that knows it runs
      }
      await deps.queues.add(job, row.dedupe ?? row.uid, row.payload);
      done.push(row.id);
    }
    if (done.length > 0) {
      await deps.db.platform((tx) =>
        sql`DELETE FROM koers.outbox WHERE id = ANY(${done}::bigint[])`.execute(tx),
      );
      moved += done.length;
    }
    if (rows.length < BATCH || done.length === 0) return moved;
  }
}

/** Drains at each NOTIFY and every few seconds, one drain at a time. */
export async function startDispatcher(
  jobs: readonly Job[],
  deps: { db: Db; queues: Queues; log: Log; metrics: Metrics },
): Promise<{ close(): Promise<void> }> {
  const byName = new Map(jobs.map((j) => [j.name, j]));
  let running: Promise<unknown> | null = null;
  let again = false;
  let closed = false;
  const drain = (): void => {
    if (closed) return;
    if (running !== null) {
      again = true;
      return;
    }
    running = drainOutbox(byName, deps)
      .catch((err: unknown) => deps.log.warn({ err }, 'outbox drain failed; tried again in a few seconds'))
      .finally(() => {
        running = null;
        if (again) {
          again = false;
          drain();
        }
      });
  };
  const unlisten = await deps.db.listen('koers_outbox', drain);
  const timer = setInterval(drain, 5000);
  drain();
  return {
    async close() {
      closed = true;
      clearInterval(timer);
      await unlisten();
      await running;
    },
  };
}
