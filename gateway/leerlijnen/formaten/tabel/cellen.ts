import type { Kolommen, Veld } from './kolommen.ts';
import { gokKolommen, koppenVan, VELDEN } from './kolommen.ts';
import type { Tabel, TabelRij } from './tabel.ts';

/** A table with its headings, and where each of our columns stands in it. */
export interface TabelMetKop {
  readonly koppen: readonly string[];
  /** Line of the headings; 0: there are none. */
  readonly kopregel: number;
  readonly rijen: readonly TabelRij[];
  readonly velden: Kolommen['velden'];
}

/** How many rows may stand above the headings. */
const KOP_BINNEN = 20;

/** Finds the headings, when a person did not say where they are, and takes the columns that a person named or we guess. */
export function metKop({ rijen }: Tabel, kolommen?: Kolommen): TabelMetKop {
  const i =
    kolommen?.kopregel === undefined ? gokKop(rijen) : rijen.findIndex((r) => r.regel === kolommen.kopregel);
  const zonderKop = kolommen?.kopregel === 0 || i < 0;
  const breedte = rijen.reduce((max, r) => Math.max(max, r.cellen.length), 0);
  const cellen = zonderKop ? [] : (rijen[i]?.cellen ?? []);
  const koppen = koppenVan(Array.from({ length: breedte }, (_, k) => cellen[k] ?? ''));
  return {
    koppen,
    kopregel: zonderKop ? 0 : (rijen[i]?.regel ?? 0),
    rijen: zonderKop ? rijen : rijen.slice(i + 1),
    velden: kolommen?.velden ?? gokKolommen(koppen),
  };
}

// The first row in which two columns or more are known, one of them the doel; else the first row.
function gokKop(rijen: readonly TabelRij[]): number {
  const i = rijen.slice(0, KOP_BINNEN).findIndex(({ cellen }) => {
    const gok = gokKolommen(koppenVan(cellen));
    return gok.doel !== undefined && Object.keys(gok).length > 1;
  });
  return Math.max(0, i);
}

/** Reads cells by what they are. A column that is not there is empty. */
export class Cellen {
  readonly #plek: ReadonlyMap<Veld, number>;
  /** Columns that are none of ours: their heading and place. */
  readonly over: readonly (readonly [string, number])[];

  constructor({ koppen, velden }: TabelMetKop) {
    this.#plek = new Map(
      VELDEN.flatMap((veld) => {
        const plek = koppen.indexOf(velden[veld] ?? '');
        return plek < 0 ? [] : [[veld, plek] as const];
      }),
    );
    const gebruikt = new Set(this.#plek.values());
    this.over = koppen.flatMap((kop, i) => (gebruikt.has(i) ? [] : [[kop, i] as const]));
  }

  heeft(veld: Veld): boolean {
    return this.#plek.has(veld);
  }

  /** Without the space around it. */
  van(rij: TabelRij, veld: Veld): string {
    const plek = this.#plek.get(veld);
    return plek === undefined ? '' : (rij.cellen[plek] ?? '').trim();
  }
}
