import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ScreenServer, serveScreens } from '../../../lti-tool/screens/testing/serve-screens.ts';
import { testDb } from '../../../test/support/db.ts';
import { statements } from '../../../test/support/statements.ts';
import { voldoet } from '../case/selection-rules.ts';
import type { Filter } from '../ims/filter-rules.ts';
import { lijst } from './blad.ts';
import { oneRosterRoutes } from './routes.ts';
import { basisVan, soortenVoor } from './soorten.ts';
import { type RoosterSchool, roosterSchool } from './testing/school.ts';

const t = testDb();
let server: ScreenServer;
let k: RoosterSchool;
type Ding = Readonly<Record<string, unknown>>;

async function vraag(pad: string, query: Record<string, string> = {}) {
  const url = `${server.origin}/ims/oneroster/${pad}?${new URLSearchParams(query)}`;
  const res = await fetch(url, { headers: k.alles.headers });
  const json = (await res.json()) as Record<string, Ding[]>;
  expect(res.status, `${url} ${JSON.stringify(json)}`).toBe(200);
  return { dingen: Object.values(json)[0] ?? [], headers: res.headers };
}
const alle = async (pad: string) => (await vraag(pad, { limit: '1000' })).dingen;

const NIEUW = 2400;

beforeAll(async () => {
  k = await roosterSchool(t.db);
  server = await serveScreens(t.db, (origin) => oneRosterRoutes({ origin: origin(), db: t.db }));
}, 60_000);
afterAll(() => server.close());

/** What is asked of each list: fields with values that are there, and some that are not. */
const VELDEN: Readonly<Record<string, readonly string[]>> = {
  'rostering/v1p2/orgs': ['type', 'name', 'identifier', 'parent.sourcedId', 'sourcedId'],
  'rostering/v1p2/academicSessions': ['type', 'schoolYear', 'parent.sourcedId', 'children.sourcedId'],
  'rostering/v1p2/classes': ['title', 'classType', 'terms.sourcedId', 'grades', 'school.sourcedId'],
  'rostering/v1p2/enrollments': ['role', 'status', 'user.sourcedId', 'class.sourcedId'],
  'rostering/v1p2/teachers': ['givenName', 'familyName', 'roles.role', 'roles.org.sourcedId', 'enabledUser'],
  'rostering/v1p2/demographics': ['sex', 'status'],
  'gradebook/v1p2/results': [
    'scoreStatus',
    'textScore',
    'student.sourcedId',
    'lineItem.sourcedId',
    'learningObjectiveSet.learningObjectiveResults.learningObjectiveId',
  ],
  'gradebook/v1p2/lineItems': ['title', 'category.sourcedId', 'learningObjectiveSet.learningObjectiveIds'],
};

