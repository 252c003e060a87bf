import { hash } from 'node:crypto';
import { BronResultaat, BronVerleden } from '../../model/bron-verleden.ts';
import { asStorable } from '../record-hash.ts';
import type { Batch } from '../source-adapter.ts';

/** What a source tells about pupils besides who they are: results (R20), and where they stood before Koers (R75). */
export const FACT_KINDS = ['resultaat', 'verleden'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** A fact with its canonical JSON: what is staged, and hashed. */
export interface Fact {
  readonly kind: FactKind;
  readonly key: string;
  /** Key or ECK iD, as the vendor says it. */
  readonly leerling: string;
  readonly json: string;
}

/** Raise it when more of a fact is used, so that every fact is looked at once more. */
const FACTS = 1;

export const hashOfFact = ({ json }: Fact): string => hash('sha256', `${FACTS}${json}`, 'hex');

/** Field names in one order, from the model itself. */
const FIELDS: Readonly<Record<FactKind, readonly string[]>> = {
  resultaat: Object.keys(BronResultaat.shape).sort(),
  verleden: Object.keys(BronVerleden.shape).sort(),
};

function canonicalFact(kind: FactKind, told: BronResultaat | BronVerleden): Fact {
  const fields = told as Readonly<Record<string, unknown>>;
  const known = FIELDS[kind].flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]]));
  const json = asStorable(JSON.stringify(Object.fromEntries(known)));
  const { key, leerling } = JSON.parse(json) as { key: string; leerling: string };
  return { kind, key, leerling, json };
}

/** The facts of a batch; null when it tells nothing of that kind, which is not the same as telling that there are none. */
export function factsOf(
  batch: Pick<Batch, 'resultaten' | 'verleden'>,
): Readonly<Record<FactKind, readonly Fact[] | null>> {
  return {
    resultaat: batch.resultaten?.map((told) => canonicalFact('resultaat', told)) ?? null,
    verleden: batch.verleden?.map((told) => canonicalFact('verleden', told)) ?? null,
  };
}
