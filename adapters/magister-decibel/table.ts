import { parse } from 'csv-parse/sync';
import { AppError } from '../../gateway/errors.ts';
import { decodeWindows1252 } from '../../gateway/tekst/windows-1252.ts';

/** A row under the header, by column in capitals: layouts write `Stamnr` and `STAMNR`. */
export type DecibelRow = Readonly<Record<string, string>>;

/** Without these nobody can be known or placed. */
const NEEDED = ['STAMNR', 'STUDYPERIOD'];

/**
 * Reads an answer of the Decibel web service: CSV with `;` and a header, in ANSI (windows-1252).
 * @returns each row; undefined for one with another number of columns than the header
 * @throws AppError `source_invalid` when it is no such table, or stops in the middle of a row
 */
export function readTable(bytes: Uint8Array): readonly (DecibelRow | undefined)[] {
  const [header = [], ...lines] = linesOf(textOf(bytes));
  const columns = header.map((name) => name.trim().toUpperCase());
  const missing = NEEDED.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    throw invalid(
      `Het antwoord is geen tabel met ${missing.join(' en ')}. Controleer het adres, het account en de lay-out.`,
    );
  }
  if ((lines.at(-1)?.length ?? columns.length) < columns.length)
    throw invalid('Het antwoord houdt midden in een regel op. Er is niets overgenomen.');
  return lines.map((cells) =>
    cells.length === columns.length
      ? Object.fromEntries(columns.map((name, i) => [name, cells[i]?.trim() ?? '']))
      : undefined,
  );
}

/** ANSI is asked for; a server that sends UTF-8 all the same is understood: what is valid UTF-8 is hardly ever anything else. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}

function linesOf(text: string): string[][] {
  try {
    return parse(text, {
      delimiter: ';',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
  } catch {
    throw invalid('Het antwoord is geen CSV. Er is niets overgenomen.');
  }
}

function invalid(message: string): AppError {
  return new AppError('source_invalid', message, { retry: 'never', issues: [{ path: 'row 1', message }] });
}
