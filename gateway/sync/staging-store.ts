import { sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { StagedRow } from './known-records.ts';
import type { RowIssue } from './source-adapter.ts';

export interface RunIn {
  readonly school: string;
  readonly run: string;
}

/** One statement for many rows: arrays, not a row at a time. */
export async function insertRows(tx: Tx, { school, run }: RunIn, rows: readonly StagedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    INSERT INTO koers.sync_row (run_id, school_id, seq, kind, source_key, eck_id, hash, doc, entity_id, duplicate, state)
    SELECT ${run}, ${school}, r.seq, r.kind, r.key, r.eck_id, decode(r.hash, 'hex'), r.doc::jsonb, r.entity, r.duplicate,
           CASE WHEN r.doc IS NULL THEN 'missing' END
    FROM unnest(${rows.map((r) => r.seq)}::int[], ${rows.map((r) => r.kind)}::text[], ${rows.map((r) => r.key)}::text[],
                ${rows.map((r) => r.eckId)}::text[], ${rows.map((r) => r.hash)}::text[], ${rows.map((r) => r.json)}::text[],
                ${rows.map((r) => r.entity)}::uuid[], ${rows.map((r) => r.duplicate)}::bool[])
      AS r(seq, kind, key, eck_id, hash, doc, entity, duplicate)`.execute(tx);
}

export async function markDuplicates(tx: Tx, { run }: RunIn, seqs: readonly number[]): Promise<void> {
  if (seqs.length === 0) return;
  await sql`UPDATE koers.sync_row SET duplicate = true WHERE run_id = ${run} AND seq = ANY (${seqs}::int[])`.execute(
    tx,
  );
}

/** How many rows are staged, facts too. The staging is unlogged: a crash of the database empties it. */
export async function countRows(tx: Tx, { run }: RunIn): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT (SELECT count(*) FROM koers.sync_row WHERE run_id = ${run})::int + (SELECT count(*) FROM koers.sync_feit WHERE run_id = ${run})::int AS n`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

/** Cut, for a broken file may hold a book in one cell; and without U+0000, which PostgreSQL refuses. */
const shown = (text: string) => text.slice(0, 200).replaceAll('\0', '');

/** A code that a school can map: one that is kept cut off would never be met again. */
const mappable = ({ unknown }: RowIssue) =>
  unknown && unknown.code.length > 0 && unknown.code.length <= 200 && !unknown.code.includes('\0')
    ? unknown
    : undefined;

export async function insertIssues(
  tx: Tx,
  { school, run }: RunIn,
  issues: readonly RowIssue[],
): Promise<void> {
  if (issues.length === 0) return;
  await sql`
    INSERT INTO koers.sync_issue (run_id, school_id, path, code, seen, message, effect, lijst, onbekend)
    SELECT ${run}, ${school}, i.path, i.code, i.seen, i.message, i.effect, i.lijst, i.onbekend
    FROM unnest(${issues.map((i) => shown(i.path))}::text[], ${issues.map((i) => i.code)}::text[],
                ${issues.map((i) => shown(i.seen))}::text[], ${issues.map((i) => i.message)}::text[],
                ${issues.map((i) => i.effect)}::text[], ${issues.map((i) => mappable(i)?.list ?? null)}::text[],
                ${issues.map((i) => mappable(i)?.code ?? null)}::text[])
      AS i(path, code, seen, message, effect, lijst, onbekend)`.execute(tx);
}

/** A run that pulls again starts empty. */
export async function clearRun(tx: Tx, { run }: RunIn): Promise<void> {
  await sql`
    WITH rows AS (DELETE FROM koers.sync_row WHERE run_id = ${run}), facts AS (DELETE FROM koers.sync_feit WHERE run_id = ${run})
    DELETE FROM koers.sync_issue WHERE run_id = ${run}`.execute(tx);
}
