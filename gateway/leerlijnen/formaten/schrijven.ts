import type { Pakket } from '../pakket.ts';
import { type SchrijfCaseOpties, schrijfCase } from './case/schrijven.ts';
import { alsCase10 } from './case/v1p0.ts';
import type { Formaat } from './gelezen.ts';
import { schrijfCsv } from './tabel/csv.ts';
import { naarTabel } from './tabel/schrijven.ts';
import { schrijfXlsx } from './tabel/xlsx.ts';

export type SchrijfFormaat = Exclude<Formaat, 'genest'>;

/** What the browser is told of a file, and how its name ends. */
export const SOORT_BESTAND: Readonly<Record<SchrijfFormaat, { type: string; eind: string }>> = {
  'case-1.1': { type: 'application/json', eind: 'json' },
  'case-1.0': { type: 'application/json', eind: 'json' },
  koers: { type: 'application/json', eind: 'json' },
  csv: { type: 'text/csv; charset=utf-8', eind: 'csv' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', eind: 'xlsx' },
};

/**
 * A version as a file. `case-1.1` and `koers` hold all of it. `csv` and `xlsx` hold every row, but not `rest`. `case-1.0` is
 * for readers that know nothing newer.
 */
export function schrijfPakket(
  pakket: Pakket,
  formaat: SchrijfFormaat,
  opties: SchrijfCaseOpties = {},
): Uint8Array {
  const json = (waarde: unknown) => new TextEncoder().encode(JSON.stringify(waarde));
  if (formaat === 'case-1.1') return json(schrijfCase(pakket, opties));
  if (formaat === 'case-1.0') return json(alsCase10(schrijfCase(pakket, opties)));
  if (formaat === 'csv') return schrijfCsv(naarTabel(pakket));
  if (formaat === 'xlsx') return schrijfXlsx(naarTabel(pakket));
  return json(pakket);
}
