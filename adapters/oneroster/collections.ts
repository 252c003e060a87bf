import type { Collection } from './client.ts';
import type { OneRosterConnection } from './connection.ts';

const BASIS = ['sourcedId', 'status', 'dateLastModified'];
const NAAM = [
  'userMasterIdentifier',
  'userIds',
  'givenName',
  'familyName',
  'preferredFirstName',
  'email',
  'grades',
];

export const SCHOOLS: Collection = {
  path: '/schools',
  name: 'orgs',
  fields: [...BASIS, 'name', 'identifier'],
};

/** What is read of one school, by what it is to a roster. */
export interface SchoolCollections {
  readonly sessions: Collection;
  readonly classes: Collection;
  readonly enrollments: Collection;
  /** One list, or that of leerlingen and that of leraren. */
  readonly users: readonly Collection[];
  readonly demographics: Collection | undefined;
}

/** @param school its sourcedId */
export function collectionsOf(
  { versie, personen, geboortegegevens }: OneRosterConnection,
  school: string,
): SchoolCollections {
  const of = `/schools/${encodeURIComponent(school)}`;
  const roles = versie === '1.1' ? ['role', 'orgs'] : ['roles'];
  // 1.1 has no master identifier and no preferred name; asking for a field that is not there is refused with a 400.
  const people =
    versie === '1.1'
      ? NAAM.filter((name) => !['userMasterIdentifier', 'preferredFirstName'].includes(name))
      : NAAM;
  const users = (path: string): Collection => ({
    path,
    name: 'users',
    fields: [...BASIS, ...people, ...roles],
  });
  return {
    sessions: {
      path: '/academicSessions',
      name: 'academicSessions',
      fields: [...BASIS, 'startDate', 'endDate'],
    },
    classes: {
      path: `${of}/classes`,
      name: 'classes',
      fields: [...BASIS, 'title', 'classType', 'grades', 'terms'],
    },
    enrollments: {
      path: `${of}/enrollments`,
      name: 'enrollments',
      fields: [...BASIS, 'user', 'class', 'role', 'beginDate', 'endDate'],
    },
    users: personen === 'alle' ? [users('/users')] : [users(`${of}/students`), users(`${of}/teachers`)],
    demographics:
      geboortegegevens === 'ja'
        ? { path: '/demographics', name: 'demographics', fields: [...BASIS, 'birthDate', 'sex'] }
        : undefined,
  };
}
