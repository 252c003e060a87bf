import { beforeEach, expect, it } from 'vitest';
import { testDb } from '../../../test/support/db.ts';
import { type DemoClass, demoClass } from '../../../test/support/demo-class.ts';
import { createArrangementskaart } from '../../arrangementskaart/service.ts';
import { createLeerroute } from '../../leerroute/service.ts';
import { createConnection } from '../../sync/service.ts';
import { groep, leerling, MemorySource, syncDeps, syncOnce } from '../../sync/test-school.ts';
import { listPersonen, zelfdePersoon } from './service.ts';

const t = testDb();
let k: DemoClass;
let otis = '';
let so: MemorySource;
let vso: MemorySource;
let sync: (of: 'so' | 'vso') => Promise<unknown>;
const ECK = 'https://ketenid.nl/201703/otis';
const wie = {
  roepnaam: 'Otis',
  achternaam: 'Kompasnaald',
  geboortedatum: '2012-05-06',
  stamgroep: 'V1',
  groepen: [],
};
const who = () => ({ school: k.school, person: k.petra.person });

/** One school with so and vso, each with an LVS of its own; Otis works with leerlijnen at the so. */
beforeEach(async () => {
  k = await demoClass(t.db, 1);
  otis = k.leerlingen[0] ?? '';
  await k.as(k.petra, (tx) =>
    tx
      .insertInto('koers.person_key')
      .values({ school_id: k.school, person_id: otis, system: 'eckid', key: ECK, linked_by: 'import' })
      .execute(),
  );
  [so, vso] = [new MemorySource('solvs'), new MemorySource('vsolvs')];
  const deps = syncDeps(t.db, [so, vso]);
  const make = async (adapter: string) => {
    const wanted = { adapter, naam: adapter, settings: { sleutel: 'x' }, schedule: null } as const;
    return (await createConnection(deps, who(), { ...wanted, firstSync: 'apply' })).id;
  };
  const at = { so: await make('solvs'), vso: await make('vsolvs') };
  sync = (of) => syncOnce(deps, who(), at[of]);
  so.records = [groep('V1'), leerling('S1', { ...wie, eckId: ECK })];
  await sync('so');
});

/** What Koers holds of a pupil that no LVS knows: his card with open doelen, and his leerreis. */
async function staat(id: string): Promise<unknown> {
  return await k.as(k.petra, async (tx) => {
    const kaart = await createArrangementskaart({ keys: k.keys }).kaart(tx, k.petra, id);
    const doelen = kaart.leergebieden.flatMap((g) => g.leerlijnen).flatMap((l) => l.doelen);
    const reis = await createLeerroute({ keys: k.keys }).leerreis(tx, k.petra, id);
    return { doelen: doelen.map((d) => [d.code, d.stand]), reis };
  });
}
const people = () =>
  k.as(k.petra, (tx) =>
    tx
      .selectFrom('koers.person')
      .select(['id', 'ended_at'])
      .where('soort', '=', 'leerling')
      .where('id', '=', otis)
      .execute(),
  );

it('R72 a pupil who moves from the LVS of the so to that of the vso keeps leerreis and open doelen', async () => {
  const before = (await staat(otis)) as { doelen: unknown[] };
  expect(before.doelen.length).toBeGreaterThan(3);
  so.remove('S1');
  await sync('so');
  vso.records = [groep('V1', { naam: 'Vso 1' }), leerling('V77', { ...wie, eckId: ECK })];
  await sync('vso');
  expect(await people()).toEqual([{ id: otis, ended_at: null }]);
  expect(await staat(otis)).toEqual(before);
});

it('R72 also when the vso knows him by another ECK iD: a human says that it is he', async () => {
  const before = (await staat(otis)) as { doelen: unknown[] };
  so.remove('S1');
  await sync('so');
  vso.records = [groep('V1', { naam: 'Vso 1' }), leerling('V77', { ...wie, eckId: `${ECK}/vso` })];
  await sync('vso');
  const deps = { db: t.db, keys: k.keys, now: () => new Date() };
  const [paar, ...rest] = (await listPersonen(deps, k.school)).open;
  expect(rest).toEqual([]);
  expect(paar?.kanten[0].id).toBe(otis); // who has work in Koers keeps his place
  await zelfdePersoon(deps, who(), paar?.id ?? '');
  expect(await people()).toEqual([{ id: otis, ended_at: null }]);
  await sync('vso');
  expect(await people()).toEqual([{ id: otis, ended_at: null }]);
  expect(await staat(otis)).toEqual(before);
});
