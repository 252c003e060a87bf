import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { everyRoute } from '../../docs/access-page.ts';
import { oneRosterRoutes } from '../../gateway/interchange/oneroster/routes.ts';
import { type RoosterSchool, roosterSchool } from '../../gateway/interchange/oneroster/testing/school.ts';
import { openApiDocument } from '../../gateway/platform/http/openapi.ts';
import { type ScreenServer, serveScreens } from '../../lti-tool/screens/testing/serve-screens.ts';
import { testDb } from '../support/db.ts';

/** What Koers says of its own interface (R69), as `/openapi.json` gives it. */
const document = openApiDocument(everyRoute(), 'https://koers.example');

/** Rules of redocly's `recommended` that are not held, each with its reason. */
const NIET = {
  'operation-2xx-response': 'a form of a screen answers 303: the browser goes on to a page',
  'no-ambiguous-paths':
    'paths of screens: the first that fits is taken, and an id is a UUID, so no word is one',
} as const;

const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string().min(5),
  tags: z.array(z.string()).min(1),
  'x-access': z.looseObject({ kind: z.string() }),
  requestBody: z.unknown().optional(),
  responses: z.record(z.string(), z.unknown()),
});
const operations = Object.entries(document.paths ?? {}).flatMap(([pad, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    naam: `${method.toUpperCase()} ${pad}`,
    operation: Operation.parse(operation),
  })),
);

/** A piece of the document with what it refers to in its place. */
function heel(stuk: unknown, diep = 0): unknown {
  if (typeof stuk !== 'object' || stuk === null || diep > 12) return stuk;
  const naar = '$ref' in stuk && typeof stuk.$ref === 'string' ? stuk.$ref.split('/').at(-1) : undefined;
  if (naar !== undefined) return heel(document.components?.schemas?.[naar], diep + 1);
  if (Array.isArray(stuk)) return stuk.map((deel) => heel(deel, diep + 1));
  return Object.fromEntries(Object.entries(stuk).map(([naam, deel]) => [naam, heel(deel, diep + 1)]));
}

describe('R69: the description of the interface', () => {
  it('has nothing that redocly holds against it', async () => {
    const off = Object.fromEntries(Object.keys(NIET).map((rule) => [rule, 'off' as const]));
    const config = await createConfig({ extends: ['recommended'], rules: off });
    const problems = await lintFromString({ source: JSON.stringify(document), config });
    expect(problems.map((p) => `${p.ruleId} ${p.location[0]?.pointer} ${p.message}`)).toEqual([]);
    const broken = { ...document, info: {} };
    expect((await lintFromString({ source: JSON.stringify(broken), config })).length).toBeGreaterThan(0);
  });

  it('says of every operation for programs what it is, and gives an example of what comes and goes', () => {
    const voorProgrammas = operations.filter(({ operation }) =>
      operation['x-access'].kind.startsWith('client'),
    );
    expect(voorProgrammas.length).toBeGreaterThan(55);
    const zonder = voorProgrammas.flatMap(({ naam, operation }) => {
      const goed = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
      const delen = [...goed, ...(operation.requestBody ? [['body', operation.requestBody] as const] : [])];
      return delen
        .map(([deel, inhoud]) => [deel, JSON.stringify(heel(inhoud))] as const)
        .filter(([, inhoud]) => inhoud.includes('"content"') && !/"examples?":/.test(inhoud))
        .map(([deel]) => `${naam} ${deel}`);
    });
    expect(zonder).toEqual([]);
  });
});

const CLIENT = `
import createClient from 'openapi-fetch';
import type { paths } from './koers.ts';

export async function lees(baseUrl: string, token: string, klas: string) {
  const koers = createClient<paths>({ baseUrl, headers: { authorization: \`Bearer \${token}\` } });
  const bladen = await koers.GET('/ims/oneroster/rostering/v1p2/students', {
    params: { query: { limit: 2, sort: 'familyName', orderBy: 'asc', fields: ['sourcedId', 'givenName'] } },
  });
  const namen: string[] = (bladen.data?.users ?? []).map((user) => user.givenName);
  const standen = await koers.GET('/ims/oneroster/gradebook/v1p2/classes/{classSourcedId}/results', {
    params: { path: { classSourcedId: klas }, query: { filter: "scoreStatus='partially graded'" } },
  });
  const doelen: string[] = (standen.data?.results ?? []).flatMap((result) =>
    result.learningObjectiveSet.flatMap((set) => set.learningObjectiveResults.map((r) => r.learningObjectiveId)));
  const geen = await koers.GET('/ims/oneroster/rostering/v1p2/users/{sourcedId}', { params: { path: { sourcedId: 'x' } } });
  const waarom: string | undefined = geen.error?.imsx_CodeMinor.imsx_codeMinorField[0]?.imsx_codeMinorFieldValue;
  // @ts-expect-error there is no such path
  await koers.GET('/ims/oneroster/rostering/v1p2/pupils').catch(() => undefined);
  // @ts-expect-error a student has no shoe size
  const maat = bladen.data?.users[0]?.shoeSize;
  return { namen, doelen, waarom, maat };
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

describe('a client that was generated from it', () => {
  const t = testDb();
  let map: string;
  let server: ScreenServer;
  let k: RoosterSchool;

  beforeAll(async () => {
    map = mkdtempSync(path.join(os.tmpdir(), 'koers-client-'));
    symlinkSync(path.join(import.meta.dirname, '../../node_modules'), path.join(map, 'node_modules'));
    writeFileSync(path.join(map, 'package.json'), '{"type":"module"}');
    writeFileSync(path.join(map, 'koers.ts'), astToString(await openapiTS(JSON.stringify(document))));
    writeFileSync(path.join(map, 'client.ts'), CLIENT);
    k = await roosterSchool(t.db);
    server = await serveScreens(t.db, (origin) => oneRosterRoutes({ origin: origin(), db: t.db }));
  }, 60_000);
  afterAll(async () => {
    await server.close();
    rmSync(map, { recursive: true });
  });

  it('compiles, refuses what is not there, and reads a school', async () => {
    expect(bezwaren([path.join(map, 'client.ts')])).toEqual([]);
    const { lees } = (await import(path.join(map, 'client.ts'))) as {
      lees: (basis: string, token: string, klas: string) => Promise<object>;
    };
    const gelezen = await lees(server.origin, k.alles.token, k.groep);
    expect(gelezen).toMatchObject({
      namen: ['Buiten', 'Leerling1'],
      waarom: 'unknownobject',
      maat: undefined,
    });
    expect((gelezen as { doelen: string[] }).doelen).toHaveLength(1);
  }, 60_000);
});
