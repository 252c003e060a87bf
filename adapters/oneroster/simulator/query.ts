import { refusal, type SimAnswer } from './respond.ts';
import type { CollectionName, Row } from './state.ts';

const FIELDS: Readonly<Record<CollectionName, readonly string[]>> = {
  orgs: ['name', 'type', 'identifier'],
  academicSessions: ['title', 'startDate', 'endDate', 'type', 'schoolYear'],
  classes: ['title', 'classType', 'grades', 'course', 'school', 'terms'],
  enrollments: ['user', 'class', 'school', 'role', 'primary', 'beginDate', 'endDate'],
  users: ['username', 'userIds', 'enabledUser', 'givenName', 'familyName', 'email', 'grades'],
  demographics: ['birthDate', 'sex'],
};
const BASIS = ['sourcedId', 'status', 'dateLastModified'];
const OF_USERS = {
  '1.1': ['role', 'orgs'],
  '1.2': ['roles', 'userMasterIdentifier', 'preferredFirstName'],
} as const;

export interface Asked {
  readonly name: CollectionName;
  readonly versie: '1.1' | '1.2';
  /** Never more rows at a time. */
  readonly most: number;
  readonly counts: boolean;
}

/** `limit`, `offset`, `sort`, `orderBy`, `filter` and `fields` (OneRoster 1.2 §3.4); what it does not know it refuses. */
export function answerTo(
  rows: readonly Row[],
  query: URLSearchParams,
  { name, versie, most, counts }: Asked,
): SimAnswer {
  const limit = Number(query.get('limit') ?? '100');
  const offset = Number(query.get('offset') ?? '0');
  if (!Number.isInteger(limit) || limit < 1 || !Number.isInteger(offset) || offset < 0)
    return refusal(400, 'invalid_paging', 'limit of offset klopt niet');
  const known = [...BASIS, ...FIELDS[name], ...(name === 'users' ? OF_USERS[versie] : [])];
  const fields = query.get('fields')?.split(',');
  if (fields?.some((field) => !known.includes(field)))
    return refusal(400, 'invalid_selection_field', 'onbekend veld');
  const filtered = filter(rows, query.get('filter'));
  if (!filtered) return refusal(400, 'invalid_filter_field', 'filter klopt niet');
  const sorted = sort(filtered, query.get('sort'), query.get('orderBy'));
  const page = sorted.slice(offset, offset + Math.min(limit, most));
  const json = { [name]: page.map((row) => (fields ? pick(row, fields) : row)) };
  return { status: 200, json, ...(counts ? { headers: { 'x-total-count': String(filtered.length) } } : {}) };
}

function filter(rows: readonly Row[], text: string | null): readonly Row[] | undefined {
  if (text === null) return rows;
  const [, field, sign, value = ''] = /^(\w+)(=|>|<|>=|<=|!=|~)'([^']*)'$/.exec(text) ?? [];
  if (field !== 'dateLastModified' || sign !== '>' || Number.isNaN(Date.parse(value))) return undefined;
  return rows.filter((row) => Date.parse(row.dateLastModified) > Date.parse(value));
}

function sort(rows: readonly Row[], field: string | null, order: string | null): Row[] {
  if (field !== 'sourcedId') return [...rows];
  const sign = order === 'desc' ? -1 : 1;
  return [...rows].sort((a, b) => (a.sourcedId < b.sourcedId ? -sign : sign));
}

/** The three that every object must have come along whatever is asked. */
function pick(row: Row, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => fields.includes(name)));
}
