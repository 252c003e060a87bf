import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import type { BronVerleden } from '../../../gateway/model/bron-verleden.ts';
import type { Batch, CodeOverlay, SourceFile } from '../../../gateway/sync/source-adapter.ts';
import { collect, refusalOf, testContext } from '../../_kit/conformance-pull.ts';
import { defineTabelAdapter } from './define.ts';

const adapter = defineTabelAdapter({ id: 'proef', title: 'Proef', sjabloon: {}, wat: 'Een bestand.' });
const SCHOOL = { brin: '99XX', dependance: '00', naam: 'Proefschool' };

function file(name: string, content: string | Uint8Array, id = name): SourceFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return { id, name, size: bytes.length, receivedAt: new Date(), read: async () => bytes };
}

const ctxOf = (files: readonly SourceFile[], codes: CodeOverlay = {}) => ({
  ...testContext(SCHOOL, { files }).ctx,
  codes,
  now: () => new Date('2026-11-23T10:00:00Z'),
});

async function read(files: readonly SourceFile[], settings: object = {}, codes: CodeOverlay = {}) {
  const connection = adapter.connection.parse(settings);
  const ctx = ctxOf(files, codes);
  const found = await collect(adapter, connection, null, ctx);
  const verleden: BronVerleden[] = [];
  for await (const batch of adapter.pull(connection, null, ctx))
    verleden.push(...((batch as Batch).verleden ?? []));
  return { ...found, verleden };
}

const refused = (files: readonly SourceFile[], settings: object = {}) =>
  refusalOf(collect(adapter, adapter.connection.parse(settings), null, ctxOf(files)));

/** Rows under headings, as a workbook of named sheets. */
function workbook(sheets: Readonly<Record<string, readonly (readonly unknown[])[]>>): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

const LEERLINGEN =
  'Leerlingnummer;Naam;Geboortedatum;Geslacht;Groep\r\n00123;"Vries, Anna de";1-9-2016;meisje;De Schelpen\r\n';

