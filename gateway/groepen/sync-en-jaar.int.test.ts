import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { actor, type DemoClass, dag, demoClass, lijn, niveau } from '../../test/support/demo-class.ts';
import type { KnownActor } from '../model/actor.ts';
import { connectClient } from '../platform/db/connect.ts';
import { groep as bronGroep, type SyncSchool, syncSchool } from '../sync/test-school.ts';
import { personId } from '../sync/test-state.ts';
import { createGroepsplan } from './plan/service.ts';
import { groepDetail, groepenLijst, groepVoorstel, maakGroep, zetLeden } from './service.ts';

const t = testDb();

const niveaugroep = (
  leerlingen: readonly string[],
  regel: Parameters<typeof maakGroep>[2]['regel'] = null,
) => ({
  naam: 'Geld N2',
  werkvorm: 'niveaugroep' as const,
  leerlingen: [...leerlingen],
  lijnen: [],
  regel,
  van: dag(0),
});

describe('R51: a sync leaves groups of our own alone', () => {
  let s: SyncSchool;
  let who: KnownActor;
  let l1: string;
  let l2: string;
  beforeAll(async () => {
    s = await syncSchool(t.db);
    await s.sync();
    who = actor(s.who.school, await personId(t.db, s.who.school, 'M1'), 'ib');
    l1 = await personId(t.db, s.who.school, 'L1');
    l2 = await personId(t.db, s.who.school, 'L2');
  });
  const as = <T>(work: (tx: Parameters<typeof groepDetail>[0]) => Promise<T>) =>
    t.db.tenant({ school: who.school, actor: who.person }, work);

  it('when the LVS has another name, members or no group any more; also one with the same name', async () => {
    const { groep } = await as((tx) => maakGroep(tx, who, { ...niveaugroep([l1, l2]), naam: 'Groep R1' }));
    const zie = () => as((tx) => groepDetail(tx, who, groep));
    const eerst = await zie();
    // The LVS drops its own R1, takes L1 out of every group, and the whole answer comes again.
    s.source.edit('L1', { stamgroep: null, groepen: [] });
    s.source.remove('R1');
    expect((await s.sync()).kind).toBe('done');
    expect(await zie()).toEqual(eerst);
    s.source.records.push(bronGroep('R1', { soort: 'samengesteld' }));
    await s.sync();
    expect(await zie()).toEqual(eerst);
    const namen = (await as((tx) => groepenLijst(tx, who))).filter((g) => g.naam === 'Groep R1');
    expect(namen.map((g) => g.soort).sort()).toEqual(['eigen', 'samengesteld']);
  });
});

describe('R55: a year change needs no regrouping of niveaugroepen', () => {
  let k: DemoClass;
  beforeAll(async () => {
    k = await demoClass(t.db, 3);
  });
  const l = (n: number) => k.leerlingen[n] ?? '';

  /** The calendar of the school as the database reads it. */
  async function klok(datum: string): Promise<void> {
    const client = await connectClient(t.owner, 'koers test');
    await client.query(
      `CREATE OR REPLACE FUNCTION koers.vandaag() RETURNS date LANGUAGE sql STABLE AS $$ SELECT '${datum}'::date $$`,
    );
    await client.end();
  }

  it('over 1 August the group, its members, its rule and its plan go on; the stamgroepen may change', async () => {
    await klok(dag(0));
    const regel = { soort: 'niveau', leerlijn: lijn('RW-E'), niveau: niveau('RW-E', 2), hoe: 'op' } as const;
    const { groep } = await k.as(k.petra, (tx) =>
      maakGroep(tx, k.petra, niveaugroep([k.buiten, l(0), l(1), l(2)], regel)),
    );
    const jaar = Number(dag(0).slice(0, 4)) + 1;
    for (const datum of [`${jaar}-07-31`, `${jaar}-08-01`, `${jaar + 1}-08-02`]) {
      await klok(datum);
      if (datum.endsWith('08-01'))
        await k.as(k.petra, (tx) =>
          tx
            .updateTable('koers.groep')
            .set({ ended_at: new Date() })
            .where('id', 'in', [k.groep, k.andereGroep])
            .execute(),
        );
      const zie = await k.as(k.petra, (tx) => groepDetail(tx, k.petra, groep));
      expect([datum, zie.schooljaar, zie.leerlingen.map((x) => x.id).sort()]).toEqual([
        datum,
        null,
        [k.buiten, l(0), l(1), l(2)].sort(),
      ]);
      const voorstel = await k.as(k.petra, (tx) => groepVoorstel(tx, k.petra, groep));
      expect([datum, voorstel?.erbij, voorstel?.eruit]).toEqual([datum, [], []]);
      const plan = await k.as(k.petra, (tx) =>
        createGroepsplan({ keys: k.keys }).plan(tx, k.petra, { groep }),
      );
      expect([datum, plan.status]).toEqual([datum, 'voorbeeld']);
    }
    const na = await k.as(k.petra, (tx) => groepenLijst(tx, k.petra));
    expect(na.map((g) => g.id)).toEqual([groep]);
    await k.as(k.petra, (tx) =>
      zetLeden(tx, k.petra, groep, { erbij: [], eruit: [l(0)], op: `${jaar + 1}-08-02` }),
    );
    const laatst = await k.as(k.petra, (tx) => groepDetail(tx, k.petra, groep));
    expect(laatst.leerlingen.map((x) => x.id)).not.toContain(l(0));
  });
});
