import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graad } from './rules.ts';
import { geldendeStand, type Oordeel, WaarnemingRegel } from './volgen/waarnemers-rules.ts';

const Stand = fc.integer({ min: 0, max: 4 });
const Vanaf = fc.constantFrom(3, 4);

describe('raising one mark, all else equal, never lowers the degree reached (R15, R23)', () => {
  it('in the share that is behaald and in the partial credit', () => {
    fc.assert(
      fc.property(fc.array(Stand, { minLength: 1, maxLength: 12 }), fc.nat(), Vanaf, (standen, n, vanaf) => {
        const plek = n % standen.length;
        const hoger = standen.map((s, i) => (i === plek ? Math.min(4, s + 1) : s));
        const [was, is] = [graad(standen, vanaf), graad(hoger, vanaf)];
        expect(is?.totaal).toBe(was?.totaal);
        expect(is?.procent).toBeGreaterThanOrEqual(was?.procent ?? 101);
        expect(is?.deelsProcent).toBeGreaterThanOrEqual(was?.deelsProcent ?? 101);
      }),
      { numRuns: 500 },
    );
  });

  it('whatever rule the school has for several observers', () => {
    const Oordelen = fc.array(fc.record({ door: fc.constantFrom('a', 'b', 'c'), naar: Stand }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        Oordelen,
        fc.nat(),
        Vanaf,
        fc.constantFrom(...WaarnemingRegel.options),
        (rows, n, vanaf, regel) => {
          const plek = n % rows.length;
          const hoger = rows.map((o, i) => (i === plek ? { ...o, naar: Math.min(4, o.naar + 1) } : o));
          const stand = (o: readonly Oordeel[]) => geldendeStand(o, regel, vanaf) ?? -1;
          expect(stand(hoger)).toBeGreaterThanOrEqual(stand(rows));
          expect(graad([stand(hoger)], vanaf)?.procent).toBeGreaterThanOrEqual(
            graad([stand(rows)], vanaf)?.procent ?? 101,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
