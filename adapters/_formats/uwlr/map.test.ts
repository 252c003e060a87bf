import { describe, expect, it } from 'vitest';
import { answer, leerlingenIn, pulled } from './answer.fixture.ts';

const one = async (inner: string, attributes = 'key="1"') => {
  const { records, issues } = await pulled(
    answer({ leerlingen: `<leerling ${attributes}><roepnaam>Juno</roepnaam>${inner}</leerling>` }),
  );
  return { leerling: leerlingenIn(records)[0], issues };
};

describe('a field of a leerling', () => {
  it.each([
    ['geslacht 1 is a boy (NEN-ISO 5218)', '<geslacht>1</geslacht>', { geslacht: 'jongen' }],
    ['geslacht 2 is a girl', '<geslacht>2</geslacht>', { geslacht: 'meisje' }],
    ['geslacht 9 is not specified', '<geslacht>9</geslacht>', { geslacht: 'niet_gespecificeerd' }],
    ['jaargroep V is vso', '<jaargroep>V</jaargroep>', { jaargroep: 'V' }],
    ['jaargroep 0 is not empty', '<jaargroep>0</jaargroep>', { jaargroep: '0' }],
    ['a date', '<geboortedatum>2016-02-29</geboortedatum>', { geboortedatum: '2016-02-29' }],
    [
      'a date with a time zone',
      '<geboortedatum>2014-03-01+01:00</geboortedatum>',
      { geboortedatum: '2014-03-01' },
    ],
    [
      'a date as midnight',
      '<geboortedatum>2014-03-01T00:00:00</geboortedatum>',
      { geboortedatum: '2014-03-01' },
    ],
    ['an e-mail address', '<emailadres>j@example.org</emailadres>', { email: 'j@example.org' }],
    ['an empty e-mail address: there is none', '<emailadres/>', { email: null }],
    ['an element that says it is nil', '<emailadres xmlns:xsi="x" xsi:nil="true"/>', { email: null }],
    [
      'an instroomdatum without uitstroomdatum: still at school',
      '<instroomdatum>2020-08-01</instroomdatum>',
      { instroomdatum: '2020-08-01', uitstroomdatum: null },
    ],
    [
      'an uitstroomdatum: from then on not at school',
      '<uitstroomdatum>2027-07-31</uitstroomdatum>',
      { uitstroomdatum: '2027-07-31' },
    ],
    [
      'a samengestelde groep',
      '<samengestelde_groepen><samengestelde_groep key="S1"/></samengestelde_groepen>',
      { groepen: ['S1'] },
    ],
    [
      'the same groep twice counts once',
      '<samengestelde_groepen><samengestelde_groep key="S1"/><samengestelde_groep key="S1"/></samengestelde_groepen>',
      { groepen: ['S1'] },
    ],
    ['spaces around a reference do not count', '<groep key=" G1 "/>', { stamgroep: 'G1' }],
  ])('%s', async (_, inner, expected) => {
    const { leerling, issues } = await one(inner);

    expect(issues).toEqual([]);
    expect(leerling).toMatchObject(expected);
  });

  it.each([
    [
      'toevoegingen of a supplier',
      '<toevoegingen><blok xmlns:xsi="x" xsi:type="Geheim"><code>1</code></blok></toevoegingen>',
    ],
    ['a BSN', '<bsn>999999990</bsn>'],
    ['origin', '<land>NL</land><land_vader>NL</land_vader>'],
  ])('%s is not read', async (_, inner) => {
    const { leerling, issues } = await one(inner);

    expect(issues).toEqual([]);
    expect(leerling).toEqual((await one('')).leerling);
  });

  it.each([
    ['an unknown code', '<geslacht>7</geslacht>', 'unknown_code', '/geslacht', '7'],
    ['a jaargroep of OSO', '<jaargroep>P</jaargroep>', 'unknown_code', '/jaargroep', 'P'],
    [
      'a day that does not exist',
      '<geboortedatum>2015-02-29</geboortedatum>',
      'bad_date',
      '/geboortedatum',
      '2015-02-29',
    ],
    ['a Dutch date', '<geboortedatum>01-03-2014</geboortedatum>', 'bad_date', '/geboortedatum', '01-03-2014'],
    ['a month 13', '<instroomdatum>2014-13-01</instroomdatum>', 'bad_date', '/instroomdatum', '2014-13-01'],
    [
      'a text that is too long',
      `<emailadres>${'e'.repeat(257)}</emailadres>`,
      'too_long',
      '/emailadres',
      `${'e'.repeat(59)}…`,
    ],
    ['a character that may not be', '<emailadres>a\u000bb</emailadres>', 'bad_text', '/emailadres', 'U+000B'],
  ])('%s becomes an issue, and the rest arrives', async (_, inner, code, at, seen) => {
    const { leerling, issues } = await one(`${inner}<vestiging key="V"/>`);

    expect(issues).toMatchObject([
      { code, path: `/leerlinggegevens/leerlingen/leerling[1]${at}`, seen, effect: 'partial' },
    ]);
    expect(leerling).toMatchObject({ key: '1', roepnaam: 'Juno' });
    expect(leerling).not.toHaveProperty(at.slice(1));
  });
});

