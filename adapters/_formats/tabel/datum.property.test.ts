import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leesDatum, leesSchooljaar, schooljaarVan } from './datum.ts';

const day = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2110-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const MAANDEN =
  'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');

/** Every way in which a date may be written. */
function ways(iso: string): string[] {
  const [year = '', month = '', d = ''] = iso.split('-');
  const [m, n] = [Number(month), Number(d)];
  const maand = MAANDEN[m - 1] ?? '';
  const serial = Date.parse(iso) / 86_400_000 + 25_569;
  return [
    ...[
      iso,
      `${iso} 00:00:00`,
      `${iso}T12:30:00Z`,
      `${year}/${m}/${n}`,
      `${n}-${m}-${year}`,
      `${d}-${month}-${year}`,
    ],
    ...[
      `${d}/${month}/${year}`,
      `${n}.${m}.${year}`,
      ` ${n} ${maand} ${year} `,
      `${n} ${maand.slice(0, 3)}. ${year}`,
    ],
    ...[`${d}-${month}-${year} 0:00`, String(serial)],
  ];
}

describe('a date in a cell', () => {
  it('reads the same however Dutch people or Excel write it', () => {
    fc.assert(
      fc.property(day, (iso) => {
        expect(new Set(ways(iso).map(leesDatum))).toEqual(new Set([iso]));
      }),
    );
  });

  it.each([
    '31-2-2026',
    '29-02-2025',
    '1-13-2026',
    '12/31/2026',
    '1-9-26',
    '1/9-2026',
    '2026',
    '99999',
    '1',
    '',
    'morgen',
  ])('%j is none', (cell) => expect(leesDatum(cell)).toBeNull());

  it('is a real date, or nothing', () => {
    fc.assert(
      fc.property(fc.string(), (cell) => {
        const datum = leesDatum(cell);
        if (datum !== null) expect(new Date(datum).toISOString().slice(0, 10)).toBe(datum);
      }),
    );
  });

  it('mrt and maa are both March', () => {
    expect(['1 mrt 2026', '1 maart 2026', '1-mrt-2026'].map(leesDatum)).toEqual(Array(3).fill('2026-03-01'));
  });
});

describe('a school year', () => {
  it.each([
    ['2026-2027', '2026-2027'],
    ['2026/27', '2026-2027'],
    ['2026', '2026-2027'],
    ['2026-2028', null],
    ['26/27', null],
  ])('%j is %j', (cell, jaar) => expect(leesSchooljaar(cell)).toBe(jaar));

  it('begins on 1 August, in the Netherlands', () => {
    expect(schooljaarVan(new Date('2026-07-31T21:59:00Z'))).toBe('2025-2026');
    expect(schooljaarVan(new Date('2026-07-31T22:01:00Z'))).toBe('2026-2027');
  });
});
