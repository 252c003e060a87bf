import { describe, expect, it } from 'vitest';
import { herkomstInWoorden, oud } from './woorden.ts';

describe('R38: how old a field is, in words', () => {
  it.each([
    ['2026-11-22', 'van vandaag'],
    ['2026-11-21', 'van gisteren'],
    ['2026-11-09', '13 dagen oud'],
    ['2026-11-08', '2 weken oud'],
    ['2026-09-21', '8 weken oud'],
    ['2026-09-20', '2 maanden oud'],
    ['2025-11-22', '11 maanden oud'],
    ['2024-11-20', '2 jaar oud'],
    ['2026-12-01', 'vanaf 1 december 2026'],
  ])('%s is %s', (op, woorden) => {
    expect(oud(op, '2026-11-22')).toBe(woorden);
  });

  it('names the source, and for what was typed the person', () => {
    const op = '2026-11-01';
    expect(
      herkomstInWoorden({ bron: 'kaart', naam: 'arrangementskaart', op, door: null }, '2026-11-22'),
    ).toBe('uit de arrangementskaart, 3 weken oud');
    expect(
      herkomstInWoorden({ bron: 'opp', naam: 'dit OPP', op, door: 'Petra Poolster' }, '2026-11-22'),
    ).toBe('geschreven door Petra Poolster, 3 weken oud');
    expect(herkomstInWoorden({ bron: 'lvs', naam: 'ParnasSys', op: null, door: null }, '2026-11-22')).toBe(
      'uit ParnasSys',
    );
  });
});
