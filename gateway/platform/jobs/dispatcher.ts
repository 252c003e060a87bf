import { sql } from 'kysely';
import type { Db } from '../db/pool.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Job } from './define-job.ts';
import type { Queues } from './queues.ts';

const BATCH = 200;
/** After this many refusals in one batch the rest of that queue waits for the next: it may be the queue itself that is ill. */
const REFUSED = 2;
/** How long what was refused stays out of the way of the rest, in seconds. */
const ASIDE = 30;

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
    const { done, refused } = await hand(rows, jobs, deps);
    if (refused.length > 0) {
      await deps.db.platform((tx) =>
        sql`UPDATE koers.outbox SET not_before = now() + ${ASIDE} * interval '1 second' WHERE id = ANY(${refused}::bigint[])`.execute(
          tx,
        ),
      );
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

/** Puts each row on its queue. What a queue refuses holds up no other row: not of this queue, and not of another. */
async function hand(
  rows: readonly Waiting[],
  jobs: ReadonlyMap<string, Job>,
  { queues, log }: { queues: Queues; log: Log },
): Promise<{ done: string[]; refused: string[] }> {
  const done: string[] = [];
  const refused: string[] = [];
  const ill = new Map<string, number>();
  for (const row of rows) {
    const job = jobs.get(row.topic);
    if (!job) {
      log.error({ topic: row.topic, outbox: row.id }, 'outbox topic without a job');
      continue; // stays, visible in the metric, until a process that knows it runs
    }
    const times = ill.get(job.queue) ?? 0;
    if (times >= REFUSED) continue;
    try {
      await queues.add(job, row.dedupe ?? row.uid, row.payload);
      done.push(row.id);
    } catch (err) {
      log.warn({ err, topic: row.topic, outbox: row.id }, 'the queue refused this; it is tried again later');
      ill.set(job.queue, times + 1);
      refused.push(row.id);
    }
  }
  return { done, refused };
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
