import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pulled } from '../../adapters/oneroster/oneroster.fixture.ts';
import { everyRoute } from '../../docs/access-page.ts';
import { insertSecret } from '../../gateway/interchange/clients/register-store.ts';
import { clientsRoutes } from '../../gateway/interchange/clients/routes.ts';
import { oneRosterRoutes } from '../../gateway/interchange/oneroster/routes.ts';
import { type RoosterSchool, roosterSchool } from '../../gateway/interchange/oneroster/testing/school.ts';
import { openApiDocument } from '../../gateway/platform/http/openapi.ts';
import { hashToken } from '../../gateway/platform/http/session-cookie.ts';
import { type ScreenServer, serveScreens } from '../../lti-tool/screens/testing/serve-screens.ts';
import { testDb } from '../support/db.ts';

const t = testDb();
let server: ScreenServer;
let k: RoosterSchool;

beforeAll(async () => {
  k = await roosterSchool(t.db);
  server = await serveScreens(t.db, (origin) => [
    ...oneRosterRoutes({ origin: origin(), db: t.db }),
    ...clientsRoutes({
      ...{ origin: origin(), db: t.db, now: () => new Date() },
      keysAt: () => {
        throw new Error('this client has a secret');
      },
    }),
  ]);
});
afterAll(() => server.close());

describe('R70: our own OneRoster adapter reads our own provider', () => {
  const GEHEIM = 'een-geheim-om-te-proberen';

  it('and finds the school as it is, by way of a real token', async () => {
    await t.db.platform((tx) => insertSecret(tx, k.alles.clientId, hashToken(GEHEIM)));
    const verbinding = {
      endpoint: `${server.origin}/ims/oneroster/rostering/v1p2`,
      tokenUrl: `${server.origin}/oauth/token`,
      ...{ clientId: k.alles.clientId, clientSecret: GEHEIM },
      ...{ school: k.school, schooljaar: '2026-2027', personen: 'alle' },
    };
    const nu = new Date().toISOString();
    const { records, issues, cursor } = await pulled(verbinding, null, nu);

    expect(issues).toEqual([]);
    const van = (kind: string) => records.filter((record) => record.kind === kind);
    expect(
      van('groep')
        .map(({ key }) => key)
        .sort(),
    ).toEqual([k.groep, k.andereGroep].sort());
    expect(
      van('leerling')
        .map(({ key }) => key)
        .sort(),
    ).toEqual([...k.leerlingen, k.buiten].sort());
    const [eerste, tweede] = k.leerlingen;
    expect(records.find(({ key }) => key === eerste)).toMatchObject({
      ...{ roepnaam: 'Leerling0', achternaam: 'van Proef00', stamgroep: k.groep, jaargroep: 'S' },
      ...{
        geboortedatum: '2014-02-28',
        geslacht: 'meisje',
        instroomdatum: '2024-08-01',
        uitstroomdatum: null,
      },
    });
    expect(records.find(({ key }) => key === tweede)).toMatchObject({ stamgroep: null, groepen: [] });
    expect(records.find(({ key }) => key === k.marjan.person)).toMatchObject({
      ...{ kind: 'medewerker', rol: 'leerkracht', groepen: [{ key: k.groep }] },
    });
    expect(await pulled(verbinding, cursor, nu)).toMatchObject({ unchanged: true });
  });
});

const CLIENT = `
import createClient from 'openapi-fetch';
import type { paths } from './koers.ts';

export async function lees(baseUrl: string, token: string, klas: string) {
  const koers = createClient<paths>({ baseUrl, headers: { authorization: \`Bearer \${token}\` } });
  const bladen = await koers.GET('/ims/oneroster/rostering/v1p2/students', {
    params: { query: { limit: 2, filter: "status='active'", sort: 'familyName', orderBy: 'asc', fields: ['sourcedId', 'givenName'] } },
  });
  const namen: string[] = (bladen.data?.users ?? []).map((user) => user.givenName);
  const standen = await koers.GET('/ims/oneroster/gradebook/v1p2/classes/{classSourcedId}/results', {
    params: { path: { classSourcedId: klas }, query: { filter: "scoreStatus='partially graded'" } },
  });
  const doelen: string[] = (standen.data?.results ?? []).flatMap((result) =>
    result.learningObjectiveSet.flatMap((set) => set.learningObjectiveResults.map((r) => r.learningObjectiveId)));
  const geen = await koers.GET('/ims/oneroster/rostering/v1p2/users/{sourcedId}', { params: { path: { sourcedId: 'x' } } });
  const waarom: string | undefined = geen.error?.imsx_CodeMinor.imsx_codeMinorField[0]?.imsx_codeMinorFieldValue;
  // What is not there does not compile: a path, and a field.
  const pad: '/ims/oneroster/rostering/v1p2/pupils' extends keyof paths ? 'is there' : 'is not' = 'is not';
  type User = NonNullable<typeof bladen.data>['users'][number];
  const veld: 'shoeSize' extends keyof User ? 'is there' : 'is not' = 'is not';
  return { namen, doelen, waarom, pad, veld };
}
`;

/** What the compiler has against the files of a folder. */
function bezwaren(files: readonly string[]): string[] {
  const program = ts.createProgram(files, {
    ...{ strict: true, noEmit: true, allowImportingTsExtensions: true, skipLibCheck: true },
    ...{ noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, types: [] },
    ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext },
    ...{
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    },
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText, file }) => `${file?.fileName} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}

describe('R69: a client that was generated from the description', () => {
  let map: string;

  beforeAll(async () => {
    map = mkdtempSync(path.join(os.tmpdir(), 'koers-client-'));
    symlinkSync(path.join(import.meta.dirname, '../../node_modules'), path.join(map, 'node_modules'));
    writeFileSync(path.join(map, 'package.json'), '{"type":"module"}');
    const document = openApiDocument(everyRoute(), 'https://koers.example');
    writeFileSync(path.join(map, 'koers.ts'), astToString(await openapiTS(JSON.stringify(document))));
    writeFileSync(path.join(map, 'client.ts'), CLIENT);
  });
  afterAll(() => rmSync(map, { recursive: true }));

  it('compiles, refuses what is not there, and reads a school', async () => {
    expect(bezwaren([path.join(map, 'client.ts')])).toEqual([]);
    const { lees } = (await import(path.join(map, 'client.ts'))) as {
      lees: (basis: string, token: string, klas: string) => Promise<object>;
    };
    const gelezen = await lees(server.origin, k.alles.token, k.groep);
    expect(gelezen).toMatchObject({
      namen: ['Buiten', 'Leerling1'],
      waarom: 'unknownobject',
      pad: 'is not',
      veld: 'is not',
    });
    expect((gelezen as { doelen: string[] }).doelen).toHaveLength(1);
  });
});
