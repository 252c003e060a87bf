import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StreefFeit } from './feiten.ts';
import { verraadtSamen } from './gekoppeld-rules.ts';
import { bescherm, DREMPEL } from './onderdrukken-rules.ts';
import { rapportVan } from './rapport-rules.ts';
import { type Tabel, tabelVan } from './tabel.ts';

const KOLOMMEN = ['onder', 'op', 'boven'] as const;
type Kolom = (typeof KOLOMMEN)[number];
interface Groepje {
  readonly school: string;
  readonly route: string;
  /** By column. */
  readonly n: readonly number[];
}

const tellingen = (groepjes: readonly Groepje[], per: 'school' | 'route') =>
  groepjes.flatMap((g) => KOLOMMEN.map((kolom, k) => ({ rij: g[per], kolom, aantal: g.n[k] ?? 0 })));
/** A low threshold keeps what has to be tried small; the rule is the same. */
const tabel = (groepjes: readonly Groepje[], per: 'school' | 'route') =>
  bescherm(tabelVan(tellingen(groepjes, per), KOLOMMEN), { drempel: 2 });
const geplaatst = (groepjes: readonly Groepje[]) =>
  groepjes.flatMap(({ school, route, n }) =>
    KOLOMMEN.map((kolom, k) => ({ sleutels: [school, route], kolom, aantal: n[k] ?? 0 })),
  );

/** All ways in which so many pupils stand in three columns. */
const verdelingen = (som: number): number[][] =>
  Array.from({ length: som + 1 }, (_, a) => a).flatMap((a) =>
    Array.from({ length: som - a + 1 }, (_, b) => [a, b, som - a - b]),
  );

/** What an attentive reader finds who knows how many pupils of each leerroute each school has, by trying everything. */
function verraden(echt: readonly Groepje[], tabellen: readonly [Tabel, Tabel]): number {
  const past = (t: Tabel, gok: readonly Groepje[], per: 'school' | 'route') =>
    t.rijen.map((rij) =>
      t.kolommen.map(({ sleutels }) =>
        gok
          .filter((g) => rij.sleutels.includes(g[per]))
          .reduce(
            (n, g) => n + sleutels.reduce((m, k) => m + (g.n[KOLOMMEN.indexOf(k as Kolom)] ?? 0), 0),
            0,
          ),
      ),
    );
  const gezien = new Map<string, Set<number>>();
  const probeer = (gok: readonly Groepje[]): void => {
    const [volgend] = echt.slice(gok.length);
    if (volgend !== undefined) {
      const som = volgend.n.reduce((a, b) => a + b, 0);
      for (const n of verdelingen(som)) probeer([...gok, { ...volgend, n }]);
      return;
    }
    const cijfers = tabellen.map((t, i) => past(t, gok, i === 0 ? 'school' : 'route'));
    const klopt = tabellen.every(
      (t, i) =>
        t.rijen.every((rij, r) =>
          rij.cellen.every((cel, k) => cel === null || cel === cijfers[i]?.[r]?.[k]),
        ) && t.totalen.every((tot, k) => tot === (cijfers[i] ?? []).reduce((n, rij) => n + (rij[k] ?? 0), 0)),
    );
    if (!klopt) return;
    for (const [i, t] of tabellen.entries())
      for (const [r, rij] of t.rijen.entries())
        for (const [k, cel] of rij.cellen.entries())
          if (cel === null) {
            const naam = `${i} ${r} ${k}`;
            gezien.set(naam, (gezien.get(naam) ?? new Set()).add(cijfers[i]?.[r]?.[k] ?? 0));
          }
  };
  probeer([]);
  return [...gezien.values()].filter((waarden) => waarden.size === 1).length;
}

/** Two schools; one leerroute is only at the second, so that what it hides stands in the row of that school. */
const NAUW: readonly Groepje[] = [
  { school: 'A', route: 'LR2', n: [6, 7, 9] },
  { school: 'B', route: 'LR4', n: [9, 8, 6] },
  { school: 'B', route: 'LR6', n: [2, 5, 3] },
];

describe('R65: two tables over the same pupils tell no more than each of them', () => {
  it('sees that a hidden figure follows from another table, in which those pupils are a row', () => {
    const klein = NAUW.map((g, i) => ({
      ...g,
      n:
        [
          [2, 3, 2],
          [3, 2, 2],
          [1, 2, 1],
        ][i] ?? [],
    }));
    const tabellen = [tabel(klein, 'school') as Tabel, tabel(klein, 'route') as Tabel] as const;
    expect(verraden(klein, tabellen)).toBeGreaterThan(0);
    expect(verraadtSamen(tabellen, geplaatst(klein))).toBe(true);
  });

  it('never says that two tables are safe together when trying everything finds a hidden figure', () => {
    const klein = fc.constantFrom(0, 0, 1, 1, 2);
    const Groepjes = fc.tuple(
      ...['A LR2', 'A LR4', 'B LR4', 'B LR6'].map((naam) => fc.tuple(fc.constant(naam), klein, klein, klein)),
    );
    let veilig = 0;
    fc.assert(
      fc.property(Groepjes, (alle) => {
        const groepjes = alle.map(([naam, ...n]): Groepje => {
          const [school = '', route = ''] = naam.split(' ');
          return { school, route, n };
        });
        const [een, twee] = [tabel(groepjes, 'school'), tabel(groepjes, 'route')];
        if (een === null || twee === null || verraadtSamen([een, twee], geplaatst(groepjes))) return;
        const verborgen = [een, twee]
          .flatMap((t) => t.rijen.flatMap((r) => r.cellen))
          .filter((c) => c === null);
        if (verborgen.length > 0) veilig += 1;
        expect(verraden(groepjes, [een, twee])).toBe(0);
      }),
      { numRuns: 40 },
    );
    expect(veilig).toBeGreaterThan(0); // or nothing was tried
  });

  it('leaves a table out of a protected report that would give another one away, and only then', () => {
    const scholen = (beschermd: boolean) => {
      const feiten = (school: string): StreefFeit[] =>
        NAUW.filter((g) => g.school === school).flatMap(({ route, n }) =>
          KOLOMMEN.map((oordeel, k) => ({ route, cohort: 2024, vak: 'taal', oordeel, aantal: n[k] ?? 0 })),
        );
      const van = (naam: string) => ({ naam, feiten: { streef: feiten(naam), vertrek: [] } });
      return rapportVan([van('A'), van('B')], { beschermd }).streef.taal.delen.map((d) => d.verdeling);
    };
    expect(scholen(false)).toEqual(['school', 'leerroute']);
    expect(scholen(true)).toEqual(['school']);
    expect(NAUW.flatMap((g) => g.n).some((n) => n < DREMPEL)).toBe(true);
  });
});
