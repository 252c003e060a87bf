import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stand } from '../../model/act.ts';
import { geldendeStand, type Oordeel, WaarnemingRegel } from './waarnemers-rules.ts';

const oordeel: fc.Arbitrary<Oordeel> = fc.record({
  door: fc.constantFrom('marjan', 'igor', 'wendy'),
  naar: fc.constantFrom<Stand>(0, 1, 2, 3, 4),
});
const oordelen = fc.array(oordeel, { minLength: 1, maxLength: 10 });
const vanaf = fc.integer({ min: 1, max: 4 });
const regel = fc.constantFrom(...WaarnemingRegel.options);
const van = (door: string, naar: Stand): Oordeel => ({ door, naar });

describe('several observers (R23)', () => {
  const verschil = [van('marjan', 4), van('igor', 2)];

  it('R23: two judgements that differ give another stand under each rule', () => {
    expect(geldendeStand(verschil, 'laatste', 4)).toBe(2);
    expect(geldendeStand([...verschil].reverse(), 'laatste', 4)).toBe(4);
    expect(geldendeStand(verschil, 'voorzichtigste', 4)).toBe(2);
    expect(geldendeStand(verschil, 'twee_waarnemers', 4)).toBe(3);
    expect(geldendeStand([van('marjan', 4), van('igor', 4)], 'twee_waarnemers', 4)).toBe(4);
  });
  it('the same observer twice is one observer', () => {
    expect(geldendeStand([van('marjan', 4), van('marjan', 4)], 'twee_waarnemers', 4)).toBe(3);
    expect(geldendeStand([van('marjan', 1), van('marjan', 4), van('igor', 3)], 'voorzichtigste', 4)).toBe(3);
  });
  it('nobody: no stand', () => {
    for (const r of WaarnemingRegel.options) expect(geldendeStand([], r, 4)).toBeNull();
  });
  it('twee_waarnemers: behaald only when two saw it', () => {
    fc.assert(
      fc.property(oordelen, vanaf, (gegeven, v) => {
        const laatste = new Map(gegeven.map((o) => [o.door, o.naar]));
        const zagen = [...laatste.values()].filter((s) => s >= v).length;
        expect((geldendeStand(gegeven, 'twee_waarnemers', v) ?? 0) >= v).toBe(zagen >= 2);
      }),
    );
  });
  it('whoever raises his judgement never lowers the stand, under any rule', () => {
    fc.assert(
      fc.property(oordelen, regel, vanaf, fc.integer({ min: 1, max: 4 }), (gegeven, r, v, op) => {
        const wie = gegeven.at(-1);
        if (!wie) return;
        const hoger = [...gegeven, van(wie.door, Math.min(4, wie.naar + op) as Stand)];
        expect(geldendeStand(hoger, r, v)).toBeGreaterThanOrEqual(geldendeStand(gegeven, r, v) ?? 5);
      }),
    );
  });
});
