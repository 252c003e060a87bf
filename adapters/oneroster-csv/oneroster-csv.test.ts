import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { AppError } from '../../gateway/errors.ts';
import type { BronRecord } from '../../gateway/model/roster.ts';
import type { Cursor, SourceFile } from '../../gateway/sync/source-adapter.ts';
import { pullOnce } from '../_kit/conformance-pull.ts';
import onerosterCsv from './index.ts';
import { packed, type Tables, tablesOf } from './simulator/package.ts';

const SCHOOL = { brin: '99XX', dependance: '00', naam: 'De Kompasroos' };
const RECORDS: BronRecord[] = [
  {
    kind: 'groep',
    key: 'g1',
    naam: 'Groep "Vlieger", ochtend',
    soort: 'stamgroep',
    jaargroep: 'S',
    schooljaar: '2026-2027',
  },
  {
    kind: 'leerling',
    key: '00123',
    eckId: 'https://ketenid.nl/201703/0a',
    roepnaam: 'Zoë',
    achternaam: 'Lampedoek',
    geboortedatum: '2014-02-28',
    geslacht: 'meisje',
    jaargroep: 'S',
    stamgroep: 'g1',
    groepen: [],
    instroomdatum: '2020-08-01',
    uitstroomdatum: null,
  },
  {
    kind: 'medewerker',
    key: 'm1',
    roepnaam: 'Jet',
    achternaam: 'Bosbes',
    email: 'jet@example.org',
    rol: 'leerkracht',
    groepen: [{ key: 'g1' }],
  },
];
const tables = () => tablesOf(SCHOOL, RECORDS, '1.2');

function file(bytes: Uint8Array, id = 'f1'): SourceFile {
  return { id, name: 'or.zip', size: bytes.byteLength, receivedAt: new Date(0), read: async () => bytes };
}

async function pulled(bytes: Uint8Array, since: Cursor | null = null, connection: object = {}) {
  const now = new Date('2026-11-21T09:00:00Z');
  return await pullOnce(onerosterCsv, { school: SCHOOL, files: [file(bytes)], connection, since, now });
}

async function refusal(bytes: Uint8Array): Promise<AppError> {
  return await pulled(bytes).then(
    () => Promise.reject(new Error('nothing was refused')),
    (error: AppError) => error,
  );
}

/** A package with other text in one of its files. */
function changed(name: string, change: (text: string) => string | Uint8Array): Uint8Array {
  return packed(tables(), '1.2', (text, of) => {
    const next = of === name ? change(text) : text;
    return typeof next === 'string' ? strToU8(next) : next;
  });
}

const manifest = (...lines: string[]) =>
  zipSync({ 'manifest.csv': strToU8(['propertyName,value', ...lines].join('\n')) });

