import { describe, expect, it } from 'vitest';
import { readSoap } from '../_kit/soap.ts';
import { mapSchool } from './map.ts';
import { gkvVerzoek } from './request.ts';
import { GKV_LISTS, GkvLeerlingen, GkvMedewerkers } from './schema.ts';

const SCOPE = { schooljaar: '2026-2027', vandaag: '2026-11-21', codes: {} };
const LISTS = `<schooljaren><schooljaar><id>7</id><naam>2026 / 2027</naam></schooljaar></schooljaren>
  <groepen><groep><id>g1</id><naam>De Vlieger</naam><schooljaar>7</schooljaar></groep><groep><id>g2</id><naam>Geld</naam></groep></groepen>`;
const indeling = (groep: string, van: string, tot = '') =>
  `<groepsindeling><vanafDatum>${van}</vanafDatum>${tot && `<totDatum>${tot}</totDatum>`}<groep>${groep}</groep><schooljaar>7</schooljaar><leerjaar>5</leerjaar></groepsindeling>`;
const inschrijving = (van: string, tot = '') =>
  `<inschrijving><datumInschrijving>${van}</datumInschrijving>${tot && `<datumUitschrijving>${tot}</datumUitschrijving>`}</inschrijving>`;
const leerling = (rest: string, id = '00123') =>
  `<leerling><id>${id}</id><roepNaam>Juno</roepNaam><tussenvoegsel/><achternaam>Lampedoek</achternaam><geboortedatum>2015-03-05</geboortedatum><geslacht>Vrouw</geslacht>${rest}</leerling>`;

function mapped(leerlingen: string, medewerkers = '', codes = {}) {
  const read = (operation: string, inner: string) => {
    const xml = `<s:Envelope xmlns:s="x"><s:Body><n:${operation}Response xmlns:n="y"><return>${inner}</return></n:${operation}Response></s:Body></s:Envelope>`;
    const answer = readSoap(Buffer.from(xml), { lists: GKV_LISTS });
    return answer.kind === 'body' ? answer.body[`${operation}Response`] : undefined;
  };
  const wie = GkvLeerlingen.parse(read('getLeerlingen', `${LISTS}<leerlingen>${leerlingen}</leerlingen>`));
  const team = GkvMedewerkers.parse(read('getMedewerkers', `<medewerkers>${medewerkers}</medewerkers>`));
  return mapSchool(wie.return, team.return, { ...SCOPE, codes });
}
const people = (found: ReturnType<typeof mapped>) =>
  found.records.filter((record) => record.kind !== 'groep');

describe('a school over GKV', () => {
  it('is its groepen, leerlingen and medewerkers', () => {
    const found = mapped(
      leerling(
        `<groepsindelingen>${indeling('g2', '2026-08-01')}${indeling('g1', '2026-09-01')}</groepsindelingen><inschrijvingen>${inschrijving('2020-08-01')}</inschrijvingen>`,
      ),
      '<medewerker><id>m1</id><firstName>Ada</firstName><lastName>Bries</lastName><email>a@example.org</email></medewerker>',
    );

    expect(found.issues).toEqual([]);
    expect(found.records).toEqual([
      { kind: 'groep', key: 'g1', naam: 'De Vlieger', soort: 'stamgroep', schooljaar: '2026-2027' },
      { kind: 'groep', key: 'g2', naam: 'Geld', soort: 'stamgroep', schooljaar: '2026-2027' },
      { kind: 'medewerker', key: 'm1', roepnaam: 'Ada', achternaam: 'Bries', email: 'a@example.org' },
      {
        ...{ kind: 'leerling', key: '00123', roepnaam: 'Juno', voorvoegsel: null, achternaam: 'Lampedoek' },
        ...{
          geboortedatum: '2015-03-05',
          geslacht: 'meisje',
          stamgroep: 'g1',
          groepen: ['g2'],
          jaargroep: '5',
        },
        ...{ instroomdatum: '2020-08-01', uitstroomdatum: null },
      },
    ]);
  });

  it('a groepsindeling counts from its first day up to and including its last', () => {
    const groepen = [
      indeling('g1', '2026-11-22'),
      indeling('g1', '2026-08-01', '2026-11-20'),
      indeling('g2', '2026-11-21', '2026-11-21'),
    ].join('');

    expect(people(mapped(leerling(`<groepsindelingen>${groepen}</groepsindelingen>`)))).toMatchObject([
      { stamgroep: 'g2', groepen: [] },
    ]);
  });

  it('who has left is not at school; who came back is', () => {
    const left = `<inschrijvingen>${inschrijving('2020-08-01', '2026-11-21')}</inschrijvingen>`;
    const back = `<inschrijvingen>${inschrijving('2026-10-01')}${inschrijving('2020-08-01', '2025-01-01')}</inschrijvingen>`;

    expect(mapped(leerling(left) + leerling(back, '2'))).toMatchObject({ issues: [] });
    expect(people(mapped(leerling(left) + leerling(back, '2')))).toMatchObject([
      { key: '2', instroomdatum: '2026-10-01', uitstroomdatum: null },
    ]);
  });

  it('what is not told stays untold, and an empty list of groepen says that there are none', () => {
    const [bare, empty] = people(mapped(leerling('') + leerling('<groepsindelingen/>', '2')));

    expect(bare).not.toHaveProperty('stamgroep');
    expect(bare).not.toHaveProperty('instroomdatum');
    expect(empty).toMatchObject({ stamgroep: null, groepen: [] });
  });

  it('what cannot be used is an issue with its place, and the rest comes in', () => {
    const found = mapped(
      leerling('', '') +
        leerling(`<groepsindelingen>${indeling('weg', '2026-08-01')}</groepsindelingen>`) +
        leerling('') +
        leerling('', '3').replace('Vrouw', 'X'),
    );

    expect(people(found).map(({ key }) => key)).toEqual(['00123', '3']);
    expect(found.issues.map(({ path, code, effect }) => [path, code, effect])).toEqual([
      ['/return/leerlingen/leerling[1]/id', 'no_identity', 'dropped'],
      [
        '/return/leerlingen/leerling[2]/groepsindelingen/groepsindeling[1]/groep',
        'dangling_group',
        'partial',
      ],
      ['/return/leerlingen/leerling[3]/id', 'duplicate_key', 'dropped'],
      ['/return/leerlingen/leerling[4]/geslacht', 'unknown_code', 'partial'],
    ]);
    expect(found.issues[3]?.unknown).toEqual({ list: 'parnassys-gkv-geslacht', code: 'X' });
  });
});

describe('a question of GKV', () => {
  it('is letter for letter what client code of others sends: children in no namespace, a school year with spaces', () => {
    const xml = gkvVerzoek(
      'getLeerlingen',
      { leveranciernaam: 'Koers & co', leveranciersleutel: 's' },
      '99XX',
      '2026-2027',
    );

    expect(xml).toContain(
      '<gkv:getLeerlingen xmlns:gkv="http://www.topicus.nl/parnassys"><leveranciernaam>Koers &amp; co</leveranciernaam>' +
        '<leveranciersleutel>s</leveranciersleutel><brinnummer>99XX</brinnummer><schooljaar>2026 / 2027</schooljaar></gkv:getLeerlingen>',
    );
  });
});
