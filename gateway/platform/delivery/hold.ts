import { AppError } from '../../errors.ts';
import type { DeliveryDeps } from './deps.ts';
import { type HeldWay, moveWay } from './way-store.ts';

/** The hold of one worker on a way. */
export interface Hold {
  /** Aborts when the worker must stop: asked from outside, or taken over. */
  readonly signal: AbortSignal;
  /** Whether it is no longer ours to write about. */
  readonly lost: boolean;
  stop(): Promise<void>;
}

/** Why a worker stops that lost its hold. */
export const taken = () => new AppError('cancelled', 'Het versturen is gestopt.', { retry: 'never' });

/** Keeps the way ours while a receiver takes its time. A worker that dies stops renewing, and the next one takes over. */
export function hold({ db, log, leaseMs }: DeliveryDeps, held: HeldWay, outside: AbortSignal): Hold {
  const own = new AbortController();
  let lost = false;
  let writing: Promise<void> | undefined;
  const renew = (): void => {
    writing ??= db
      .tenant({ school: held.school, actor: null }, (tx) => moveWay(tx, held, leaseMs))
      .then((ours) => {
        if (ours) return;
        lost = true;
        own.abort(taken());
      })
      // The database is away for a moment: the work itself will say so, or the next renewal succeeds.
      .catch((error: unknown) => log.warn({ error: String(error) }, 'lease not renewed'))
      .finally(() => {
        writing = undefined;
      });
  };
  const timer = setInterval(renew, Math.max(250, leaseMs / 5));
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
