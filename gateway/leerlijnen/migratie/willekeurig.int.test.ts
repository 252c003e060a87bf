import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../../test/support/db.ts';
import { type DemoClass, demoClass } from '../../../test/support/demo-class.ts';
import { createArrangementskaart } from '../../arrangementskaart/service.ts';
import type { KnownActor } from '../../model/actor.ts';
import { migratieplan } from './plan.ts';
import { maakMigratieOngedaan } from './service.ts';
import { dump, gepubliceerd, stapOver } from './testing/stage.ts';
import { versie10 } from './testing/versies.ts';
import { gewijzigd, Wijziging } from './testing/willekeurig.ts';

const t = testDb();
let k: DemoClass;
let kaarten: ReturnType<typeof createArrangementskaart>;

beforeAll(async () => {
  k = await demoClass(t.db, 3);
  kaarten = createArrangementskaart({ keys: k.keys });
});

/** Something a teacher does: a stand or an actie, and on whose card. */
const Daad = fc.record({
  leerling: fc.nat(),
  n: fc.nat(),
  stand: fc.integer({ min: 0, max: 4 }),
  actie: fc.boolean(),
});
const pick = <T>(lijst: readonly T[], n: number): T | undefined => lijst[n % lijst.length];

async function doe(
  who: KnownActor,
  daad: typeof Daad extends fc.Arbitrary<infer D> ? D : never,
): Promise<string | null> {
  const leerling = pick(k.leerlingen, daad.leerling) ?? '';
  return await k.as(who, async (tx) => {
    const id = randomUUID();
    const doelen = (await kaarten.kaart(tx, who, leerling)).leergebieden
      .flatMap((g) => g.leerlijnen)
      .flatMap((l) => l.doelen);
    const actie = pick(
      doelen.flatMap((d) => d.acties),
      daad.n,
    );
    if (daad.actie && actie)
      await kaarten.tickActie(tx, who, { acts: [{ id, kaartActie: actie.id, gedaan: !actie.gedaan }] });
    else {
      const doel = pick(doelen, daad.n);
      if (!doel) return null;
      await kaarten.setStand(tx, who, { acts: [{ id, leerling, leerdoel: doel.id, stand: daad.stand }] });
    }
    return id;
  });
}

interface Cel {
  leerling_id: string;
  leerdoel_id: string;
  stand: number;
  ended_by: string | null;
  begin_stand: number;
}

describe('R10: whatever changes in a package, and whatever was done before and after', () => {
  it('every doel on a card has gone where its rule says, and undo brings back the very same rows', async () => {
    let n = 0;
    const daden = fc.array(Daad, { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(Wijziging, daden, daden, async (wijzigingen, vooraf, erna) => {
        n += 1;
        const nieuw = gewijzigd(wijzigingen, n);
        await gepubliceerd(t.db, nieuw);
        for (const daad of vooraf) await doe(k.marjan, daad);
        const voor = await k.as(k.petra, (tx) => dump(tx));
        const uit = await stapOver(k, k.petra, { van: versie10.id, naar: nieuw.id });
        if (uit.kind !== 'gedaan') throw new Error(uit.kind);

        const cellen = (
          await k.as(k.petra, (tx) =>
            sql<Cel>`SELECT leerling_id, leerdoel_id, stand, ended_by, begin_stand FROM koers.kaart_doel`.execute(
              tx,
            ),
          )
        ).rows;
        const nu = new Map(
          cellen.filter((c) => c.ended_by === null).map((c) => [`${c.leerling_id}/${c.leerdoel_id}`, c]),
        );
        const oud = cellen.filter((c) => c.ended_by !== null);
        expect(oud).toHaveLength((voor['kaart_doel'] ?? []).length);
        const regels = new Map(migratieplan(versie10, nieuw).doelen.map((d) => [d.oud.id, d]));
        for (const cel of oud) {
          const regel = regels.get(cel.leerdoel_id);
          for (const naar of regel?.naar ?? []) {
            const na = nu.get(`${cel.leerling_id}/${naar.id}`);
            expect(na?.begin_stand).toBe(na?.stand);
            if (regel?.stand === 'mee') expect(na?.stand).toBe(cel.stand);
            else expect(na?.stand).toBeLessThanOrEqual(cel.stand);
          }
        }

        const na = await k.as(k.petra, (tx) => dump(tx));
        const acts: string[] = [];
        for (const daad of erna) acts.push(...[await doe(k.marjan, daad)].filter((a) => a !== null));
        for (const act of acts.reverse()) {
          expect((await k.as(k.petra, (tx) => maakMigratieOngedaan(tx, k.petra, uit.migratie))).kind).toBe(
            'erop_gewerkt',
          );
          const terug = await k.as(k.marjan, (tx) =>
            kaarten.undoActs(tx, k.marjan, { acts: [{ id: randomUUID(), act }] }),
          );
          expect(terug.kind).toBe('ongedaan');
        }
        expect(await k.as(k.petra, (tx) => dump(tx))).toEqual(na);
        expect((await k.as(k.petra, (tx) => maakMigratieOngedaan(tx, k.petra, uit.migratie))).kind).toBe(
          'ongedaan',
        );
        expect(await k.as(k.petra, (tx) => dump(tx))).toEqual(voor);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  }, 120_000);
});
