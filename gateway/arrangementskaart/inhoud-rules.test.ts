import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eigenWoorden, isAfgesloten, voorstelUit } from './inhoud-rules.ts';

const plekken = ['a', 'b', 'c', 'd'].map((leerdoel, i) => ({ leerdoel, plek: i + 1 }));

describe('R25: from which evaluatie a beginsituatie is proposed', () => {
  it('takes the last one of the doel itself, before any other', () => {
    const evaluaties = [
      { leerdoel: 'c', seq: 4 },
      { leerdoel: 'c', seq: 9 },
      { leerdoel: 'b', seq: 12 },
    ];
    expect(voorstelUit('c', plekken, evaluaties)).toEqual({ leerdoel: 'c', seq: 9 });
  });

  it('else the last one of the nearest doel before it, never of one after it', () => {
    const evaluaties = [
      { leerdoel: 'a', seq: 20 },
      { leerdoel: 'b', seq: 2 },
      { leerdoel: 'b', seq: 3 },
      { leerdoel: 'd', seq: 30 },
    ];
    expect(voorstelUit('c', plekken, evaluaties)).toEqual({ leerdoel: 'b', seq: 3 });
    expect(voorstelUit('a', plekken.slice(0, 1), [{ leerdoel: 'd', seq: 1 }])).toBeNull();
  });

  it('does not depend on the order in which the evaluaties or the doelen come', () => {
    const Evaluaties = fc.uniqueArray(
      fc.record({ leerdoel: fc.constantFrom('a', 'b', 'c', 'd'), seq: fc.nat(50) }),
      { selector: (e) => e.seq },
    );
    fc.assert(
      fc.property(Evaluaties, fc.constantFrom('a', 'b', 'c', 'd'), (evaluaties, doel) => {
        const een = voorstelUit(doel, plekken, evaluaties);
        expect(voorstelUit(doel, [...plekken].reverse(), [...evaluaties].reverse())).toEqual(een);
        if (een === null) expect(evaluaties.every((e) => e.leerdoel > doel)).toBe(true);
        else expect(een.leerdoel <= doel).toBe(true);
      }),
    );
  });
});

describe('R28: a doel is closed for the period of its evaluatie', () => {
  it('and open again in the next one', () => {
    expect(isAfgesloten('p1', 'p1')).toBe(true);
    expect(isAfgesloten('p1', 'p2')).toBe(false);
    expect(isAfgesloten(null, 'p1')).toBe(false);
  });
});

describe('R26: words of an actie', () => {
  it('holds only what differs from the template', () => {
    const sjabloon = { tekst: 'winkelspel', ritme: '2× p/w' };
    const wens = { tekst: 'winkelspel', waarmee: '', ritme: '2× p/w' };
    expect(eigenWoorden(wens, sjabloon)).toEqual({});
    expect(eigenWoorden({ ...wens, waarmee: 'echte munten', ritme: '' }, sjabloon)).toEqual({
      waarmee: 'echte munten',
    });
    expect(eigenWoorden({ ...wens, tekst: 'winkelspel met Noud' }, sjabloon)).toEqual({
      tekst: 'winkelspel met Noud',
    });
  });
});
