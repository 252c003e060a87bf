import type { z } from 'zod';
import type { BronRecord } from '../../../gateway/model/roster.ts';
import type { CodeOverlay } from '../../../gateway/sync/source-adapter.ts';
import { SeenKeys } from '../uwlr/identity.ts';
import type { Mapped } from '../uwlr/row.ts';
import type { Calendar } from './calendar.ts';
import { Membership } from './enrollments.ts';
import { Klassen, mapKlas, yearsOf } from './map-klas.ts';
import { mapUser, type People, type ToldOf } from './map-user.ts';
import { type OneRosterRow, read, rowOf } from './row.ts';
import { Demographics, Enrollment, Klas, type Roster, User, type WireRow } from './wire.ts';

export interface Asked {
  /** As `2026-2027`; classes of other years are passed over. */
  readonly schooljaar: string;
  readonly calendar: Calendar;
  readonly codes: CodeOverlay;
}

/** How many rows `mapRoster` yields. */
export function rowCount({ classes, enrollments, users, demographics = [] }: Roster): number {
  return classes.length + enrollments.length + users.length + demographics.length;
}

/**
 * Every class and person as a record, as one `dropped` issue, or as nothing when it is nobody of ours today: deleted
 * (`status`), of another year or school, a parent, or with a role that is over. An enrollment is no record: it says where
 * someone is, and what is wrong with one is a `partial` issue.
 */
export function* mapRoster(
  roster: Roster,
  { schooljaar, calendar, codes }: Asked,
): Generator<Mapped<BronRecord>> {
  const klassen = new Klassen();
  const membership = new Membership();
  const asked = { schooljaar, years: yearsOf(roster.sessions) };
  yield* rows(roster.classes, Klas, codes, 'dropped', (row, wire) => {
    if (isDeleted(wire) || wire.elders) return void klassen.add(wire.sourcedId ?? '', null);
    return mapKlas(row, wire, asked, klassen);
  });
  yield* rows(roster.enrollments, Enrollment, codes, 'partial', (row, wire) => {
    if (!isDeleted(wire)) membership.add(row, wire, klassen, calendar);
    return undefined;
  });
  const demographics = roster.demographics && new Map<string, ToldOf>();
  yield* rows(roster.demographics ?? [], Demographics, codes, 'partial', (row, wire) => {
    if (wire.sourcedId && !isDeleted(wire)) demographics?.set(wire.sourcedId, { ...wire, at: row.at });
    return undefined;
  });
  const people: People = { school: roster.school, calendar, membership, seen: new SeenKeys(), demographics };
  yield* rows(roster.users, User, codes, 'dropped', (row, wire) =>
    isDeleted(wire) ? undefined : mapUser(row, wire, people),
  );
}

function* rows<W>(
  list: readonly WireRow[],
  schema: z.ZodType<W>,
  codes: CodeOverlay,
  effect: 'dropped' | 'partial',
  map: (row: OneRosterRow, wire: W) => BronRecord | undefined,
): Generator<Mapped<BronRecord>> {
  for (const raw of list) {
    const row = rowOf(raw, codes);
    const wire = read(row, schema, raw, effect);
    const record = wire === undefined ? undefined : map(row, wire);
    yield { record, issues: row.issues };
  }
}

/** OneRoster `status`: what is to be deleted is gone for us. */
const isDeleted = (wire: { status?: string | undefined }) => wire.status?.toLowerCase() === 'tobedeleted';
