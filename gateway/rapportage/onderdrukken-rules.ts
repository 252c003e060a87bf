import { type Tabel, uitCellen } from './tabel.ts';
import { terugTeRekenen } from './terugrekenen-rules.ts';

/** Fewer pupils than this, and more than none, are not shown (R65). */
export const DREMPEL = 5;

type Cellen = readonly (readonly number[])[];
type Groep = readonly number[];

const som = (getallen: readonly number[]): number => getallen.reduce((a, b) => a + b, 0);

/**
 * Takes what is too small together with its smallest neighbours until all totals may be seen: `null` when everything together
 * is still too small. What is empty stays as it is. `naburig`: only with the one before or after it (columns that go up).
 */
function samen(totalen: readonly number[], drempel: number, naburig: boolean): readonly Groep[] {
  let groepen: { leden: number[]; n: number }[] = totalen.map((n, i) => ({ leden: [i], n }));
  for (;;) {
    const klein = groepen.findIndex((g) => g.n > 0 && g.n < drempel);
    const [met] = groepen
      .map((g, i) => ({ i, n: g.n, ver: naburig ? Math.abs(i - klein) : 0 }))
      .filter((g) => g.i !== klein && g.n > 0)
      .sort((a, b) => a.ver - b.ver || (naburig ? a.i - b.i : a.n - b.n));
    if (klein < 0 || met === undefined) return groepen.map((g) => g.leden);
    const [van, tot] = [Math.min(klein, met.i), Math.max(klein, met.i)];
    const mee = (i: number) => (naburig ? i >= van && i <= tot : i === van || i === tot);
    const leden = groepen.filter((_, i) => mee(i)).flatMap((g) => g.leden);
    const een = { leden, n: (groepen[klein]?.n ?? 0) + met.n };
    groepen = groepen.flatMap((g, i) => (i === van ? [een] : mee(i) ? [] : [g]));
  }
}

const opgeteld = (rij: readonly number[], groepen: readonly Groep[]): number[] =>
  groepen.map((g) => som(g.map((i) => rij[i] ?? 0)));

interface Plek {
  readonly r: number;
  readonly k: number;
}

/** Cells of one row or column. A line tells nothing when it hides none, or two or more that are enough together. */
function lekt(lijn: readonly Plek[], n: Cellen, weg: readonly boolean[][], drempel: number): boolean {
  const verborgen = lijn.filter(({ r, k }) => weg[r]?.[k]);
  return (
    verborgen.length > 0 &&
    (verborgen.length < 2 || som(verborgen.map(({ r, k }) => n[r]?.[k] ?? 0)) < drempel)
  );
}

/** The smallest that is still shown; one that counts somebody before one that is empty. */
function volgende(lijn: readonly Plek[], n: Cellen, weg: readonly boolean[][]): Plek | undefined {
  const rang = ({ r, k }: Plek) => n[r]?.[k] || Number.MAX_SAFE_INTEGER;
  return lijn.filter(({ r, k }) => !weg[r]?.[k]).sort((a, b) => rang(a) - rang(b))[0];
}

/** Rows and columns that count somebody: where a total is 0, everybody knows that each cell is. */
function gevuld(n: Cellen): {
  readonly lijnen: readonly (readonly Plek[])[];
  readonly bij: (plek: Plek) => readonly Plek[];
} {
  const plekken = n.flatMap((rij, r) => rij.map((_, k): Plek => ({ r, k })));
  const telt = (lijn: readonly Plek[]) => lijn.some(({ r, k }) => (n[r]?.[k] ?? 0) > 0);
  const rij = (r: number) => plekken.filter((p) => p.r === r);
  const kolom = (k: number) => plekken.filter((p) => p.k === k);
  const open = ({ r, k }: Plek) => telt(rij(r)) && telt(kolom(k));
  const lijnen = [...n.map((_, r) => rij(r)), ...(n[0] ?? []).map((_, k) => kolom(k))];
  return {
    lijnen: lijnen.map((lijn) => lijn.filter(open)),
    bij: ({ r, k }) => [...rij(r), ...kolom(k)].filter(open),
  };
}

/**
 * Which cells are not shown: those below the threshold, and as many others as it takes that none of them follows from the
 * rest of the table and its totals. All totals are 0 or at least the threshold, so in the end there is always a way: with every
 * cell hidden that may count somebody, each can be one more, and another in its row and its column one less.
 */
function verberg(n: Cellen, drempel: number): boolean[][] {
  const weg = n.map((rij) => rij.map((x) => x > 0 && x < drempel));
  const { lijnen, bij } = gevuld(n);
  const verbergIn = (lijn: readonly Plek[]): boolean => {
    const plek = volgende(lijn, n, weg);
    const rij = plek === undefined ? undefined : weg[plek.r];
    if (plek === undefined || rij === undefined) return false;
    rij[plek.k] = true;
    return true;
  };
  for (;;) {
    if (lijnen.some((lijn) => lekt(lijn, n, weg, drempel) && verbergIn(lijn))) continue;
    const open = terugTeRekenen(n, weg);
    if (open === null) return weg;
    if (!verbergIn(bij(open)) && !lijnen.some(verbergIn)) return weg;
  }
}

export interface Bescherming {
  readonly drempel?: number;
  /** Rows follow each other, as years do: one that is too small goes with the one beside it. */
  readonly opVolgorde?: boolean;
}

/**
 * The table as people may see it who may not know the pupils (R65). Rows and columns with too few pupils are taken together, so
 * that every total may be seen and tables over the same pupils tell nothing about each other; what is still small inside
 * is hidden, with others beside it. No hidden cell follows from what is shown.
 * @returns `null` when all pupils together are too few
 */
export function bescherm(
  tabel: Tabel,
  { drempel = DREMPEL, opVolgorde = false }: Bescherming = {},
): Tabel | null {
  if (tabel.totaal < drempel) return null;
  const ruw = tabel.rijen.map((r) => r.cellen.map((c) => c ?? 0));
  const kolommen = samen(tabel.totalen, drempel, true);
  const rijen = samen(
    tabel.rijen.map((r) => r.totaal),
    drempel,
    opVolgorde,
  );
  const cellen = rijen.map((groep) =>
    opgeteld(
      tabel.kolommen.map((_, k) => som(groep.map((r) => ruw[r]?.[k] ?? 0))),
      kolommen,
    ),
  );
  const weg = verberg(cellen, drempel);
  const heel = uitCellen(
    kolommen.map((g) => g.flatMap((k) => tabel.kolommen[k]?.sleutels ?? [])),
    rijen.map((g, r) => ({
      sleutels: g.flatMap((i) => tabel.rijen[i]?.sleutels ?? []),
      cellen: cellen[r] ?? [],
    })),
  );
  return {
    ...heel,
    rijen: heel.rijen.map((rij, r) => ({
      ...rij,
      cellen: rij.cellen.map((c, k) => (weg[r]?.[k] ? null : c)),
    })),
  };
}
