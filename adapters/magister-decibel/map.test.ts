import { describe, expect, it } from 'vitest';
import { addressOf } from './connection.ts';
import { dateOf, mapRows } from './map.ts';
import { readTable } from './table.ts';

const HEAD =
  'Stamnr;FIRSTNAME;PREFIX;LASTNAME;EMAIL;GENDER;BIRTHDATE;CLASS;STUDYYEAR;STUDYPERIOD;studieeinddatum';
const table = (...lines: string[]) => readTable(Buffer.from([HEAD, ...lines, ''].join('\r\n'), 'latin1'));
const mapped = (...lines: string[]) => mapRows(table(...lines), '2026-2027', '2026-11-21', {});
const JUNO = '00123;Juno;van;Lampedoek;juno@example.org;V;05-03-2012;3A;3;2026/2027;31-07-2027';

describe('a row of Decibel', () => {
  it('is a leerling in a klas', () => {
    expect(mapped(JUNO)).toEqual({
      groepen: [
        { kind: 'groep', key: 'naam:2026-2027:3A', naam: '3A', soort: 'stamgroep', schooljaar: '2026-2027' },
      ],
      leerlingen: [
        {
          ...{
            kind: 'leerling',
            key: '00123',
            roepnaam: 'Juno',
            voorvoegsel: 'van',
            achternaam: 'Lampedoek',
          },
          ...{ email: 'juno@example.org', geboortedatum: '2012-03-05', geslacht: 'meisje', jaargroep: '13' },
          ...{ stamgroep: 'naam:2026-2027:3A', groepen: [] },
        },
      ],
      issues: [],
    });
  });

  it('of another year, or of an enrolment that has ended, says nothing about now', () => {
    const past = JUNO.replace('2026/2027', '2025/2026');
    const ended = JUNO.replace('31-07-2027', '20-11-2026');
    const lastDay = JUNO.replace('31-07-2027', '21-11-2026');

    expect(mapped(past, ended)).toEqual({ groepen: [], leerlingen: [], issues: [] });
    expect(mapped(lastDay).leerlingen).toHaveLength(1);
  });

  it.each(['2026', '', '20\u000626/2027', '2026/2027 en verder'])(
    'of which the school year is "%s" is not skipped without a word',
    (year) => {
      const { leerlingen, issues } = mapped(JUNO.replace('2026/2027', year));

      expect(leerlingen).toEqual([]);
      expect(issues).toMatchObject([
        { path: 'row 2, column "STUDYPERIOD"', code: 'bad_shape', effect: 'dropped' },
      ]);
    },
  );

  it('with an end that is no date is of now, and that is said', () => {
    const { leerlingen, issues } = mapped(JUNO.replace('31-07-2027', '31-02-2026'));

    expect(leerlingen).toHaveLength(1);
    expect(issues).toMatchObject([
      { path: 'row 2, column "STUDIEEINDDATUM"', code: 'bad_date', effect: 'partial' },
    ]);
  });

  it('that comes again in another klas is the same person in both', () => {
    const { leerlingen, groepen } = mapped(JUNO, JUNO.replace('3A', 'plus'), JUNO);

    expect(groepen.map(({ naam }) => naam)).toEqual(['3A', 'plus']);
    expect(leerlingen).toMatchObject([{ stamgroep: 'naam:2026-2027:3A', groepen: ['naam:2026-2027:plus'] }]);
  });

  it('that cannot be used is an issue with its place, and the others come in', () => {
    const { leerlingen, issues } = mapped(
      ';Wie;;;;;;3A;;2026/2027;',
      'te;weinig',
      '7;A;;B;;X;31-02-2012;;9;2026/2027;',
      JUNO,
    );

    expect(leerlingen.map(({ key }) => key)).toEqual(['7', '00123']);
    expect(issues.map(({ path, code, effect }) => [path, code, effect])).toEqual([
      ['row 2, column "STAMNR"', 'no_identity', 'dropped'],
      ['row 3', 'bad_shape', 'dropped'],
      ['row 4, column "BIRTHDATE"', 'bad_date', 'partial'],
      ['row 4, column "GENDER"', 'unknown_code', 'partial'],
      ['row 4, column "STUDYYEAR"', 'unknown_code', 'partial'],
    ]);
    expect(issues[3]?.unknown).toEqual({ list: 'magister-decibel-geslacht', code: 'X' });
  });

  it('a code that the school mapped is known (R71)', () => {
    const codes = { 'magister-decibel-geslacht': { X: 'niet_gespecificeerd' } };

    expect(mapRows(table(JUNO.replace(';V;', ';X;')), '2026-2027', '2026-11-21', codes)).toMatchObject({
      leerlingen: [{ geslacht: 'niet_gespecificeerd' }],
      issues: [],
    });
  });

  it('empty cells say that there is none, a column that is not there says nothing', () => {
    const [leerling] = mapped('7;A;;B;;;;;;2026/2027;').leerlingen;
    const bare = mapRows(
      readTable(Buffer.from('STAMNR;STUDYPERIOD\n7;2026/2027\n')),
      '2026-2027',
      '2026-11-21',
      {},
    );

    expect(leerling).toMatchObject({ voorvoegsel: null, email: null, stamgroep: null });
    expect(bare.leerlingen).toEqual([{ kind: 'leerling', key: '7', stamgroep: null, groepen: [] }]);
  });
});

describe('a table of Decibel', () => {
  it('is read in ANSI, and in UTF-8 when that is what came', () => {
    const line = JUNO.replace('Juno', 'Zoë €');
    const ansi = Buffer.concat([
      Buffer.from(`${HEAD}\n${JUNO.split('Juno')[0]}Zo`),
      Buffer.from([0xeb, 0x20, 0x80]),
      Buffer.from(`${JUNO.split('Juno')[1]}\n`),
    ]);

    expect(readTable(ansi)[0]?.['FIRSTNAME']).toBe('Zoë €');
    expect(readTable(Buffer.from(`${HEAD}\n${line}\n`))[0]?.['FIRSTNAME']).toBe('Zoë €');
  });

  it.each([
    ['a web page', '<html><title>Inloggen</title></html>', /geen tabel met STAMNR/],
    ['nothing', '', /geen tabel/],
    ['another table', 'A;B\n1;2\n', /geen tabel/],
    ['half a row at the end', `${HEAD}\n${JUNO}\n00124;Ne`, /midden in een regel/],
  ])('is no %s', (_, text, message) => {
    expect(() => readTable(Buffer.from(text))).toThrow(message);
  });
});

describe('what goes over the line', () => {
  it('is one address, with the account in it as Decibel wants it', () => {
    const connection = {
      endpoint: 'https://x.swp.nl:8800/',
      gebruiker: 'koers',
      wachtwoord: 'a;b&c',
      layout: 'lay out',
    };

    expect(addressOf(connection)).toBe(
      'https://x.swp.nl:8800/doc?Function=GetData&Library=Data&SessionToken=koers%3Ba%3Bb%26c&Layout=lay%20out&Parameters=&Type=CSV&Encoding=ANSI',
    );
  });
});

describe('a date', () => {
  it.each([
    ['31-07-2027', '2027-07-31'],
    ['1/8/2026', '2026-08-01'],
    ['2026-08-01', '2026-08-01'],
    ['01-08-2026 00:00:00', '2026-08-01'],
    ['30-02-2026', undefined],
    ['gisteren', undefined],
    ['', undefined],
  ])('%j is %j', (value, date) => {
    expect(dateOf(value)).toBe(date);
  });
});
