import { describe, expect, it } from 'vitest';
import type { BronRecord } from '../../gateway/model/roster.ts';
import type { CodeOverlay, RowIssue } from '../../gateway/sync/source-adapter.ts';
import type { Lijst, Rooster } from './lists.ts';
import { mapRooster } from './map.ts';

type Rows = Partial<Record<keyof Rooster, readonly unknown[]>>;

const STAM = {
  uuid: 's1',
  naam: 'Route A',
  onderwijssoort: 'VSO',
  leerjaar: 2,
  leerlingen: [],
  mentoren: [],
};
const LES = { uuid: 'l1', naam: 'Geld', schooljaar: '2025/2026', leerlingen: [], docenten: [] };
const PIP = { uuid: 'p1', roepnaam: 'Pip', achternaam: 'Regenlaars' };
const PLAATSING = { startdatum: '2026-08-01', einddatum: '2027-07-31', stamgroep: { uuid: 's1' } };

/** Maps these rows on 21 November 2026, with the right to see every field or none. */
function mapped(rows: Rows, { mag = true, codes = {} }: { mag?: boolean; codes?: CodeOverlay } = {}) {
  const lijst = (naam: keyof Rooster): Lijst => ({ naam, rows: rows[naam] ?? [], mag: () => mag });
  const rooster = {
    stamgroepen: lijst('stamgroepen'),
    lesgroepen: lijst('lesgroepen'),
    medewerkers: lijst('medewerkers'),
    leerlingen: lijst('leerlingen'),
  };
  const records: BronRecord[] = [];
  const issues: RowIssue[] = [];
  for (const row of mapRooster(rooster, { vandaag: '2026-11-21', schooljaar: '2026-2027' }, codes)) {
    if (row.record) records.push(row.record);
    issues.push(...row.issues);
  }
  const [first] = records.filter((record) => record.kind !== 'groep');
  return { records, issues, first };
}
const leerling = (fields: object, extra: Rows = {}, options?: Parameters<typeof mapped>[1]) =>
  mapped({ stamgroepen: [STAM], lesgroepen: [LES], ...extra, leerlingen: [{ ...PIP, ...fields }] }, options);

describe('a field that is not there', () => {
  it('says nothing when we may not see it, or when Somtoday does not tell whether we may', () => {
    expect(leerling({}, {}, { mag: false }).first).toEqual({
      kind: 'leerling',
      key: 'p1',
      roepnaam: 'Pip',
      achternaam: 'Regenlaars',
    });
  });

  it('says that there is none when we may see it', () => {
    expect(leerling({}).first).toMatchObject({
      voorvoegsel: null,
      email: null,
      stamgroep: null,
      groepen: [],
    });
  });

  it('is the same as null', () => {
    const nothing = { voorvoegsel: null, emailadres: null, plaatsingen: null, lesgroepen: null, eckid: null };

    expect(leerling(nothing).first).toEqual(leerling({}).first);
  });
});

describe('when a leerling comes and goes', () => {
  const dates = (...plaatsingen: object[]) => {
    const { first, issues } = leerling({
      plaatsingen: plaatsingen.map((plaatsing) => ({ ...PLAATSING, ...plaatsing })),
    });
    expect(issues).toEqual([]);
    if (first?.kind !== 'leerling') throw new Error('no leerling');
    const { instroomdatum, uitstroomdatum } = first;
    return { instroomdatum, uitstroomdatum };
  };

  it('a whole school year says neither', () => {
    expect(dates({})).toEqual({ instroomdatum: undefined, uitstroomdatum: null });
  });

  it('a beginning in the year is told', () => {
    expect(dates({ startdatum: '2026-10-05' })).toMatchObject({ instroomdatum: '2026-10-05' });
  });

  it.each([
    ['2026-12-31', '2027-01-01'],
    ['2027-02-28', '2027-03-01'],
    ['2027-07-30', '2027-07-31'],
  ])('%s is the last day at school, so from %s on not any more', (einddatum, uitstroomdatum) => {
    expect(dates({ einddatum })).toMatchObject({ uitstroomdatum });
  });

  it('another plaatsing after it is no farewell, whatever their order', () => {
    const [now, then] = [{ einddatum: '2026-12-31' }, { startdatum: '2027-01-01' }];

    expect(dates(now, then)).toEqual(dates(then, now));
    expect(dates(now, then)).toEqual({ instroomdatum: undefined, uitstroomdatum: null });
  });

  it('the stamgroep is that of today', () => {
    const { first } = leerling(
      {
        plaatsingen: [
          { ...PLAATSING, startdatum: '2027-01-01', stamgroep: { uuid: 's2' } },
          { ...PLAATSING, einddatum: '2026-12-31' },
        ],
      },
      { stamgroepen: [STAM, { ...STAM, uuid: 's2' }] },
    );

    expect(first).toMatchObject({ stamgroep: 's1' });
  });
});

