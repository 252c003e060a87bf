import { parse } from 'csv-parse/sync';
import { AppError } from '../../gateway/errors.ts';

/** A line of the file under its column names; a cell that is not there is undefined, an empty one is ''. */
export type Line = Readonly<Record<string, string | undefined>>;

const COLUMNS = ['soort', 'id', 'brin'];

/**
 * Reads a file of Jouw Systeem: UTF-8, columns separated by `;`, a header, and a last line `einde` with the number of lines
 * before it, by which a file that was cut off is known.
 * @throws AppError `source_invalid` for a file that is wrong as a whole, before one line of it is used
 */
export function readLines(bytes: Uint8Array, brin: string): readonly Line[] {
  const lines = cells(decode(bytes));
  const [header = [], ...rest] = lines;
  const missing = COLUMNS.filter((column) => !header.includes(column));
  if (missing.length > 0) throw invalid(`Dit bestand mist de kolom ${missing.join(', ')}.`);
  const named = rest.map((line): Line => Object.fromEntries(header.map((name, i) => [name, line[i]])));
  const end = named.pop();
  if (end?.['soort'] !== 'einde' || end['id'] !== String(named.length))
    throw invalid('Dit bestand is niet heel: het houdt te vroeg op. Maak het opnieuw.');
  const other = named.find((line) => line['brin'] && line['brin'].toUpperCase() !== brin.toUpperCase());
  if (other) throw invalid('Dit bestand is van een andere school. Er is niets overgenomen.');
  return named;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalid('Dit bestand is geen UTF-8. Kies bij het exporteren "UTF-8".');
  }
}

function cells(text: string): string[][] {
  try {
    return parse(text, { delimiter: ';', relax_column_count: true, skip_empty_lines: true });
  } catch {
    throw invalid('Dit bestand is geen CSV: de aanhalingstekens kloppen niet.');
  }
}

const invalid = (message: string) => new AppError('source_invalid', message, { retry: 'never' });
