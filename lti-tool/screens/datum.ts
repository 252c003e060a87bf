import type { Datum } from '../../gateway/model/roster.ts';

const ZONE = 'Europe/Amsterdam';
const dag = new Intl.DateTimeFormat('nl-NL', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const dagKortVorm = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const weekdag = new Intl.DateTimeFormat('nl-NL', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: ZONE,
});
const klok = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit', timeZone: ZONE });
const kalender = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });

/** A calendar date has no time zone; reading it as UTC and writing it as UTC keeps it the same day. */
const asUtc = (datum: Datum): Date => new Date(`${datum}T00:00:00Z`);

/** "21 november 2026". */
export const dagVoluit = (datum: Datum): string => dag.format(asUtc(datum));

/** "21 nov", for a place with little room. */
export const dagKort = (datum: Datum): string => dagKortVorm.format(asUtc(datum));

/** "zaterdag 21 november", in the Netherlands. */
export const weekdagVoluit = (moment: Date): string => weekdag.format(moment);

/** The calendar date in the Netherlands at that moment. */
export const datumVan = (moment: Date): Datum => kalender.format(moment);

/** "14:05". */
export const kloktijd = (moment: Date): string => klok.format(moment);

/** "vandaag om 14:05", "gisteren om 9:10" or "12 november 2026". */
export function wanneer(moment: Date, nu: Date): string {
  const dagen = (asUtc(datumVan(nu)).getTime() - asUtc(datumVan(moment)).getTime()) / 86_400_000;
  if (dagen === 0) return `vandaag om ${kloktijd(moment)}`;
  if (dagen === 1) return `gisteren om ${kloktijd(moment)}`;
  return dagVoluit(datumVan(moment));
}

/** The first day after this one: what a `tot` says when this is the last day. */
export function dagErna(dag: Datum): Datum {
  return new Date(asUtc(dag).getTime() + 86_400_000).toISOString().slice(0, 10);
}

/** The last day of a period whose `tot` is the first day after it. */
export function laatsteDag(tot: Datum): Datum {
  return new Date(asUtc(tot).getTime() - 86_400_000).toISOString().slice(0, 10);
}
