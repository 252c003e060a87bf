import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { rowsWritten } from '../../test/support/rows-written.ts';
import { totalCounts } from './rules.ts';
import { groep, leerling, type SyncSchool, syncSchool } from './test-school.ts';
import { groups, people, personId } from './test-state.ts';

const t = testDb();
let s: SyncSchool;
const school = () => s.who.school;
const total = async () => {
  const outcome = await s.sync();
  if (outcome.kind !== 'done') throw new Error(`run is ${outcome.kind}`);
  return totalCounts(outcome.counts);
};
const none = { created: 0, updated: 0, unchanged: 0, ended: 0, quarantined: 0 };

beforeEach(async () => {
  s = await syncSchool(t.db);
  await s.sync();
});

describe('a first sync', () => {
  it('makes people, their keys, groups, dated memberships and inschrijvingen', async () => {
    expect(await groups(t.db, school())).toEqual({
      'Groep G1': { soort: 'stamgroep', jaargroep: 'S', ended: false },
      'Groep R1': { soort: 'samengesteld', jaargroep: 'S', ended: false },
    });
    const all = await people(t.db, school());
    expect(Object.keys(all)).toEqual(['L1', 'L2', 'L3', 'L4', 'M1']);
    expect(all['L1']).toEqual({
      soort: 'leerling',
      ended: false,
      ...{
        roepnaam: 'LeerlingL1',
        voorvoegsel: null,
        achternaam: 'Verzonnen',
        geboortedatum: '2015-03-04',
        geslacht: 'meisje',
      },
      ...{ email: null, rol: null, keys: ['eckid=https://ketenid.nl/201703/een', 'lvs=L1', 'sourcedid=L1'] },
      ...{ groepen: ['Groep G1', 'Groep R1'], inschrijving: ['2024-08-01.. S'] },
    });
    expect(all['L4']?.groepen).toEqual([]);
    expect(all['M1']).toMatchObject({
      soort: 'medewerker',
      rol: 'leerkracht',
      groepen: ['Groep G1 leerkracht'],
      inschrijving: [],
    });
  });

  it('R71 writes down for each field which source it came from and since when, and only for fields it told', async () => {
    const origin = async () => {
      const id = await personId(t.db, school(), 'L2');
      const row = await t.db.tenant({ school: school(), actor: null }, (tx) =>
        tx
          .selectFrom('koers.person_identity')
          .where('person_id', '=', id)
          .select('herkomst')
          .executeTakeFirstOrThrow(),
      );
      return row.herkomst as Record<string, { bron: string; sinds: string }>;
    };
    const first = await origin();
    expect(Object.keys(first).sort()).toEqual(['achternaam', 'geboortedatum', 'geslacht', 'roepnaam']);
    expect(first['roepnaam']?.bron).toBe(s.connection);
    s.source.edit('L2', { roepnaam: 'Nieuw', email: 'l2@example.org' });
    await s.sync();
    const second = await origin();
    expect(second['achternaam']).toEqual(first['achternaam']);
    expect(Date.parse(second['roepnaam']?.sinds ?? '')).toBeGreaterThan(
      Date.parse(first['roepnaam']?.sinds ?? ''),
    );
    expect(second['email']).toEqual(second['roepnaam']);
  });
});

describe('a sync without changes', () => {
  it('writes 0 rows of school data and says so', async () => {
    let counts: unknown;
    const written = await rowsWritten(t.owner, async () => {
      counts = await total();
    });
    expect(written).toEqual({});
    expect(counts).toEqual({ ...none, unchanged: 7 });
  });

  it('is not fooled by another order of records, fields and groups', async () => {
    s.source.edit('L1', { groepen: ['R1', 'G1'] });
    await s.sync();
    s.source.records = [...s.source.records]
      .reverse()
      .map((r) => Object.fromEntries(Object.entries(r).reverse()) as typeof r);
    s.source.edit('L1', { groepen: ['G1', 'R1', 'R1'] });
    expect(await rowsWritten(t.owner, s.sync)).toEqual({});
  });

  it('writes nothing either when the source itself says that nothing changed', async () => {
    s.source.unchanged = true;
    let counts: unknown;
    expect(
      await rowsWritten(t.owner, async () => {
        counts = await total();
      }),
    ).toEqual({});
    expect(counts).toEqual({ ...none, unchanged: 7 });
  });
});

