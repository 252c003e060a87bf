import { type CellObject, type DenseWorkSheet, read, SSF, type WorkBook } from '@e965/xlsx';
import { AppError } from '../../gateway/errors.ts';
import { readZip } from './zip.ts';

/** A row of a sheet; a cell that is not there is ''. */
export interface XlsxRow {
  /** Number of the row as the spreadsheet shows it, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface XlsxSheet {
  readonly name: string;
  /** Without empty rows. */
  readonly rows: readonly XlsxRow[];
}

export interface XlsxReadOptions {
  /** Of each sheet, from the top; default all. What is below is not read. */
  readonly firstRows?: number;
}

const UNPACKED = { maxBytes: 200 * 1024 * 1024, maxFiles: 2000 };
/** More than any school has; a sheet with more is not an export of pupils. */
const MOST_ROWS = 100_000;
const MOST_COLUMNS = 300;
/** 1 January 1904 in days of the other date system of Excel (ECMA-376 part 1 §18.17.4.1). */
const FROM_1904 = 1462;

/**
 * Reads the sheets of an XLSX as text (ECMA-376). A date is `YYYY-MM-DD` whatever its format shows; a number with a format
 * of its own reads as it is shown, so that `00123` keeps its zeros; of a formula the last value counts, and nothing is
 * ever worked out. What it unpacks to is measured before anything else looks at it.
 * @throws AppError `source_invalid`: no XLSX, damaged, a row number or the name of a sheet twice, a sheet
 * that is not there, too large unpacked, or too many rows or columns
 */
export function readXlsx(bytes: Uint8Array, { firstRows }: XlsxReadOptions = {}): XlsxSheet[] {
  const parts = readZip(bytes, UNPACKED);
  if (!parts.has('xl/workbook.xml'))
    throw refused('het is geen Excel-bestand. Sla het op als Excel-werkmap (.xlsx)');
  // Of two rows with one number the reader below keeps one, and says nothing of the other.
  for (const [name, part] of parts)
    if (name.startsWith('xl/worksheets/') && hasRowTwice(part))
      throw refused('een rij staat er twee keer in');
  const book = opened(bytes, firstRows ?? MOST_ROWS + 1);
  const shift = book.Workbook?.WBProps?.date1904 ? FROM_1904 : 0;
  if (new Set(book.SheetNames).size < book.SheetNames.length) throw refused('twee bladen heten hetzelfde');
  return book.SheetNames.map((name) => ({ name, rows: rowsOf(book.Sheets[name], shift) }));
}

const ROW_NUMBER = /<(?:\w+:)?row\s(?:[^<>]*?\s)?r=["'](\d+)["']/g;

function hasRowTwice(sheet: Uint8Array): boolean {
  const seen = new Set<string>();
  for (const [, number = ''] of Buffer.from(sheet).toString('latin1').matchAll(ROW_NUMBER)) {
    if (seen.has(number)) return true;
    seen.add(number);
  }
  return false;
}

function opened(bytes: Uint8Array, sheetRows: number): WorkBook {
  try {
    const options = { cellFormula: false, cellHTML: false, cellText: true, cellNF: true, cellDates: false };
    return read(bytes, { type: 'array', dense: true, sheetRows, ...options });
  } catch {
    throw refused('het is beschadigd');
  }
}

function rowsOf(sheet: unknown, shift: number): XlsxRow[] {
  // Named in the workbook, and not to be found: not the same as empty.
  if (sheet === undefined || sheet === null) throw refused('een van de bladen is weg of beschadigd');
  const data = (sheet as DenseWorkSheet)['!data'] ?? [];
  if (data.length > MOST_ROWS) throw refused(`een blad heeft meer dan ${MOST_ROWS} rijen`);
  return Array.from(data).flatMap((line, i): XlsxRow[] => {
    if ((line?.length ?? 0) > MOST_COLUMNS) throw refused(`een rij heeft meer dan ${MOST_COLUMNS} kolommen`);
    const cells = Array.from(line ?? [], (cell) => textOf(cell, shift));
    return cells.every((cell) => cell === '') ? [] : [{ row: i + 1, cells }];
  });
}

function textOf(cell: CellObject | undefined, shift: number): string {
  if (cell?.v === undefined || cell.v === null || cell.t === 'e') return '';
  if (cell.t !== 'n' || typeof cell.v !== 'number') return String(cell.v);
  const format = typeof cell.z === 'string' ? cell.z : 'General';
  if (SSF.is_date(format)) return dayOf(cell.v + shift) ?? String(cell.v);
  return format === 'General' ? String(cell.v) : (cell.w ?? String(cell.v));
}

/** A serial of Excel as a date; undefined for a time of the day or what is no date. */
function dayOf(serial: number): string | undefined {
  const day: { y: number; m: number; d: number } | null = SSF.parse_date_code(serial);
  if (!day || serial < 1) return undefined;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(day.y).padStart(4, '0')}-${two(day.m)}-${two(day.d)}`;
}

function refused(why: string): AppError {
  const message = `Het Excel-bestand is niet te lezen: ${why}.`;
  return new AppError('source_invalid', message, {
    retry: 'never',
    issues: [{ path: 'xlsx', message: why }],
  });
}
