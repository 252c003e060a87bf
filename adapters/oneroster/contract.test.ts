import nock from 'nock';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pulled } from './oneroster.fixture.ts';

/** What goes over the line, to the letter: method, path, query, headers and body of each shape of request. */

const ORIGIN = 'https://sis.example.org';
const SCOPE = 'https://purl.imsglobal.org/spec/or/v1p2/scope';
const CONNECTION = {
  endpoint: `${ORIGIN}/ims/oneroster/rostering/v1p2/`,
  tokenUrl: `${ORIGIN}/oauth/token`,
  clientId: 'koers',
  clientSecret: 'ge:heim',
};
const WHEN = '2026-11-01T00:00:00.000Z';
const BASIS = { status: 'active', dateLastModified: WHEN };
const LISTS = {
  '/schools': [
    'orgs',
    { ...BASIS, sourcedId: 's/1', name: 'De Kompasroos', identifier: '99XX' },
    'name,identifier',
  ],
  '/academicSessions': [
    'academicSessions',
    { ...BASIS, sourcedId: 't', startDate: '2026-08-01', endDate: '2027-08-01' },
    'startDate,endDate',
  ],
  '/schools/s%2F1/classes': [
    'classes',
    { ...BASIS, sourcedId: 'c', title: 'De Vlieger', classType: 'homeroom', terms: [{ sourcedId: 't' }] },
    'title,classType,grades,terms',
  ],
  '/schools/s%2F1/enrollments': [
    'enrollments',
    { ...BASIS, sourcedId: 'e', user: { sourcedId: 'u' }, class: { sourcedId: 'c' } },
    'user,class,role,beginDate,endDate',
  ],
  '/schools/s%2F1/students': [
    'users',
    {
      ...BASIS,
      sourcedId: 'u',
      givenName: 'Juno',
      familyName: 'Lampedoek',
      roles: [{ role: 'student', org: { sourcedId: 's/1' } }],
    },
    'userMasterIdentifier,userIds,givenName,familyName,preferredFirstName,email,grades,roles',
  ],
  '/schools/s%2F1/teachers': [
    'users',
    undefined,
    'userMasterIdentifier,userIds,givenName,familyName,preferredFirstName,email,grades,roles',
  ],
  '/demographics': ['demographics', { ...BASIS, sourcedId: 'u', birthDate: '2014-02-28' }, 'birthDate,sex'],
} as const;

beforeAll(() => {
  if (!nock.isActive()) nock.activate();
});
afterAll(() => nock.restore());
beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

function expectToken() {
  nock(ORIGIN, {
    reqheaders: {
      authorization: `Basic ${Buffer.from('koers:ge%3Aheim').toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
  })
    .post('/oauth/token', {
      grant_type: 'client_credentials',
      scope: `${SCOPE}/roster.readonly ${SCOPE}/roster-demographics.readonly`,
    })
    .reply(200, { access_token: 'bewijs', expires_in: '3600' });
}

const api = () =>
  nock(`${ORIGIN}/ims/oneroster/rostering/v1p2`, {
    reqheaders: { authorization: 'Bearer bewijs', accept: 'application/json' },
  });

/** A list of one row or none: the row, and then again from that row on to see that it ends. */
function expectList(path: keyof typeof LISTS) {
  const [name, row, fields] = LISTS[path];
  const query = {
    limit: '200',
    sort: 'sourcedId',
    orderBy: 'asc',
    fields: `sourcedId,status,dateLastModified,${fields}`,
  };
  const rows = row ? [row] : [];
  const times = row ? 2 : 1;
  api()
    .get(path)
    .query({ ...query, offset: '0' })
    .times(times)
    .reply(200, { [name]: rows }, { 'x-total-count': String(rows.length) });
}

describe('what goes to a OneRoster 1.2 service', () => {
  it('a whole school: sign-in, then each list with its fields, in order, page by page', async () => {
    expectToken();
    for (const path of Object.keys(LISTS) as (keyof typeof LISTS)[]) expectList(path);
    const found = await pulled(CONNECTION);

    expect(found.issues).toEqual([]);
    expect(found.records.map((one) => one.key)).toEqual(['c', 'u']);
    expect(nock.pendingMocks()).toEqual([]);
  });

  it('what changed since: one row of each list, with and without the filter', async () => {
    expectToken();
    for (const path of Object.keys(LISTS) as (keyof typeof LISTS)[]) expectList(path);
    const { cursor } = await pulled(CONNECTION);

    expectToken();
    expectList('/schools');
    for (const path of Object.keys(LISTS).slice(1) as (keyof typeof LISTS)[]) {
      const [name, row] = LISTS[path];
      const one = { limit: '1', offset: '0', fields: 'sourcedId' };
      const since = row ? WHEN : '1970-01-01T00:00:00.000Z';
      api()
        .get(path)
        .query(one)
        .reply(
          200,
          { [name]: row ? [{ sourcedId: row.sourcedId }] : [] },
          { 'x-total-count': row ? '1' : '0' },
        );
      api()
        .get(path)
        .query({ ...one, filter: `dateLastModified>'${since}'` })
        .reply(200, { [name]: [] });
    }

    expect(await pulled(CONNECTION, cursor)).toMatchObject({ unchanged: true });
    expect(nock.pendingMocks()).toEqual([]);
  });
});
