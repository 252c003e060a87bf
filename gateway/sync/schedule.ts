import { CronExpressionParser } from 'cron-parser';
import { AppError } from '../errors.ts';

const TZ = 'Europe/Amsterdam';

/**
 * Every school day early in the morning, at a minute of its own: a vendor does not get all schools at once.
 * @param chance 0..1
 */
export function defaultSchedule(chance: number): string {
  const minute = Math.floor(chance * 120);
  return `${minute % 60} ${4 + Math.floor(minute / 60)} * * 1-5`;
}

/** The first moment after `now` that a schedule names. @throws AppError `bad_request` when it is not a cron text of five fields */
export function nextDue(schedule: string, now: Date): Date {
  try {
    if (schedule.trim().split(/\s+/).length !== 5) throw new Error('not five fields');
    return CronExpressionParser.parse(schedule, { currentDate: now, tz: TZ }).next().toDate();
  } catch (cause) {
    throw new AppError(
      'bad_request',
      'Dit tijdschema klopt niet. Schrijf het als vijf delen, zoals "30 5 * * 1-5".',
      {
        status: 400,
        issues: [{ path: 'schedule', message: 'Geen geldig tijdschema.' }],
        cause,
      },
    );
  }
}
