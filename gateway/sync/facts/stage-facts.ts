import { setImmediate } from 'node:timers/promises';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { StagedFacts } from '../run.ts';
import type { Batch, RowIssue } from '../source-adapter.ts';
import { insertIssues } from '../staging-store.ts';
import { FACT_KINDS, type Fact, type FactKind, factsOf } from './fact.ts';
import { carryOpenFacts, insertFacts } from './facts-store.ts';
import { type FactRow, type KnownFacts, loadKnownFacts } from './known-facts.ts';

/** Rows per statement. */
const CHUNK = 1000;

export type AllStagedFacts = Partial<Record<FactKind, StagedFacts>>;

interface StagingOf {
  readonly run: { readonly school: string; readonly id: string; readonly connection: string };
  /** Whether the answer is the whole school: then what is missing has ended. */
  readonly full: boolean;
  /** Facts wait for the end, when the answer may turn out to be the same as last time. */
  readonly hold: boolean;
  readonly inSchool: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
}

/** Results and history of one answer. A source that tells none costs nothing. */
export class FactStaging {
  readonly #of: StagingOf;
  readonly #known = new Map<FactKind, KnownFacts>();
  readonly #told = new Map<FactKind, number>();
  #held: Fact[] = [];
  #rows: FactRow[] = [];
  #issues: RowIssue[] = [];
  #seq = 0;

  constructor(of: StagingOf) {
    this.#of = of;
  }

  /** @returns the canonical text of what the batch tells, for the digest of the answer; empty when it tells nothing */
  async add(batch: Batch): Promise<readonly string[]> {
    if (!batch.resultaten && !batch.verleden) return [];
    const facts = factsOf(batch);
    const all: Fact[] = [];
    for (const kind of FACT_KINDS) {
      const some = facts[kind];
      if (!some) continue;
      this.#told.set(kind, (this.#told.get(kind) ?? 0) + some.length);
      for (const fact of some) all.push(fact);
    }
    if (this.#of.hold) for (const fact of all) this.#held.push(fact);
    else await this.#look(all);
    return all.map((fact) => fact.json);
  }

  /** Everything was told. @returns what was found of each kind that was told; undefined when none was */
  async end(): Promise<AllStagedFacts | undefined> {
    if (this.#told.size === 0) return undefined;
    for (let i = 0; i < this.#held.length; i += CHUNK) {
      await setImmediate(); // a teacher's tap goes first
      await this.#look(this.#held.slice(i, i + CHUNK));
    }
    this.#held = [];
    const staged: AllStagedFacts = {};
    for (const kind of this.#told.keys()) {
      const known = await this.#knownOf(kind);
      if (this.#of.full) this.#rows.push(...known.missing());
      staged[kind] = known.count;
    }
    await this.#write();
    return staged;
  }

  /** The same answer as last time: each fact is known and unchanged, and what is open stays open. */
  async same(): Promise<AllStagedFacts | undefined> {
    if (this.#told.size === 0) return undefined;
    const { run } = this.#of;
    await this.#of.inSchool((tx) => carryOpenFacts(tx, { school: run.school, run: run.id }, run.connection));
    const nothing = { created: 0, updated: 0, missing: 0 };
    return Object.fromEntries(
      [...this.#told].map(([kind, n]) => [kind, { ...nothing, unchanged: n, live: n }]),
    );
  }

  async #knownOf(kind: FactKind): Promise<KnownFacts> {
    const known =
      this.#known.get(kind) ??
      (await this.#of.inSchool((tx) => loadKnownFacts(tx, this.#of.run.connection, kind)));
    this.#known.set(kind, known);
    return known;
  }

  async #look(facts: readonly Fact[]): Promise<void> {
    for (const fact of facts) {
      const row = (await this.#knownOf(fact.kind)).look(fact);
      if (row === 'double') this.#issues.push(double(fact));
      else if (row) this.#rows.push(row);
    }
    if (this.#rows.length >= CHUNK || this.#issues.length >= CHUNK) await this.#write();
  }

  async #write(): Promise<void> {
    if (this.#rows.length + this.#issues.length === 0) return;
    const { run, inSchool } = this.#of;
    const at = { school: run.school, run: run.id };
    await inSchool(async (tx) => {
      for (let i = 0; i < this.#rows.length; i += CHUNK)
        await insertFacts(tx, at, this.#rows.slice(i, i + CHUNK), this.#seq + i);
      await insertIssues(tx, at, this.#issues);
    });
    this.#seq += this.#rows.length;
    this.#rows = [];
    this.#issues = [];
  }
}

const double = ({ kind, key }: Fact): RowIssue => ({
  path: kind,
  code: 'fact_twice',
  seen: key,
  message:
    'Deze sleutel staat twee keer in het antwoord. Alleen de eerste regel is overgenomen. Verwijder de dubbele in het LVS.',
  effect: 'dropped',
});
