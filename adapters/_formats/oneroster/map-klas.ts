import type { BronGroep } from '../../../gateway/model/roster.ts';
import { ONEROSTER_JAARGROEP } from '../../../mappings/oneroster/jaargroep.ts';
import { ONEROSTER_KLASSOORT } from '../../../mappings/oneroster/klassoort.ts';
import { code, date, text } from '../uwlr/fields.ts';
import { usableKey } from '../uwlr/identity.ts';
import { dropped, partial } from '../uwlr/row.ts';
import { schooljaarVan } from '../uwlr/schooljaar.ts';
import { type OneRosterRow, read, rowOf } from './row.ts';
import { type Klas, Session, type WireRow } from './wire.ts';

/** The school year that each academicSession lies in: that of its middle, for terms begin in July and end in August. */
export function yearsOf(sessions: readonly WireRow[]): ReadonlyMap<string, string> {
  const years = new Map<string, string>();
  for (const session of sessions) {
    const row = rowOf(session, {});
    const wire = read(row, Session, session, 'partial');
    const start = wire && date(row, '', wire.startDate);
    const end = wire && date(row, '', wire.endDate);
    if (!wire?.sourcedId || start === undefined || end === undefined) continue;
    years.set(wire.sourcedId, schooljaarVan(new Date((Date.parse(start) + Date.parse(end)) / 2)));
  }
  return years;
}

/** The classes of one roster: which became a groep, and which are of another year or were deleted. */
export class Klassen {
  readonly #soort = new Map<string, BronGroep['soort'] | null>();

  /** @returns false when there is one with this key already */
  add(key: string, soort: BronGroep['soort'] | null): boolean {
    if (this.#soort.has(key)) return false;
    this.#soort.set(key, soort);
    return true;
  }

  /** null: known, but no groep of this year; undefined: not in the roster at all. */
  soort(key: string): BronGroep['soort'] | null | undefined {
    return this.#soort.get(key);
  }
}

export interface YearAsked {
  /** As `2026-2027`. */
  readonly schooljaar: string;
  readonly years: ReadonlyMap<string, string>;
}

/** @returns undefined when it was dropped (with an issue), or is of another school year (without) */
export function mapKlas(
  row: OneRosterRow,
  wire: Klas,
  { schooljaar, years }: YearAsked,
  klassen: Klassen,
): BronGroep | undefined {
  const key = usableKey(wire.sourcedId);
  if (key === undefined) {
    return dropped(
      row,
      row.at('sourcedId'),
      'bad_key',
      wire.sourcedId ?? '',
      'Deze groep heeft geen bruikbare sleutel (sourcedId).',
    );
  }
  const known = wire.terms.flatMap((term) => (term === undefined ? [] : (years.get(term) ?? [])));
  if (known.length > 0 && !known.includes(schooljaar)) {
    klassen.add(key, null);
    return undefined;
  }
  if (known.length === 0) {
    partial(
      row,
      row.at('terms'),
      'no_schooljaar',
      wire.terms.join(' '),
      'De periode van deze groep staat er niet bij. We nemen aan dat hij van dit schooljaar is.',
    );
  }
  const naam = text(row, row.at('title'), wire.title, 64);
  if (naam === undefined)
    return dropped(
      row,
      row.at('title'),
      'no_name',
      wire.title ?? '',
      'Deze groep heeft geen bruikbare naam van hoogstens 64 tekens.',
    );
  // 1.1 leaves classType out for plain lessons.
  const soort = code(row, row.at('classType'), wire.classType, ONEROSTER_KLASSOORT) ?? 'samengesteld';
  if (!klassen.add(key, soort))
    return dropped(
      row,
      row.at('sourcedId'),
      'duplicate_key',
      key,
      'Er is al een groep met deze sleutel. De eerste is gebruikt.',
    );
  const [grade] = wire.grades;
  const jaargroep =
    wire.grades.length === 1 ? code(row, row.at('grades'), grade, ONEROSTER_JAARGROEP) : undefined;
  return { kind: 'groep', key, naam, soort, schooljaar, ...(jaargroep === undefined ? {} : { jaargroep }) };
}
