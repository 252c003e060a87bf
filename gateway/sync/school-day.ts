const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' });

/** The calendar day it is for the school, `YYYY-MM-DD`: at 23:30 UTC in summer that is tomorrow. */
export function schoolDay(now: Date): string {
  return DAY.format(now);
}
