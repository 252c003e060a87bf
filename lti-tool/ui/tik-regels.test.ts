import { describe, expect, it } from 'vitest';
import { streekStanden } from './tik-regels.ts';

const cellen = (...standen: number[]) => standen.map((stand) => ({ stand, vanaf: 4 }));

describe('a stroke over cells (R33)', () => {
  it('ticks off what is open and leaves what is behaald alone', () => {
    expect(streekStanden('tik', cellen(0, 4, 2, 3))).toEqual([4, null, 4, 4]);
    expect(
      streekStanden('tik', [
        { stand: 0, vanaf: 3 },
        { stand: 3, vanaf: 3 },
      ]),
    ).toEqual([4, null]);
  });

  it('takes back only what is behaald when it begins there', () => {
    expect(streekStanden('tik', cellen(4, 0, 4, 3))).toEqual([3, null, 3, null]);
  });

  it('gives the stand that was chosen to every cell that has another', () => {
    expect(streekStanden('2', cellen(0, 4, 2))).toEqual([2, 2, null]);
    expect(streekStanden('2', [])).toEqual([]);
  });
});
