import { beforeEach, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { rowsWritten } from '../../test/support/rows-written.ts';
import { createConnection, type SyncDeps } from './service.ts';
import {
  leerling,
  MemorySource,
  medewerker,
  type SyncSchool,
  syncDeps,
  syncOnce,
  syncSchool,
} from './test-school.ts';
import { people, personId } from './test-state.ts';

const t = testDb();
let s: SyncSchool;
let two: { source: MemorySource; deps: SyncDeps; sync: () => ReturnType<typeof syncOnce> };
const bare = { stamgroep: null, groepen: [] };

beforeEach(async () => {
  s = await syncSchool(t.db);
  s.source.records = [
    leerling('L1', { ...bare, roepnaam: 'Zoë', voorvoegsel: 'van der', achternaam: 'Wáal' }),
    leerling('L2', { ...bare, roepnaam: 'Saar', achternaam: 'Duin' }),
    leerling('L3', { ...bare, roepnaam: 'Saar', achternaam: 'Duin' }), // the LVS has two: they are two
    medewerker('M1', { groepen: [], email: 'Juf@example.org' }),
  ];
  await s.sync();
  const source = new MemorySource('ander');
  const deps = syncDeps(t.db, [s.source, source]);
  const { id } = await createConnection(deps, s.who, {
    ...{
      adapter: 'ander',
      naam: 'Ander LVS',
      settings: { sleutel: 'x' },
      schedule: null,
      firstSync: 'apply',
    },
  });
  two = { source, deps, sync: () => syncOnce(deps, s.who, id) };
});

const candidates = async () =>
  await t.db.tenant({ school: s.who.school, actor: null }, (tx) =>
    tx
      .selectFrom('koers.link_candidate')
      .select(['a_id', 'b_id', 'reden', 'besluit'])
      .orderBy('reden')
      .execute(),
  );

it('R72 with one source nobody looks like another: two with one name and birthday are two', async () => {
  expect(await candidates()).toEqual([]);
});

it('R72 who looks like somebody of another source is listed and stays apart', async () => {
  two.source.records = [
    leerling('X1', { ...bare, roepnaam: 'Zoe', voorvoegsel: null, achternaam: 'van der Waal' }),
    leerling('X2', { ...bare, roepnaam: 'Zoe', achternaam: 'van der Waal', geboortedatum: '2016-01-01' }),
    medewerker('Y1', { groepen: [], email: 'juf@EXAMPLE.org', roepnaam: 'Anders' }),
  ];
  await two.sync();
  const [mail, naam, ...rest] = await candidates();
  expect(rest).toEqual([]);
  expect(mail).toMatchObject({ reden: 'email', besluit: null });
  const pair = [await personId(t.db, s.who.school, 'L1'), await personId(t.db, s.who.school, 'X1')].sort();
  expect([naam?.a_id, naam?.b_id]).toEqual(pair);
  expect(Object.keys(await people(t.db, s.who.school))).toHaveLength(7);
  const ids = [await personId(t.db, s.who.school, 'M1'), await personId(t.db, s.who.school, 'Y1')].sort();
  expect([mail?.a_id, mail?.b_id]).toEqual(ids);
});

it('R72 who comes back under another key looks like who left', async () => {
  s.source.remove('L1');
  await s.sync();
  s.source.records.push(
    leerling('L9', { ...bare, roepnaam: 'Zoë', voorvoegsel: 'van der', achternaam: 'Waal' }),
  );
  await s.sync();
  expect(await candidates()).toHaveLength(1);
});

it('R72 is listed once; the same answer again writes nothing', async () => {
  two.source.records = [leerling('X1', { ...bare, roepnaam: 'Zoe', achternaam: 'van der Waal' })];
  await two.sync();
  expect(await rowsWritten(t.owner, two.sync)).toEqual({});
  two.source.edit('X1', { email: 'z@example.org' });
  await two.sync();
  expect(await candidates()).toHaveLength(1);
});

it('R72 two with one name in each of two sources: each of the one may be each of the other, and no more', async () => {
  two.source.records = ['X1', 'X2'].map((key) =>
    leerling(key, { ...bare, roepnaam: 'Saar', achternaam: 'Duin' }),
  );
  await two.sync();
  expect(await candidates()).toHaveLength(4);
});
