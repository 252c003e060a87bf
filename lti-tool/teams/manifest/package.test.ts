import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import * as formats from 'ajv-formats';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { manifestOf } from './manifest.ts';
import { teamsPackage } from './package.ts';

const VRAAG = {
  appId: 'bccfbe67-e08b-4ec1-a7fd-e0aaf41a097c',
  host: 'koers.school.example',
  clientId: '3f1d2c4b-5a69-4788-8f90-a1b2c3d4e5f6',
};
/** What Microsoft publishes beside the schema; not part of the project. */
const SPECS =
  process.env['KOERS_SPECS'] ?? fileURLToPath(new URL('../../../../shared/specs/', import.meta.url));
const schemas = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest')),
  'json-schemas/teams',
);

/** Faults by Microsoft's own schema of this version of the manifest. */
function faults(
  manifest: Readonly<Record<string, unknown>>,
  at = String(manifest['manifestVersion']),
): unknown[] {
  const schema = JSON.parse(readFileSync(path.join(schemas, `v${at}`, 'MicrosoftTeams.schema.json'), 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true });
  (formats.default as unknown as (a: Ajv) => void)(ajv);
  delete schema.$schema;
  const valid = ajv.compile(schema);
  valid(manifest);
  return (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('R70: the app package for Microsoft Teams', () => {
  it("has a manifest that Microsoft's schema takes, and a fault in it is found", () => {
    const manifest = manifestOf(VRAAG, '0.1.0');
    expect(faults(manifest)).toEqual([]);
    expect(faults({ ...manifest, id: 'koers' })).not.toEqual([]);
    expect(faults({ ...manifest, name: { short: 'x'.repeat(31), full: 'x' } })).not.toEqual([]);
  });

  it('asks for single sign-on by our own host, and names nobody and no group', () => {
    const manifest = manifestOf(VRAAG, '0.1.0');
    expect(manifest).toMatchObject({
      id: VRAAG.appId,
      validDomains: ['koers.school.example'],
      webApplicationInfo: { id: VRAAG.clientId, resource: `api://koers.school.example/${VRAAG.clientId}` },
      staticTabs: [{ entityId: 'vandaag', contentUrl: 'https://koers.school.example/teams/tab' }],
      configurableTabs: [{ configurationUrl: 'https://koers.school.example/teams/instellen' }],
    });
    const addresses = JSON.stringify(manifest).match(/https:\/\/[^"]+/g) ?? [];
    const hosts = new Set(addresses.map((address) => new URL(address).host));
    expect([...hosts].sort()).toEqual(['developer.microsoft.com', 'koers.school.example']);
  });

  const sample = path.join(SPECS, 'teams-manifest.sample.json');
  it.skipIf(!existsSync(sample))('has what a known good manifest has', () => {
    const known = JSON.parse(readFileSync(sample, 'utf8')) as Record<string, unknown>;
    expect(Object.keys(manifestOf(VRAAG, '0.1.0'))).toEqual(expect.arrayContaining(Object.keys(known)));
  });

  it('is a ZIP with the manifest and two icons of the size that Teams wants, the same every time', () => {
    const zip = teamsPackage(VRAAG, '0.1.0');
    expect(Buffer.from(teamsPackage(VRAAG, '0.1.0')).equals(zip)).toBe(true);
    const files = unzipSync(zip);
    expect(Object.keys(files).sort()).toEqual(['koers-192.png', 'koers-32.png', 'manifest.json']);
    const size = (name: string) => {
      const bytes = Buffer.from(files[name] ?? []);
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    };
    expect([size('koers-192.png'), size('koers-32.png')]).toEqual([
      [192, 192],
      [32, 32],
    ]);
  });

  it.each([
    [{ host: 'https://koers.school.example' }, 'host'],
    [{ host: 'localhost' }, 'host'],
    [{ clientId: 'koers' }, 'clientId'],
    [{ appId: '' }, 'appId'],
    [{ aanbieder: 'x'.repeat(40) }, 'aanbieder'],
  ])('is not made of %j', (wrong, field) => {
    expect(() => teamsPackage({ ...VRAAG, ...wrong }, '0.1.0')).toThrow(
      expect.objectContaining({ opts: { issues: [expect.objectContaining({ path: field })] } }),
    );
  });
});
