import { describe, expect, it } from 'vitest';
import { defaultSchedule, nextDue } from './schedule.ts';
import { schoolDay } from './school-day.ts';

describe('the schedule of a connection', () => {
  it('is Amsterdam time, in winter and in summer', () => {
    expect(nextDue('30 5 * * 1-5', new Date('2026-01-05T00:00:00Z'))).toEqual(
      new Date('2026-01-05T04:30:00Z'),
    );
    expect(nextDue('30 5 * * 1-5', new Date('2026-07-06T00:00:00Z'))).toEqual(
      new Date('2026-07-06T03:30:00Z'),
    );
  });

  it('refuses what is not five fields of cron', () => {
    for (const wrong of ['', 'elke dag', '* * * * * *', '61 5 * * *']) {
      expect(() => nextDue(wrong, new Date())).toThrow(/tijdschema/);
    }
  });

  it('by default is between four and six in the morning of a school day, spread over the schools', () => {
    const all = [0, 0.25, 0.5, 0.999].map(defaultSchedule);
    expect(all).toEqual(['0 4 * * 1-5', '30 4 * * 1-5', '0 5 * * 1-5', '59 5 * * 1-5']);
  });
});

it('the day of a school is the day in Amsterdam', () => {
  expect(schoolDay(new Date('2026-07-31T22:30:00Z'))).toBe('2026-08-01');
  expect(schoolDay(new Date('2026-12-31T22:30:00Z'))).toBe('2026-12-31');
});
