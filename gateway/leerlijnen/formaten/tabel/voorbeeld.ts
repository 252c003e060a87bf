import type { LeesFout } from '../gelezen.ts';
import type { Codering } from '../tekst.ts';
import { metKop } from './cellen.ts';
import { leesCsv } from './csv.ts';
import { gokKolommen, type Kolommen } from './kolommen.ts';
import type { Tabel } from './tabel.ts';
import { leesXlsx } from './xlsx.ts';

/** What a person sees of a table before it is read: to say which column is what. */
export interface TabelVoorbeeld {
  readonly soort: 'csv' | 'xlsx';
  readonly codering: Codering | null;
  readonly scheidingsteken: ',' | ';' | '\t' | null;
  readonly bladen: readonly string[];
  readonly blad: string | null;
  readonly kopregel: number;
  readonly koppen: readonly string[];
  /** What the headings say for themselves. */
  readonly velden: Kolommen['velden'];
  /** The first rows, with as many cells as there are headings. */
  readonly rijen: readonly { readonly regel: number; readonly cellen: readonly string[] }[];
  /** Rows below the headings. */
  readonly aantal: number;
}

/** A zip begins so (APPNOTE 6.3.9 §4.3.7). */
export const isZip = ([a, b]: Uint8Array): boolean => a === 0x50 && b === 0x4b;

/** The table in a file; which of the two it is, it says itself. */
export function tabelUit(bytes: Uint8Array, kolommen?: Kolommen): { tabel: Tabel } | { fout: LeesFout } {
  return isZip(bytes) ? leesXlsx(bytes, kolommen?.blad) : leesCsv(bytes, kolommen?.scheidingsteken);
}

const REGELS = 20;

/** The first rows of a CSV or XLSX. Throws nothing: what cannot be read is a `fout` with its line. */
export function voorbeeldVan(
  bytes: Uint8Array,
  kolommen?: Partial<Kolommen>,
): { voorbeeld: TabelVoorbeeld } | { fout: LeesFout } {
  const { velden, ...keuze } = kolommen ?? {};
  const gelezen = tabelUit(bytes, { velden: {}, ...keuze });
  if ('fout' in gelezen) return gelezen;
  const { tabel } = gelezen;
  const gok = metKop(
    tabel,
    keuze.kopregel === undefined ? undefined : { velden: {}, kopregel: keuze.kopregel },
  );
  const { kopregel, koppen, rijen } = gok;
  const eerste = rijen
    .slice(0, REGELS)
    .map(({ regel, cellen }) => ({ regel, cellen: koppen.map((_, i) => cellen[i] ?? '') }));
  const { soort, codering, scheidingsteken, bladen, blad } = tabel;
  return {
    voorbeeld: {
      soort,
      codering,
      scheidingsteken,
      bladen,
      blad,
      kopregel,
      koppen,
      velden: velden ?? gokKolommen(koppen),
      rijen: eerste,
      aantal: rijen.length,
    },
  };
}
