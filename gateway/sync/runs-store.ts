import { randomUUID } from 'node:crypto';
import { type SqlBool, sql } from 'kysely';
import { AppError } from '../errors.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { SyncDeps } from './deps.ts';
import { isLive, mayBecome } from './rules.ts';
import { type RunCounts, RunStatus, Staged, StoredCursor, Trigger } from './run.ts';
import type { Cursor } from './source-adapter.ts';

type RunKey = { readonly school: string; readonly id: string };
type Held = RunKey & { readonly lease: string };

export interface RunRow {
  readonly id: string;
  readonly school: string;
  readonly connection: string;
  readonly status: RunStatus;
  readonly trigger: Trigger;
  readonly attempts: number;
  readonly tries: number;
  readonly confirmed: boolean;
  readonly staged: Staged | null;
  readonly createdAt: Date;
  readonly stagedAt: Date | null;
  readonly appliedAt: Date | null;
  readonly cursorBefore: Cursor | null;
  readonly cursorAfter: Cursor | null;
  /** How long a worker still holds it, in ms; 0: nobody does. */
  readonly heldMs: number;
}

const heldMs = sql<number>`greatest(0, ceil(extract(epoch FROM lease_until - clock_timestamp()) * 1000))::int`;

function runsOf(tx: Tx, school: string) {
  return tx
    .selectFrom('koers.sync_run')
    .where('school_id', '=', school)
    .select([
      'id',
      'school_id',
      'connection_id',
      'status',
      'trigger',
      'attempts',
      'tries',
      'confirmed_at',
      'staged',
    ])
    .select(['created_at', 'staged_at', 'applied_at', 'cursor_before', 'cursor_after', heldMs.as('heldMs')]);
}

function asRun(row: Awaited<ReturnType<ReturnType<typeof runsOf>['executeTakeFirstOrThrow']>>): RunRow {
  return {
    id: row.id,
    school: row.school_id,
    connection: row.connection_id,
    status: RunStatus.parse(row.status),
    trigger: Trigger.parse(row.trigger),
    attempts: row.attempts,
    tries: row.tries,
    confirmed: row.confirmed_at !== null,
    staged: row.staged === null ? null : Staged.parse(row.staged),
    createdAt: row.created_at,
    stagedAt: row.staged_at,
    appliedAt: row.applied_at,
    cursorBefore: StoredCursor.parse(row.cursor_before),
    cursorAfter: StoredCursor.parse(row.cursor_after),
    heldMs: row.heldMs,
  };
}

/** @throws AppError `not_found`, also for a run of another school */
export async function runById(
  tx: Tx,
  { school, id }: RunKey,
  lock: 'lock' | 'read' = 'read',
): Promise<RunRow> {
  const query = runsOf(tx, school).where('id', '=', id);
  const row = await (lock === 'lock' ? query.forNoKeyUpdate() : query).executeTakeFirst();
  if (!row) throw new AppError('not_found', 'Deze synchronisatie bestaat niet (meer).', { status: 404 });
  return asRun(row);
}

/**
 * The run of this connection that can still change something, if any; locked when it waits for a person, so that nobody
 * says yes to it meanwhile. One that a worker holds is only read: its row is the worker's until all is applied, and the
 * worker then needs the connection, which whoever asks here has locked.
 */
export async function liveRun(tx: Tx, school: string, connection: string): Promise<RunRow | null> {
  const live = runsOf(tx, school)
    .where('connection_id', '=', connection)
    .where('status', 'in', RunStatus.options.filter(isLive));
  const row = await live.executeTakeFirst();
  if (row?.status !== 'needs_confirmation') return row ? asRun(row) : null;
  const waiting = await live.where('status', '=', row.status).forNoKeyUpdate().executeTakeFirst();
  // Somebody said yes to it, or stopped it, just then.
  return waiting ? asRun(waiting) : await liveRun(tx, school, connection);
}