describe('what is not told', () => {
  it('stays untold: no key in the record, so nothing is erased', async () => {
    const { leerling } = await one('');

    expect(Object.keys(leerling ?? {}).sort()).toEqual(['groepen', 'key', 'kind', 'roepnaam', 'stamgroep']);
  });

  it('is groepen, when the answer has none at all', async () => {
    const { records, issues } = await pulled(
      answer({ groepen: '', leerlingen: '<leerling key="1"><roepnaam>Juno</roepnaam></leerling>' }),
    );

    expect(issues).toEqual([]);
    expect(records).toEqual([{ kind: 'leerling', key: '1', roepnaam: 'Juno' }]);
  });

  it('is not groepen, when the answer says that there are none', async () => {
    const { records } = await pulled(
      answer({ groepen: '<groepen/>', leerlingen: '<leerling key="1"><roepnaam>Juno</roepnaam></leerling>' }),
    );

    expect(records).toMatchObject([{ stamgroep: null, groepen: [] }]);
  });

  it('is a name: the leerling arrives, with an issue', async () => {
    const { records, issues } = await pulled(answer({ leerlingen: '<leerling key="1"/>' }));

    expect(leerlingenIn(records)).toHaveLength(1);
    expect(issues).toMatchObject([{ code: 'no_name', effect: 'partial' }]);
  });
});

describe('keys', () => {
  it.each([
    [
      'key',
      '<leerling key="1" eckid="a"><roepnaam>A</roepnaam></leerling><leerling key="1" eckid="b"><roepnaam>B</roepnaam></leerling>',
      '/@key',
    ],
    [
      'ECK iD',
      '<leerling key="1" eckid="a"><roepnaam>A</roepnaam></leerling><leerling key="2" eckid="a"><roepnaam>B</roepnaam></leerling>',
      '/@eckid',
    ],
  ])('a second row with the same %s is dropped with an issue', async (_, leerlingen, at) => {
    const { records, issues } = await pulled(answer({ leerlingen }));

    expect(leerlingenIn(records)).toMatchObject([{ roepnaam: 'A' }]);
    expect(issues).toMatchObject([
      { code: 'duplicate_key', effect: 'dropped', path: `/leerlinggegevens/leerlingen/leerling[2]${at}` },
    ]);
  });

  it('of a leerling and a leerkracht may be equal', async () => {
    const { issues } = await pulled(
      answer({ leerkrachten: '<leerkracht key="00123"><roepnaam>Marjan</roepnaam></leerkracht>' }),
    );

    expect(issues).toEqual([]);
  });

  it('too long to keep: the ECK iD does, with an issue', async () => {
    const { leerling, issues } = await one('', `key="${'k'.repeat(257)}" eckid="e"`);

    expect(leerling).toMatchObject({ eckId: 'e' });
    expect(issues).toMatchObject([{ code: 'bad_key', effect: 'partial' }]);
  });
});

describe('groepen', () => {
  const groepen = (
    inner: string,
    leerlingen = '<leerling key="1"><roepnaam>J</roepnaam><groep key="#2"/></leerling>',
  ) => pulled(answer({ groepen: `<groepen>${inner}</groepen>`, leerlingen }));

  it('of the same key: the first counts, also across both kinds', async () => {
    const { records, issues } = await groepen(
      '<groep key="#2"><naam>A</naam></groep><samengestelde_groep key="#2"><naam>B</naam></samengestelde_groep>',
    );

    expect(records.filter((record) => record.kind === 'groep')).toMatchObject([{ naam: 'A' }]);
    expect(issues).toMatchObject([
      {
        code: 'duplicate_key',
        effect: 'dropped',
        path: '/leerlinggegevens/groepen/samengestelde_groep[1]/@key',
      },
    ]);
  });

  it('of the same name with dummy keys are not merged: who sees whom depends on it', async () => {
    const { records, issues } = await groepen(
      '<groep key="#1"><naam>A</naam></groep><groep key="#2"><naam>A</naam></groep>',
    );

    expect(records).toMatchObject([{ key: 'naam:2026-2027:A' }, { kind: 'leerling', stamgroep: null }]);
    expect(issues.map((issue) => issue.code)).toEqual(['duplicate_key', 'dangling_group']);
  });

  it.each(['', '<naam/>', `<naam>${'n'.repeat(65)}</naam>`])(
    'without a usable name are dropped: %s',
    async (naam) => {
      const { issues } = await groepen(`<groep key="#2">${naam}</groep>`);

      expect(issues).toMatchObject([{ code: 'no_name', effect: 'dropped' }, { code: 'dangling_group' }]);
    },
  );
});

describe('a row of another shape', () => {
  it('is dropped with the place, and the rest arrives', async () => {
    const { records, issues } = await pulled(
      answer({
        leerlingen:
          '<leerling key="1"><roepnaam>A</roepnaam><roepnaam>B</roepnaam></leerling><leerling>tekst</leerling><leerling key="3"><roepnaam>C</roepnaam></leerling>',
      }),
    );

    expect(leerlingenIn(records)).toMatchObject([{ key: '3' }]);
    expect(issues).toMatchObject([
      { code: 'bad_shape', effect: 'dropped', path: '/leerlinggegevens/leerlingen/leerling[1]/roepnaam' },
      { code: 'bad_shape', effect: 'dropped', path: '/leerlinggegevens/leerlingen/leerling[2]' },
    ]);
  });
});
