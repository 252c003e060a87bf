import { describe, expect, it } from 'vitest';
import { geenStem, magInPilot, opVolgorde, STATUSSEN, volgendeStatussen, type WensStatus } from './rules.ts';

const stem = (extra: Partial<Parameters<typeof geenStem>[0]> = {}) =>
  geenStem({ soort: 'bestuur', status: 'nieuw', punten: 4, elders: 0, ...extra });

describe('R77: one vote per bestuur, with a weight', () => {
  it('has ten points for all open wishes together', () => {
    expect(stem({ punten: 10 })).toBeNull();
    expect(stem({ punten: 4, elders: 6 })).toBeNull();
    expect(stem({ punten: 5, elders: 6 })).toMatch(/nog 4 van de 10 punten/);
  });

  it('is for besturen, and for what is still open', () => {
    expect(stem({ soort: 'leverancier' })).toMatch(/stemt niet/);
    for (const status of ['ingevoerd', 'gestopt', 'afgewezen'] as const)
      expect(stem({ status })).toMatch(/afgerond/);
  });

  it('orders by points, then by how many besturen want it; what is done comes last', () => {
    const wens = (nr: number, punten: number, besturen: number, status: WensStatus = 'besproken') => ({
      nr,
      punten,
      besturen,
      status,
    });
    const all = [wens(1, 9, 2, 'ingevoerd'), wens(2, 3, 1), wens(3, 6, 1), wens(4, 6, 2), wens(5, 3, 1)];
    expect(opVolgorde(all).map(({ nr }) => nr)).toEqual([4, 3, 2, 5, 1]);
  });
});

describe('R77: where a wish goes', () => {
  it('never jumps into or out of a pilot by hand', () => {
    for (const status of STATUSSEN) expect(volgendeStatussen(status)).not.toContain('pilot');
    expect(volgendeStatussen('pilot')).toEqual([]);
  });

  it('is talked about before it is tried', () => {
    expect(STATUSSEN.filter(magInPilot)).toEqual(['besproken', 'gepland', 'gestopt']);
  });
});