describe('a changed record', () => {
  it('changes exactly the rows of that pupil', async () => {
    s.source.edit('L2', { roepnaam: 'Ander' });
    let counts: unknown;
    const written = await rowsWritten(t.owner, async () => {
      counts = await total();
    });
    expect(counts).toEqual({ ...none, updated: 1, unchanged: 6 });
    expect(written).toEqual({
      person_identity: { written: 1, gone: 1 },
      source_record: { written: 1, gone: 1 },
    });
    expect((await people(t.db, school()))['L2']?.roepnaam).toBe('Ander');
  });

  it('never erases by a field that is absent, and does by one that is null', async () => {
    s.source.edit('L1', { email: 'l1@example.org', voorvoegsel: 'van' });
    await s.sync();
    const {
      email: _email,
      voorvoegsel: _voorvoegsel,
      ...rest
    } = leerling('L1', { eckId: 'https://ketenid.nl/201703/een' });
    const { stamgroep: _stam, groepen: _groepen, jaargroep: _jaargroep, ...bare } = rest;
    s.source.records = s.source.records.map((r) => (r.key === 'L1' ? bare : r));
    await s.sync();
    expect((await people(t.db, school()))['L1']).toMatchObject({
      ...{
        email: 'l1@example.org',
        voorvoegsel: 'van',
        groepen: ['Groep G1', 'Groep R1'],
        inschrijving: ['2024-08-01.. S'],
      },
    });
    s.source.edit('L1', { email: null, stamgroep: null });
    await s.sync();
    expect((await people(t.db, school()))['L1']).toMatchObject({
      email: null,
      voorvoegsel: 'van',
      groepen: ['Groep R1'],
    });
  });

  it('R51 ends a membership that is gone, begins a new one, deletes none, and leaves one made in Koers alone', async () => {
    const id = await personId(t.db, school(), 'L3');
    await t.db.tenant({ school: school(), actor: null }, async (tx) => {
      const own = await tx
        .insertInto('koers.groep')
        .values({ school_id: school(), soort: 'eigen', werkvorm: 'stagegroep', naam: 'Stage' })
        .returning('id')
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('koers.groep_lid')
        .values({ school_id: school(), groep_id: own.id, person_id: id, als: 'leerling' })
        .execute();
    });
    s.source.edit('L3', { stamgroep: null, groepen: ['R1'] });
    await s.sync();
    expect((await people(t.db, school()))['L3']?.groepen).toEqual(['Groep R1', 'Stage']);
    const rows = await t.db.tenant({ school: school(), actor: null }, (tx) =>
      tx
        .selectFrom('koers.groep_lid')
        .where('person_id', '=', id)
        .select(['tot', sql<string>`current_date::text`.as('today')])
        .execute(),
    );
    expect(rows).toHaveLength(3);
    expect(rows.filter((r) => r.tot !== null)).toHaveLength(1);
  });

  it('changes the role of a medewerker in a group in place', async () => {
    s.source.edit('M1', { groepen: [{ key: 'G1', rol: 'ondersteuner' }, { key: 'R1' }] });
    const written = await rowsWritten(t.owner, s.sync);
    expect((await people(t.db, school()))['M1']?.groepen).toEqual([
      'Groep G1 ondersteuner',
      'Groep R1 leerkracht',
    ]);
    expect(written['groep_lid']).toEqual({ written: 2, gone: 1 });
  });

  it('changes a group and keeps who is in it', async () => {
    s.source.edit('G1', { naam: 'De Uilen' });
    expect(await total()).toEqual({ ...none, updated: 1, unchanged: 6 });
    expect((await people(t.db, school()))['L2']?.groepen).toEqual(['De Uilen']);
  });
});

describe('a record that is gone', () => {
  it('is ended, not deleted: the person, his memberships and his inschrijving', async () => {
    s.source.remove('L1');
    expect(await total()).toEqual({ ...none, unchanged: 6, ended: 1 });
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date());
    expect((await people(t.db, school()))['L1']).toMatchObject({
      ...{ ended: true, roepnaam: 'LeerlingL1', groepen: [], inschrijving: [`2024-08-01..${today} S`] },
    });
    expect(await rowsWritten(t.owner, s.sync)).toEqual({});
  });

  it('is the same person when it comes back', async () => {
    const before = await people(t.db, school());
    const id = await personId(t.db, school(), 'L1');
    const record = s.source.find('L1');
    s.source.remove('L1');
    await s.sync();
    s.source.records.push(record);
    expect(await total()).toEqual({ ...none, updated: 1, unchanged: 6 });
    expect(await people(t.db, school())).toEqual(before);
    expect(await personId(t.db, school(), 'L1')).toBe(id);
  });

  it('begins a new inschrijving when the pupil comes back with a later instroomdatum', async () => {
    s.source.edit('L2', { uitstroomdatum: '2025-07-31' });
    await s.sync();
    s.source.remove('L2');
    await s.sync();
    s.source.records.push(leerling('L2', { instroomdatum: '2026-08-01' }));
    await s.sync();
    expect((await people(t.db, school()))['L2']?.inschrijving).toEqual([
      '2024-08-01..2025-07-31 S',
      '2026-08-01.. S',
    ]);
  });

  it('takes a group and its memberships along, and gives them back when it returns, though no pupil changed', async () => {
    const before = await people(t.db, school());
    s.source.remove('R1');
    await s.sync();
    expect((await groups(t.db, school()))['Groep R1']?.ended).toBe(true);
    expect((await people(t.db, school()))['L1']?.groepen).toEqual(['Groep G1']);
    expect(await rowsWritten(t.owner, s.sync)).toEqual({});
    s.source.records.unshift(groep('R1', { soort: 'samengesteld' }));
    await s.sync();
    expect(await people(t.db, school())).toEqual(before);
    expect(await rowsWritten(t.owner, s.sync)).toEqual({});
  });

  it('stays when the source answers with changes only', async () => {
    const d = await syncSchool(t.db);
    Object.assign(d.source.adapter, { answers: 'delta' });
    await d.sync();
    d.source.records = [leerling('L9')];
    await d.sync();
    const all = await people(t.db, d.who.school);
    expect(Object.entries(all).filter(([, p]) => p.ended)).toEqual([]);
    expect(Object.keys(all)).toHaveLength(6);
  });
});
