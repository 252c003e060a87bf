import type { Job } from './define-job.ts';
import { type QueueDeps, type Queues, startWorkers, type Workers } from './queues.ts';

/** How long work that another process put on a queue may wait for a worker here, in ms. */
const LOOK_EVERY_MS = 10_000;

export interface OnDemand extends Workers {
  /** The queues, each of which gets its worker here with the first job that is put on it. */
  readonly queues: Queues;
}

/**
 * Workers of the queues that have work, and of no other: each holds a connection to the database to listen on, and Koers knows more
 * vendors than any school has. A queue gets its worker when this process puts a job on it, when it has work at the
 * start, or when another process put some there (looked for every ten seconds).
 */
export async function startWorkersOnDemand(
  jobs: readonly Job[],
  deps: QueueDeps,
  queues: Queues,
): Promise<OnDemand> {
  const running = new Map<string, Workers>();
  let over = false;
  const ensure = (queue: string): void => {
    if (over || running.has(queue)) return;
    running.set(
      queue,
      startWorkers(
        jobs.filter((job) => job.queue === queue),
        deps,
      ),
    );
  };
  const look = async (): Promise<void> => {
    const idle = [...new Set(jobs.map((job) => job.queue))].filter((queue) => !running.has(queue));
    const busy = await queues.withWork(idle).catch((err: unknown) => {
      deps.log.warn({ err }, 'looking for work');
      return [];
    });
    for (const queue of busy) ensure(queue);
  };
  await look();
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  return {
    queues: {
      ...queues,
      async add(job, id, payload) {
        await queues.add(job, id, payload);
        ensure(job.queue);
      },
    },
    async close() {
      over = true;
      clearInterval(timer);
      await Promise.all([...running.values()].map((workers) => workers.close()));
    },
  };
}
