import type { BronLeerling, BronRecord } from '../../gateway/model/roster.ts';
import type { SourceAdapter } from '../../gateway/sync/source-adapter.ts';
import { type Collected, canonical } from './conformance-pull.ts';
import type { ConformanceSchool, ConformanceSubject } from './conformance-source.ts';

/** What Koers knows of a school after the runs that were taken in: reconcile in its barest form (design §5). */
export class KnownSchool {
  readonly #answers: SourceAdapter['answers'];
  #records = new Map<string, BronRecord>();

  constructor(answers: SourceAdapter['answers']) {
    this.#answers = answers;
  }

  /** A pull that came to its end. */
  take(found: Collected, today: Date): void {
    if (found.unchanged) return;
    if (this.#answers === 'full') this.#records = new Map();
    this.takePart(found, today);
  }

  /** Of a full answer nothing counts until it is whole; of a delta every record does. */
  takePart({ records }: Collected, today: Date): void {
    for (const record of records) {
      const id = `${record.kind} ${record.kind === 'groep' ? record.key : (record.key ?? record.eckId)}`;
      if (this.#answers === 'delta' && hasLeft(record, today)) this.#records.delete(id);
      else this.#records.set(id, record);
    }
  }

  get records(): string[] {
    return canonical([...this.#records.values()]);
  }
}

function hasLeft(record: BronRecord, today: Date): boolean {
  return (
    record.kind === 'leerling' &&
    typeof record.uitstroomdatum === 'string' &&
    record.uitstroomdatum <= today.toISOString().slice(0, 10)
  );
}

/** What of a school can come through a vendor's format. */
export function offered(subject: ConformanceSubject, { school, records }: ConformanceSchool): BronRecord[] {
  return records.flatMap((record) => (subject.offers ? (subject.offers(record, school) ?? []) : [record]));
}

/** The school a day later: one leerling is called otherwise, one has left, one is new. */
export function dayLater({ school, records }: ConformanceSchool): ConformanceSchool {
  const leerlingen = records.filter((record): record is BronLeerling => record.kind === 'leerling');
  const [first, renamed, gone] = [leerlingen[0], leerlingen[1], leerlingen.at(-1)];
  if (!first || !renamed || !gone || gone === renamed)
    throw new Error('a school of three leerlingen at least');
  const added = {
    ...first,
    roepnaam: 'Nieuwkomer',
    ...(first.key === undefined ? {} : { key: `${first.key}-nieuw` }),
    ...(first.eckId === undefined ? {} : { eckId: `${first.eckId}9` }),
  };
  const kept = records.flatMap((record) => {
    if (record === gone) return [];
    return [record === renamed ? { ...renamed, roepnaam: 'Pippa' } : record];
  });
  return { school, records: [...kept, added] };
}
