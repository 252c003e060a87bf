import { hash } from 'node:crypto';
import { BronGroep, type BronKind, BronLeerling, BronMedewerker, type BronRecord } from '../model/roster.ts';

/** Raise it when reconcile starts to use more of a record, so that every record is looked at once more. */
const RECONCILE = 1;

/** A record with its canonical JSON: what is staged, and hashed. */
export interface CanonicalRecord {
  readonly record: BronRecord;
  readonly json: string;
}

/**
 * Canonical JSON: keys in code-point order, memberships as a set, so that two answers that mean the same give the
 * same text, whatever order the source uses. `undefined` is absent, `null` is kept (roster.ts).
 */
export function canonicalRecord(told: BronRecord): CanonicalRecord {
  const text = canonical(told);
  if (!UNSTORABLE.test(text)) return { record: told, json: text };
  const record: BronRecord = JSON.parse(asStorable(text));
  return { record, json: canonical(record) };
}

/** Hash of one record (SHA-256, hex). */
export function hashOf({ json }: CanonicalRecord): string {
  return hash('sha256', `${RECONCILE}${json}`, 'hex');
}

/** Hash of a whole answer, in the order it came: when it is the same as last time, no record has to be looked at. */
export class AnswerDigest {
  #soFar = `${RECONCILE}`;

  add(batch: readonly CanonicalRecord[]): void {
    this.addTexts(batch.map((r) => r.json));
  }

  /** Canonical texts of whatever else the answer tells. */
  addTexts(texts: readonly string[]): void {
    if (texts.length > 0) this.#soFar = hash('sha256', `${this.#soFar}${texts.join('\n')}`, 'hex');
  }

  get value(): string {
    return `${RECONCILE}:${this.#soFar}`;
  }
}

/** The digest, unless reconcile uses more of a record since then: then the school must be read in full once more. */
export function digestStillHolds(digest: string | null): string | null {
  return digest?.startsWith(`${RECONCILE}:`) ? digest : null;
}

/** U+0000 and half a surrogate pair: allowed in JSON and JavaScript, refused by PostgreSQL. One must not stop a school. */
const UNSTORABLE = /\\u(?:0000|d[89a-f])/;

/** JSON that PostgreSQL can keep. */
export function asStorable(json: string): string {
  if (!UNSTORABLE.test(json)) return json;
  return JSON.stringify(
    JSON.parse(json, (_, value: unknown) =>
      typeof value === 'string' ? value.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\uFFFD') : value,
    ),
  );
}

/** Field names in one order, from the model itself: a field that is added there counts by itself. */
const FIELDS: Readonly<Record<BronKind, readonly string[]>> = {
  groep: Object.keys(BronGroep.shape).sort(),
  leerling: Object.keys(BronLeerling.shape).sort(),
  medewerker: Object.keys(BronMedewerker.shape).sort(),
};

function canonical(record: BronRecord): string {
  const fields = record as Readonly<Record<string, unknown>>;
  const sorted: Record<string, unknown> = {};
  for (const name of FIELDS[record.kind]) {
    const value = fields[name];
    if (value !== undefined) sorted[name] = Array.isArray(value) && value.length > 0 ? asSet(value) : value;
  }
  return JSON.stringify(sorted);
}

/** Groups are a set: sorted, doubles away. */
function asSet(values: readonly unknown[]): unknown[] {
  if (values.length === 1 && typeof values[0] === 'string') return [...values];
  const byText = new Map(values.map((value) => [typeof value === 'string' ? value : inner(value), value]));
  return [...byText.keys()].sort().map((text) => {
    const value = byText.get(text);
    return typeof value === 'string' ? value : JSON.parse(text);
  });
}

/** A group with a role, in one order of its fields. */
function inner(value: unknown): string {
  const { key, rol } = value as { key: string; rol?: string };
  return JSON.stringify({ key, rol });
}
