import { setImmediate } from 'node:timers/promises';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { ClaimedRun } from './claim.ts';
import type { SyncDeps } from './deps.ts';
import { type AllStagedFacts, FactStaging } from './facts/stage-facts.ts';
import { countLive, type KnownRecords, loadKnown, perKind, type StagedRow } from './known-records.ts';
import type { Lease } from './lease.ts';
import { AnswerDigest, type CanonicalRecord, canonicalRecord } from './record-hash.ts';
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
const CHUNK = 250;

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
  const staging = new Staging(deps, run, full);
  let cursor: Cursor | null = null;
  for await (const batch of answer) {
    lease.signal.throwIfAborted();
    cursor = batch.cursor;
    if ('unchanged' in batch) return { staged: await staging.nothingNew(), cursor, full };
    await staging.add(batch);
    if (batch.progress !== undefined) lease.progress(batch.progress);
  }
  lease.signal.throwIfAborted();
  return { staged: await staging.end(), cursor, full };
}

/**
 * Gathers rows and issues, and writes them a chunk at a time. When the last answer came in whole, records are held
 * back until the end: the same answer again is known by its digest alone, and nothing is read or written for it.
 */
class Staging {
  readonly #deps: SyncDeps;
  readonly #run: ClaimedRun;
  readonly #full: boolean;
  readonly #digest = new AnswerDigest();
  readonly #told = perKind(() => 0);
  /** Records that wait for the digest; null: they are looked at as they come. */
  #held: CanonicalRecord[] | null;
  #known: KnownRecords | undefined;
  #rows: StagedRow[] = [];
  #issues: RowIssue[] = [];
  readonly #count = { rows: 0, dropped: 0 };
  readonly #facts: FactStaging;

  constructor(deps: SyncDeps, run: ClaimedRun, full: boolean) {
    this.#deps = deps;
    this.#run = run;
    this.#full = full;
    this.#held = full && run.digest !== null ? [] : null;
    const of = { school: run.school, id: run.id, connection: run.connection.id };
    const inSchool = this.#inSchool.bind(this);
    this.#facts = new FactStaging({ run: of, full, hold: this.#held !== null, inSchool });
  }

  async add(told: Batch): Promise<void> {
    const { records, issues } = told;
    await setImmediate(); // a teacher's tap goes first
    const batch = records.map(canonicalRecord);
    this.#digest.add(batch);
    for (const { record } of batch) this.#told[record.kind] += 1;
    for (const issue of issues) {
      if (issue.effect === 'dropped') this.#count.dropped += 1;
      this.#issues.push(issue);
    }
    if (this.#held) for (const one of batch) this.#held.push(one);
    else await this.#look(batch);
    this.#digest.addTexts(await this.#facts.add(told));
  }

  async end(): Promise<Staged> {
    if (this.#held && this.#digest.value === this.#run.digest) return await this.#same();
    for (let i = 0; this.#held && i < this.#held.length; i += CHUNK) {
      await setImmediate();
      await this.#look(this.#held.slice(i, i + CHUNK));
    }
    const known = await this.#knownRecords();
    const missing = this.#full ? [...known.missing()] : [];
    this.#rows.push(...missing);
    await this.#write([...known.duplicated]);
    const { live, unchanged } = known;
    const digest = this.#full ? this.#digest.value : null;
    const facts = withFacts(await this.#facts.end());
    return { ...this.#count, missing: missing.length, live, unchanged, digest, ...facts };
  }

  /** The source itself says that all is as it was, the unreadable rows too. */
  async nothingNew(): Promise<Staged> {
    const { school, connection, digest } = this.#run;
    const live = await this.#inSchool((tx) => countLive(tx, school, connection.id));
    return {
      rows: 0,
      missing: 0,
      dropped: connection.droppedKnown,
      unchanged: live,
      live,
      digest,
      nothingNew: true,
    };
  }

  /** The same answer as last time: each record is known, live and unchanged. */
  async #same(): Promise<Staged> {
    await this.#write([]);
    const told = this.#told;
    const facts = withFacts(await this.#facts.same());
    return { ...this.#count, missing: 0, live: told, unchanged: told, digest: this.#digest.value, ...facts };
  }

  async #look(records: readonly CanonicalRecord[]): Promise<void> {
    const known = await this.#knownRecords();
    for (const record of records) {
      const row = known.look(record);
      if (!row) continue;
      this.#count.rows += 1;
      this.#rows.push(row);
    }
    if (this.#rows.length >= CHUNK || this.#issues.length >= CHUNK) await this.#write([]);
  }

  async #knownRecords(): Promise<KnownRecords> {
    const { school, connection } = this.#run;
    this.#known ??= await this.#inSchool((tx) => loadKnown(tx, school, connection.id));
    return this.#known;
  }

  async #write(duplicated: readonly number[]): Promise<void> {
    if (this.#rows.length + this.#issues.length + duplicated.length === 0) return;
    const at = { school: this.#run.school, run: this.#run.id };
    await this.#inSchool(async (tx) => {
      for (let i = 0; i < this.#rows.length; i += CHUNK)
        await insertRows(tx, at, this.#rows.slice(i, i + CHUNK));
      await insertIssues(tx, at, this.#issues);
      await markDuplicates(tx, at, duplicated);
    });
    this.#rows = [];
    this.#issues = [];
  }

  #inSchool<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#deps.db.tenant({ school: this.#run.school, actor: null }, work);
  }
}

const withFacts = (facts: AllStagedFacts | undefined) => (facts ? { facts } : {});
