import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../fixtures/pakket/kompaslijnen.ts';
import { testDb } from '../../test/support/db.ts';
import { type DemoClass, demoClass, doel, lijn, niveau } from '../../test/support/demo-class.ts';
import { afgeleid, gevouwen, type Pakket } from '../../test/support/kaart-model.ts';
import type { KnownActor } from '../model/actor.ts';
import { createArrangementskaart } from './service.ts';

const t = testDb();
let k: DemoClass;
let kaarten: ReturnType<typeof createArrangementskaart>;

beforeAll(async () => {
  k = await demoClass(t.db, 6);
  kaarten = createArrangementskaart({ keys: k.keys });
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
const DOELEN = ['RW-E-2a', 'RW-E-2b', 'NT-M-2a'];

/** One tap on some cells of some pupils, in an order of its own. */
const Tap = fc.record({
  leerlingen: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 1 }),
  doelen: fc.shuffledSubarray(DOELEN, { minLength: 1 }),
  stand: fc.integer({ min: 0, max: 4 }),
  wacht: fc.integer({ min: 0, max: 6 }),
});

describe('two leerkrachten at once lose nothing (R23, R30)', () => {
  it('keeps every judgement of both, and the last event decides each cell, over 50 random interleavings', async () => {
    let verwacht = await aantal();
    await fc.assert(
      fc.asyncProperty(
        fc.array(Tap, { minLength: 2, maxLength: 5 }),
        fc.array(Tap, { minLength: 2, maxLength: 5 }),
        async (een, twee) => {
          const gestuurd = [...(await Promise.all([tikken(k.marjan, een), tikken(k.igor, twee)]))].flat();
          verwacht += gestuurd.length;
          expect(await aantal()).toBe(verwacht);
          await k.as(k.petra, async (tx) => {
            for (const leerling of k.leerlingen)
              expect(await afgeleid(tx, leerling)).toEqual(await gevouwen(tx, leerling, pakket));
            const ketting = await tx
              .selectFrom('koers.act')
              .select(['leerling_id', 'leerdoel_id', 'data'])
              .where('soort', '=', 'doel_stand')
              .orderBy('seq')
              .execute();
            const nu = new Map<string, number>();
            for (const { leerling_id, leerdoel_id, data } of ketting as {
              leerling_id: string;
              leerdoel_id: string;
              data: { van: number; naar: number };
            }[]) {
              expect(data.van).toBe(nu.get(`${leerling_id}${leerdoel_id}`) ?? 0); // each event knows what stood there when it came
              nu.set(`${leerling_id}${leerdoel_id}`, data.naar);
            }
          });
        },
      ),
      { numRuns: 50 },
    );
  }, 120_000);

  it('places a pupil once when two place him at the same moment, and tells the second what changed', async () => {
    const leerling = k.leerlingen[0] ?? '';
    const voorstel = await k.as(k.petra, (tx) =>
      kaarten.preparePlaceNiveau(tx, k.petra, { leerling, leerlijn: lijn('SE-S') }),
    );
    const open = Object.fromEntries(voorstel.openDoelen.map((d) => [d.id, 'meenemen' as const]));
    const place = (who: KnownActor) =>
      k.as(who, (tx) =>
        kaarten.placeNiveau(tx, who, {
          id: randomUUID(),
          leerling,
          leerlijn: lijn('SE-S'),
          naarNiveau: niveau('SE-S', 3),
          openDoelen: open,
        }),
      );
    const uit = await Promise.all([place(k.marjan), place(k.igor)]);
    expect(uit.map((u) => u.kind).sort()).toEqual(['geplaatst', 'zelfde_niveau']);
  });

  it('undoes an act once when it is undone twice at the same moment', async () => {
    const act = { id: randomUUID(), leerling: k.leerlingen[1] ?? '', leerdoel: doel('SE-S-2a'), stand: 4 };
    await k.as(k.marjan, (tx) => kaarten.setStand(tx, k.marjan, { acts: [act] }));
    const undo = () =>
      k.as(k.marjan, (tx) => kaarten.undoActs(tx, k.marjan, { acts: [{ id: randomUUID(), act: act.id }] }));
    expect((await Promise.all([undo(), undo(), undo()])).map((u) => u.kind).sort()).toEqual([
      'al_ongedaan',
      'al_ongedaan',
      'ongedaan',
    ]);
  });

  it('counts an act once when the same request arrives twice at the same moment', async () => {
    const acts = k.leerlingen.map((leerling) => ({
      id: randomUUID(),
      leerling,
      leerdoel: doel('SE-S-2b'),
      stand: 2,
    }));
    const before = await aantal();
    const send = (volgorde: typeof acts) =>
      k.as(k.marjan, (tx) => kaarten.setStand(tx, k.marjan, { acts: volgorde }));
    await Promise.all([send(acts), send([...acts].reverse()), send(acts)]);
    expect((await aantal()) - before).toBe(acts.length);
  });
});

async function tikken(
  who: KnownActor,
  taps: readonly (typeof Tap extends fc.Arbitrary<infer T> ? T : never)[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const tap of taps) {
    const acts = tap.leerlingen.flatMap((n) =>
      tap.doelen.map((code) => ({
        id: randomUUID(),
        leerling: k.leerlingen[n] ?? '',
        leerdoel: doel(code),
        stand: tap.stand,
      })),
    );
    ids.push(...acts.map((a) => a.id));
    await k.as(who, async (tx) => {
      await kaarten.setStand(tx, who, { acts });
      await new Promise((resolve) => setTimeout(resolve, tap.wacht)); // the other one now waits, or goes first
    });
  }
  return ids;
}

async function aantal(): Promise<number> {
  return await k.as(k.petra, async (tx) => {
    const { n } = await tx
      .selectFrom('koers.act')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .where('soort', '=', 'doel_stand')
      .executeTakeFirstOrThrow();
    return Number(n);
  });
}
