import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { default as addFormats } from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pulled } from '../../adapters/oneroster/oneroster.fixture.ts';
import {
  type OneRosterSimulator,
  startOneRosterSimulator,
} from '../../adapters/oneroster/simulator/server.ts';
import { ONEROSTER_GESLACHT } from '../../mappings/oneroster/geslacht.ts';
import { ONEROSTER_KLASSOORT } from '../../mappings/oneroster/klassoort.ts';
import { ONEROSTER_ROL } from '../../mappings/oneroster/rol.ts';
import { demoSchools } from './school.ts';

/** 1EdTech's document is not ours to ship; it is read from a folder beside the project, or from KOERS_SPECS. */
const SPECS = process.env['KOERS_SPECS'] ?? fileURLToPath(new URL('../../../shared/specs/', import.meta.url));
const FILE = `${SPECS}/oneroster/v1p2/onerosterv1p2rostersservice_openapi3_v1p0.json`;
const needs = existsSync(FILE) ? '' : ' (skipped: needs the OpenAPI of OneRoster 1.2)';

interface Operation {
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: object }[];
  readonly security: readonly { readonly OAuth2CC?: readonly string[] }[];
  readonly responses: Readonly<
    Record<
      string,
      { readonly content?: { readonly 'application/json': { readonly schema: { readonly $ref: string } } } }
    >
  >;
}
interface Document {
  readonly paths: Readonly<Record<string, { readonly get?: Operation }>>;
  readonly components: {
    readonly schemas: Readonly<
      Record<
        string,
        {
          readonly properties: Readonly<
            Record<string, { readonly anyOf?: readonly { readonly enum?: readonly string[] }[] }>
          >;
        }
      >
    >;
  };
}

const document = needs === '' ? (JSON.parse(readFileSync(FILE, 'utf8')) as Document) : undefined;
const ajv = new Ajv({ strict: false, allErrors: true });
(addFormats as unknown as (ajv: Ajv) => void)(ajv);
if (document) ajv.addSchema(document as object, 'or');

/** The operation behind an address, by the template that fits. */
function operationAt(path: string): Operation | undefined {
  const found = Object.keys(document?.paths ?? {}).find((template) =>
    new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path),
  );
  return found === undefined ? undefined : document?.paths[found]?.get;
}

const BASE = '/ims/oneroster/rostering/v1p2';
let sim: OneRosterSimulator;
let asked: URL[];

/** A first run, a run without a change and one with, of a school in which all roles and kinds of group are. */
beforeAll(async () => {
  sim = await startOneRosterSimulator('1.2');
  const [so] = demoSchools(new Date('2026-11-21T09:00:00Z'));
  if (!so) throw new Error('the demo has no school');
  sim.hold({ ...so.school, brin: '99XX', dependance: '00' }, so.records);
  for (const personen of ['school', 'alle']) {
    const connection = { endpoint: sim.endpoint, tokenUrl: sim.tokenUrl, ...sim.credentials, personen };
    const first = await pulled(connection);
    await pulled(connection, first.cursor);
  }
  asked = [...new Set(sim.requests)]
    .filter((one) => one.startsWith('GET '))
    .map((one) => new URL(one.slice(4), 'http://sim'));
});
afterAll(() => sim.close());

