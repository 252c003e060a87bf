import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../fixtures/pakket/kompaslijnen.ts';
import { testDb } from '../../test/support/db.ts';
import {
  actor,
  type DemoClass,
  dag,
  demoClass,
  doel,
  lijn,
  niveau,
  route,
} from '../../test/support/demo-class.ts';
import { afgeleid, gevouwen, type Pakket } from '../../test/support/kaart-model.ts';
import { createLeerroute } from '../leerroute/service.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { importStanden } from './history.ts';
import { createArrangementskaart, type OngedaanResultaat } from './service.ts';

const t = testDb();
let k: DemoClass;
let kaarten: ReturnType<typeof createArrangementskaart>;
let routes: ReturnType<typeof createLeerroute>;

beforeAll(async () => {
  k = await demoClass(t.db, 40);
  kaarten = createArrangementskaart({ keys: k.keys });
  routes = createLeerroute({ keys: k.keys });
});

const pakket: Pakket = {
  doelen: new Map(
    [...kompaslijnen.niveaus.map((n) => n.id), null].map((n) => [
      n,
      kompaslijnen.leerdoelen.filter((d) => d.niveauId === n).map((d) => d.id),
    ]),
  ),
  sjablonen: new Map(
    kompaslijnen.leerdoelen.map((d) => [
      d.id,
      kompaslijnen.acties.filter((a) => a.leerdoelId === d.id).map((a) => a.id),
    ]),
  ),
};

/** One thing a person may do; the numbers choose among what is there. */
const Stap = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      doe: fc.constant('stand' as const),
      n: fc.nat(),
      stand: fc.integer({ min: 0, max: 4 }),
      wie: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      doe: fc.constant('actie' as const),
      n: fc.nat(),
      gedaan: fc.boolean(),
      wie: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      doe: fc.constant('niveau' as const),
      n: fc.nat(),
      meenemen: fc.boolean(),
      wie: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ doe: fc.constant('route' as const), n: fc.nat(), wie: fc.constant(true) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ doe: fc.constant('ongedaan' as const), n: fc.nat(), wie: fc.boolean() }),
  },
);
type Stap = typeof Stap extends fc.Arbitrary<infer S> ? S : never;

const pick = <T>(list: readonly T[], n: number): T => {
  const found = list[n % list.length];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
};
const LIJNEN = ['RW-E', 'NT-M'];

/** Steps that get each answer undo can give, so that none is left to chance. */
const ELK_ANTWOORD: Stap[] = [
  { doe: 'stand', n: 0, stand: 2, wie: false },
  { doe: 'ongedaan', n: 0, wie: false },
  { doe: 'ongedaan', n: 0, wie: false }, // again
  { doe: 'stand', n: 0, stand: 3, wie: true },
  { doe: 'ongedaan', n: 1, wie: false }, // someone else's
  { doe: 'stand', n: 0, stand: 4, wie: true },
  { doe: 'ongedaan', n: 1, wie: true }, // no longer the last one
];

/** Does one step; returns the acts it made, or what undo answered. */
async function doe(
  tx: Tx,
  who: KnownActor,
  leerling: string,
  stap: Stap,
  gedaan: readonly string[],
): Promise<string[] | OngedaanResultaat> {
  const id = randomUUID();
  const kaart = await kaarten.kaart(tx, k.petra, leerling);
  const lijnen = kaart.leergebieden.flatMap((g) => g.leerlijnen);
  switch (stap.doe) {
    case 'stand': {
      const code = pick(
        kompaslijnen.leerdoelen.filter((d) => lijnen.some((l) => l.id === d.leerlijnId)),
        stap.n,
      ).id;
      await kaarten.setStand(tx, who, { acts: [{ id, leerling, leerdoel: code, stand: stap.stand }] });
      return [id];
    }
    case 'actie': {
      const acties = lijnen.flatMap((l) => l.doelen).flatMap((d) => d.acties);
      if (acties.length === 0) return [];
      await kaarten.tickActie(tx, who, {
        acts: [{ id, kaartActie: pick(acties, stap.n).id, gedaan: stap.gedaan }],
      });
      return [id];
    }
    case 'niveau': {
      const code = pick(LIJNEN, stap.n);
      const voorstel = await kaarten.preparePlaceNiveau(tx, who, { leerling, leerlijn: lijn(code) });
      const uit = await kaarten.placeNiveau(tx, who, {
        id,
        leerling,
        leerlijn: lijn(code),
        naarNiveau: pick(voorstel.keuzes, stap.n).niveau.id,
        blijft: true,
        openDoelen: Object.fromEntries(
          voorstel.openDoelen.map((d, i) => [
            d.id,
            stap.meenemen === (i % 2 === 0) ? 'meenemen' : 'vervallen',
          ]),
        ),
        reden: 'Past beter bij wat de leerling nu kan',
      });
      expect(uit.kind).toBe('geplaatst');
      return [id];
    }
    case 'route': {
      const uit = await routes.placeLeerlingen(tx, k.petra, {
        id,
        wie: { leerlingen: [leerling] },
        leerroute: route(pick(['LR2', 'LR4', 'LR6'], stap.n)),
        periode: pick([k.periode, k.vorigePeriode], stap.n),
        streefniveaus: LIJNEN.map((code, i) => ({
          leerlijn: lijn(code),
          niveau: niveau(code, 1 + ((stap.n + i) % 5)),
        })),
        openDoelen: pick(['meenemen', 'vervallen'], stap.n),
        op: dag(0),
        beslotenDoor: 'Commissie voor de begeleiding',
        reden: 'Jaarlijkse bespreking',
      });
      return uit.acts.map((a) => a.act);
    }
    case 'ongedaan':
      return gedaan.length === 0
        ? []
        : await kaarten.undoActs(tx, who, { acts: [{ id, act: pick(gedaan, stap.n) }] });
  }
}

