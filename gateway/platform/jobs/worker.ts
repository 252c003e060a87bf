import { setTimeout as sleep } from 'node:timers/promises';
import { type Job as BullJob, Worker, type WorkerOptions } from 'bullmq';
import type { Log } from '../log.ts';

/** How long a worker waits after the queue refused it, in milliseconds. */
const PAUSE = 1_000;
/** Each refusal at the start doubles the wait, up to this. */
const LONGEST_PAUSE = 30_000;

/**
 * BullMQ asks for the next job again at once when asking failed, and after 100 ms when waiting for one failed: with a
 * database that has no connection left that is a full processor here and thousands of log lines, and no help there.
 */
class PatientWorker extends Worker {
  protected override async moveToActive(token: string, name?: string): ReturnType<Worker['moveToActive']> {
    try {
      return await super.moveToActive(token, name);
    } catch (error) {
      if (!this.closing) await this.delay();
      throw error;
    }
  }

  override async delay(milliseconds = PAUSE, abort?: Parameters<Worker['delay']>[1]): Promise<void> {
    await super.delay(milliseconds, abort);
  }
}

export interface WorkerStart {
  readonly queue: string;
  readonly run: (bull: BullJob, token?: string) => Promise<void>;
  readonly options: WorkerOptions;
  /** The constructor argument by which BullMQ takes another backend than Redis. */
  readonly factory: unknown;
  readonly log: Log;
}

/**
 * Starts a worker as soon as the queue can be reached. BullMQ remembers a first connection that was refused for good and
 * answers every question with it, without ever leaving the loop; so a worker that was refused is thrown away and a new one
 * tries after 1, 2, 4 … 30 seconds.
 */
export function startWorker(start: WorkerStart): { close(): Promise<void> } {
  const stopping = new AbortController();
  let worker = open(start);
  void (async () => {
    for (let pause = PAUSE; !(await isReady(worker, start, pause)); ) {
      await worker.close().catch(() => {});
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      worker = open(start);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
    if (!stopping.signal.aborted) await worker.run();
  })().catch((err: unknown) => start.log.error({ err, queue: start.queue }, 'worker stopped'));
  return {
    async close() {
      stopping.abort();
      await worker.close();
    },
  };
}

function open({ queue, run, options, factory, log }: WorkerStart): Worker {
  const worker = new PatientWorker(queue, run, { ...options, autorun: false }, factory as never);
  worker.on('error', (err) => {
    if (!worker.closing) log.warn({ err, queue }, 'worker');
  });
  return worker;
}

async function isReady(worker: Worker, { queue, log }: WorkerStart, pause: number): Promise<boolean> {
  try {
    await worker.waitUntilReady();
    return true;
  } catch (err) {
    if (!worker.closing) log.warn({ err, queue, pause }, 'the queue refused this worker; it tries again');
    return false;
  }
}