describe('a OneRoster package (R70, R75)', () => {
  it('of 1.2 brings in the school, with dates of the roles in roles.csv', async () => {
    const { records, issues } = await pulled(packed(tables(), '1.2'));

    expect(issues).toEqual([]);
    expect(records).toEqual(RECORDS);
  });

  it('of 1.1 brings in what 1.1 can tell: no dates, and the ECK iD among userIds', async () => {
    const { records, issues } = await pulled(packed(tablesOf(SCHOOL, RECORDS, '1.1'), '1.1'));
    const { instroomdatum: _, uitstroomdatum: __, ...leerling } = RECORDS[1] as Record<string, unknown>;

    expect(issues).toEqual([]);
    expect(records).toEqual([RECORDS[0], leerling, RECORDS[2]]);
  });

  it('is read in a folder, with byte order marks and without demographics as well', async () => {
    const { demographics: _, ...without } = tables();
    const flat = unzipSync(packed(without, '1.2', (text) => strToU8(`\ufeff${text}`)));
    const bytes = zipSync(
      Object.fromEntries(Object.entries(flat).map(([name, content]) => [`export/${name}`, content])),
    );
    const { records, issues } = await pulled(bytes);

    expect(issues).toEqual([]);
    expect(records[1]).toMatchObject({ key: '00123', roepnaam: 'Zoë' });
    expect(records[1]).not.toHaveProperty('geboortedatum');
  });

  it('of more schools brings in the classes of this one only', async () => {
    const all = tables();
    const { classes, enrollments } = all;
    const [klas, enrollment] = [classes?.rows[0], enrollments?.rows[0]];
    if (!classes || !enrollments || !klas || !enrollment)
      throw new Error('there is a class with someone in it');
    const elders = { ...klas, sourcedId: 'g9', title: 'Van elders', schoolSourcedId: 'school-elders' };
    const spelled = {
      ...klas,
      sourcedId: 'g8',
      title: 'Van een school die er niet is',
      schoolSourcedId: 'x',
    };
    const bytes = packed(
      {
        ...all,
        classes: { ...classes, rows: [...classes.rows, elders, spelled] },
        enrollments: {
          ...enrollments,
          rows: [...enrollments.rows, { ...enrollment, sourcedId: 'e9', classSourcedId: 'g9' }],
        },
      },
      '1.2',
    );
    const { records, issues } = await pulled(bytes);

    expect(issues).toEqual([]);
    expect(records.filter(({ kind }) => kind === 'groep').map(({ key }) => key)).toEqual(['g1', 'g8']);
    expect(records.find(({ kind }) => kind === 'leerling')).toEqual(RECORDS[1]);
  });

  it('is read once', async () => {
    const bytes = packed(tables(), '1.2');
    const { cursor } = await pulled(bytes);

    expect(await pulled(bytes, cursor)).toMatchObject({ unchanged: true, records: [] });
    expect((await pulled(bytes, cursor, { school: 'school-99XX' })).unchanged).toBe(false);
  });

  it('names row and column of what is wrong, and the rest arrives', async () => {
    const all = tables();
    const roles = all['roles'];
    if (!roles) throw new Error('1.2 has roles');
    const spoilt: Tables = {
      ...all,
      roles: { ...roles, rows: roles.rows.map((row, i) => (i === 1 ? { ...row, role: 'tovenaar' } : row)) },
    };
    const { records, issues } = await pulled(packed(spoilt, '1.2'));

    expect(records.map((one) => one.key)).toEqual(['g1', '00123']);
    expect(issues).toMatchObject([
      { effect: 'dropped', unknown: { list: 'oneroster-rol', code: 'tovenaar' } },
    ]);
    expect(issues[0]?.path).toBe('roles.csv row 3, column "role"');
  });

  it('a row with too many cells is dropped, not shifted into other columns', async () => {
    const { records, issues } = await pulled(changed('users', (text) => text.replace('Jet,', 'Jet,Van,')));

    expect(records.map((one) => one.key)).toEqual(['g1', '00123']);
    expect(issues).toMatchObject([{ code: 'bad_shape', effect: 'dropped', path: 'users.csv row 3' }]);
  });

  it('a wrong date in an enrollment is told in its place', async () => {
    const { issues } = await pulled(
      changed('enrollments', (text) => text.replace(/,student,,,/, ',student,,31-12-2026,')),
    );

    expect(issues).toMatchObject([
      { code: 'bad_date', effect: 'partial', path: 'enrollments.csv row 2, column "beginDate"' },
    ]);
  });
});

describe('a package that is refused, with nothing taken over', () => {
  const whole = packed(tables(), '1.2');
  const other = packed(tablesOf({ ...SCHOOL, brin: '00ZY' }, RECORDS, '1.2'), '1.2');

  it.each([
    [
      'a delta',
      manifest('oneroster.version,1.2', 'file.roles,delta'),
      /roles\.csv is een delta.*"bulk"/,
      'manifest.csv',
    ],
    ['another version', manifest('oneroster.version,1.0'), /versie "1\.0" kennen we niet/, 'manifest.csv'],
    ['no manifest', zipSync({ 'users.csv': strToU8('sourcedId') }), /geen manifest\.csv/, 'manifest.csv'],
    [
      'something else as manifest',
      zipSync({ 'manifest.csv': strToU8('a,b\n1,2') }),
      /geen manifest van OneRoster/,
      'manifest.csv',
    ],
    [
      'a file that is not there',
      manifest('oneroster.version,1.2', 'file.roles,bulk'),
      /roles\.csv zit niet in het ZIP-bestand/,
      'roles.csv',
    ],
    [
      'a column that is not there',
      changed('users', (text) => text.replace('givenName', 'voornaam')),
      /ontbreekt de kolom "givenName"/,
      'users.csv row 1',
    ],
    [
      'Windows-1252',
      changed('users', (text) => Buffer.from(text, 'latin1')),
      /users\.csv.*geen UTF-8/,
      'users.csv',
    ],
    ['cut off', whole.subarray(0, whole.length - 40), /niet helemaal aangekomen/, 'zip'],
    ['no ZIP', strToU8('sourcedId,status'), /geen ZIP/, 'zip'],
    [
      'an open quote',
      changed('classes', (text) => `${text}"`),
      /classes\.csv.*aanhalingsteken/,
      'classes.csv',
    ],
    ['nobody in it', changed('users', (text) => text.split('\n')[0] ?? ''), /geen enkele leerling/, '/users'],
  ])('%s', async (_, bytes, message, path) => {
    const error = await refusal(bytes);

    expect(error).toMatchObject({ code: 'source_invalid', opts: { retry: 'never' } });
    expect(error.message).toMatch(message);
    expect(error.opts.issues?.[0]?.path).toBe(path);
    expect(error.message).not.toMatch(/Lampedoek|Zoë/);
  });

  it('of another school', async () => {
    const error = await refusal(other);

    expect(error).toMatchObject({ code: 'source_refused' });
    expect(error.message).toMatch(/kent 2 scholen, maar BRIN 99XX staat er niet bij/);
  });
});
