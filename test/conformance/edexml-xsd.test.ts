import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { file, pulled, SCHOOL } from '../../adapters/edexml/edexml.fixture.ts';
import { writeEdexml } from '../../adapters/edexml/simulator/write.ts';
import { UWLR_JAARGROEP } from '../../mappings/uwlr/jaargroep.ts';
import { UWLR_LEERKRACHTROL } from '../../mappings/uwlr/leerkrachtrol.ts';
import { demoSchools, manyfold } from './school.ts';

/** The XSDs are not ours to ship; they are read from a folder beside the project, or from KOERS_SPECS. */
const SPECS = process.env['KOERS_SPECS'] ?? fileURLToPath(new URL('../../../shared/specs/', import.meta.url));
const EDEXML = `${SPECS}/edexml/Oefenweb+cakephp-edexml`;
const VERSIONS = ['1.0.3', '2.0', '2.1'] as const;
const noXmllint = process.env['CI'] !== 'true' && spawnSync('xmllint', ['--version']).error !== undefined;
const needs = noXmllint || !existsSync(EDEXML) ? ' (skipped: needs xmllint and the EDEXML XSDs)' : '';

const schools = demoSchools(new Date('2026-11-21T09:00:00Z'));
let folder = '';

/** The XSDs end their list of years at 2024-2025; a copy knows the year of the demo too. */
beforeAll(() => {
  if (needs !== '') return;
  folder = mkdtempSync(join(tmpdir(), 'koers-edexml-'));
  for (const name of readdirSync(`${EDEXML}/File/EDEXML-2.1`)) {
    const text = readFileSync(`${EDEXML}/File/EDEXML-2.1/${name}`, 'utf8');
    const years = '<xs:enumeration value="2024-2025"/><xs:enumeration value="2026-2027"/>';
    writeFileSync(join(folder, name), text.replace(/<xs:enumeration value="2024-2025"\s*\/>/, years));
  }
});
afterAll(() => {
  if (folder !== '') rmSync(folder, { recursive: true });
});

function xsdErrors(xml: string): string[] {
  const schema = join(folder, 'EDEXML.structuur.xsd');
  const run = spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, '-'], {
    input: xml,
    encoding: 'utf8',
  });
  if (run.status === 0) return [];
  return run.stderr.split('\n').filter((line) => line !== '' && !/fails to validate$/.test(line));
}

const exported = (school: (typeof schools)[number]) =>
  writeEdexml({ ...school, schooljaar: '2026-2027', aanmaakdatum: '2026-11-21T08:00:00' });

function enumeration(version: string, type: string): string[] {
  const text = readFileSync(`${EDEXML}/File/EDEXML-${version}/EDEXML.types.variabel.xsd`, 'utf8');
  const body = text.split(`<xs:simpleType name="${type}">`)[1]?.split('</xs:simpleType>')[0] ?? '';
  return [...body.matchAll(/<xs:enumeration value="([^"]+)"/g)].map((match) => match[1] ?? '');
}

describe(`what the EDEXML simulator writes is valid against the XSD of EDEXML 2.1${needs}`, () => {
  it.skipIf(needs).each(schools)('the demo school $school.brin, and a hundred times as large', (school) => {
    expect(xsdErrors(exported(school))).toEqual([]);
    expect(xsdErrors(exported(manyfold(school, 100)))).toEqual([]);
  });

  it.skipIf(needs)('and a wrong one is seen, references too', () => {
    const [school] = schools;
    if (!school) throw new Error('no demo school');
    const xml = exported(school);

    expect(xsdErrors(xml.replace(/<groep key="[^"]*"\/>/, '<groep key="weg"/>')).join()).toMatch(
      /groepsRefLeerling/,
    );
    expect(xsdErrors(xml.replace('<geslacht>1<', '<geslacht>5<')).join()).toMatch(/geslacht/);
  });
});

describe(`real material of others${needs}`, () => {
  const sample = `${EDEXML}/Test/File/EDEXML-2.1/EDEXML.Voorbeeld.2.1.xml`;

  it.skipIf(needs)('the sample of EDEXML 2.1 comes in whole (R75)', async () => {
    const { records, issues } = await pulled([file(readFileSync(sample))], {
      school: { ...SCHOOL, brin: '99ZZ' },
      connection: { schooljaar: '2014-2015' },
      now: '2014-11-26T09:00:00Z',
    });
    const keys = (kind: string) => records.flatMap((one) => (one.kind === kind ? [one.key] : []));

    expect(issues).toEqual([]);
    expect(keys('groep')).toEqual(['001', '002', '003', 'GRP4A', 'GRP4B', 'sg3', 'sg1', 'sg2']);
    // 12345 left on 2014-07-18.
    expect(keys('leerling')).toEqual(['00001', '00002']);
    expect(keys('medewerker')).toEqual(['LK1', 'LK2', 'LK3']);
    expect(records.find((one) => one.key === '00001')).toMatchObject({
      eckId: expect.stringMatching(/^https:\/\/id\.school\//),
      voorvoegsel: 'imp',
      geslacht: 'jongen',
      stamgroep: 'GRP4B',
      groepen: ['sg1', 'sg2'],
    });
    expect(JSON.stringify(records)).not.toContain('133456785');
  });

  it.skipIf(needs).each(VERSIONS)('our code lists hold every jaargroep and rol of %s', (version) => {
    const jaargroepen = enumeration(version, 'EDEXJaargroepType');

    expect(jaargroepen.length).toBeGreaterThan(10);
    expect(Object.keys(UWLR_JAARGROEP.codes)).toEqual(expect.arrayContaining(jaargroepen));
    expect(Object.keys(UWLR_LEERKRACHTROL.codes)).toEqual(
      expect.arrayContaining(enumeration(version, 'EDEXLeerkrachtRolType')),
    );
  });
});
