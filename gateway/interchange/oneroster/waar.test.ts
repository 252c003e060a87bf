import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors.ts';
import { kyselyOn } from '../../platform/db/kysely-on-client.ts';
import { type Filter, leesFilter } from '../ims/filter-rules.ts';
import { basisVan, soortenVoor } from './soorten.ts';
import { leesVraag } from './vraag.ts';
import { zoekveld } from './waar.ts';

const soorten = soortenVoor(basisVan('https://koers.example'), { eckId: true, ouders: true });
const zonderDatabase = kyselyOn({
  query: () => {
    throw new Error('nothing is asked');
  },
});
const users = soorten.users;
const NAMEN = [
  'sourcedId',
  'status',
  'dateLastModified',
  'givenName',
  'roles.role',
  'roles.org.sourcedId',
  'grades',
];
const OPS = ['=', '!=', '>', '>=', '<', '<=', '~'] as const;

const quoted = (waarde: string) => `'${waarde.replaceAll("'", "''")}'`;
const geschreven = ({ met, delen }: Filter) =>
  delen.map(({ veld, op, waarde }) => `${veld}${op}${quoted(waarde)}`).join(` ${met} `);

const Waarde = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    "' OR 1=1 --",
    "'; DROP TABLE koers.person; --",
    '$1',
    '\\',
    '%',
    '_',
    '"',
    "a' AND status='b",
  ),
);
const AnyFilter = fc.record({
  met: fc.constantFrom('AND' as const, 'OR' as const),
  delen: fc.array(
    fc.record({ veld: fc.constantFrom(...NAMEN), op: fc.constantFrom(...OPS), waarde: Waarde }),
    { minLength: 1, maxLength: 10 },
  ),
});

describe('a filter of OneRoster', () => {
  it('reads back as what was written, whatever stands in its values', () => {
    fc.assert(
      fc.property(AnyFilter, (filter) => {
        const { met, delen } = filter;
        expect(leesFilter(geschreven(filter))).toEqual({ met: delen.length > 1 ? met : 'AND', delen });
      }),
    );
  });

  it('never becomes SQL: values are parameters, whatever they are; fields are ours', () => {
    fc.assert(
      fc.property(AnyFilter, fc.string(), (filter, merk) => {
        const delen = filter.delen.map((deel) => ({ ...deel, waarde: `${merk}§${deel.waarde}` }));
        try {
          const { filter: waar } = leesVraag(users, { filter: geschreven({ ...filter, delen }) });
          const { sql: text, parameters } = sql`${waar}`.compile(zonderDatabase);
          expect(text).not.toContain('§');
          expect(parameters.every((p) => delen.some((deel) => deel.waarde === p))).toBe(true);
        } catch (fout) {
          if (!(fout instanceof AppError)) throw fout;
          expect(fout.code).toBe('bad_request');
        }
      }),
    );
  });

  it.each(['__proto__', 'constructor', 'toString', 'givenName.length', 'roles', 'roles.', '', 'password'])(
    'has no field %j',
    (naam) => expect(zoekveld(users, naam)).toBeUndefined(),
  );

  it.each([
    ["dateLastModified>'gisteren'", 'filter'],
    ["dateLastModified~'2026'", 'filter'],
    ["status='active' AND a='b' OR c='d'", 'filter'],
    ['status=active', 'filter'],
    ['', 'filter'],
  ])('that cannot be asked is said to be so: %s', (filter, deel) => {
    expect(() => leesVraag(users, { filter })).toThrow(
      expect.objectContaining({ opts: { issues: [expect.objectContaining({ path: `query.${deel}` })] } }),
    );
  });
});

describe('the rest of a question', () => {
  it.each([
    [{ limit: '0' }, 'limit'],
    [{ limit: 'x' }, 'limit'],
    [{ offset: '-1' }, 'offset'],
    [{ orderBy: 'up' }, 'orderBy'],
    [{ sort: 'grades' }, 'sort'],
    [{ sort: ['a', 'b'] }, 'sort'],
    [{ fields: '' }, 'fields'],
    [{ fields: 'givenName,password' }, 'fields'],
  ])('%j is refused, and says what', (query, deel) => {
    expect(() => leesVraag(users, query)).toThrow(
      expect.objectContaining({ opts: { issues: [expect.objectContaining({ path: `query.${deel}` })] } }),
    );
  });

  it('has a hundred to a page, ten thousand at most, and takes fields in both forms', () => {
    expect(leesVraag(users, {})).toMatchObject({ limit: 100, offset: 0, filter: null, volgorde: null });
    expect(leesVraag(users, { limit: '99999' }).limit).toBe(10_000);
    for (const fields of ['status,sourcedId', ['status', 'sourcedId']])
      expect(leesVraag(users, { fields }).velden).toEqual(['sourcedId', 'status']);
  });
});
