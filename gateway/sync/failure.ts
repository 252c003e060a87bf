import { AppError } from '../errors.ts';
import type { ClaimedRun } from './claim.ts';
import type { SyncDeps } from './deps.ts';
import { MAX_TRIES, nextTryMs } from './rules.ts';
import type { RunStatus } from './run.ts';
import { clearStaging, moveRun, type RunChange, runById } from './runs-store.ts';

type How = { readonly lost: boolean; readonly stopping: boolean };

/**
 * Writes down why a run stopped, and tells the queue whether to try again. Nothing of the run was applied.
 * @returns the run's status when someone else ended it (a person cancelled it)
 * @throws AppError for the queue
 */
export async function settleFailure(
  deps: SyncDeps,
  run: ClaimedRun,
  error: unknown,
  how: How,
): Promise<{ kind: 'over'; status: RunStatus }> {
  const failure = asAppError(error, how);
  if (failure.code === 'database_unavailable') throw failure; // nothing can be written; the lease runs out by itself
  const again = failure.opts.retry === 'later' && (how.stopping || run.tries + 1 < MAX_TRIES);
  const tries = how.stopping ? run.tries : run.tries + 1;
  const told = { code: failure.code, message: failure.message };
  const change: RunChange = again
    ? { tries, error: how.stopping ? null : told }
    : { tries, error: told, finishedAt: deps.now() };
  deps.log.warn({ run: run.id, code: failure.code, detail: failure.opts.detail, again }, 'sync run stopped');
  const status = await deps.db.tenant({ school: run.school, actor: null }, async (tx) => {
    const mine = await moveRun(tx, run, again ? 'queued' : 'failed', change);
    if (!mine) return (await runById(tx, run)).status;
    await clearStaging(tx, run.id);
    return null;
  });
  if (status === 'cancelled') return { kind: 'over', status };
  throw forQueue(failure, again, tries);
}

/** After an ordered stop the work goes on as soon as there is a worker. */
const SOON_MS = 1000;

function asAppError(error: unknown, how: How): AppError {
  if (how.stopping) {
    return new AppError('cancelled', 'De synchronisatie gaat straks verder.', {
      retry: 'later',
      cause: error,
    });
  }
  if (error instanceof AppError) return error;
  const code = String((error as { code?: unknown } | null)?.code);
  // The connection went: nothing is wrong with the data.
  const went =
    /^(?:08...|57P0.|ECONNRESET|EPIPE)$/.test(code) || /connection terminated/i.test(String(error));
  return new AppError('internal', 'Er ging iets mis bij het verwerken. Er is niets overgenomen.', {
    detail: String(error),
    retry: went ? 'later' : 'never',
    cause: error,
  });
}

function forQueue(failure: AppError, again: boolean, tries: number): AppError {
  const { opts } = failure;
  return new AppError(failure.code, failure.message, {
    ...opts,
    retry: again ? 'later' : 'never',
    ...(again
      ? { retryAfterMs: failure.code === 'cancelled' ? SOON_MS : (opts.retryAfterMs ?? nextTryMs(tries)) }
      : {}),
    cause: failure,
  });
}
