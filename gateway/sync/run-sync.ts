import { AppError } from '../errors.ts';
import { type Applied, applyRun } from './apply.ts';
import { type ClaimedRun, claim } from './claim.ts';
import { overlayOf } from './codes/store.ts';
import { adapterById, openSettings } from './credentials.ts';
import type { SyncDeps } from './deps.ts';
import { settleFailure } from './failure.ts';
import { dueForNewFiles, sourceFiles } from './files/read.ts';
import { holdLease, type Lease } from './lease.ts';
import type { RunStatus, Staged, SyncPayload } from './run.ts';
import { moveRun } from './runs-store.ts';
import type { AdapterContext, CodeOverlay } from './source-adapter.ts';
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
  const reading: Reading = {};
  try {
    const pulled = run.confirmed
      ? confirmedPull(deps, run, run.confirmed)
      : await pull(deps, run, lease, reading);
    await lease.stop();
    await markApplying(deps, run, pulled.staged);
    return await applyRun(deps, run, pulled);
  } catch (error) {
    await lease.stop();
    return await settleFailure(deps, run, error, { lost: lease.lost, stopping: signal.aborted });
  } finally {
    await readLater(deps, run, reading);
  }
}

/** What a pull of files has read of; empty for one that asks over the network. */
interface Reading {
  /** Id of the newest file there was; null: there was none. */
  newest?: string | null;
}

/** A file that came meanwhile waits for nobody. That this could not be noted must not change how the run ended. */
async function readLater(deps: SyncDeps, run: ClaimedRun, { newest }: Reading): Promise<void> {
  if (newest === undefined) return;
  await dueForNewFiles(deps, { school: run.school, connection: run.connection.id }, newest).catch(
    (error: unknown) => deps.log.warn({ run: run.id, error: String(error) }, 'new files not noted'),
  );
}

function confirmedPull(
  deps: SyncDeps,
  run: ClaimedRun,
  { staged, cursor }: NonNullable<ClaimedRun['confirmed']>,
): Pulled {
  const full = run.einde || adapterById(deps, run.connection.adapter).answers === 'full';
  return { staged, cursor, full };
}

/** What is said of a school by a source that is no longer asked: nothing, and that is all there is. */
async function* nothing(): AsyncGenerator<never> {}

async function pull(deps: SyncDeps, run: ClaimedRun, lease: Lease, reading: Reading): Promise<Pulled> {
  if (run.einde) return await stageAnswer(deps, run, nothing(), true, lease);
  const adapter = adapterById(deps, run.connection.adapter);
  const settings = await openSettings(deps.keys, run.school, adapter, run.connection.credentials);
  const files = await sourceFiles(deps, { school: run.school, connection: run.connection.id }, adapter);
  if (adapter.files) reading.newest = files[0]?.id ?? null;
  const context: AdapterContext = {
    school: run.sourceSchool,
    http: deps.http,
    files,
    codes: await codesOf(deps, run),
    now: deps.now,
    log: deps.log,
    signal: lease.signal,
  };
  const full = adapter.answers === 'full';
  // Without the digest of what the school stands as, "nothing changed" is no answer to us.
  const since = full && run.digest === null ? null : run.connection.cursor;
  return await stageAnswer(deps, run, adapter.pull(settings, since, context), full, lease);
}

/** What the school decided about codes; most schools decided nothing, and are not asked. */
async function codesOf({ db }: SyncDeps, { school, connection }: ClaimedRun): Promise<CodeOverlay> {
  if (connection.codesVersie === 0) return {};
  return await db.tenant({ school, actor: null }, (tx) => overlayOf(tx, school, connection.id));
}

async function markApplying(deps: SyncDeps, run: ClaimedRun, staged: Staged): Promise<void> {
  const mine = await deps.db.tenant({ school: run.school, actor: null }, (tx) =>
    moveRun(tx, run, 'applying', { staged, ...(run.confirmed ? {} : { stagedAt: deps.now() }) }),
  );
  if (!mine) throw new AppError('cancelled', 'De synchronisatie is gestopt.', { retry: 'never' });
}
