import { describe, expect, it } from 'vitest';
import { dagVoluit, datumVan, kloktijd, laatsteDag, wanneer, weekdagVoluit } from './datum.ts';

describe('dates as people read them', () => {
  it('writes a calendar date out, whatever the time zone of the server', () => {
    expect(dagVoluit('2026-11-21')).toBe('21 november 2026');
    expect(dagVoluit('2026-01-01')).toBe('1 januari 2026');
  });

  it('says the last day of a period, of which the end is the first day after it', () => {
    expect(laatsteDag('2027-02-01')).toBe('2027-01-31');
    expect(laatsteDag('2028-03-01')).toBe('2028-02-29');
  });

  it('knows the day and the time in the Netherlands, in winter and in summer', () => {
    const lateEvening = new Date('2026-11-20T23:30:00Z');
    expect(datumVan(lateEvening)).toBe('2026-11-21');
    expect(kloktijd(lateEvening)).toBe('00:30');
    expect(kloktijd(new Date('2026-07-01T10:00:00Z'))).toBe('12:00');
    expect(weekdagVoluit(lateEvening)).toBe('zaterdag 21 november');
  });

  it('says today and yesterday by the calendar, not by 24 hours', () => {
    const now = new Date('2026-11-21T07:00:00Z');
    expect(wanneer(new Date('2026-11-21T06:05:00Z'), now)).toBe('vandaag om 07:05');
    expect(wanneer(new Date('2026-11-20T22:59:00Z'), now)).toBe('gisteren om 23:59');
    expect(wanneer(new Date('2026-11-19T22:59:00Z'), now)).toBe('19 november 2026');
  });
});
