import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stand } from '../../model/act.ts';
import { graad } from '../rules.ts';
import { type PositieDoel, positie } from './positie-rules.ts';
import { tegenoverRoute, verwachtNiveau } from './route-rules.ts';

const stand = fc.constantFrom<Stand>(0, 1, 2, 3, 4);
const doel: fc.Arbitrary<PositieDoel> = fc.record({
  stand: fc.option(stand),
  meegenomen: fc.boolean(),
  vervallen: fc.boolean(),
});
const niveaus = fc.array(fc.array(doel, { maxLength: 4 }), { minLength: 1, maxLength: 5 });
const vanaf = fc.integer({ min: 1, max: 4 });
const streef = fc.option(fc.integer({ min: 0, max: 4 }));
const met = (s: Stand | null, meegenomen = false): PositieDoel => ({
  stand: s,
  meegenomen,
  vervallen: false,
});

describe('position on a leerlijn', () => {
  it('R17: is the niveaus reached and the share of the next', () => {
    const lijn = [[met(4), met(4)], [met(4), met(2)], [met(null)]];
    expect(positie(lijn, 1, 4)).toBe(1.5);
    expect(positie(lijn, 1, 2)).toBe(2);
  });
  it('counts what lies below the streefniveau and nobody judged, but not what was carried over', () => {
    const [open, dicht] = [met(null), met(4)];
    expect(
      positie(
        [
          [open, open],
          [dicht, open],
        ],
        1,
        4,
      ),
    ).toBe(1.5);
    expect(
      positie(
        [
          [open, met(null, true)],
          [dicht, open],
        ],
        1,
        4,
      ),
    ).toBe(1);
    expect(positie([[open, open], [open]], null, 4)).toBe(0);
  });
  it('leaves out what was dropped', () => {
    const weg = { ...met(1), vervallen: true };
    expect(positie([[met(4), weg]], 0, 4)).toBe(1);
  });
  it('lies between 0 and the number of niveaus', () => {
    fc.assert(
      fc.property(niveaus, streef, vanaf, (lijn, s, v) => {
        const p = positie(lijn, s, v);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(lijn.length + 1e-9);
      }),
    );
  });
});

describe('raising one mark, all else equal', () => {
  const hoger = (oud: Stand, nieuw: Stand): Stand => Math.max(oud, nieuw) as Stand;

  it('never lowers the position', () => {
    fc.assert(
      fc.property(niveaus, streef, vanaf, fc.nat(), fc.nat(), stand, (lijn, s, v, n, d, nieuw) => {
        const i = n % lijn.length;
        const j = d % Math.max(1, lijn[i]?.length ?? 0);
        const oud = lijn[i]?.[j]?.stand;
        fc.pre(oud !== null && oud !== undefined);
        const verhoogd = lijn.map((doelen, x) =>
          doelen.map((one, y) => (x === i && y === j ? { ...one, stand: hoger(oud, nieuw) } : one)),
        );
        expect(positie(verhoogd, s, v)).toBeGreaterThanOrEqual(positie(lijn, s, v) - 1e-9);
      }),
    );
  });
  it('R15: never lowers the degree of the streefniveau, nor its partial credit', () => {
    fc.assert(
      fc.property(fc.array(stand, { minLength: 1 }), fc.nat(), stand, vanaf, (standen, n, nieuw, v) => {
        const i = n % standen.length;
        const na = graad(
          standen.map((s, x) => (x === i ? hoger(s, nieuw) : s)),
          v,
        );
        const voor = graad(standen, v);
        expect(na?.procent).toBeGreaterThanOrEqual(voor?.procent ?? 101);
        expect(na?.deelsProcent).toBeGreaterThanOrEqual(voor?.deelsProcent ?? 101);
      }),
    );
  });
});

const LR4 = [
  { leeftijd: 6, verwacht: 1 },
  { leeftijd: 12, verwacht: 2.5 },
  { leeftijd: 16, verwacht: 3.5 },
  { leeftijd: 18, verwacht: 4 },
];

describe('expected niveau on a route', () => {
  const punten = fc.uniqueArray(
    fc.record({
      leeftijd: fc.integer({ min: 4, max: 20 }),
      verwacht: fc.double({ min: 0, max: 5, noNaN: true }),
    }),
    { selector: (p) => p.leeftijd, minLength: 1, maxLength: 6 },
  );
  const leeftijd = fc.double({ min: 3, max: 22, noNaN: true });

  it('R18: lies on the line through the points of the package (domain.md §5.1)', () => {
    expect(verwachtNiveau(LR4, 9)).toBe(1.75);
    expect(verwachtNiveau(LR4, 15)).toBe(3.25);
    expect(verwachtNiveau(LR4, 20)).toBe(4);
    expect(verwachtNiveau(LR4, 4)).toBe(1);
    expect(verwachtNiveau([], 12)).toBeNull();
  });
  it('goes through every point, in whatever order they come, and never outside of what they say', () => {
    fc.assert(
      fc.property(punten, leeftijd, (lijn, bij) => {
        const hoogten = lijn.map((p) => p.verwacht);
        const uit = verwachtNiveau(lijn, bij) ?? Number.NaN;
        expect(uit).toBeGreaterThanOrEqual(Math.min(...hoogten) - 1e-9);
        expect(uit).toBeLessThanOrEqual(Math.max(...hoogten) + 1e-9);
        expect(verwachtNiveau([...lijn].reverse(), bij)).toBe(uit);
        for (const p of lijn) expect(verwachtNiveau(lijn, p.leeftijd)).toBe(p.verwacht);
      }),
    );
  });
});

describe('measure A against the route', () => {
  it('R18: says ahead, on or behind, where the margin itself is still on the route', () => {
    expect(tegenoverRoute(4.5, 3.25, 0.5)).toMatchObject({ verschil: 1.25, oordeel: 'voor' });
    expect(tegenoverRoute(3.75, 3.25, 0.5)).toMatchObject({ verschil: 0.5, oordeel: 'op' });
    expect(tegenoverRoute(2.5, 3.25, 0.5)).toMatchObject({ verschil: -0.75, oordeel: 'achter' });
  });
  it('does not let a rounding of shares decide on the edge', () => {
    expect(tegenoverRoute(2 + 0.1 + 0.2, 1.8, 0.5)).toMatchObject({ verschil: 0.5, oordeel: 'op' });
  });
  it('a pupil can have all of his plan and be behind on the route (R18)', () => {
    const lijn = [[met(4), met(4)], [met(null)], [met(null)], [met(null)]];
    expect(graad([4, 4], 4)?.procent).toBe(100);
    const bij16 = verwachtNiveau(LR4, 16) ?? 0;
    expect(tegenoverRoute(positie(lijn, 0, 4), bij16, 0.5)).toMatchObject({
      verschil: -2.5,
      oordeel: 'achter',
    });
  });
});
