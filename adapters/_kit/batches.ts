import { AppError } from '../../gateway/errors.ts';
import type { BronRecord } from '../../gateway/model/roster.ts';
import type { Batch, Cursor, RowIssue } from '../../gateway/sync/source-adapter.ts';

/** Records per batch: a few milliseconds of work, after which a teacher's tap may go first. */
const BATCH = 100;

/** One row of a source: a record, or nothing and the reason. */
export interface ReadRow {
  readonly record: BronRecord | undefined;
  readonly issues: readonly RowIssue[];
}

export interface Batching {
  /** How many rows there are. */
  readonly total: number;
  /** Where the pull began. Only the last batch goes on from somewhere else: a broken run of a full answer starts again. */
  readonly since: Cursor | null;
  /** Asked when every row was read. */
  readonly cursor: () => Cursor;
  readonly signal: AbortSignal;
}

/**
 * The rows of a whole answer as batches, of which the last carries the new cursor.
 * @param issues of the answer as a whole; they go with the first batch
 * @throws AppError `cancelled` by the signal
 */
export async function* inBatches(
  rows: Iterable<ReadRow>,
  { total, since, cursor, signal }: Batching,
  issues: readonly RowIssue[] = [],
): AsyncGenerator<Batch> {
  let batch: { records: BronRecord[]; issues: RowIssue[] } = { records: [], issues: [...issues] };
  let done = 0;
  for (const row of rows) {
    done++;
    if (row.record) batch.records.push(row.record);
    batch.issues.push(...row.issues);
    if (batch.records.length < BATCH || done === total) continue;
    stopWhenAborted(signal);
    yield { ...batch, cursor: since, progress: done / total };
    batch = { records: [], issues: [] };
  }
  stopWhenAborted(signal);
  yield { ...batch, cursor: cursor(), progress: 1 };
}

/** @throws AppError `cancelled` */
export function stopWhenAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('cancelled', 'De synchronisatie is gestopt.', { retry: 'never' });
}
