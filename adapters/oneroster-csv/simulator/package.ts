import { stringify } from 'csv-stringify/sync';
import { strToU8, zipSync } from 'fflate';
import type { BronRecord } from '../../../gateway/model/roster.ts';
import type { SourceSchool } from '../../../gateway/sync/source-adapter.ts';
import {
  type Objects,
  type OneRosterObject,
  objectsOf,
  type Versie,
} from '../../_formats/oneroster/conformance-objects.ts';

export type Cells = Readonly<Record<string, string>>;
/** The rows of each file, by its name without `.csv`. */
export type Tables = Record<string, { columns: readonly string[]; rows: Cells[] }>;

const BASIS = ['sourcedId', 'status', 'dateLastModified'];
const USERS = [
  'enabledUser',
  'username',
  'userIds',
  'givenName',
  'familyName',
  'middleName',
  'identifier',
  'email',
  'sms',
  'phone',
  'agentSourcedIds',
  'grades',
  'password',
];

const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  orgs: ['name', 'type', 'identifier', 'parentSourcedId'],
  academicSessions: ['title', 'type', 'startDate', 'endDate', 'parentSourcedId', 'schoolYear'],
  classes: [
    'title',
    'grades',
    'courseSourcedId',
    'classCode',
    'classType',
    'location',
    'schoolSourcedId',
    'termSourcedIds',
    'subjects',
    'subjectCodes',
    'periods',
  ],
  enrollments: [
    'classSourcedId',
    'schoolSourcedId',
    'userSourcedId',
    'role',
    'primary',
    'beginDate',
    'endDate',
  ],
  demographics: ['birthDate', 'sex'],
  roles: [
    'userSourcedId',
    'roleType',
    'role',
    'beginDate',
    'endDate',
    'orgSourcedId',
    'userProfileSourcedId',
  ],
};
const OF_USERS: Readonly<Record<Versie, readonly string[]>> = {
  '1.1': ['enabledUser', 'orgSourcedIds', 'role', ...USERS.slice(1)],
  '1.2': [
    ...USERS,
    'userMasterIdentifier',
    'resourceSourcedIds',
    'preferredGivenName',
    'preferredMiddleName',
    'preferredFamilyName',
    'primaryOrgSourcedId',
    'pronouns',
  ],
};

/** A school as the tables of a bulk export: in bulk, status and dateLastModified stay empty. */
export function tablesOf(school: SourceSchool, records: readonly BronRecord[], versie: Versie): Tables {
  const objects = objectsOf(school, records, versie);
  const tables: Tables = {};
  for (const name of Object.keys(objects) as (keyof Objects)[]) {
    const columns = [...BASIS, ...(name === 'users' ? OF_USERS[versie] : (COLUMNS[name] ?? []))];
    tables[name] = { columns, rows: objects[name].map(cellsOf) };
  }
  if (versie === '1.2')
    tables['roles'] = {
      columns: [...BASIS, ...(COLUMNS['roles'] ?? [])],
      rows: objects.users.flatMap(rolesOf),
    };
  return tables;
}

/** Packs the tables with their manifest. */
export function packed(
  tables: Tables,
  versie: Versie,
  encode: (text: string, name: string) => Uint8Array = (text) => strToU8(text),
): Uint8Array {
  const manifest = [
    ['propertyName', 'value'],
    ['manifest.version', '1.0'],
    ['oneroster.version', versie],
    ...Object.keys(tables).map((name) => [`file.${name}`, 'bulk']),
    ['file.courses', 'absent'],
    ['file.lineItems', 'absent'],
    ['source.systemName', 'LVS-simulator van Koers'],
  ];
  const files: Record<string, Uint8Array> = { 'manifest.csv': strToU8(stringify(manifest)) };
  for (const [name, { columns, rows }] of Object.entries(tables)) {
    const text = stringify(
      rows.map((row) => columns.map((column) => row[column] ?? '')),
      { header: true, columns: [...columns] },
    );
    files[`${name}.csv`] = encode(text, name);
  }
  return zipSync(files);
}

interface Ref {
  readonly sourcedId: string;
}

/** References by their sourcedId, lists with commas, userIds as `{type:identifier}`. */
function cellsOf(object: OneRosterObject): Cells {
  const cells: Record<string, string> = {};
  for (const [name, value] of Object.entries(object)) {
    if (typeof value === 'string') cells[name] = value;
    else if (name === 'grades') cells[name] = (value as string[]).join(',');
    else if (name === 'terms' || name === 'orgs')
      cells[`${name.slice(0, -1)}SourcedIds`] = (value as Ref[]).map((ref) => ref.sourcedId).join(',');
    else if (name === 'userIds')
      cells[name] = (value as { type: string; identifier: string }[])
        .map((one) => `{${one.type}:${one.identifier}}`)
        .join(',');
    else if (name !== 'roles') cells[`${name}SourcedId`] = (value as Ref).sourcedId;
  }
  return cells;
}

function rolesOf(user: OneRosterObject): Cells[] {
  const roles = (user['roles'] ?? []) as {
    roleType: string;
    role: string;
    org: Ref;
    beginDate?: string;
    endDate?: string;
  }[];
  return roles.map(({ org, ...role }, i) => ({
    ...role,
    sourcedId: `${user.sourcedId}.rol${i + 1}`,
    userSourcedId: user.sourcedId,
    orgSourcedId: org.sourcedId,
  }));
}