describe('a table of leerlingen', () => {
  it('becomes leerlingen, with a groep for each name when no table lists groepen', async () => {
    const { records, issues } = await read([file('leerlingen.csv', LEERLINGEN)]);
    expect(issues).toEqual([]);
    expect(records).toEqual([
      { kind: 'groep', key: 'De Schelpen', naam: 'De Schelpen', soort: 'stamgroep', schooljaar: '2026-2027' },
      {
        ...{ kind: 'leerling', key: '00123', roepnaam: 'Anna', voorvoegsel: 'de', achternaam: 'Vries' },
        ...{ geboortedatum: '2016-09-01', geslacht: 'meisje', stamgroep: 'De Schelpen' },
      },
    ]);
  });

  it.each([
    [
      'a comma',
      LEERLINGEN.replaceAll(/"Vries, Anna de"/g, '"Vries; Anna"').replaceAll(
        /;(?![^"]*" *,|[^"]* Anna)/g,
        ',',
      ),
    ],
    ['a tab', LEERLINGEN.replaceAll(';', '\t')],
  ])('may be separated by %s', async (_, text) => {
    const { records } = await read([file('a.csv', text)]);
    expect(records).toContainEqual(expect.objectContaining({ key: '00123', geboortedatum: '2016-09-01' }));
  });

  it.each([
    ['UTF-8', 'utf8', ''],
    ['UTF-8 with a byte order mark', 'utf8', '\ufeff'],
    ['UTF-16', 'utf16le', '\ufeff'],
    ['Windows-1252', 'latin1', ''],
  ] as const)('may be in %s', async (_, encoding, mark) => {
    const bytes = Buffer.from(mark + LEERLINGEN.replace('Anna', 'Zoë'), encoding);
    const { records } = await read([file('a.csv', bytes)]);
    expect(records).toContainEqual(expect.objectContaining({ roepnaam: 'Zoë' }));
  });

  it('keeps the zeros of a number in a spreadsheet, and never works out a formula', async () => {
    const book = workbook({
      Blad1: [
        ['Leerlingnr', 'Voornaam', 'Achternaam', 'Geb. datum'],
        ['00123', 'Pip', '=1+1', { t: 'n', v: 42614, z: 'dd/mm/yyyy' }],
        [
          { t: 'n', v: 45, z: '00000' },
          'Juno',
          { t: 's', v: 'Waterval', f: 'HYPERLINK("http://x")' },
          '2 maart 2017',
        ],
        [{ t: 'n', v: 123456789012345 }, 'Ties', 'Kompas', 42614],
      ],
    });
    const { records, issues } = await read([file('export.xlsx', book)]);
    expect(issues).toEqual([]);
    expect(
      records.map((one) => [
        one.key,
        'achternaam' in one && one.achternaam,
        'geboortedatum' in one && one.geboortedatum,
      ]),
    ).toEqual([
      ['00123', '=1+1', '2016-09-01'],
      ['00045', 'Waterval', '2017-03-02'],
      ['123456789012345', 'Kompas', '2016-09-01'],
    ]);
  });

  it('says in place what is the matter: file, sheet, row and column', async () => {
    const book = workbook({
      Leerlingen: [
        ['Export van 23-11-2026'],
        [],
        ['Leerlingnummer', 'Achternaam', 'Geboortedatum', 'Geslacht'],
        ['1', 'Kompas', '31-2-2016', 'M'],
        ['', 'Waterval', '', ''],
      ],
    });
    const { records, issues } = await read([file('export.xlsx', book)]);
    expect(records).toHaveLength(1);
    expect(issues.map(({ path, code, effect }) => [path, code, effect])).toEqual([
      ['export.xlsx, blad "Leerlingen", rij 4, kolom "Geboortedatum"', 'bad_date', 'partial'],
      ['export.xlsx, blad "Leerlingen", rij 4, kolom "Geslacht"', 'unknown_code', 'partial'],
      ['export.xlsx, blad "Leerlingen", rij 5, kolom "Leerlingnummer"', 'no_identity', 'dropped'],
    ]);
  });

  it('may have a title above the headings, and no row of data: what is above them is not read', async () => {
    const title = 'Leerlingen;De Wilg;23-11-2026\r\n';
    expect((await read([file('leerlingen.csv', title + LEERLINGEN)])).records).toHaveLength(2);
    const row = '00124;"Boom, Bo";3-4-2017;jongen;De Schelpen\r\n';
    const refusal = await refused([file('leerlingen.csv', row + LEERLINGEN)]);
    expect(refusal).toMatchObject({
      code: 'source_invalid',
      message: expect.stringContaining('rij 1 lijkt op gegevens, maar staat boven de koppen'),
    });
  });

  it('reads M as the school said: it is man here and meisje there (R71)', async () => {
    const text = LEERLINGEN.replace('meisje', 'M');
    const before = await read([file('a.csv', text)]);
    expect(before.issues).toMatchObject([{ unknown: { list: 'proef-geslacht', code: 'M' } }]);
    const after = await read([file('a.csv', text)], {}, { 'proef-geslacht': { M: 'meisje' } });
    expect(after.issues).toEqual([]);
    expect(after.records).toContainEqual(expect.objectContaining({ geslacht: 'meisje' }));
  });

  it('reads the columns that the school chose, and the others by guess', async () => {
    const text = 'Nr;Achternaam;Oude naam\n7;Kompas;Waterval\n';
    expect((await refused([file('leerlingen.csv', text)])).message).toMatch(
      /Leerlingnummer of ECK iD is niet gevonden.*"Nr", "Achternaam", "Oude naam"/,
    );
    const kolommen = { leerlingen: { leerlingnummer: 'Nr', achternaam: 'Oude naam' } };
    const { records } = await read([file('leerlingen.csv', text)], { kolommen });
    expect(records).toEqual([{ kind: 'leerling', key: '7', achternaam: 'Waterval' }]);
  });
});

describe('history (R75)', () => {
  const DOELEN =
    'Leerlingnummer;Leerlijn;Niveau;Leerdoel;Status;Datum\n00123;Rekenen;3;Telt tot 20;Behaald;4-3-2025\n';
  const NIVEAUS = 'ECK iD;Leerlijn;Behaald niveau;Datum\nhttps://ketenid.nl/1;Rekenen;4;2025-06-20\n';
  const elders = { leerlingen: 'uit een andere koppeling' };

  it('comes in without leerlingen when they come from another connection', async () => {
    const { records, verleden, issues } = await read(
      [file('doelen.csv', DOELEN), file('niveaus.csv', NIVEAUS)],
      elders,
    );
    expect([records, issues]).toEqual([[], []]);
    expect(verleden).toMatchObject([
      {
        leerling: '00123',
        leerlijn: 'Rekenen',
        niveau: '3',
        doel: 'Telt tot 20',
        stand: 'behaald',
        op: '2025-03-04',
      },
      { leerling: 'https://ketenid.nl/1', leerlijn: 'Rekenen', niveau: '4', op: '2025-06-20' },
    ]);
  });

  it('has the same keys when it is read again, and another for another row', async () => {
    const twice = DOELEN + DOELEN.split('\n')[1]?.replace('4-3-2025', '5-3-2025');
    const keys = async (text: string) =>
      (await read([file('doelen.csv', text)], elders)).verleden.map(({ key }) => key);
    const [first = '', second] = await keys(twice);
    expect(await keys(DOELEN.replace('Behaald', 'Bezig'))).toEqual([first]);
    expect(second).not.toBe(first);
  });

  it('never goes by a name alone', async () => {
    const named =
      'Naam;Geboortedatum;Leerlijn;Doel\n"Vries, Anna de";1-9-2016;Rekenen;Telt\n"Vries, Anna de";;Rekenen;Splitst\n';
    const away = await read([file('doelen.csv', named)], elders);
    expect(away.verleden).toEqual([]);
    expect(away.issues).toMatchObject([
      { code: 'only_name', effect: 'dropped', path: 'doelen.csv, rij 2, kolom "Naam"' },
      { code: 'only_name', effect: 'dropped' },
    ]);
    const here = await read([file('doelen.csv', named), file('leerlingen.csv', LEERLINGEN)]);
    expect(here.verleden).toMatchObject([{ leerling: '00123', doel: 'Telt' }]);
    expect(here.issues).toMatchObject([{ code: 'only_name' }]);
    const ageless = 'Leerlingnummer;Naam\n00123;"Vries, Anna de"\n';
    const nobody = await read([file('doelen.csv', named), file('leerlingen.csv', ageless)]);
    expect(nobody.verleden).toEqual([]);
    const twins = `${LEERLINGEN}00124;"Vries, Anna de";1-9-2016;meisje;De Schelpen\r\n`;
    const both = await read([file('doelen.csv', named), file('leerlingen.csv', twins)]);
    expect(both.verleden).toEqual([]);
  });

  it('is not told at all when no table holds it', async () => {
    for await (const batch of adapter.pull(
      adapter.connection.parse({}),
      null,
      ctxOf([file('a.csv', LEERLINGEN)]),
    ))
      expect('verleden' in batch).toBe(false);
  });

  it('of which a column is missing is one dropped row, so that nothing ends', async () => {
    const { issues, records } = await read([
      file('doelen.csv', 'Leerlingnummer;Doel\n1;Telt\n'),
      file('leerlingen.csv', LEERLINGEN),
    ]);
    expect(records).not.toEqual([]);
    expect(issues).toMatchObject([{ code: 'missing_column', effect: 'dropped', path: 'doelen.csv' }]);
  });
});

describe('files', () => {
  it('of the same kind: the newest counts', async () => {
    const older = LEERLINGEN.replace('00123', '99');
    const { records } = await read([file('nieuw.csv', LEERLINGEN), file('oud.csv', older)]);
    expect(records.map(({ key }) => key)).toEqual(['De Schelpen', '00123']);
  });

  it('are read once, until another comes or a column is chosen', async () => {
    const connection = adapter.connection.parse({});
    const [one] = [file('a.csv', LEERLINGEN, '1')];
    const { cursors } = await collect(adapter, connection, null, ctxOf([one]));
    const again = async (settings: object, id: string) =>
      (
        await collect(
          adapter,
          adapter.connection.parse(settings),
          cursors.at(-1) ?? null,
          ctxOf([file('a.csv', LEERLINGEN, id)]),
        )
      ).unchanged;
    expect(await again({}, '1')).toBe(true);
    expect(await again({}, '2')).toBe(false);
    expect(await again({ kolommen: { leerlingen: { stamgroep: '' } } }, '1')).toBe(false);
  });

  it.each([
    ['of which nothing is known', 'lijst.csv', 'Kleur;Maat\nrood;3\n', /We zien niet.*"Kleur", "Maat"/],
    ['without a leerling', 'leerlingen.csv', LEERLINGEN.split('\r\n')[0] ?? '', /geen enkele leerling/],
    ['that was cut off', 'leerlingen.csv', LEERLINGEN.slice(0, -20), /midden in een regel/],
    [
      'of another school',
      'leerlingen.csv',
      'Leerlingnummer;Achternaam;BRIN\n1;Kompas;00ZZ\n',
      /andere school/,
    ],
    ['with a quote that stays open', 'a.csv', 'Leerlingnummer;Achternaam\n1;"Kompas\n', /aanhalingsteken/],
    [
      'that is half a workbook',
      'a.xlsx',
      workbook({
        A: [
          ['Leerlingnummer', 'Achternaam'],
          ['1', 'K'],
        ],
      }).slice(0, 900),
      /a\.xlsx/,
    ],
  ])('%s are refused before anything is used', async (_, name, content, words) => {
    const error = await refused([file(name, content)]);
    expect([error.code, error.opts.retry]).toEqual(['source_invalid', 'never']);
    expect(error.message).toMatch(words);
  });

  it('that are not there are asked for', async () => {
    expect(await refused([])).toMatchObject({ code: 'source_refused' });
  });
});
