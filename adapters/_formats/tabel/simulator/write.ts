import { type CellObject, utils, write } from '@e965/xlsx';
import { stringify } from 'csv-stringify/sync';
import type { Table } from './tables.ts';

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A CSV as a Dutch program writes it: semicolons, `1-9-2026`, line ends of Windows. */
export function asCsv({ rows }: Table, koppen: readonly string[]): string {
  const dutch = rows.map((row) => koppen.map((kop) => dutchDate(row[kop] ?? '')));
  return stringify([koppen, ...dutch], { delimiter: ';', record_delimiter: 'windows' });
}

const dutchDate = (cell: string): string => {
  const [, year, month, day] = ISO.exec(cell) ?? [];
  return year === undefined ? cell : `${Number(day)}-${Number(month)}-${year}`;
};

/** A workbook with a sheet for each table, below a line that says what it is. Dates are dates as Excel keeps them. */
export function asXlsx(
  tables: readonly { readonly table: Table; readonly koppen: readonly string[] }[],
): Uint8Array {
  const book = utils.book_new();
  for (const { table, koppen } of tables) {
    const rows = table.rows.map((row) => koppen.map((kop) => cellOf(row[kop] ?? '')));
    const sheet = utils.aoa_to_sheet([[`Export ${table.titel}`], [], [...koppen], ...rows]);
    utils.book_append_sheet(book, sheet, table.titel);
  }
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}

/** Days from 30 December 1899, from which Excel counts. */
const serial = (iso: string): number => Date.parse(iso) / 86_400_000 + 25_569;

const cellOf = (text: string): CellObject =>
  ISO.test(text) ? { t: 'n', v: serial(text), z: 'dd-mm-yyyy' } : { t: 's', v: text };
