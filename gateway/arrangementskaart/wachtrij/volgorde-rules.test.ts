import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beslissend, type Gebeurtenis, moment, vergelijk } from './volgorde-rules.ts';

const APPARATEN = ['', 'a0', 'b1'] as const;

/** Events on one cell as two devices and the server make them; times are close together, so that ties happen. */
const Gebeurtenissen = fc
  .array(
    fc.record({
      op: fc.integer({ min: 0, max: 6 }),
      ontvangen: fc.integer({ min: 0, max: 6 }),
      apparaat: fc.constantFrom(...APPARATEN),
      stand: fc.integer({ min: 0, max: 4 }),
      undo: fc.option(fc.nat(), { nil: undefined, freq: 4 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) =>
    rows.map((r, n): Gebeurtenis<number> => {
      const ander = r.undo === undefined ? n : r.undo % rows.length;
      return {
        id: `e${n}`,
        // The server's own clock gives no time twice; two devices number alike, each from 1.
        at: r.apparaat === '' ? (n % 4) + n / 100 + 0.5 : moment(r.op, r.ontvangen),
        apparaat: r.apparaat,
        volgnr: r.apparaat === '' ? 0 : rows.slice(0, n + 1).filter((x) => x.apparaat === r.apparaat).length,
        seq: n,
        waarde: ander === n ? r.stand : null,
        ...(ander === n ? {} : { undoes: `e${ander}` }),
      };
    }),
  );

describe('the one order of events (R23, R33)', () => {
  it('gives the same state whatever the order in which events of two devices come in', () => {
    fc.assert(
      fc.property(
        Gebeurtenissen.chain((g) =>
          fc.tuple(fc.constant(g), fc.shuffledSubarray(g, { minLength: g.length })),
        ),
        ([gemaakt, binnengekomen]) => {
          const opgeschreven = binnengekomen.map((g, seq) => ({ ...g, seq }));
          expect(beslissend(opgeschreven)?.id).toBe(beslissend(gemaakt)?.id);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is total: two events are never in the same place, and the order has no circle', () => {
    fc.assert(
      fc.property(Gebeurtenissen, (g) => {
        for (const a of g)
          for (const b of g) {
            expect(Math.sign(vergelijk(a, b))).toBe(-Math.sign(vergelijk(b, a)) || 0);
            if (a.id !== b.id) expect(vergelijk(a, b)).not.toBe(0);
            for (const c of g)
              if (vergelijk(a, b) < 0 && vergelijk(b, c) < 0) expect(vergelijk(a, c)).toBeLessThan(0);
          }
      }),
      { numRuns: 200 },
    );
  });

  it('undo of any event gives back exactly what decided before it was made', () => {
    fc.assert(
      fc.property(Gebeurtenissen, fc.integer({ min: 0, max: 4 }), (g, stand) => {
        const nieuw = { id: 'nieuw', at: 99, apparaat: 'a0', volgnr: 99, seq: 99, waarde: stand };
        const terug = { ...nieuw, id: 'terug', volgnr: 100, seq: 100, waarde: null, undoes: 'nieuw' };
        expect(beslissend([...g, nieuw])?.id).toBe('nieuw');
        expect(beslissend([...g, nieuw, terug])).toEqual(beslissend(g));
      }),
    );
  });

  it('does not let a clock that runs ahead win from what is made later', () => {
    const basis = { seq: 0, waarde: 1 };
    const vooruit = { ...basis, id: 'v', apparaat: 'a0', volgnr: 1, at: moment(10_000, 50) };
    const later = { ...basis, id: 'l', apparaat: 'b1', volgnr: 1, at: moment(60, 70) };
    expect(beslissend([later, vooruit])?.id).toBe('l');
  });
});