describe(`our client against the OpenAPI of OneRoster 1.2${needs}`, () => {
  it.skipIf(needs)('asks only what is there, with parameters that fit', () => {
    expect(asked.length).toBeGreaterThan(20);
    for (const url of asked) {
      expect(url.pathname).toMatch(/^\/ims\/oneroster\/rostering\/v1p2\//);
      const operation = operationAt(url.pathname.slice(BASE.length));
      expect(operation, url.pathname).toBeDefined();
      for (const [name, value] of url.searchParams) {
        const parameter = operation?.parameters.find((one) => one.in === 'query' && one.name === name);
        expect(parameter, name).toBeDefined();
        const typed = name === 'fields' ? value.split(',') : /^\d+$/.test(value) ? Number(value) : value;
        expect(ajv.validate(parameter?.schema ?? false, typed), `${name}=${value}`).toBe(true);
      }
    }
  });

  it.skipIf(needs)('asks for fields that the objects have', () => {
    for (const url of asked) {
      const set =
        operationAt(url.pathname.slice(BASE.length))
          ?.responses['200']?.content?.['application/json'].schema.$ref.split('/')
          .at(-1) ?? '';
      const fields = Object.keys(document?.components.schemas[set.replace('Set', '')]?.properties ?? {});
      expect(fields).toEqual(expect.arrayContaining(url.searchParams.get('fields')?.split(',') ?? []));
    }
  });

  it.skipIf(needs)('holds a scope for everything that it asks', () => {
    const scopes = ['roster.readonly', 'roster-demographics.readonly'].map(
      (name) => `https://purl.imsglobal.org/spec/or/v1p2/scope/${name}`,
    );
    for (const url of asked) {
      const may =
        operationAt(url.pathname.slice(BASE.length))?.security.flatMap((one) => one.OAuth2CC ?? []) ?? [];
      expect(
        may.some((scope) => scopes.includes(scope)),
        url.pathname,
      ).toBe(true);
    }
  });
});

describe(`our simulator against the OpenAPI of OneRoster 1.2${needs}`, () => {
  it
    .skipIf(needs)
    .each([
      '/schools',
      '/academicSessions',
      '/users',
      '/demographics',
      '/schools/school-99XX/classes',
      '/schools/school-99XX/enrollments',
      '/schools/school-99XX/students',
      '/schools/school-99XX/teachers',
    ])('answers %s with whole objects that fit', async (path) => {
    const { access_token } = await token();
    const answer = await fetch(`${sim.endpoint}${path}?limit=500`, {
      headers: { authorization: `Bearer ${access_token}` },
    });
    const body = (await answer.json()) as Record<string, unknown[]>;
    const ref = operationAt(path)?.responses['200']?.content?.['application/json'].schema.$ref ?? '';
    const validate = ajv.getSchema(`or${ref}`);

    expect(Object.values(body)[0]?.length).toBeGreaterThan(1);
    expect(validate?.(body) === true ? [] : validate?.errors).toEqual([]);
    const [name = '', rows = []] = Object.entries(body)[0] ?? [];
    expect(validate?.({ [name]: [{ ...(rows[0] as object), status: 'weg' }] })).toBe(false);
  });

  it.skipIf(needs)('refuses in the words of the standard', async () => {
    const answer = await fetch(`${sim.endpoint}/users`);
    const validate = ajv.getSchema('or#/components/schemas/imsx_StatusInfoDType');

    expect(answer.status).toBe(401);
    expect(validate?.(await answer.json()) === true ? [] : validate?.errors).toEqual([]);
  });

  async function token(): Promise<{ access_token: string }> {
    const basic = Object.values(sim.credentials).map(encodeURIComponent).join(':');
    const headers = { authorization: `Basic ${Buffer.from(basic).toString('base64')}` };
    const answer = await fetch(sim.tokenUrl, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    return (await answer.json()) as { access_token: string };
  }
});

describe(`our code lists are those of the OpenAPI${needs}`, () => {
  const enumeration = (schema: string, field: string) =>
    document?.components.schemas[schema]?.properties[field]?.anyOf?.flatMap((one) => one.enum ?? []) ?? [];

  it.skipIf(needs).each([
    ['RoleDType', 'role', ONEROSTER_ROL, ['administrator']],
    ['DemographicsDType', 'sex', ONEROSTER_GESLACHT, []],
    ['ClassDType', 'classType', ONEROSTER_KLASSOORT, []],
  ] as const)('%s.%s', (schema, field, list, extra) => {
    expect(Object.keys(list.codes).sort()).toEqual([...enumeration(schema, field), ...extra].sort());
  });
});
