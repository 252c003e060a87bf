import { AppError } from '../errors.ts';
import type { SyncDeps } from './deps.ts';
import { renewLease } from './runs-store.ts';

/** Renewed five times as often: a worker that was only busy for a moment keeps its run. */
export const LEASE_MS = 10_000;
/** Progress reaches the screen at most this often; screens poll. */
const SHOW_EVERY_MS = 300;

/** The hold of one worker on one run. */
export interface Lease {
  /** Aborts when the worker must stop: asked from outside, cancelled by a person, or taken over. */
  readonly signal: AbortSignal;
  /** Whether somebody else has the run now (or nobody): then this worker writes nothing more about it. */
  readonly lost: boolean;
  /** Notes how far the pull is, 0..1. Written at most a few times a second, outside the apply transaction. */
  progress(fraction: number): void;
  /** Stops renewing and waits for the last write. */
  stop(): Promise<void>;
}

/**
 * Keeps the run ours while we work. A worker that dies stops renewing, and the next attempt takes over; one that was
 * only slow finds that its token no longer holds, and stops.
 */
export function holdLease(
  deps: SyncDeps,
  run: { school: string; id: string; lease: string },
  outside: AbortSignal,
): Lease {
  const ms = deps.leaseMs ?? LEASE_MS;
  const own = new AbortController();
  let fraction = 0;
  let lost = false;
  let stopped = false;
  let writing: Promise<void> | undefined;
  let lastWrite = 0;

  const renew = (): void => {
    if (writing || stopped || lost) return;
    lastWrite = Date.now();
    writing = renewLease(deps.db, run, fraction, ms)
      .then((ours) => {
        if (ours) return;
        lost = true;
        own.abort(new AppError('cancelled', 'De synchronisatie is gestopt.', { retry: 'never' }));
      })
      // The database is away for a moment: the work itself will say so, or the next renewal succeeds.
      .catch((error: unknown) => deps.log.warn({ run: run.id, error: String(error) }, 'lease not renewed'))
      .finally(() => {
        writing = undefined;
      });
  };
  const timer = setInterval(renew, Math.max(250, ms / 5));
  timer.unref();

  return {
    signal: AbortSignal.any([own.signal, outside]),
    get lost() {
      return lost;
    },
    progress(next) {
      fraction = next;
      if (Date.now() - lastWrite >= SHOW_EVERY_MS) renew();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await writing;
    },
  };
}
