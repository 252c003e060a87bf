import { describe, expect, it } from 'vitest';
import { concept } from '../testing/samples/opp.tsx';
import { verschillen } from './verschil.ts';

const inhoud = concept.inhoud;
if (inhoud === null) throw new Error('the sample has content');

describe('R41: what a version says other than the one before it', () => {
  it('is nothing when only age and origin differ', () => {
    const ouder = {
      ...inhoud,
      d: { ...inhoud.d, leerroute: { ...inhoud.d.leerroute, herkomst: null } },
    };
    expect(verschillen(inhoud, ouder)).toEqual([]);
  });

  it('tells what changed, what came and what went, in the order of the OPP', () => {
    const na = {
      ...inhoud,
      c: inhoud.c.slice(1),
      d: { ...inhoud.d, bestemming: { ...inhoud.d.bestemming, waarde: 'dagbesteding' } },
      e: { ...inhoud.e, doelen: [] },
    };
    expect(verschillen(inhoud, na).map((v) => [v.sectie, v.wat, v.na])).toEqual([
      ['c', 'Helpt', null],
      ['d', 'Bestemming', 'dagbesteding'],
      ['e', 'Doel RW-E-1a', null],
    ]);
    expect(verschillen(na, inhoud).map((v) => [v.sectie, v.voor === null])).toEqual([
      ['c', true],
      ['d', false],
      ['e', true],
    ]);
  });
});
