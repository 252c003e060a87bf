import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { type DemoClass, dag, demoClass, doel, lijn, niveau, route } from '../../test/support/demo-class.ts';
import { statements as sent } from '../../test/support/statements.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { createGroepsplan } from './plan/service.ts';
import { groepDetail, groepenLijst, groepVoorstel, type Knoop, maakGroep, voorbeeld } from './service.ts';

const t = testDb();
let klein: DemoClass;
let groot: DemoClass;

beforeAll(async () => {
  klein = await demoClass(t.db, 2);
  groot = await demoClass(t.db, 24);
});

const statements = (who: KnownActor, work: (tx: Tx) => Promise<unknown>) => sent(t.db, who, work);

const op: Knoop = { soort: 'niveau', leerlijn: lijn('RW-E'), niveau: niveau('RW-E', 2), hoe: 'op' };
const veel = (k: DemoClass): Knoop => ({
  en: [
    op,
    { soort: 'leerroute', leerroutes: [route('LR4')] },
    {
      of: [
        { soort: 'stamgroep', groepen: [k.groep] },
        { niet: { soort: 'doel', leerdoel: doel('RW-E-2a'), hoe: 'behaald' } },
      ],
    },
    { niet: { soort: 'onderwijsleeftijd', van: 20, tot_en_met: 25 } },
    { soort: 'leerlijn', leerlijn: lijn('NT-M') },
  ],
});

describe('R52–R54: no more statements for more pupils or more conditions', () => {
  it('a composed group is one query and one look at names', async () => {
    const een = await statements(klein.petra, (tx) => voorbeeld(tx, klein.petra, op));
    expect(een).toBe(2);
    expect(await statements(groot.petra, (tx) => voorbeeld(tx, groot.petra, op))).toBe(een);
    let gevonden = 0;
    const alle = await statements(groot.petra, async (tx) => {
      gevonden = (await voorbeeld(tx, groot.petra, veel(groot))).leerlingen.length;
    });
    expect([alle, gevonden]).toEqual([een, 25]);
  });

  it('a list, a group, its proposal, its plan and the act that fixes it cost the same for 24 as for 2', async () => {
    const telling = async (k: DemoClass) => {
      const who = k.petra;
      const plannen = createGroepsplan({ keys: k.keys });
      let groep = '';
      const maken = await statements(who, async (tx) => {
        const made = await maakGroep(tx, who, {
          naam: randomUUID(),
          werkvorm: 'niveaugroep',
          leerlingen: [...k.leerlingen],
          lijnen: [lijn('RW-E')],
          regel: op,
          van: dag(0),
        });
        groep = made.groep;
      });
      return {
        maken,
        lijst: await statements(who, (tx) => groepenLijst(tx, who)),
        detail: await statements(who, (tx) => groepDetail(tx, who, groep)),
        voorstel: await statements(who, (tx) => groepVoorstel(tx, who, groep)),
        voorbeeld: await statements(who, (tx) => plannen.plan(tx, who, { groep })),
        begin: await statements(who, (tx) => plannen.begin(tx, who, { groep })),
        vast: await statements(who, (tx) => plannen.stelVast(tx, who, { groep })),
        plan: await statements(who, (tx) => plannen.plan(tx, who, { groep })),
      };
    };
    const weinig = await telling(klein);
    expect(await telling(groot)).toEqual(weinig);
    expect(weinig).toMatchObject({ lijst: 2, detail: 2, voorstel: 2 });
    expect(weinig.plan).toBeLessThanOrEqual(7);
  });
});
