import type { BronRecord, Datum } from '../../../gateway/model/roster.ts';

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
