import { expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { bewaarResultaten } from '../leerroute/service.ts';
import { createConnection, pauseConnection } from './service.ts';
import { leerling, MemorySource, syncDeps, syncOnce, syncSchool } from './test-school.ts';
import { people, personId } from './test-state.ts';

const t = testDb();
const eck = (n: number) => `https://ketenid.nl/201703/${n}`;
const bare = { stamgroep: null, groepen: [] };
const RESULTAAT = {
  ...{
    bron: 'Toetssysteem',
    sleutel: 'r1',
    soort: 'toets',
    naam: 'Rekenen E5',
    op: '2026-11-02',
    score: '90',
  },
} as const;

it('R75 the first weeks from a file and then from the LVS: the same pupils, and nothing that was done in between is lost', async () => {
  const s = await syncSchool(t.db);
  const { school } = s.who;
  s.source.records = [1, 2, 3].map((n) => leerling(`F${n}`, { ...bare, eckId: eck(n) }));
  await s.sync();
  const before = await Promise.all([1, 2, 3].map((n) => personId(t.db, school, `F${n}`)));
  const [first = ''] = before;
  await t.db.tenant({ school, actor: null }, (tx) =>
    bewaarResultaten(tx, school, [{ ...RESULTAAT, leerling: first }]),
  );

  const lvs = new MemorySource('lvs');
  lvs.records = [1, 2, 3, 4].map((n) => leerling(`L${n}`, { ...bare, eckId: eck(n) }));
  const deps = syncDeps(t.db, [s.source, lvs]);
  const { id } = await createConnection(deps, s.who, {
    ...{ adapter: 'lvs', naam: 'Het LVS', settings: { sleutel: 'x' }, schedule: null, firstSync: 'apply' },
  });
  const outcome = await syncOnce(deps, s.who, id);
  await pauseConnection(deps, s.who, s.connection);
  lvs.edit('L2', { roepnaam: 'LeerlingF2' });
  await syncOnce(deps, s.who, id);

  expect(outcome).toMatchObject({ kind: 'done', counts: { leerling: { created: 4, quarantined: 0 } } });
  expect(await Promise.all([1, 2, 3].map((n) => personId(t.db, school, `L${n}`)))).toEqual(before);
  const now = await people(t.db, school);
  expect(Object.keys(now)).toHaveLength(4);
  // Each system tells of its own inschrijving; that of the file stays with it, paused or not.
  expect(
    Object.values(now).every((p) => !p.ended && p.inschrijving.every((i) => i === '2024-08-01.. S')),
  ).toBe(true);
  const kept = await t.db.tenant({ school, actor: null }, (tx) =>
    tx.selectFrom('koers.resultaat').select(['leerling_id', 'naam']).execute(),
  );
  expect(kept).toEqual([{ leerling_id: first, naam: 'Rekenen E5' }]);
});
