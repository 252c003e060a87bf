import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  achterstand,
  DL_MAX,
  didactischeLeeftijd,
  leerrendement,
  leerrendementTussen,
} from './didactisch-rules.ts';
import { eindSchooljaar, horizon, onderwijsleeftijd } from './leeftijd-rules.ts';

const DAG = 86_400_000;
const datum = fc
  .integer({ min: Date.UTC(2010, 0, 1) / DAG, max: Date.UTC(2035, 0, 1) / DAG })
  .map((n) => new Date(n * DAG).toISOString().slice(0, 10));

describe('onderwijsleeftijd (V13)', () => {
  it('R21: is the age on 31 December of the year in which the school year began', () => {
    expect(onderwijsleeftijd('2014-12-31', '2026-08-01')).toBe(12);
    expect(onderwijsleeftijd('2014-01-01', '2026-08-01')).toBe(12);
    expect(onderwijsleeftijd('2015-01-01', '2026-08-01')).toBe(11);
  });
  it('stays the same for a school year and goes up by one on 1 August', () => {
    fc.assert(
      fc.property(datum, datum, (geboren, dag) => {
        const eind = eindSchooljaar(dag);
        const erna = new Date(Date.parse(eind) + DAG).toISOString().slice(0, 10);
        expect(onderwijsleeftijd(geboren, eind)).toBe(onderwijsleeftijd(geboren, dag));
        expect(onderwijsleeftijd(geboren, erna)).toBe(onderwijsleeftijd(geboren, dag) + 1);
      }),
    );
  });
});

describe('how far ahead is looked', () => {
  it('is the end of the school year, and of the next one when that is near', () => {
    expect(horizon('2026-08-01')).toBe('2027-07-31');
    expect(horizon('2027-05-02')).toBe('2027-07-31');
    expect(horizon('2027-05-03')).toBe('2028-07-31');
  });
});

describe('didactische leeftijd (V11)', () => {
  it('R21: counts ten months a school year, a repeated year too, and none in the summer', () => {
    const start = '2020-08-17';
    expect(didactischeLeeftijd(start, '2020-08-31')).toBe(0);
    expect(didactischeLeeftijd(start, '2020-10-01')).toBe(1);
    expect(didactischeLeeftijd(start, '2021-01-15')).toBe(4);
    expect(didactischeLeeftijd(start, '2021-06-30')).toBe(9);
    expect(didactischeLeeftijd(start, '2021-07-31')).toBe(10);
    expect(didactischeLeeftijd(start, '2021-08-31')).toBe(10);
    expect(didactischeLeeftijd(start, '2030-01-01')).toBe(DL_MAX);
    expect(didactischeLeeftijd(start, '2020-08-16')).toBeNull();
  });
  it('never goes down as time goes on, and stays between 0 and 60', () => {
    fc.assert(
      fc.property(datum, datum, datum, (start, een, ander) => {
        const [eerst = '', later = ''] = [een, ander].sort();
        const [a, b] = [didactischeLeeftijd(start, eerst), didactischeLeeftijd(start, later)];
        if (a === null || b === null) return;
        expect(a).toBeGreaterThanOrEqual(0);
        expect(b).toBeGreaterThanOrEqual(a);
        expect(b).toBeLessThanOrEqual(DL_MAX);
      }),
    );
  });
});

describe('DLE, achterstand and leerrendement', () => {
  it('follow the formulas of domain.md §1.6', () => {
    expect(achterstand({ dl: 40, dle: 28 })).toBe(12);
    expect(leerrendement({ dl: 40, dle: 28 })).toBe(70);
    expect(leerrendementTussen({ dl: 30, dle: 20 }, { dl: 40, dle: 28 })).toBe(80);
  });
  it('say nothing where there is nothing to divide by', () => {
    expect(leerrendement({ dl: 0, dle: 5 })).toBeNull();
    expect(leerrendementTussen({ dl: 60, dle: 40 }, { dl: 60, dle: 44 })).toBeNull();
  });
  it('are 100 percent and no achterstand for exactly who learns as the average pupil does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (dl) => {
        expect(leerrendement({ dl, dle: dl })).toBe(100);
        expect(achterstand({ dl, dle: dl })).toBe(0);
        expect(leerrendement({ dl, dle: dl - 1 })).toBeLessThan(100);
      }),
    );
  });
});
