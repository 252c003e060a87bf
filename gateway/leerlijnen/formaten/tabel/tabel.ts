import type { Codering } from '../tekst.ts';

/** More rows than this are refused. */
export const MEESTE_RIJEN = 200_000;
/** More columns in one row than this are refused. */
export const MEESTE_KOLOMMEN = 500;

export interface TabelRij {
  /** In the file, from 1. */
  readonly regel: number;
  readonly cellen: readonly string[];
}

/** A CSV or a sheet: rows of text. Empty rows are left out. */
export interface Tabel {
  readonly soort: 'csv' | 'xlsx';
  readonly rijen: readonly TabelRij[];
  readonly codering: Codering | null;
  readonly scheidingsteken: ',' | ';' | '\t' | null;
  readonly bladen: readonly string[];
  readonly blad: string | null;
}
