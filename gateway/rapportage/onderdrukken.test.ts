import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bescherm, DREMPEL } from './onderdrukken-rules.ts';
import { somVan, type Tabel, tabelVan, uitCellen } from './tabel.ts';
import { terugTeRekenen } from './terugrekenen-rules.ts';

const tabel = (cellen: number[][]): Tabel =>
  uitCellen(
    (cellen[0] ?? []).map((_, k) => [`k${k}`]),
    cellen.map((rij, r) => ({ sleutels: [`r${r}`], cellen: rij })),
  );

/** Ways to fill one row: what is shown stands, the row adds up, and no column gets more than is left of it. */
function* vullingen(
  rij: readonly (number | null)[],
  totaal: number,
  over: readonly number[],
  k = 0,
): Generator<number[]> {
  if (k === rij.length) {
    if (totaal === 0) yield [];
    return;
  }
  const vast = rij[k];
  const hoogste = Math.min(totaal, over[k] ?? 0);
  for (let n = vast ?? 0; n <= (vast ?? hoogste); n += 1)
    if (n <= hoogste) for (const rest of vullingen(rij, totaal - n, over, k + 1)) yield [n, ...rest];
}

/** Every table of counts that fits what is shown, found by trying; what an attentive reader could do. */
function* mogelijk(t: Tabel, r = 0, over: readonly number[] = t.totalen): Generator<number[][]> {
  const rij = t.rijen[r];
  if (rij === undefined) {
    if (over.every((n) => n === 0)) yield [];
    return;
  }
  for (const cellen of vullingen(rij.cellen, rij.totaal, over))
    for (const rest of mogelijk(
      t,
      r + 1,
      over.map((n, k) => n - (cellen[k] ?? 0)),
    ))
      yield [cellen, ...rest];
}

/** Hidden cells that have the same value in every table that fits. */
function verraden(t: Tabel): number {
  const gezien = t.rijen.map((rij) => rij.cellen.map(() => new Set<number>()));
  let open = gezien.flatMap((rij, r) => rij.filter((_, k) => t.rijen[r]?.cellen[k] === null)).length;
  for (const cellen of mogelijk(t)) {
    for (const [r, rij] of cellen.entries())
      for (const [k, n] of rij.entries()) {
        const set = gezien[r]?.[k];
        if (set === undefined || t.rijen[r]?.cellen[k] !== null) continue;
        if (set.size === 1 && !set.has(n)) open -= 1;
        set.add(n);
      }
    if (open === 0) break;
  }
  return open;
}

const Cellen = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 4 }))
  .chain(([rijen, kolommen]) =>
    fc.array(
      fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 12 })), {
        minLength: kolommen,
        maxLength: kolommen,
      }),
      {
        minLength: rijen,
        maxLength: rijen,
      },
    ),
  );

describe('R65: small cells are suppressed', () => {
  it('no suppressed cell can be computed back from what is shown and its totals', () => {
    fc.assert(
      fc.property(Cellen, (cellen) => {
        const t = bescherm(tabel(cellen));
        if (t !== null) expect(verraden(t)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('shows no count from 1 to 4, in no cell and in no total, and leaves every other total as it is', () => {
    fc.assert(
      fc.property(Cellen, (cellen) => {
        const heel = tabel(cellen);
        const t = bescherm(heel);
        if (t === null) {
          expect(heel.totaal).toBeLessThan(DREMPEL);
          return;
        }
        const getoond = [...t.rijen.flatMap((r) => [...r.cellen, r.totaal]), ...t.totalen, t.totaal];
        expect(getoond.filter((n) => n !== null && n > 0 && n < DREMPEL)).toEqual([]);
        // Nor what a row or a column hides together: its total less what is shown.
        const lijnen = [
          ...t.rijen.map((r) => ({ totaal: r.totaal, cellen: r.cellen })),
          ...t.totalen.map((totaal, k) => ({ totaal, cellen: t.rijen.map((r) => r.cellen[k] ?? null) })),
        ];
        for (const { totaal, cellen } of lijnen.filter(({ cellen }) => cellen.includes(null)))
          expect(totaal - cellen.reduce<number>((n, c) => n + (c ?? 0), 0)).toBeGreaterThanOrEqual(DREMPEL);
        expect(t.totaal).toBe(heel.totaal);
        for (const [i, { sleutels }] of t.kolommen.entries())
          expect(somVan(heel, sleutels)).toBe(t.totalen[i]);
      }),
      { numRuns: 300 },
    );
  });

  it('sees a cell between two groups of hidden cells, which follows although no row or column hides it alone', () => {
    const cellen = [
      [3, 3, 10, 10],
      [3, 3, 3, 10],
      [10, 10, 3, 3],
      [10, 10, 3, 3],
    ];
    const alleenKlein = cellen.map((rij) => rij.map((n) => n < DREMPEL));
    expect(terugTeRekenen(cellen, alleenKlein)).toEqual({ r: 1, k: 2 });
    const t = bescherm(tabel(cellen)) as Tabel;
    expect(t.rijen.flatMap((r) => r.cellen).filter((n) => n === null).length).toBeGreaterThan(9);
    expect(verraden(t)).toBe(0);
  });

  it('what is large enough stays as it is', () => {
    const t = tabel([
      [6, 12, 0],
      [9, 5, 7],
    ]);
    expect(bescherm(t)).toEqual(t);
  });

  it('takes a school with too few pupils together with the smallest other, so that the rest stays to be seen', () => {
    const t = bescherm(
      tabel([
        [20, 30],
        [1, 2],
        [6, 9],
      ]),
    );
    expect(t?.rijen.map((r) => [r.sleutels, r.cellen, r.totaal])).toEqual([
      [['r0'], [20, 30], 50],
      [['r1', 'r2'], [7, 11], 18],
    ]);
  });

  it('a sentence says only what totals that are shown add up to', () => {
    const t = tabelVan(
      [
        { rij: 'a', kolom: 'onder', aantal: 9 },
        { rij: 'a', kolom: 'op', aantal: 12 },
        { rij: 'b', kolom: 'boven', aantal: 2 },
      ],
      ['onder', 'op', 'boven'],
    );
    const beschermd = bescherm(t) as Tabel;
    expect(beschermd.kolommen.map((k) => k.sleutels)).toEqual([['onder'], ['op', 'boven']]);
    expect(somVan(beschermd, ['op', 'boven'])).toBe(14);
    expect(somVan(beschermd, ['boven'])).toBeNull();
  });
});
