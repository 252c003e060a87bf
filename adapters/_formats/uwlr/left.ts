import type { BronRecord, Datum } from '../../../gateway/model/roster.ts';
import type { Mapped } from './row.ts';

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' });

/** The calendar day in the Netherlands. */
export const dayOf = (now: Date): Datum => DAY.format(now);

/**
 * Who has left: an answer may still hold leerlingen whose uitstroomdatum lies behind us, and from that day on they are no
 * longer at school (EDEXML). To Koers they are as gone as those who are not in it.
 */
export function hasLeft(record: BronRecord, vandaag: Datum): boolean {
  return record.kind === 'leerling' && record.uitstroomdatum != null && record.uitstroomdatum <= vandaag;
}

/** The first day on which this record means something else than today; null when the calendar does not touch it. */
export function changesOn(record: BronRecord): Datum | null {
  return record.kind === 'leerling' ? (record.uitstroomdatum ?? null) : null;
}

/** Lets through who is at school today, and keeps from which day on the same answer means something else. */
export class Presence {
  /** null: never. */
  tot: Datum | null = null;
  readonly #vandaag: Datum;

  constructor(vandaag: Datum) {
    this.#vandaag = vandaag;
  }

  /** The same rows, without the record of who has left; their issues stay. */
  *of(rows: Iterable<Mapped<BronRecord>>): Generator<Mapped<BronRecord>> {
    for (const { record, issues } of rows) {
      if (record && hasLeft(record, this.#vandaag)) {
        yield { record: undefined, issues };
        continue;
      }
      const day = record ? changesOn(record) : null;
      if (day !== null && (this.tot === null || day < this.tot)) this.tot = day;
      yield { record, issues };
    }
  }
}
