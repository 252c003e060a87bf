import { parse } from 'csv-parse/sync';
import { AppError } from '../../../gateway/errors.ts';
import { decodeWindows1252 } from '../../../gateway/tekst/windows-1252.ts';

/** A CSV as rows of text; a row may be shorter than the others. */
export interface CsvTable {
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
  /** The last row does not end: there may have been more. */
  readonly open: boolean;
}

/** More than any school has. */
const MOST_ROWS = 100_000;
const MOST_COLUMNS = 300;

/**
 * Reads a CSV as people make them: comma, semicolon or tab; UTF-8 with or without a byte order mark, UTF-16 with one, else
 * Windows-1252 as Excel writes it. All of it is text: `00123` is no number, and `=1+1` no formula.
 * @throws AppError `source_invalid`: a quote that is never closed, or too many rows or columns
 */
export function readCsvTable(bytes: Uint8Array): CsvTable {
  const text = textOf(bytes);
  const lines = parsed(text);
  if (lines.length > MOST_ROWS) throw refused(`het heeft meer dan ${MOST_ROWS} regels`);
  if (lines.some((cells) => cells.length > MOST_COLUMNS))
    throw refused(`een regel heeft meer dan ${MOST_COLUMNS} kolommen`);
  const rows = lines.map((cells, i) => ({ row: i + 1, cells }));
  return {
    rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
    open: !/[\r\n]$/.test(text),
  };
}

function parsed(text: string): string[][] {
  try {
    return parse(text, {
      delimiter: separatorOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
  } catch {
    throw refused('een aanhalingsteken staat verkeerd of wordt niet gesloten');
  }
}

/** The one that the first lines have most of, outside of quotes. */
function separatorOf(text: string): string {
  const begin = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"?/g, '');
  const lines = begin.split(/\r\n|\r|\n/, 10).join('');
  const count = (sign: string) => lines.split(sign).length;
  return [';', '\t', ','].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

function textOf(bytes: Uint8Array): string {
  const mark = markOf(bytes);
  if (mark) return storable(new TextDecoder(mark).decode(bytes));
  try {
    return storable(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return storable(decodeWindows1252(bytes));
  }
}

function markOf([a, b]: Uint8Array): string | null {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

const storable = (text: string): string => text.replaceAll('\0', '\ufffd');

function refused(why: string): AppError {
  return new AppError('source_invalid', `Het CSV-bestand is niet te lezen: ${why}. Maak het opnieuw.`, {
    retry: 'never',
  });
}
