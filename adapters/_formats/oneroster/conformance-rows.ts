import type { CountedRows } from '../../_kit/conformance-source.ts';

/** A roster as another reader than ours sees it. */
export interface PlainRoster {
  readonly orgs: readonly unknown[];
  readonly academicSessions: readonly unknown[];
  readonly classes: readonly unknown[];
  /** Each with its `roles`. */
  readonly users: readonly unknown[];
}

/**
 * The classes and users of the roster of a simulator, and how many of them may be nobody's record: deleted, of another
 * year or school, a parent, or with a role that has an end.
 * @returns null when it cannot be told: which school is ours, or which year a class is of, was spoilt
 */
export function countRoster({ orgs, academicSessions, classes, users }: PlainRoster): CountedRows | null {
  const ours = orgs.flatMap((org) => {
    const { sourcedId, identifier } = plain(org);
    const brin = /^school-(\d\d[A-Z]{2})$/.exec(String(sourcedId))?.[1];
    return brin !== undefined && String(identifier).startsWith(brin) ? [String(sourcedId)] : [];
  });
  const [school] = ours;
  if (school === undefined || ours.length > 1 || !academicSessions.every(isWhole)) return null;
  const gone =
    classes.filter((klas) => mayBeOver(klas) || isElsewhere(klas, orgs, school)).length +
    users.filter((user) => mayBeNobody(user, school)).length;
  return { all: classes.length + users.length, gone };
}

function isWhole(session: unknown): boolean {
  const { sourcedId, startDate, endDate } = plain(session);
  const [, from, to] = /^jaar-(\d{4})-(\d{4})$/.exec(String(sourcedId)) ?? [];
  return from !== undefined && startDate === `${from}-08-01` && endDate === `${to}-08-01`;
}

const mayBeOver = (klas: unknown) => /tobedeleted|jaar-2019-2020/i.test(JSON.stringify(klas) ?? '');

/** In the CSV binding a class names its school; one that is not among the schools says nothing. */
function isElsewhere(klas: unknown, orgs: readonly unknown[], school: string): boolean {
  const at = plain(klas)['schoolSourcedId'];
  return at !== school && orgs.some((org) => plain(org)['sourcedId'] === at);
}

function mayBeNobody(user: unknown, school: string): boolean {
  if (/tobedeleted|"endDate"|"(?:parent|guardian|relative)"/i.test(JSON.stringify(user) ?? '')) return true;
  const { roles } = plain(user);
  const at = Array.isArray(roles) ? roles.map((role) => plain(role)['org']) : [];
  return at.length > 0 && at.every((org) => org !== undefined && idOf(org) !== school);
}

const plain = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const idOf = (ref: unknown) => (typeof ref === 'string' ? ref.trim() : plain(ref)['sourcedId']);
