import type { ClaimedRun } from './claim.ts';
import type { SyncDeps } from './deps.ts';
import { type KnownRecords, loadKnown, type StagedRow } from './known-records.ts';
import type { Lease } from './lease.ts';
import type { Staged } from './run.ts';
import type { Batch, Cursor, RowIssue, Unchanged } from './source-adapter.ts';
import { insertIssues, insertRows, markDuplicates } from './staging-store.ts';

/** What a pull brought in. */
export interface Pulled {
  readonly staged: Staged;
  /** Where the next pull goes on from. */
  readonly cursor: Cursor | null;
  /** Whether the answer was the whole school. */
  readonly full: boolean;
}

/** Rows per statement: enough to be set-based, little enough to leave the thread to others in between. */
const CHUNK = 1000;

/**
 * Reads what the source answers and stages the records that differ from what we know. No school data is written.
 * @throws AppError `source_*` from the adapter, `cancelled` when the lease is gone
 */
export async function stageAnswer(
  deps: SyncDeps,
  run: ClaimedRun,
  answer: AsyncIterable<Batch | Unchanged>,
  full: boolean,
  lease: Lease,
): Promise<Pulled> {
  const known = await inSchool(deps, run, (tx) => loadKnown(tx, run.school, run.connection.id));
  const staging = new Staging(deps, run, known);
  let cursor: Cursor | null = null;
  for await (const batch of answer) {
    lease.signal.throwIfAborted();
    cursor = batch.cursor;
    if ('unchanged' in batch) return { staged: nothingNew(run, known), cursor, full };
    await staging.add(batch);
    if (batch.progress !== undefined) lease.progress(batch.progress);
  }
  lease.signal.throwIfAborted();
  return { staged: await staging.end(full), cursor, full };
}

const inSchool = <T>(deps: SyncDeps, run: ClaimedRun, work: Parameters<typeof deps.db.tenant<T>>[1]) =>
  deps.db.tenant({ school: run.school, actor: null }, work);

/** All is as it was, the unreadable rows too. */
function nothingNew({ connection }: ClaimedRun, { live }: KnownRecords): Staged {
  return { rows: 0, missing: 0, dropped: connection.droppedKnown, unchanged: live, live };
}

/** Gathers rows and issues, and writes them a chunk at a time. */
class Staging {
  readonly #deps: SyncDeps;
  readonly #run: ClaimedRun;
  readonly #known: KnownRecords;
  #rows: StagedRow[] = [];
  #issues: RowIssue[] = [];
  readonly #count = { rows: 0, missing: 0, dropped: 0 };

  constructor(deps: SyncDeps, run: ClaimedRun, known: KnownRecords) {
    this.#deps = deps;
    this.#run = run;
    this.#known = known;
  }

  async add({ records, issues }: Batch): Promise<void> {
    for (const record of records) {
      const row = this.#known.look(record);
      if (row) this.#rows.push(row);
    }
    for (const issue of issues) {
      if (issue.effect === 'dropped') this.#count.dropped += 1;
      this.#issues.push(issue);
    }
    if (this.#rows.length >= CHUNK || this.#issues.length >= CHUNK) await this.#flush();
  }

  async end(full: boolean): Promise<Staged> {
    this.#count.rows += this.#rows.length;
    const missing = full ? [...this.#known.missing()] : [];
    this.#rows.push(...missing);
    await this.#write([...this.#known.duplicated]);
    const { live, unchanged } = this.#known;
    return { ...this.#count, missing: missing.length, live, unchanged };
  }

  async #flush(): Promise<void> {
    this.#count.rows += this.#rows.length;
    await this.#write([]);
  }

  async #write(duplicated: readonly number[]): Promise<void> {
    if (this.#rows.length + this.#issues.length + duplicated.length === 0) return;
    const at = { school: this.#run.school, run: this.#run.id };
    await inSchool(this.#deps, this.#run, async (tx) => {
      for (let i = 0; i < this.#rows.length; i += CHUNK)
        await insertRows(tx, at, this.#rows.slice(i, i + CHUNK));
      await insertIssues(tx, at, this.#issues);
      await markDuplicates(tx, at, duplicated);
    });
    this.#rows = [];
    this.#issues = [];
  }
}
