import type { Codering } from '../tekst.ts';
import { metKop } from './cellen.ts';
import { gokKolommen, type Kolommen } from './kolommen.ts';
import type { Tabel } from './tabel.ts';

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

const REGELS = 20;

/** The first rows of a CSV or XLSX, and what its headings say. */
export function voorbeeldVan(tabel: Tabel, kolommen?: Partial<Kolommen>): TabelVoorbeeld {
  const { velden, ...keuze } = kolommen ?? {};
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
  };
}
