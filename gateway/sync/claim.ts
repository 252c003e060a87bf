import { AppError } from '../errors.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { type ConnectionRow, connectionById, sourceSchool } from './connections-store.ts';
import type { SyncDeps } from './deps.ts';
import { LEASE_MS } from './lease.ts';
import { digestStillHolds } from './record-hash.ts';
import { STAGED_FRESH_MS, stagedFacts } from './rules.ts';
import type { RunStatus, Staged, SyncPayload } from './run.ts';
import { claimRun, forgetConfirmation, lastDigest, type RunRow, runById } from './runs-store.ts';
import type { Cursor, SourceSchool } from './source-adapter.ts';
import { clearRun, countRows } from './staging-store.ts';

/** A run that this worker holds, with all it needs. */
export interface ClaimedRun {
  readonly school: string;
  readonly id: string;
  readonly lease: string;
  readonly tries: number;
  /** It is the last run of the connection: nobody is asked, and all that this source brought ends. */
  readonly einde: boolean;
  /** What is staged and confirmed by a person; null: pull first. */
  readonly confirmed: { readonly staged: Staged; readonly cursor: Cursor | null } | null;
  readonly connection: ConnectionRow;
  /** Hash of the answer that the school stands as now; null when that cannot be said. */
  readonly digest: string | null;
  readonly sourceSchool: SourceSchool;
}

export type Claim =
  | { readonly kind: 'claimed'; readonly run: ClaimedRun }
  /** There is nothing to do any more. */
  | { readonly kind: 'over'; readonly status: RunStatus };

/**
 * Takes a run. What an earlier attempt left behind is thrown away and pulled again, unless a person confirmed it and
 * it is still whole.
 * @throws AppError `busy` while another worker holds it
 */
export async function claim(deps: SyncDeps, payload: SyncPayload): Promise<Claim> {
  const leaseMs = deps.leaseMs ?? LEASE_MS;
  return await deps.db.tenant({ school: payload.school, actor: null }, async (tx) => {
    const run = await runById(tx, { school: payload.school, id: payload.run }, 'lock');
    if (!['queued', 'pulling', 'staged', 'applying'].includes(run.status))
      return { kind: 'over', status: run.status };
    const lease = await claimRun(tx, run.id, deps.now(), leaseMs);
    if (lease === null) {
      throw new AppError('busy', 'Deze synchronisatie loopt al.', {
        status: 409,
        retry: 'later',
        retryAfterMs: Math.max(500, run.heldMs),
      });
    }
    const confirmed = await confirmedStaging(tx, run, deps.now());
    if (!confirmed) await clearRun(tx, { school: run.school, run: run.id });
    if (!confirmed && run.confirmed) await forgetConfirmation(tx, run.id);
    const connection = await connectionById(tx, run.school, run.connection);
    const school = await sourceSchool(tx, run.school);
    return {
      kind: 'claimed',
      run: {
        school: run.school,
        id: run.id,
        lease,
        tries: run.tries,
        einde: run.trigger === 'einde',
        confirmed,
        connection,
        digest: connection.confirmed ? digestStillHolds(await lastDigest(tx, connection.id)) : null,
        sourceSchool: school,
      },
    };
  });
}

/** What a person said yes to, if it is still all there and not too old. */
async function confirmedStaging(tx: Tx, run: RunRow, now: Date): Promise<ClaimedRun['confirmed']> {
  if (!run.confirmed || !run.staged || !run.stagedAt) return null;
  if (now.getTime() - run.stagedAt.getTime() > STAGED_FRESH_MS) return null;
  const rows = await countRows(tx, { school: run.school, run: run.id });
  return rows >= run.staged.rows + run.staged.missing + stagedFacts(run.staged)
    ? { staged: run.staged, cursor: run.cursorAfter }
    : null;
}
