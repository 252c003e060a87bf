import { sql } from 'kysely';
import { AppError } from '../errors.ts';
import type { BronKind } from '../model/roster.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { type CanonicalRecord, hashOf } from './record-hash.ts';
import { KINDS } from './run.ts';

interface Known {
  readonly kind: BronKind;
  readonly entity: string;
  readonly key: string | null;
  readonly eckId: string | null;
  readonly hash: string;
  readonly again: boolean;
  seen: boolean;
}

/** A record that must be looked at, or (without `json`) one that the answer no longer holds. */
export interface StagedRow {
  readonly seq: number;
  readonly kind: BronKind;
  readonly key: string | null;
  readonly eckId: string | null;
  readonly hash: string | null;
  readonly json: string | null;
  readonly entity: string | null;
  readonly duplicate: boolean;
}

export const perKind = <T>(make: () => T): Record<BronKind, T> => ({
  groep: make(),
  leerling: make(),
  medewerker: make(),
});

/**
 * What this connection told us before, to set an answer against. Records with the same hash go no further, so that an
 * answer without changes costs one query. Who a changed record belongs to is decided in SQL (plan.ts), not here.
 */
export class KnownRecords {
  readonly live = perKind(() => 0);
  readonly unchanged = perKind(() => 0);
  /** Staged rows whose key or ECK iD came back later in the same answer. */
  readonly duplicated = new Set<number>();
  readonly #all: Known[];
  readonly #byKey = perKind(() => new Map<string, Known>());
  readonly #byEckId = perKind(() => new Map<string, Known>());
  /** Keys and ECK iDs of this answer, with the row they were staged in. */
  readonly #keys = perKind(() => new Map<string, number | null>());
  readonly #eckIds = perKind(() => new Map<string, number | null>());
  #seq = 0;

  constructor(known: Known[]) {
    this.#all = known;
    for (const one of known) {
      this.live[one.kind] += 1;
      if (one.key !== null) this.#byKey[one.kind].set(one.key, one);
      if (one.eckId !== null) this.#byEckId[one.kind].set(one.eckId, one);
    }
  }

  /** The row to stage, or null when the record is known and the same. */
  look(canonical: CanonicalRecord): StagedRow | null {
    const { record, json } = canonical;
    const hash = hashOf(canonical);
    const { kind, key = null } = record;
    const eckId = ('eckId' in record && record.eckId) || null;
    const known = this.#find(kind, key, eckId);
    if (known) known.seen = true;
    const keyTwice = this.#met(this.#keys[kind], key);
    const duplicate = this.#met(this.#eckIds[kind], eckId) || keyTwice;
    const same = known !== undefined && known.hash === hash && !known.again && !duplicate;
    const seq = same ? null : this.#seq++;
    if (key !== null && !keyTwice) this.#keys[kind].set(key, seq);
    if (eckId !== null && !duplicate) this.#eckIds[kind].set(eckId, seq);
    if (seq === null) {
      this.unchanged[kind] += 1;
      return null;
    }
    return { seq, kind, key, eckId, hash, json, entity: null, duplicate };
  }

  /** Live records that the answer did not hold. Call it once, at the end of a full answer. */
  *missing(): Generator<StagedRow> {
    for (const { seen, kind, key, eckId, entity } of this.#all) {
      if (seen) continue;
      yield { seq: this.#seq++, kind, key, eckId, hash: null, json: null, entity, duplicate: false };
    }
  }

  /** The same record as before: by its key; by its ECK iD only when one of the two has no key. */
  #find(kind: BronKind, key: string | null, eckId: string | null): Known | undefined {
    const byKey = key === null ? undefined : this.#byKey[kind].get(key);
    if (byKey || eckId === null) return byKey;
    const byEckId = this.#byEckId[kind].get(eckId);
    return byEckId && (key === null || byEckId.key === null) ? byEckId : undefined;
  }

  /** Whether this answer held the name before; then the row that had it is a double as well. */
  #met(names: ReadonlyMap<string, number | null>, name: string | null): boolean {
    const first = name === null ? undefined : names.get(name);
    if (first === undefined) return false;
    if (first !== null) this.duplicated.add(first);
    return true;
  }
}

/** Reads the live records of a connection: one row each, nothing about the people themselves. */
export async function loadKnown(tx: Tx, school: string, connection: string): Promise<KnownRecords> {
  const rows = await tx
    .selectFrom('koers.source_record')
    .where('school_id', '=', school)
    .where('connection_id', '=', connection)
    .where('ended_at', 'is', null)
    .select(['kind', 'entity_id as entity', 'source_key as key', 'eck_id as eckId', 'again'])
    .select(sql<string>`encode(hash, 'hex')`.as('hash'))
    .execute();
  return new KnownRecords(rows.map((row) => ({ ...row, kind: asKind(row.kind), seen: false })));
}

/** How many live records of each kind a connection has. */
export async function countLive(
  tx: Tx,
  school: string,
  connection: string,
): Promise<Record<BronKind, number>> {
  const rows = await tx
    .selectFrom('koers.source_record')
    .where('school_id', '=', school)
    .where('connection_id', '=', connection)
    .where('ended_at', 'is', null)
    .groupBy('kind')
    .select((eb) => ['kind', eb.fn.countAll<string>().as('n')])
    .execute();
  const live = perKind(() => 0);
  for (const { kind, n } of rows) live[asKind(kind)] = Number(n);
  return live;
}

function asKind(kind: string): BronKind {
  const known = KINDS.find((k) => k === kind);
  if (!known)
    throw new AppError('internal', 'Er ging iets mis in Koers.', { detail: `source_record of kind ${kind}` });
  return known;
}
