import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graad, isBehaald, isKlaar } from './rules.ts';

const standen = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 12 });
const vanaf = fc.integer({ min: 1, max: 4 });

describe('R15: the degree to which a streefniveau is reached', () => {
  it('goes from 50 % to 75 % when the third of four doelen is ticked', () => {
    expect(graad([4, 4, 0, 0], 4)?.procent).toBe(50);
    expect(graad([4, 4, 4, 0], 4)?.procent).toBe(75);
  });

  it('keeps partial credit apart', () => {
    expect(graad([4, 3, 2, 0], 4)).toEqual({ totaal: 4, behaald: 1, procent: 25, deelsProcent: 56 });
    expect(graad([3, 3, 2, 0], 3)).toMatchObject({ behaald: 2, procent: 50 });
  });

  it('R4: there is none without anything to measure', () => {
    expect(graad([], 4)).toBeNull();
    expect(isKlaar(null)).toBe(false);
  });

  it('is never lowered by raising one mark', () => {
    fc.assert(
      fc.property(standen, vanaf, fc.nat(), (s, v, n) => {
        const i = n % s.length;
        const hoger = s.map((x, j) => (j === i ? Math.min(4, x + 1) : x));
        const [was, is] = [graad(s, v), graad(hoger, v)];
        expect(is?.procent).toBeGreaterThanOrEqual(was?.procent ?? 0);
        expect(is?.deelsProcent).toBeGreaterThanOrEqual(was?.deelsProcent ?? 0);
      }),
    );
  });

  it('says 100 % only when every doel is behaald, and counts what is behaald', () => {
    fc.assert(
      fc.property(standen, vanaf, (s, v) => {
        const g = graad(s, v);
        expect(g?.behaald).toBe(s.filter((x) => isBehaald(x, v)).length);
        expect(g?.procent === 100).toBe(s.every((x) => x >= v));
        expect(isKlaar(g)).toBe(s.every((x) => x >= v));
        expect(g?.deelsProcent === 100).toBe(s.every((x) => x === 4));
      }),
    );
  });
});
