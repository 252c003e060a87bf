const MAANDEN = ['jan', 'feb', 'maa', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];

/** Days between 30 December 1899, from which Excel counts, and 1 January 1970. */
const EXCEL_TO_UNIX = 25_569;
/** 1927 to 2118: outside of it a number in a date column is no date. */
const SERIAL = { from: 10_000, to: 80_000 };

/**
 * A date as Dutch people and Excel write it, as `YYYY-MM-DD`: `1-9-2026`, `01/09/2026`, `1.9.2026`, `2026-09-01`,
 * `1 september 2026`, `1 mrt. 2026`, or a serial of Excel; a time behind it is left off. The day comes first, always: who
 * writes the month first is not guessed at.
 * @returns null for anything else, a year of two digits and 31 February included
 */
export function leesDatum(cell: string): string | null {
  const text = cell.trim().replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/, '');
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (iso) return calendar(iso[1], iso[2], iso[3]);
  const dutch = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text);
  if (dutch) return calendar(dutch[4], dutch[3], dutch[1]);
  const words = /^(\d{1,2})[ -]([a-z]+)\.?[ -](\d{4})$/i.exec(text);
  if (words) return calendar(words[3], maandVan(words[2] ?? ''), words[1]);
  return /^\d{5}$/.test(text) ? fromSerial(Number(text)) : null;
}

function maandVan(word: string): string {
  const short = word.toLowerCase().replace(/^mrt/, 'maa').slice(0, 3);
  return String(MAANDEN.indexOf(short) + 1);
}

function calendar(year = '', month = '', day = ''): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

function fromSerial(serial: number): string | null {
  if (serial < SERIAL.from || serial > SERIAL.to) return null;
  return new Date((serial - EXCEL_TO_UNIX) * 86_400_000).toISOString().slice(0, 10);
}

/** `2026-2027` of `2026-2027`, `2026/2027`, `2026-27` or `2026`; null for anything else. */
export function leesSchooljaar(cell: string): string | null {
  const [, first, second] = /^(\d{4})(?:\s*[-/]\s*(\d{2}|\d{4}))?$/.exec(cell.trim()) ?? [];
  if (first === undefined) return null;
  const next = String(Number(first) + 1);
  if (second !== undefined && second !== next && second !== next.slice(2)) return null;
  return `${first}-${next}`;
}

/** The school year of a moment: it begins on 1 August (WPO and WEC, article 1), in the Netherlands. */
export function schooljaarVan(now: Date): string {
  const [year = '', month = ''] = now
    .toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' })
    .split('-');
  const first = Number(month) >= 8 ? Number(year) : Number(year) - 1;
  return `${first}-${first + 1}`;
}
