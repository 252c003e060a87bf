import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DREMPEL } from '../onderdrukken-rules.ts';
import { type Beschreven, onherkenbaar } from './herkennen-rules.ts';
import { leeftijdsband } from './leeftijdsband.ts';
import type { LeerlingCijfers } from './rijen.ts';

type Leerling = LeerlingCijfers & { readonly leerling: string };

const ROUTES = [
  { route: 'LR2', ldgm: 2, verwacht: 'dagbesteding' },
  { route: 'LR4', ldgm: 4, verwacht: 'arbeidsmarkt' },
  { route: 'LR6', ldgm: 6, verwacht: 'vervolgonderwijs' },
] as const;

const Leerlingen = fc
  .array(
    fc.record({
      leeftijd: fc.integer({ min: 4, max: 20 }),
      gekomen: fc.integer({ min: 2021, max: 2025 }),
      jaar: fc.option(fc.integer({ min: 2023, max: 2025 })),
      op: fc.constantFrom(...ROUTES),
      taal: fc.constantFrom('onder', 'op', 'boven', 'onbekend'),
      plek: fc.constantFrom('werk', 'mbo', 'dagbesteding_arbeid', null),
    }),
    { maxLength: 60 },
  )
  .map((alle) =>
    alle.map(({ jaar, op, plek, ...rest }, i): Leerling => {
      const weg = jaar !== null;
      const plekken = [weg ? plek : null, weg ? plek : null, null] as const;
      return {
        ...rest,
        ...op,
        weg,
        plekken,
        leerling: `l${i}`,
        vertrokken: jaar,
        opp: 'geen',
        rekenen: 'op',
      };
    }),
  );

/** What somebody around the school knows of a pupil, and everybody in the set he could be by that. */
const kandidaten = <R extends Beschreven>(set: readonly R[], wie: Leerling) =>
  set.filter(
    (rij) =>
      rij.weg === wie.weg &&
      [null, wie.gekomen].includes(rij.gekomen) &&
      [null, leeftijdsband(wie.leeftijd)].includes(rij.leeftijdsband) &&
      [null, wie.route].includes(rij.route) &&
      [null, wie.vertrokken].includes(rij.vertrokken),
  );

describe('R68: nobody is to be picked out of the set by what people know of him', () => {
  it('is always one of five who can be him, however much is known; or of a school of which there are too few', () => {
    fc.assert(
      fc.property(Leerlingen, (alle) => {
        const set = onherkenbaar(alle);
        for (const wie of alle) {
          const zo = kandidaten(set, wie);
          const samen = alle.filter(({ weg }) => weg === wie.weg).length;
          expect(zo.some(({ leerling }) => leerling === wie.leerling)).toBe(samen >= DREMPEL);
          if (samen >= DREMPEL) expect(zo.length).toBeGreaterThanOrEqual(DREMPEL);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('says nothing that is not so, leaves out nobody but a too small school, and keeps what the set is for', () => {
    fc.assert(
      fc.property(Leerlingen, (alle) => {
        const set = onherkenbaar(alle);
        const genoeg = (weg: boolean) => alle.filter((l) => l.weg === weg).length >= DREMPEL;
        expect(set.map(({ leerling }) => leerling).sort()).toEqual(
          alle
            .filter(({ weg }) => genoeg(weg))
            .map(({ leerling }) => leerling)
            .sort(),
        );
        for (const rij of set) {
          const van = alle.find(({ leerling }) => leerling === rij.leerling);
          expect([rij.taal, rij.plekken[0]]).toEqual([van?.taal, van?.plekken[0]]);
          // That somebody was asked about a year later says how long he is gone.
          const later = rij.weg && rij.vertrokken === null ? [null, null] : van?.plekken.slice(1);
          expect(rij.plekken.slice(1)).toEqual(later);
          for (const veld of ['gekomen', 'route', 'ldgm', 'verwacht', 'vertrokken'] as const)
            expect([null, van?.[veld]]).toContain(rij[veld]);
          // Where somebody went, with whether that was expected, says which leerroute he had.
          if (rij.route === null) expect([rij.ldgm, rij.verwacht, rij.uitkomst]).toEqual([null, null, null]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives up the year of coming first, then the age, and the leerroute last', () => {
    const een = { plekken: [null, null, null], opp: 'geen', taal: 'op', rekenen: 'op', weg: false } as const;
    /** Of these leerrouten each so many, who came in four years; young and old in turn, or all of an age. */
    const verteld = (hoeveel: readonly number[], leeftijden: readonly number[]) => {
      const alle = hoeveel.flatMap((n, r) =>
        Array.from({ length: n }, (_, i) => ({
          ...een,
          ...(ROUTES[r] ?? ROUTES[0]),
          leeftijd: leeftijden[i % leeftijden.length] ?? null,
          gekomen: 2021 + (i % 4),
          vertrokken: null,
        })),
      );
      const set = onherkenbaar(alle).map((r) => [r.route, r.leeftijdsband, r.gekomen].join());
      return [...new Set(set)].sort();
    };
    expect(verteld([5, 5], [9])).toEqual(['LR2,8 t/m 11,', 'LR4,8 t/m 11,']);
    expect(verteld([6, 5], [9, 14])).toEqual(['LR2,,', 'LR4,,']);
    // Three of LR4 would be told apart by that nothing is said of them: those of LR2 go along.
    expect(verteld([5, 3], [9, 14])).toEqual([',,']);
    expect(verteld([4], [9])).toEqual([]);
  });
});
