import { sql } from 'kysely';
import type { SyncDeps } from './deps.ts';
import { isLive, totalCounts } from './rules.ts';
import { type ConfirmReason, type Counts, RunCounts, RunStatus, type Trigger } from './run.ts';

type Db = Pick<SyncDeps, 'db'>;

/** One run as a screen or the command line shows it. */
export interface RunView {
  readonly id: string;
  readonly connection: string;
  readonly status: RunStatus;
  readonly trigger: Trigger;
  readonly requestedBy: string | null;
  /** How often the source was ill so far. */
  readonly tries: number;
  /** 0..1 */
  readonly progress: number;
  readonly counts: RunCounts;
  readonly total: Counts;
  /** Why a person must look first; null when nobody must. */
  readonly reason: ConfirmReason | null;
  readonly issues: number;
  /** What is open after this run: its own issues or, when the source said that nothing changed, those of the run before that told. */
  readonly open: { readonly run: string; readonly issues: number };
  readonly error: { readonly code: string | null; readonly message: string } | null;
  /** Whether it is the run that can be undone. */
  readonly canUndo: boolean;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export interface ConnectionView {
  readonly id: string;
  readonly naam: string;
  readonly adapter: string;
  /** What the adapter calls itself; its folder name when this Koers does not have it. */
  readonly title: string;
  readonly status: 'active' | 'paused' | 'ended';
  /** Since when it is paused. */
  readonly pausedAt: Date | null;
  readonly schedule: string | null;
  readonly nextDueAt: Date | null;
  readonly lastSuccessAt: Date | null;
  /** False: the next run is a preview. */
  readonly confirmed: boolean;
  /** The run that is under way or waits for a person, else the last one. */
  readonly run: RunView | null;
}

interface RunRow {
  id: string;
  connection: string;
  status: string;
  trigger: Trigger;
  requestedBy: string | null;
  tries: number;
  progress: number;
  counts: unknown;
  reason: ConfirmReason | null;
  issues: number;
  openRun: string;
  openIssues: number;
  error_code: string | null;
  error_message: string | null;
  canUndo: boolean;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

const runs = sql`
  SELECT r.id, r.connection_id AS connection, r.status, r.trigger, r.requested_by AS "requestedBy", r.tries, r.progress, r.counts, r.reason,
    r.error_code, r.error_message, r.created_at AS "createdAt", r.started_at AS "startedAt", r.finished_at AS "finishedAt",
    (SELECT count(*)::int FROM koers.sync_issue i WHERE i.run_id = r.id) AS issues,
    coalesce(told.id, r.id) AS "openRun", (SELECT count(*)::int FROM koers.sync_issue i WHERE i.run_id = coalesce(told.id, r.id)) AS "openIssues",
    r.status = 'done' AND EXISTS (SELECT FROM koers.sync_change c WHERE c.run_id = r.id) AS "canUndo"
  FROM koers.sync_run r LEFT JOIN LATERAL (
    SELECT o.id FROM koers.sync_run o
    WHERE o.connection_id = r.connection_id AND o.seq < r.seq AND o.status = 'done' AND o.staged ->> 'nothingNew' IS NULL
    ORDER BY o.seq DESC LIMIT 1) told ON r.status = 'done' AND r.staged ->> 'nothingNew' IS NOT NULL`;

function view(row: RunRow): RunView {
  const { error_code, error_message, openRun, openIssues, ...rest } = row;
  const counts = RunCounts.parse(row.counts);
  const status = RunStatus.parse(row.status);
  const error = error_message === null ? null : { code: error_code, message: error_message };
  return {
    ...rest,
    status,
    counts,
    total: totalCounts(counts),
    error,
    open: { run: openRun, issues: openIssues },
    reason: isLive(status) ? row.reason : null,
  };
}

/** @throws AppError `not_found` is the caller's: null when there is no such run in this school */
export async function getRun({ db }: Db, school: string, run: string): Promise<RunView | null> {
  return await db.tenant({ school, actor: null }, async (tx) => {
    const { rows } = await sql<RunRow>`${runs} WHERE r.school_id = ${school} AND r.id = ${run}`.execute(tx);
    return rows[0] ? view(rows[0]) : null;
  });
}

/** Runs of a connection, newest first. */
export async function listRuns(
  { db }: Db,
  school: string,
  connection: string,
  limit = 20,
): Promise<readonly RunView[]> {
  return await db.tenant({ school, actor: null }, async (tx) => {
    const { rows } = await sql<RunRow>`
      ${runs} WHERE r.school_id = ${school} AND r.connection_id = ${connection} ORDER BY r.seq DESC LIMIT ${limit}`.execute(
      tx,
    );
    return rows.map(view);
  });
}

/** Connections of a school, with the run to show for each. For *koppelingen* and for `koers status --json`. */
export async function listConnections(
  { db, adapters }: Db & Pick<SyncDeps, 'adapters'>,
  school: string,
): Promise<readonly ConnectionView[]> {
  return await db.tenant({ school, actor: null }, async (tx) => {
    const { rows: connections } = await sql<Omit<ConnectionView, 'title' | 'run'>>`
      SELECT id, naam, adapter, status, CASE WHEN status = 'paused' THEN (SELECT max(a.at) FROM koers.audit a
          WHERE a.school_id = ${school} AND a.onderwerp_id = c.id AND a.actie = 'connection_paused') END AS "pausedAt", schedule, next_due_at AS "nextDueAt", last_success_at AS "lastSuccessAt", confirmed
      FROM koers.connection c WHERE school_id = ${school} ORDER BY status = 'ended', created_at, id`.execute(
      tx,
    );
    const { rows } = await sql<RunRow>`
      ${runs} WHERE r.school_id = ${school} AND r.seq = (
        SELECT max(l.seq) FROM koers.sync_run l WHERE l.connection_id = r.connection_id)`.execute(tx);
    return connections.map((connection) => {
      const run = rows.find((row) => row.connection === connection.id);
      return {
        ...connection,
        title: adapters.get(connection.adapter)?.title ?? connection.adapter,
        run: run ? view(run) : null,
      };
    });
  });
}
