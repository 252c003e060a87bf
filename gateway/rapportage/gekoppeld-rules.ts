import type { Tabel } from './tabel.ts';

/** Pupils who stand in the same row of every table: by table that row, and how many of them in each column. */
interface Soort {
  readonly rijen: readonly number[];
  readonly n: readonly number[];
}

/** Pupils with what they are called in each table, and their column. */
export interface Geplaatst {
  readonly sleutels: readonly string[];
  readonly kolom: string;
  readonly aantal: number;
}

const plekIn = (groepen: readonly { readonly sleutels: readonly string[] }[], sleutel: string): number =>
  groepen.findIndex(({ sleutels }) => sleutels.includes(sleutel));

function soortenVan(tabellen: readonly Tabel[], geplaatst: readonly Geplaatst[]): Soort[] {
  const kolommen = tabellen[0]?.kolommen ?? [];
  const soorten = new Map<string, { rijen: number[]; n: number[] }>();
  for (const { sleutels, kolom, aantal } of geplaatst) {
    const rijen = tabellen.map((t, i) => plekIn(t.rijen, sleutels[i] ?? ''));
    const soort = soorten.get(rijen.join()) ?? { rijen, n: kolommen.map(() => 0) };
    const k = plekIn(kolommen, kolom);
    soort.n[k] = (soort.n[k] ?? 0) + aantal;
    soorten.set(rijen.join(), soort);
  }
  return [...soorten.values()];
}

/**
 * Whether tables over the same pupils, each safe alone, give away a hidden figure together: a leerroute belongs to one profile and
 * often to one school, so a row of one table can be some rows of another. They do not where for each hidden figure there are
 * two pupils who might have stood in each other's column without a difference in anything that is shown, whatever is known of
 * who stands in which rows. (There may be longer ways round; where only these are, this says that they do.)
 * @param geplaatst all pupils, with their row in each of the tables
 */
export function verraadtSamen(tabellen: readonly Tabel[], geplaatst: readonly Geplaatst[]): boolean {
  const weg = tabellen.map((t) => t.rijen.map((rij) => rij.cellen.map((cel) => cel === null)));
  const open = new Set(
    weg.flatMap((t, i) => t.flatMap((rij, r) => rij.flatMap((w, k) => (w ? [`${i} ${r} ${k}`] : [])))),
  );
  const soorten = soortenVan(tabellen, geplaatst);
  for (const [i, een] of soorten.entries())
    for (const ander of soorten.slice(i + 1)) {
      if (open.size === 0) return false;
      const verschillend = tabellen.flatMap((_, t) => (een.rijen[t] === ander.rijen[t] ? [] : [t]));
      const rijen = verschillend.flatMap((t) => [een, ander].map((s) => ({ t, r: s.rijen[t] ?? -1 })));
      const vrij = een.n.flatMap((_, k) => (rijen.every(({ t, r }) => weg[t]?.[r]?.[k]) ? [k] : []));
      for (const a of vrij)
        for (const b of vrij)
          if (a !== b && (een.n[a] ?? 0) > 0 && (ander.n[b] ?? 0) > 0)
            for (const { t, r } of rijen) for (const k of [a, b]) open.delete(`${t} ${r} ${k}`);
    }
  return open.size > 0;
}
