import { AppError } from '../../../gateway/errors.ts';
import { readXlsx } from '../../_kit/xlsx.ts';
import { readCsvTable } from './csv.ts';
import { gekozen, kaal, koppenVan, ontbreekt, raad } from './koppen.ts';
import { ALLE_SOORTEN, type Kolommen, type Sjabloon, type Soort, vormVan } from './soorten.ts';

/** A file as a school handed it in. */
export interface Bestand {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Rij {
  readonly row: number;
  /** '' is an empty cell; a cell that is not there says nothing. */
  readonly cells: readonly string[];
}

/** One table: a sheet, or a CSV as a whole. */
export interface Blad {
  /** Where it is, for people: `leerlingen.xlsx, blad "Doelen"`. */
  readonly plek: string;
  readonly titel: string;
  readonly rijen: readonly Rij[];
  /** The file stops in the middle of its last row. */
  readonly afgebroken: boolean;
}

/** A table of which we know what it is. */
export interface BekendBlad extends Blad {
  readonly soort: Soort;
  readonly koppen: readonly string[];
  /** Field → heading. */
  readonly velden: Readonly<Record<string, string>>;
  /** What must be there and is not. */
  readonly mist: readonly string[];
  /** Number of a row above the headings that is as full as those below: they may not be the headings. */
  readonly erboven: number | undefined;
}

/** A table of which we do not know what it is. */
export interface OnbekendBlad extends Blad {
  readonly soort: null;
  readonly koppen: readonly string[];
}

const isZip = ([a, b]: Uint8Array): boolean => a === 0x50 && b === 0x4b;

/**
 * The tables in a file, whatever it is called.
 * @param eersteRijen read no more of each
 * @throws AppError `source_invalid`, with the name of the file
 */
export function bladenVan({ name, bytes }: Bestand, eersteRijen?: number): Blad[] {
  const naam = name.slice(0, 60);
  try {
    if (isZip(bytes)) {
      const sheets = readXlsx(bytes, eersteRijen === undefined ? {} : { firstRows: eersteRijen });
      return sheets.map((sheet) => xlsxBlad(naam, sheet.name, sheet.rows));
    }
    const { rows, open } = readCsvTable(bytes);
    return [
      { plek: naam, titel: naam, rijen: rows.slice(0, eersteRijen), afgebroken: open && isShort(rows) },
    ];
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'source_invalid') throw error;
    throw new AppError('source_invalid', `${naam}: ${error.message}`, { retry: 'never' });
  }
}

/** In a spreadsheet a cell that is not there is an empty one. */
function xlsxBlad(naam: string, titel: string, rows: readonly Rij[]): Blad {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const rijen = rows.map(({ row, cells }) => ({
    row,
    cells: Array.from({ length: width }, (_, i) => cells[i] ?? ''),
  }));
  return { plek: `${naam}, blad "${titel.slice(0, 40)}"`, titel, rijen, afgebroken: false };
}

/** Whether the last row has fewer cells than the longest, as a row that was cut off has. */
function isShort(rows: readonly Rij[]): boolean {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return rows.length > 1 && (rows.at(-1)?.cells.length ?? 0) < width;
}

/** How many rows may stand above the headings. */
const KOP_BINNEN = 20;

/** Says what a table is by its headings and its name, and which column is what. */
export function herken(
  blad: Blad,
  keuze: { readonly sjabloon: Sjabloon; readonly kolommen: Kolommen },
): BekendBlad | OnbekendBlad {
  const at = kopregel(blad.rijen, keuze);
  const koppen = koppenVan(blad.rijen[at]?.cells ?? []);
  const onder = { ...blad, koppen, rijen: blad.rijen.slice(at + 1) };
  const soort = soortVan(blad.titel, koppen, keuze);
  if (soort === null) return { ...onder, soort };
  const velden = gekozen(soort, koppen, keuze);
  return { ...onder, soort, velden, mist: ontbreekt(soort, velden), erboven: erbovenVan(blad.rijen, at) };
}

const gevuld = ({ cells }: Rij): number => cells.filter((cell) => cell.trim() !== '').length;

/**
 * A title, a date or the name of the school fills a few cells; a row of data above the headings is as full as those below.
 * What lies above is not read, so a school would lose pupils by a row that happens to look like headings.
 */
function erbovenVan(rijen: readonly Rij[], at: number): number | undefined {
  const onder = rijen.slice(at + 1, at + 1 + KOP_BINNEN).map(gevuld);
  const gewoon = onder.sort((a, b) => a - b)[Math.floor(onder.length / 2)] ?? 0;
  if (gewoon < 3) return undefined; // as full as a title
  const vol = Math.max(0.6 * gewoon, Math.min(4, gewoon));
  return rijen.slice(0, at).find((rij) => gevuld(rij) >= vol)?.row;
}

/** The first of the rows in which most columns are known. */
function kopregel(rijen: readonly Rij[], keuze: Parameters<typeof herken>[1]): number {
  let best = { at: 0, known: 1 };
  for (const [at, { cells }] of rijen.slice(0, KOP_BINNEN).entries()) {
    const koppen = koppenVan(cells);
    const known = Math.max(...ALLE_SOORTEN.map((soort) => Object.keys(gekozen(soort, koppen, keuze)).length));
    if (known > best.known) best = { at, known };
  }
  return best.at;
}

/** What its name says, when there is a column of it at all; else the first of which everything that must be there is. */
function soortVan(
  titel: string,
  koppen: readonly string[],
  keuze: Parameters<typeof herken>[1],
): Soort | null {
  const naam = kaal(titel);
  const named = ALLE_SOORTEN.filter((soort) => vormVan(soort).woorden.some((word) => naam.includes(word)));
  const velden = (soort: Soort) => gekozen(soort, koppen, keuze);
  const whole = (soort: Soort) => ontbreekt(soort, velden(soort)).length === 0;
  return (
    named.find(whole) ??
    named.find((soort) => Object.keys(raad(soort, koppen, keuze.sjabloon)).length > 0) ??
    ALLE_SOORTEN.find(whole) ??
    null
  );
}
