import { stringify } from 'csv-stringify/sync';
import { type Kolom, LEERLIJNEN, LEERLINGEN, type SetNaam, type Waarde } from './kolommen.ts';
import type { Blad } from './xlsx-worker.ts';

/** How a spreadsheet in the Netherlands reads it: UTF-8 with a byte order mark, semicolons, decimal comma, CRLF (RFC 4180). */
const CSV = {
  delimiter: ';',
  record_delimiter: 'windows',
  escape_formulas: true,
  cast: { number: (n: number) => `${n}`.replace('.', ',') },
} as const;
const BOM = '\uFEFF';

export const kopVan = <R>(kolommen: readonly Kolom<R>[]): string[] => kolommen.map((k) => k.naam);
export const rijenVan = <R>(kolommen: readonly Kolom<R>[], rows: readonly R[]): Waarde[][] =>
  rows.map((row) => kolommen.map((k) => k.van(row)));

export const csvKop = <R>(kolommen: readonly Kolom<R>[]): Buffer =>
  Buffer.from(BOM + stringify([kopVan(kolommen)], CSV));
export const csvRijen = <R>(kolommen: readonly Kolom<R>[], rows: readonly R[]): Buffer =>
  Buffer.from(stringify(rijenVan(kolommen, rows), CSV));

/** A line of the data dictionary. */
export interface Woord {
  readonly set: SetNaam;
  readonly naam: string;
  readonly soort: Kolom<never>['soort'];
  readonly uitleg: string;
  readonly waarden: readonly string[];
}

const woorden = <R>(set: Woord['set'], kolommen: readonly Kolom<R>[]): Woord[] =>
  kolommen.map(({ naam, soort, uitleg, waarden }) => ({ set, naam, soort, uitleg, waarden: waarden ?? [] }));

/** The data dictionary of the set (R68): made from the columns themselves, so it cannot say otherwise. */
export const WOORDENBOEK: readonly Woord[] = [
  ...woorden('leerlingen', LEERLINGEN),
  ...woorden('leerlijnen', LEERLIJNEN),
];

export const toelichting = (): Blad => ({
  naam: 'toelichting',
  rijen: [
    ['blad', 'kolom', 'soort', 'uitleg', 'waarden'],
    ...WOORDENBOEK.map((w) => [w.set, w.naam, w.soort, w.uitleg, w.waarden.join(', ')]),
  ],
});
