import { parse } from 'csv-parse/sync';
import { AppError } from '../../gateway/errors.ts';

/** One row under the header of a file. */
export interface CsvRow {
  /** Number of the row as a spreadsheet shows it: the header is 1. */
  readonly row: number;
  /** By the name in the header; a column that the row does not reach is absent. Always text: `00123` is no number. */
  readonly cells: ReadonlyMap<string, string>;
  /** More or fewer cells than the header: what stands where cannot be trusted. */
  readonly ragged: boolean;
}

export interface CsvFile {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** Rows of one file; no school has as many. */
const MOST = 500_000;

/**
 * Reads a CSV file with a header, comma-separated (RFC 4180), in UTF-8 with or without a byte order mark.
 * @param name of the file, for messages and paths
 * @throws AppError `source_invalid`, with the file but never its content: not UTF-8, a quote that is never closed, no
 * header, a column twice, or more than half a million rows
 */
export function readCsv(bytes: Uint8Array, name: string): CsvFile {
  const text = utf8(bytes, name);
  const lines = parsed(text, name);
  const [header = [], ...rest] = lines;
  const columns = header.map((column) => column.trim());
  if (columns.every((column) => column === ''))
    throw refused(name, 'het is leeg. De eerste regel moet de namen van de kolommen hebben');
  const twice = columns.find((column, i) => column !== '' && columns.indexOf(column) !== i);
  if (twice !== undefined) throw refused(name, `kolom "${twice.slice(0, 40)}" staat er twee keer in`);
  if (rest.length > MOST) throw refused(name, `het heeft meer dan ${MOST} regels`);
  const rows = rest.flatMap((cells, i) => {
    if (cells.length <= 1 && (cells[0] ?? '').trim() === '') return [];
    const named = columns.flatMap((column, c) =>
      cells[c] === undefined ? [] : [[column, cells[c]] as const],
    );
    return [{ row: i + 2, cells: new Map(named), ragged: cells.length !== columns.length }];
  });
  return { columns, rows };
}

function utf8(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused(name, 'de tekens zijn geen UTF-8 (misschien Windows-1252). Sla het op als "CSV UTF-8"');
  }
}

function parsed(text: string, name: string): string[][] {
  try {
    // A package is put together by several programs: left to itself the parser takes the end of the header for all lines.
    const lineEnds = text.includes('\n') ? ['\r\n', '\n'] : ['\r'];
    return parse(text, { relax_column_count: true, skip_empty_lines: false, record_delimiter: lineEnds });
  } catch (error) {
    const line =
      error instanceof Error && 'lines' in error && typeof error.lines === 'number'
        ? ` Kijk bij regel ${error.lines}.`
        : '';
    throw refused(name, `een aanhalingsteken staat verkeerd of wordt niet gesloten.${line}`);
  }
}

function refused(name: string, why: string): AppError {
  const message = `${name} is niet te lezen: ${why.replace(/\.?$/, '.')}`;
  return new AppError('source_invalid', message, { retry: 'never', issues: [{ path: name, message }] });
}