describe('a filter gives exactly what holds', () => {
  it.each(Object.entries(VELDEN))('%s, as another reader of the same filter finds', async (pad, velden) => {
    const dingen = await alle(pad);
    expect(dingen.length).toBeGreaterThan(1);
    const waarden = [...JSON.stringify(dingen).matchAll(/:"([^"]{1,60})"/g)].map(([, waarde = '']) => waarde);
    const Deel = fc.record({
      veld: fc.constantFrom(...velden),
      op: fc.constantFrom('=' as const, '!=' as const, '~' as const),
      waarde: fc.oneof(
        fc.constantFrom(...waarden),
        fc.constantFrom(...waarden).map((w) => w.slice(0, 3).toUpperCase()),
        fc.constantFrom(...waarden).map((w) => w.toUpperCase()),
        fc.constantFrom('', 'x', "'"),
      ),
    });
    const AnyFilter: fc.Arbitrary<Filter> = fc.record({
      met: fc.constantFrom('AND', 'OR'),
      delen: fc.array(Deel, { minLength: 1, maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(AnyFilter, async (filter) => {
        const tekst = filter.delen.map((d) => `${d.veld}${d.op}'${d.waarde.replaceAll("'", "''")}'`);
        const query = { filter: tekst.join(` ${filter.met} `), limit: '1000' };
        const { dingen: gekregen, headers } = await vraag(pad, query);
        expect(gekregen).toEqual(dingen.filter((ding) => voldoet(ding, filter)));
        expect(headers.get('x-total-count')).toBe(String(gekregen.length));
      }),
      { numRuns: 25 },
    );
  });

  it('by moment and day, where the moment itself is not after itself', async () => {
    const dingen = await alle('rostering/v1p2/enrollments');
    const momenten = dingen.map((ding) => String(ding['dateLastModified'])).sort();
    const laatste = momenten.at(-1) ?? '';
    const na = (op: string) =>
      vraag('rostering/v1p2/enrollments', { filter: `dateLastModified${op}'${laatste}'` });
    expect((await na('>')).dingen).toEqual([]);
    expect((await na('>=')).dingen.length).toBeGreaterThan(0);
    const vandaag = new Date().toISOString().slice(0, 10);
    const begonnen = await vraag('rostering/v1p2/enrollments', { filter: `beginDate<'${vandaag}'` });
    expect(begonnen.dingen.length).toBe(dingen.length);
  });

  it('finds who changed since, and only him', async () => {
    const [, , derde = ''] = k.leerlingen;
    // The moment of the newest, not of the clock here: a change in the millisecond of asking is not after it.
    const eerder = await alle('rostering/v1p2/enrollments');
    const voor =
      eerder
        .map((ding) => String(ding['dateLastModified']))
        .sort()
        .at(-1) ?? '';
    await t.db.tenant({ school: k.school, actor: null }, async (tx) => {
      await tx.updateTable('koers.groep_lid').set({ rol: 'x' }).where('person_id', '=', derde).execute();
      await tx
        .updateTable('koers.groep_lid')
        .set({ rol: null })
        .where('person_id', '=', k.marjan.person)
        .where('rol', 'is', null)
        .execute();
    });
    const { dingen } = await vraag('rostering/v1p2/enrollments', { filter: `dateLastModified>'${voor}'` });
    expect(dingen.map((ding) => (ding['user'] as { sourcedId: string }).sourcedId)).toEqual([derde]);
  });
});

describe('pages', () => {
  beforeAll(async () => {
    await t.db.tenant({ school: k.school, actor: null }, async (tx) => {
      await sql`WITH p AS (INSERT INTO koers.person (school_id, soort) SELECT ${k.school}, 'leerling' FROM generate_series(1, ${NIEUW}) RETURNING id)
      INSERT INTO koers.person_identity (person_id, school_id, roepnaam, achternaam)
      SELECT id, ${k.school}, 'Rij', 'Nummer' || row_number() OVER () FROM p`.execute(tx);
    });
  });

  it('have everything once, in the order asked, with links around', async () => {
    const heel = (await vraag('rostering/v1p2/students', { limit: '1000', filter: "givenName~'leerling'" }))
      .dingen;
    const gezien: Ding[] = [];
    let url: string | null =
      `${server.origin}/ims/oneroster/rostering/v1p2/students?limit=2&sort=familyName&orderBy=desc&filter=givenName~'leerling'`;
    while (url) {
      const res: Response = await fetch(url, { headers: k.alles.headers });
      gezien.push(...((await res.json()) as { users: Ding[] }).users);
      url = /<([^>]+)>; rel="next"/.exec(res.headers.get('link') ?? '')?.[1] ?? null;
    }
    const namen = gezien.map((u) => String(u['familyName']));
    expect(namen).toEqual(
      heel
        .map((u) => String(u['familyName']))
        .sort()
        .reverse(),
    );
    expect(namen).toHaveLength(5);
  });

  it('are one statement each, however many objects; a large one is read in parts', async () => {
    const soorten = soortenVoor(basisVan('https://k.example'), { eckId: true, ouders: true });
    for (const soort of Object.values(soorten)) {
      const n = await statements(t.db, k.marjan, (tx) =>
        lijst({
          db: t.db,
          tx,
          client: { clientId: '', schoolId: '', product: '', scopes: [] },
          deel: { soort },
          query: { limit: '1000' },
          adres: '',
        }),
      );
      expect(n, soort.lijst).toBe(1);
    }
  });

  it('of thousands come while they are read, and are the same as those by pages', async () => {
    const groot = await vraag('rostering/v1p2/users', { limit: '10000' });
    expect(groot.headers.get('content-length')).toBeNull();
    expect(groot.headers.get('x-total-count')).toBe(String(groot.dingen.length));
    expect(groot.dingen.length).toBeGreaterThan(NIEUW);
    const klein: Ding[] = [];
    for (let offset = 0; offset < groot.dingen.length; offset += 1000)
      klein.push(...(await vraag('rostering/v1p2/users', { limit: '1000', offset: String(offset) })).dingen);
    expect(groot.dingen).toEqual(klein);
  });
});
