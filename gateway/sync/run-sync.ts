import { AppError } from '../errors.ts';
import { type Applied, applyRun } from './apply.ts';
import { type ClaimedRun, claim } from './claim.ts';
import { adapterById, openSettings } from './credentials.ts';
import type { SyncDeps } from './deps.ts';
import { settleFailure } from './failure.ts';
import { holdLease, type Lease } from './lease.ts';
import type { RunStatus, Staged, SyncPayload } from './run.ts';
import { moveRun } from './runs-store.ts';
import type { AdapterContext } from './source-adapter.ts';
import { type Pulled, stageAnswer } from './stage.ts';

export type RunOutcome = Applied | { readonly kind: 'over'; readonly status: RunStatus };

/**
 * The handler of the job `sync`: pulls, stages and applies one run. May be called again for the same run at any time:
 * a finished run stays as it is, one whose process died is pulled again, and one that another worker holds is `busy`.
 *
 * @throws AppError with `retry: 'later'` (`source_unavailable`, `busy`, `database_unavailable`, or `cancelled` by the
 * job's own signal) when the job must be tried again; with `retry: 'never'` when the run has failed for good.
 */
export async function runSync(
  deps: SyncDeps,
  payload: SyncPayload,
  { signal }: { signal: AbortSignal },
): Promise<RunOutcome> {
  const claimed = await claim(deps, payload);
  if (claimed.kind === 'over') return claimed;
  const { run } = claimed;
  const lease = holdLease(deps, run, signal);
  try {
    const pulled = run.confirmed ? confirmedPull(deps, run, run.confirmed) : await pull(deps, run, lease);
    await lease.stop();
    await markApplying(deps, run, pulled.staged);
    return await applyRun(deps, run, pulled);
  } catch (error) {
    await lease.stop();
    return await settleFailure(deps, run, error, { lost: lease.lost, stopping: signal.aborted });
  }
}

function confirmedPull(
  deps: SyncDeps,
  run: ClaimedRun,
  { staged, cursor }: NonNullable<ClaimedRun['confirmed']>,
): Pulled {
  return { staged, cursor, full: adapterById(deps, run.connection.adapter).answers === 'full' };
}

async function pull(deps: SyncDeps, run: ClaimedRun, lease: Lease): Promise<Pulled> {
  const adapter = adapterById(deps, run.connection.adapter);
  const settings = await openSettings(deps.keys, run.school, adapter, run.connection.credentials);
  const context: AdapterContext = {
    school: run.sourceSchool,
    http: deps.http,
    files: [],
    codes: {},
    now: deps.now,
    log: deps.log,
    signal: lease.signal,
  };
  const full = adapter.answers === 'full';
  // Without the digest of what the school stands as, "nothing changed" is no answer to us.
  const since = full && run.digest === null ? null : run.connection.cursor;
  return await stageAnswer(deps, run, adapter.pull(settings, since, context), full, lease);
}

async function markApplying(deps: SyncDeps, run: ClaimedRun, staged: Staged): Promise<void> {
  const mine = await deps.db.tenant({ school: run.school, actor: null }, (tx) =>
    moveRun(tx, run, 'applying', { staged, ...(run.confirmed ? {} : { stagedAt: deps.now() }) }),
  );
  if (!mine) throw new AppError('cancelled', 'De synchronisatie is gestopt.', { retry: 'never' });
}