export async function insertRun(
  tx: Tx,
  run: { school: string; connection: string; trigger: Trigger; by: string | null; cursor: Cursor | null },
): Promise<string> {
  const row = await tx
    .insertInto('koers.sync_run')
    .values({
      school_id: run.school,
      connection_id: run.connection,
      trigger: run.trigger,
      requested_by: run.by,
      cursor_before: run.cursor === null ? null : JSON.stringify(run.cursor),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Asks the job `sync:<adapter>` (one queue per vendor) to work on a run, once the transaction is committed (design §5: jobs start from the outbox). */
export async function enqueueRun(tx: Tx, run: RunKey, again?: string, notBefore?: Date): Promise<void> {
  await tx
    .insertInto('koers.outbox')
    .values({
      school_id: run.school,
      topic: sql<string>`(SELECT 'sync:' || c.adapter FROM koers.sync_run r JOIN koers.connection c ON c.id = r.connection_id WHERE r.id = ${run.id})`,
      dedupe: again === undefined ? run.id : `${run.id}-${again}`,
      payload: JSON.stringify({ school: run.school, run: run.id }),
      ...(notBefore ? { not_before: notBefore } : {}),
    })
    .execute();
}

/** A worker takes the run, unless another one holds it. @returns the lease, or null when it cannot be taken */
export async function claimRun(tx: Tx, run: string, now: Date, leaseMs: number): Promise<string | null> {
  const lease = randomUUID();
  const taken = await tx
    .updateTable('koers.sync_run')
    .set((eb) => ({
      status: 'pulling',
      lease,
      lease_until: sql<Date>`clock_timestamp() + ${leaseMs} * interval '1 millisecond'`,
      attempts: eb('attempts', '+', 1),
      progress: 0,
      started_at: eb.fn.coalesce('started_at', eb.val(now)),
      error_code: null,
      error_message: null,
    }))
    .where('id', '=', run)
    .where('status', 'in', mayBecome('pulling'))
    .where(sql<SqlBool>`coalesce(lease_until <= clock_timestamp(), true)`)
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n ? lease : null;
}

/** @returns false when the run is no longer this worker's */
export async function renewLease(
  db: SyncDeps['db'],
  run: Held,
  progress: number,
  leaseMs: number,
): Promise<boolean> {
  const result = await db.tenant({ school: run.school, actor: null }, (tx) =>
    tx
      .updateTable('koers.sync_run')
      .set({ progress, lease_until: sql<Date>`clock_timestamp() + ${leaseMs} * interval '1 millisecond'` })
      .where('id', '=', run.id)
      .where('lease', '=', run.lease)
      .where('status', 'in', ['pulling', 'applying'])
      .executeTakeFirst(),
  );
  return result.numUpdatedRows === 1n;
}

/** What a worker may write about the run it holds. */
export interface RunChange {
  staged?: Staged;
  stagedAt?: Date;
  counts?: RunCounts;
  reason?: string | null;
  cursorAfter?: Cursor | null;
  appliedAt?: Date;
  finishedAt?: Date;
  tries?: number;
  error?: { code: string; message: string } | null;
}

const json = (value: unknown) => (value === null ? null : JSON.stringify(value));

function columns(change: RunChange) {
  const { staged, stagedAt, counts, reason, cursorAfter, appliedAt, finishedAt, tries, error } = change;
  return {
    ...(staged && { staged: json(staged) }),
    ...(stagedAt && { staged_at: stagedAt }),
    ...(counts && { counts: json(counts) }),
    ...(reason !== undefined && { reason }),
    ...(cursorAfter !== undefined && { cursor_after: json(cursorAfter) }),
    ...(appliedAt && { applied_at: appliedAt }),
    ...(finishedAt && { finished_at: finishedAt, lease: null, lease_until: null }),
    ...(tries !== undefined && { tries }),
    ...(error !== undefined && { error_code: error?.code ?? null, error_message: error?.message ?? null }),
  };
}

/** Moves a run that this worker holds. @returns false when it no longer holds it, or may not go there */
export async function moveRun(tx: Tx, run: Held, to: RunStatus, change: RunChange = {}): Promise<boolean> {
  const result = await tx
    .updateTable('koers.sync_run')
    .set({
      status: to,
      ...(to === 'applying' ? { progress: 1 } : {}),
      ...(to === 'pulling' || to === 'applying' ? {} : { lease: null, lease_until: null }),
      ...columns(change),
    })
    .where('id', '=', run.id)
    .where('lease', '=', run.lease)
    .where('status', 'in', mayBecome(to))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Staging of a run that is over, or that is pulled again. */
export async function clearStaging(tx: Tx, run: string): Promise<void> {
  await sql`
    WITH facts AS (DELETE FROM koers.sync_feit WHERE run_id = ${run})
    DELETE FROM koers.sync_row WHERE run_id = ${run}`.execute(tx);
}

/** What a person said yes to is gone or too old: the run becomes a preview once more. */
export async function forgetConfirmation(tx: Tx, run: string): Promise<void> {
  await tx
    .updateTable('koers.sync_run')
    .set({ confirmed_at: null, confirmed_by: null })
    .where('id', '=', run)
    .execute();
}

export async function setConfirmed(tx: Tx, run: RunKey, by: string | null, now: Date): Promise<void> {
  await tx
    .updateTable('koers.sync_run')
    .set({ status: 'staged', confirmed_by: by, confirmed_at: now })
    .where('id', '=', run.id)
    .where('status', 'in', mayBecome('staged'))
    .execute();
}

/** Ends a run that the caller has locked, whoever works on it: that worker finds its lease gone. */
export async function endRun(
  tx: Tx,
  run: RunKey,
  to: 'cancelled' | 'undone',
  now: Date,
  message: string | null,
): Promise<void> {
  await tx
    .updateTable('koers.sync_run')
    .set({ status: to, lease: null, lease_until: null, finished_at: now, error_message: message })
    .where('id', '=', run.id)
    .where('status', 'in', mayBecome(to))
    .execute();
}

/** Hash of the answer of the last run that was applied, if that answer came in whole. */
export async function lastDigest(tx: Tx, connection: string): Promise<string | null> {
  const row = await tx
    .selectFrom('koers.sync_run')
    .where('connection_id', '=', connection)
    .where('status', '=', 'done')
    .orderBy('seq', 'desc')
    .limit(1)
    .select('staged')
    .executeTakeFirst();
  return row?.staged ? Staged.parse(row.staged).digest : null;
}

/** Issues are kept of so many runs of a connection: a nightly run may find the same thousand again. */
const KEEP_ISSUES = 10;
/** More than one run may have grown old since the last one that was applied. */
const AT_ONCE = 20;

/**
 * Only the last run that changed something can be undone; what earlier ones changed, and old issues, is personal data
 * that we need no longer. Issues that are open still are kept, however often the source said "nothing changed" since.
 */
export async function forgetOlder(tx: Tx, at: { connection: string; run: string }): Promise<void> {
  const others = sql`SELECT o.id FROM koers.sync_run o WHERE o.connection_id = ${at.connection} AND o.id <> ${at.run} ORDER BY o.seq DESC`;
  await sql`
    DELETE FROM koers.sync_change c WHERE c.run_id = ANY (ARRAY(${others} LIMIT ${AT_ONCE}))
      AND EXISTS (SELECT FROM koers.sync_change mine WHERE mine.run_id = ${at.run})`.execute(tx);
  const told = sql`SELECT o.id FROM koers.sync_run o WHERE o.connection_id = ${at.connection} AND o.status = 'done' AND o.staged ->> 'nothingNew' IS NULL ORDER BY o.seq DESC LIMIT 1`;
  await sql`
    DELETE FROM koers.sync_issue i WHERE i.run_id = ANY (ARRAY(${others} OFFSET ${KEEP_ISSUES - 1} LIMIT ${AT_ONCE}))
      AND i.run_id IS DISTINCT FROM (${told})`.execute(tx);
}
