import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DisharmonieLijn, disharmonie } from './disharmonie-rules.ts';

const EEN = { voor: 1, achter: 1 };
const lijn = (leerlijn: string, soort: 'LS' | 'LO', verschil: number | null): DisharmonieLijn => ({
  leerlijn,
  soort,
  verschil,
});
const verschil = fc.option(fc.integer({ min: -30, max: 30 }).map((n) => n / 10));
const lijnen = fc
  .array(fc.tuple(fc.constantFrom('LS' as const, 'LO' as const), verschil), { maxLength: 8 })
  .map((rijen) => rijen.map(([soort, v], i) => lijn(`lijn-${i}`, soort, v)));

describe('the disharmony signal (R19)', () => {
  it('R19: rekenen one niveau ahead while sociaal is one behind', () => {
    const rekenen = lijn('RW-E', 'LS', 1);
    const sociaal = lijn('SE-S', 'LO', -1);
    const [signaal] = disharmonie([rekenen, lijn('NT-M', 'LS', 0), sociaal], EEN);
    expect(signaal).toEqual({ voor: rekenen, achter: sociaal, verschil: 2 });
  });
  it('is silent just inside either threshold, within one kind, and without a measure', () => {
    expect(disharmonie([lijn('a', 'LS', 0.9), lijn('b', 'LO', -2)], EEN)).toEqual([]);
    expect(disharmonie([lijn('a', 'LS', 2), lijn('b', 'LO', -0.9)], EEN)).toEqual([]);
    expect(disharmonie([lijn('a', 'LS', 2), lijn('b', 'LS', -2)], EEN)).toEqual([]);
    expect(disharmonie([lijn('a', 'LS', 2), lijn('b', 'LO', null)], EEN)).toEqual([]);
  });
  it('sees it the other way round as well, and follows the thresholds of the school', () => {
    const andersom = [lijn('a', 'LO', 1.5), lijn('b', 'LS', -1.5)];
    expect(disharmonie(andersom, EEN).map((s) => s.voor.leerlijn)).toEqual(['a']);
    expect(disharmonie(andersom, { voor: 2, achter: 1 })).toEqual([]);
  });
  it('gives only pairs of two kinds over both thresholds, all of them, the widest first', () => {
    fc.assert(
      fc.property(lijnen, (van) => {
        const uit = disharmonie(van, EEN);
        const over = (soort: string, test: (v: number) => boolean) =>
          van.filter((l) => l.soort === soort && l.verschil !== null && test(l.verschil)).length;
        const hoog = (v: number) => v >= 1;
        const laag = (v: number) => v <= -1;
        expect(uit).toHaveLength(over('LS', hoog) * over('LO', laag) + over('LO', hoog) * over('LS', laag));
        expect(uit.map((s) => s.verschil)).toEqual(uit.map((s) => s.verschil).sort((a, b) => b - a));
      }),
    );
  });
});
