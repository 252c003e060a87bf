import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { StagedFacts } from '../run.ts';
import { type Fact, type FactKind, hashOfFact } from './fact.ts';

/** A fact that must be looked at, or (without `json`) one that the answer no longer holds. */
export interface FactRow {
  readonly kind: FactKind;
  readonly key: string;
  readonly leerling: string | null;
  readonly hash: string | null;
  readonly json: string | null;
}

/** What this connection told us before of one kind, to set an answer against; facts with the same hash go no further. */
export class KnownFacts {
  readonly #kind: FactKind;
  readonly #hashes: ReadonlyMap<string, string>;
  readonly #seen = new Set<string>();
  readonly count = { created: 0, updated: 0, unchanged: 0, missing: 0, live: 0 } satisfies StagedFacts;

  constructor(kind: FactKind, hashes: ReadonlyMap<string, string>) {
    this.#kind = kind;
    this.#hashes = hashes;
    this.count.live = hashes.size;
  }

  /** The row to stage; null when it is known and the same; `double` when this answer held the key before. */
  look(fact: Fact): FactRow | 'double' | null {
    if (this.#seen.has(fact.key)) return 'double';
    this.#seen.add(fact.key);
    const hash = hashOfFact(fact);
    const before = this.#hashes.get(fact.key);
    if (before === hash) {
      this.count.unchanged += 1;
      return null;
    }
    if (before === undefined) this.count.created += 1;
    else this.count.updated += 1;
    return { kind: this.#kind, key: fact.key, leerling: fact.leerling, hash, json: fact.json };
  }

  /** Live facts that the answer did not hold. Call it once, at the end of a full answer. */
  *missing(): Generator<FactRow> {
    for (const key of this.#hashes.keys()) {
      if (this.#seen.has(key)) continue;
      this.count.missing += 1;
      yield { kind: this.#kind, key, leerling: null, hash: null, json: null };
    }
  }
}

const TABLE = {
  resultaat: sql.table('koers.resultaat'),
  verleden: sql.table('koers.bron_verleden'),
} as const;

/** Reads the keys and hashes of what a connection told of one kind and still tells. */
export async function loadKnownFacts(tx: Tx, connection: string, kind: FactKind): Promise<KnownFacts> {
  const { rows } = await sql<{ key: string; hash: string }>`
    SELECT bron_sleutel AS key, encode(hash, 'hex') AS hash FROM ${TABLE[kind]}
    WHERE connection_id = ${connection} AND ended_at IS NULL`.execute(tx);
  return new KnownFacts(kind, new Map(rows.map((row) => [row.key, row.hash])));
}