describe('groups', () => {
  it('carry their name, sort and year', () => {
    expect(mapped({ stamgroepen: [STAM], lesgroepen: [LES] }).records).toEqual([
      {
        kind: 'groep',
        key: 's1',
        naam: 'Route A',
        soort: 'stamgroep',
        schooljaar: '2026-2027',
        jaargroep: 'V',
      },
      { kind: 'groep', key: 'l1', naam: 'Geld', soort: 'samengesteld', schooljaar: '2025-2026' },
    ]);
  });

  it.each([
    [{ onderwijssoort: 'so' }, 'S'],
    [{ onderwijssoort: ' VSO ', leerjaar: 6 }, 'V'],
    [{ onderwijssoort: 'HAVO', leerjaar: 4 }, '14'],
    [{ onderwijssoort: 'HAVO', leerjaar: 7 }, undefined],
    [{ onderwijssoort: undefined }, undefined],
  ])('of %j are jaargroep %s', (fields, jaargroep) => {
    const { records, issues } = mapped({ stamgroepen: [{ ...STAM, ...fields }] });

    expect(records[0]?.kind === 'groep' && records[0].jaargroep).toBe(jaargroep);
    expect(issues).toEqual([]);
  });

  it('of an onderwijssoort that nobody knows come in, and a beheerder can say what it is (R71)', () => {
    const rows = { stamgroepen: [{ ...STAM, onderwijssoort: 'Maatwerk' }] };
    const { records, issues } = mapped(rows);

    expect(records).toHaveLength(1);
    expect(issues).toMatchObject([
      {
        path: '$.stamgroepen[0].onderwijssoort',
        effect: 'partial',
        unknown: { list: 'somtoday-onderwijssoort', code: 'MAATWERK' },
      },
    ]);
    const known = mapped(rows, { codes: { 'somtoday-onderwijssoort': { MAATWERK: 'V' } } });
    expect(known.records[0]).toMatchObject({ jaargroep: 'V' });
    expect(known.issues).toEqual([]);
  });

  it('name their leerlingen when a leerling names none', () => {
    const rows = {
      stamgroepen: [{ ...STAM, leerlingen: [{ uuid: 'p1' }] }],
      lesgroepen: [{ ...LES, leerlingen: [{ uuid: 'p1' }, { uuid: 'p2' }] }],
    };

    expect(leerling({}, rows).first).toMatchObject({ stamgroep: 's1', groepen: ['l1'] });
  });

  it('that are not in the answer leave a person without them, and that is said', () => {
    const { first, issues } = leerling({
      plaatsingen: [{ ...PLAATSING, stamgroep: { uuid: 'gone' } }],
      lesgroepen: [{ uuid: 'l1' }, { uuid: 'gone' }],
    });

    expect(first).toMatchObject({ groepen: ['l1'] });
    expect(first).not.toHaveProperty('stamgroep');
    expect(issues.map(({ path, code }) => [path, code])).toEqual([
      ['$.leerlingen[0].plaatsingen.stamgroep', 'dangling_group'],
      ['$.leerlingen[0].lesgroepen[1]', 'dangling_group'],
    ]);
  });
});

describe('medewerkers', () => {
  it('are mentor of a stamgroep and docent of a lesgroep', () => {
    const { first, issues } = mapped({
      stamgroepen: [{ ...STAM, mentoren: [{ medewerker_uuid: 'm1' }] }],
      lesgroepen: [{ ...LES, docenten: ['m1', 'm2'] }],
      medewerkers: [{ uuid: 'm1', roepnaam: 'Wendy', functie: 'Docent', lesgroepen: [{ uuid: 'l1' }] }],
    });

    expect(first).toMatchObject({ rol: 'leerkracht', groepen: [{ key: 's1' }, { key: 'l1' }] });
    expect(issues).toEqual([]);
  });

  it('with a functie of the school itself come in without a rol, until it is mapped', () => {
    const rows = { medewerkers: [{ uuid: 'm1', roepnaam: 'Lies', functie: 'Juf Ballon' }] };

    expect(mapped(rows).first).not.toHaveProperty('rol');
    expect(mapped(rows).issues).toMatchObject([
      { unknown: { list: 'somtoday-functie', code: 'juf ballon' } },
    ]);
    expect(
      mapped(rows, { codes: { 'somtoday-functie': { 'juf ballon': 'begeleider' } } }).first,
    ).toMatchObject({ rol: 'begeleider' });
  });
});

describe('every row is one record or one dropped issue', () => {
  it.each([
    ['without a uuid', { uuid: undefined }, '$.leerlingen[1].uuid', 'bad_shape'],
    ['of another shape', { lesgroepen: 'l1' }, '$.leerlingen[1].lesgroepen', 'bad_shape'],
    ['with the uuid of another', { roepnaam: 'Juno' }, '$.leerlingen[1].uuid', 'duplicate_key'],
  ])('%s', (_, fields, path, code) => {
    const { records, issues } = mapped({ leerlingen: [PIP, { ...PIP, ...fields }] });

    expect(records).toHaveLength(1);
    expect(issues).toMatchObject([{ path, code, effect: 'dropped' }]);
  });

  it('also when it is no object, or a groep without a name', () => {
    const { records, issues } = mapped({ leerlingen: [null, 'x', PIP], stamgroepen: [{ uuid: 's1' }] });

    expect(records).toHaveLength(1);
    expect(issues.map(({ effect }) => effect)).toEqual(['dropped', 'dropped', 'dropped']);
  });

  it('and a date that does not exist costs only the date', () => {
    const { first, issues } = leerling({ geboortedatum: '2015-02-30', geslacht: 'MAN' });

    expect(first).toMatchObject({ geslacht: 'jongen' });
    expect(issues).toMatchObject([
      { path: '$.leerlingen[0].geboortedatum', code: 'bad_date', effect: 'partial' },
    ]);
  });
});
