import type { Roster, WireRow } from '../_formats/oneroster/wire.ts';
import type { CsvFile, CsvRow } from '../_kit/csv.ts';
import type { OneRosterPackage } from './package.ts';

/** Where the CSV binding calls a field otherwise than the JSON binding does. */
const COLUMN: Readonly<Record<string, string>> = {
  class: 'classSourcedId',
  user: 'userSourcedId',
  terms: 'termSourcedIds',
  orgs: 'orgSourcedIds',
  preferredFirstName: 'preferredGivenName',
};

/** Of these the cell holds several, with commas in between. */
const LISTS: ReadonlySet<string> = new Set(['terms', 'orgs', 'grades']);

const FIELDS = {
  orgs: ['sourcedId', 'status', 'name', 'identifier'],
  academicSessions: ['sourcedId', 'status', 'startDate', 'endDate'],
  classes: ['sourcedId', 'status', 'title', 'classType', 'grades', 'terms'],
  enrollments: ['sourcedId', 'status', 'user', 'class', 'role', 'beginDate', 'endDate'],
  users: [
    'sourcedId',
    'status',
    'userMasterIdentifier',
    'givenName',
    'familyName',
    'preferredFirstName',
    'email',
    'grades',
    'role',
    'orgs',
  ],
  demographics: ['sourcedId', 'status', 'birthDate', 'sex'],
} as const;

/** The schools in a package. */
export function orgsIn({ files }: OneRosterPackage): WireRow[] {
  return rowsOf(files.orgs, 'orgs');
}

/** The rows of a package in the words of the JSON binding, each of which knows its place: `users.csv row 12, column "role"`. */
export function rosterIn({ files }: OneRosterPackage, school: string): Roster {
  const roles = files.roles && rolesByUser(files.roles);
  const others = new Set(files.orgs.rows.map(({ cells }) => cells.get('sourcedId')?.trim() ?? ''));
  for (const own of ['', school]) others.delete(own);
  return {
    school,
    sessions: rowsOf(files.academicSessions, 'academicSessions'),
    classes: rowsOf(files.classes, 'classes', ({ cells }) =>
      others.has(cells.get('schoolSourcedId')?.trim() ?? '') ? { elders: true } : {},
    ),
    enrollments: rowsOf(files.enrollments, 'enrollments'),
    users: rowsOf(files.users, 'users', (row) => ({
      userIds: userIdsIn(row.cells.get('userIds')),
      ...(roles ? { roles: roles.get(row.cells.get('sourcedId')?.trim() ?? '') ?? [] } : {}),
    })),
    ...(files.demographics ? { demographics: rowsOf(files.demographics, 'demographics') } : {}),
  };
}

function rowsOf(
  file: CsvFile,
  name: keyof typeof FIELDS,
  more: (row: CsvRow) => Record<string, unknown> = () => ({}),
): WireRow[] {
  return file.rows.map((row) => {
    // A row that is shifted would put a name in the place of a key.
    const value = row.ragged ? null : { ...fieldsOf(row, FIELDS[name]), ...more(row) };
    return { value, at: (field) => placeOf(name, row, field) };
  });
}

function placeOf(name: string, { row }: CsvRow, field: string | undefined): string {
  return `${name}.csv row ${row}${field === undefined ? '' : `, column "${COLUMN[field] ?? field}"`}`;
}

/** An empty cell tells nothing. */
function fieldsOf({ cells }: CsvRow, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const cell = cells.get(COLUMN[field] ?? field)?.trim() ?? '';
      if (cell === '') return [];
      return [[field, LISTS.has(field) ? listed(cell) : cell] as const];
    }),
  );
}

const listed = (cell: string) => cell.split(',').map((one) => one.trim());

/** 1.2 has the roles of a user in a file of their own. */
function rolesByUser(file: CsvFile): ReadonlyMap<string, object[]> {
  const byUser = new Map<string, object[]>();
  for (const row of file.rows) {
    const fields = fieldsOf(row, ['roleType', 'role', 'beginDate', 'endDate', 'status']);
    if (fields['status'] === 'tobedeleted') continue;
    const user = row.cells.get('userSourcedId')?.trim() ?? '';
    const org = row.cells.get('orgSourcedId')?.trim();
    const role = { ...fields, org, at: placeOf('roles', row, 'role') };
    byUser.set(user, [...(byUser.get(user) ?? []), role]);
  }
  return byUser;
}

/** `{type:identifier},{type:identifier}` (OneRoster 1.1 §4.13, 1.2 CSV binding). */
function userIdsIn(cell = ''): { type: string; identifier: string }[] {
  return [...cell.matchAll(/\{([^:{}]+):([^{}]+)\}/g)].map(([, type = '', identifier = '']) => ({
    type,
    identifier,
  }));
}