describe('undo is an event that restores exactly what was (R29, R31)', () => {
  it('brings back the very same rows, for every kind of act in every situation', async () => {
    let over = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(Stap, { minLength: 1, maxLength: 14 }), Stap, async (vooraf, laatste) => {
        const leerling = pick(k.leerlingen, over++);
        await k.as(k.petra, async (tx) => {
          const gedaan: string[] = [];
          for (const stap of vooraf) {
            const uit = await doe(tx, stap.wie ? k.petra : k.marjan, leerling, stap, gedaan);
            if (Array.isArray(uit)) gedaan.push(...uit);
          }
          const who = laatste.wie ? k.petra : k.marjan;
          const before = await afgeleid(tx, leerling, true);
          const uit = await doe(tx, who, leerling, laatste, gedaan);
          if (!Array.isArray(uit) || uit.length === 0) return;
          const terug = await kaarten.undoActs(tx, who, {
            acts: uit.map((act) => ({ id: randomUUID(), act })),
          });
          expect(terug.kind).toBe('ongedaan');
          expect(await afgeleid(tx, leerling, true)).toEqual(before);
        });
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('leaves the state that the acts which still stand tell, whatever is undone in whatever order', async () => {
    let over = 0;
    const antwoorden = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(Stap, { minLength: 5, maxLength: 25 }), async (stappen) => {
        const leerling = pick(k.leerlingen, over++);
        await k.as(k.petra, async (tx) => {
          const gedaan: string[] = [];
          for (const stap of stappen) {
            const before = await afgeleid(tx, leerling, true);
            const uit = await doe(tx, stap.wie ? k.petra : k.marjan, leerling, stap, gedaan);
            if (Array.isArray(uit)) gedaan.push(...uit);
            else {
              antwoorden.add(uit.kind);
              if (uit.kind !== 'ongedaan') expect(await afgeleid(tx, leerling, true)).toEqual(before);
            }
            expect(await afgeleid(tx, leerling)).toEqual(await gevouwen(tx, leerling, pakket));
          }
        });
      }),
      { numRuns: 25, examples: [[ELK_ANTWOORD]] },
    );
    expect([...antwoorden].sort()).toEqual(['al_ongedaan', 'niet_meer_mogelijk', 'niet_van_jou', 'ongedaan']);
  }, 120_000);
});

describe('undo refuses as a value', () => {
  // A pupil that no property above has marked: history counts at the time it was made, so what is later would win from it.
  const stand = (naar: number, at?: string) => ({
    id: randomUUID(),
    leerling: k.leerlingen[39] ?? '',
    leerdoel: doel('SE-S-2b'),
    stand: naar,
    ...(at ? { at } : {}),
  });

  it('an act of yesterday, of a colleague, undone before, or one that something later was built on', async () => {
    const undo = (who: KnownActor, ...acts: string[]) =>
      k.as(who, (tx) => kaarten.undoActs(tx, who, { acts: acts.map((act) => ({ id: randomUUID(), act })) }));
    const gisteren = { ...stand(1), at: new Date(Date.now() - 86_400_000).toISOString() };
    await expect(k.as(k.marjan, (tx) => importStanden(tx, k.marjan, [gisteren]))).rejects.toMatchObject({
      code: 'not_found', // taking history over is not for a leerkracht
    });
    const schoolbreed = actor(k.school, k.marjan.person, 'ib');
    await k.as(schoolbreed, (tx) => importStanden(tx, schoolbreed, [gisteren]));
    expect(await undo(k.marjan, gisteren.id)).toEqual({ kind: 'te_laat', acts: [gisteren.id] });

    const vanIgor = { ...stand(2), leerdoel: doel('SE-S-2a'), at: gisteren.at, door: k.igor.person };
    await k.as(schoolbreed, (tx) => importStanden(tx, schoolbreed, [vanIgor]));
    expect(await undo(k.marjan, vanIgor.id)).toEqual({ kind: 'niet_van_jou', acts: [vanIgor.id] });
    expect(await undo(k.igor, vanIgor.id)).toEqual({ kind: 'te_laat', acts: [vanIgor.id] });
    const eerder = await k.as(k.petra, (tx) =>
      routes.placeLeerlingen(
        tx,
        k.petra,
        {
          ...{ id: randomUUID(), wie: { leerlingen: [k.leerlingen[39] ?? ''] }, leerroute: route('LR4') },
          ...{ periode: k.periode, streefniveaus: [{ leerlijn: lijn('SE-S'), niveau: niveau('SE-S', 3) }] },
          ...{ op: dag(0), beslotenDoor: 'Commissie voor de begeleiding', reden: 'Stond op papier' },
        },
        { at: gisteren.at },
      ),
    );
    const besluit = eerder.acts.map((a) => a.act);
    expect(await undo(k.petra, ...besluit)).toEqual({ kind: 'te_laat', acts: besluit });

    const [een, twee] = [stand(2), stand(3)];
    await k.as(k.marjan, (tx) => kaarten.setStand(tx, k.marjan, { acts: [een] }));
    expect(await undo(k.igor, een.id)).toEqual({ kind: 'niet_van_jou', acts: [een.id] });
    await k.as(k.igor, (tx) => kaarten.setStand(tx, k.igor, { acts: [twee] }));
    expect(await undo(k.marjan, een.id)).toEqual({ kind: 'niet_meer_mogelijk', acts: [een.id] });
    expect((await undo(k.igor, twee.id)).kind).toBe('ongedaan');
    expect(await undo(k.igor, twee.id)).toEqual({ kind: 'al_ongedaan', acts: [twee.id] });
    const terug = await undo(k.marjan, een.id);
    expect(terug).toMatchObject({ kind: 'ongedaan', cellen: [{ stand: 1, laatsteAct: gisteren.id }] });
    await expect(undo(k.marjan, randomUUID())).rejects.toMatchObject({ code: 'not_found' });
    await expect(undo(k.wendy, een.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('undoes a whole group in one go, all or nothing, and once when sent twice', async () => {
    const wie = k.leerlingen.slice(1, 13);
    const staat = () =>
      k.as(k.marjan, async (tx) => {
        const alle: unknown[] = [];
        for (const leerling of wie) alle.push(await afgeleid(tx, leerling, true));
        return alle;
      });
    const before = await staat();
    const acts = wie.map((leerling) => ({ id: randomUUID(), leerling, leerdoel: doel('SE-S-2b'), stand: 3 }));
    await k.as(k.marjan, (tx) => kaarten.setStand(tx, k.marjan, { acts }));
    const later = { id: randomUUID(), leerling: wie[4] ?? '', leerdoel: doel('SE-S-2b'), stand: 4 };
    await k.as(k.igor, (tx) => kaarten.setStand(tx, k.igor, { acts: [later] }));
    const vraag = { acts: acts.map((a) => ({ id: randomUUID(), act: a.id })) };
    const undo = () => k.as(k.marjan, (tx) => kaarten.undoActs(tx, k.marjan, vraag));
    expect(await undo()).toEqual({ kind: 'niet_meer_mogelijk', acts: [acts[4]?.id] });
    await k.as(k.igor, (tx) => kaarten.undoActs(tx, k.igor, { acts: [{ id: randomUUID(), act: later.id }] }));
    const uit = await undo();
    expect(uit.kind).toBe('ongedaan');
    expect(await staat()).toEqual(before);
    expect(await undo()).toEqual(uit);
    expect(await staat()).toEqual(before);
  });
});
