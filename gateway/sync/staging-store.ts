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

/** Whether the staging is still whole. It is unlogged: a crash of the database empties it. */
export async function countRows(tx: Tx, { run }: RunIn): Promise<number> {
  const { n } = await tx
    .selectFrom('koers.sync_row')
    .where('run_id', '=', run)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Cut, for a broken file may hold a book in one cell; and without U+0000, which PostgreSQL refuses. */
const shown = (text: string) => text.slice(0, 200).replaceAll('\0', '');

export async function insertIssues(
  tx: Tx,
  { school, run }: RunIn,
  issues: readonly RowIssue[],
): Promise<void> {
  if (issues.length === 0) return;
  await sql`
    INSERT INTO koers.sync_issue (run_id, school_id, path, code, seen, message, effect)
    SELECT ${run}, ${school}, i.path, i.code, i.seen, i.message, i.effect
    FROM unnest(${issues.map((i) => shown(i.path))}::text[], ${issues.map((i) => i.code)}::text[],
                ${issues.map((i) => shown(i.seen))}::text[], ${issues.map((i) => i.message)}::text[],
                ${issues.map((i) => i.effect)}::text[]) AS i(path, code, seen, message, effect)`.execute(tx);
}

/** A run that pulls again starts empty. */
export async function clearRun(tx: Tx, { run }: RunIn): Promise<void> {
  await tx.deleteFrom('koers.sync_row').where('run_id', '=', run).execute();
  await tx.deleteFrom('koers.sync_issue').where('run_id', '=', run).execute();
}
