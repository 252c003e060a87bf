import type { Datum } from '../../../gateway/model/roster.ts';
import { type CodeList, lookUp } from '../../../mappings/code-list.ts';
import { illegalCharacter } from '../../_kit/xml-characters.ts';
import { partial, type Row, unknownCode } from './row.ts';

/** Text of at most `max` characters; undefined when absent, empty or unusable (then with an issue). */
export function text(row: Row, at: string, value: string | undefined, max: number): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (value.length > max) {
    partial(row, at, 'too_long', value, `Deze tekst is langer dan ${max} tekens. Kort hem in het LVS in.`);
    return undefined;
  }
  const illegal = illegalCharacter(value);
  if (illegal === undefined) return value;
  partial(
    row,
    at,
    'bad_text',
    illegal,
    'Hier staat een onzichtbaar teken in dat niet mag. Typ de tekst in het LVS opnieuw.',
  );
  return undefined;
}

/** As `text`, but an empty element says "there is none": null. */
export function emptiable(
  row: Row,
  at: string,
  value: string | undefined,
  max: number,
): string | null | undefined {
  return value === '' ? null : text(row, at, value, max);
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:T00:00:00(?:\.0+)?)?(?:Z|[+-]\d\d:\d\d)?$/;

/**
 * xs:date as a calendar date. Some systems write a midnight or a time zone behind it; the date is what they mean.
 * Undefined when absent, empty, or no date that exists (then with an issue).
 */
export function date(row: Row, at: string, value: string | undefined): Datum | undefined {
  if (value === undefined || value === '') return undefined;
  const [, year, month, day] = DATE.exec(value) ?? [];
  if (year && month && day && isCalendarDay(Number(year), Number(month), Number(day)))
    return `${year}-${month}-${day}`;
  partial(row, at, 'bad_date', value, 'Dit is geen datum die bestaat. Verbeter hem in het LVS.');
  return undefined;
}

function isCalendarDay(year: number, month: number, day: number): boolean {
  const last =
    month === 2
      ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
        ? 29
        : 28
      : month < 8
        ? 30 + (month % 2)
        : 31 - (month % 2);
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= last;
}

/** Our word for a code of the standard; an unknown code becomes an issue, and the record comes in without it. */
export function code<T extends string>(
  row: Row,
  at: string,
  value: string | undefined,
  list: CodeList<T>,
): T | undefined {
  if (value === undefined || value === '') return undefined;
  const means = lookUp(list, value, row.codes);
  if (means === undefined) unknownCode(row, at, list.id, value);
  return means;
}
