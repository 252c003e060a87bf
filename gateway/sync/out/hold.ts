import { AppError } from '../../errors.ts';
import type { SyncDeps } from '../deps.ts';
import { LEASE_MS } from '../lease.ts';
import { type Held, moveWeg } from './weg-store.ts';

/** The hold of one worker on a way back. */
export interface Hold {
  /** Aborts when the worker must stop: asked from outside, or taken over. */
  readonly signal: AbortSignal;
  /** Whether it is no longer ours to write about. */
  readonly lost: boolean;
  stop(): Promise<void>;
}

/** Keeps the way back ours while a vendor takes its time. A worker that dies stops renewing, and the next one takes over. */
export function hold(deps: SyncDeps, held: Held, outside: AbortSignal): Hold {
  const ms = deps.leaseMs ?? LEASE_MS;
  const own = new AbortController();
  let lost = false;
  let writing: Promise<void> | undefined;
  const renew = (): void => {
    writing ??= deps.db
      .tenant({ school: held.school, actor: null }, (tx) => moveWeg(tx, held, ms))
      .then((ours) => {
        if (ours) return;
        lost = true;
        own.abort(new AppError('cancelled', 'Het terugsturen is gestopt.', { retry: 'never' }));
      })
      // The database is away for a moment: the work itself will say so, or the next renewal succeeds.
      .catch((error: unknown) => deps.log.warn({ error: String(error) }, 'lease not renewed'))
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
    async stop() {
      clearInterval(timer);
      await writing;
    },
  };
}
