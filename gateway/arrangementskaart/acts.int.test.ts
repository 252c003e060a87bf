import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { type DemoClass, demoClass, doel, lijn, niveau } from '../../test/support/demo-class.ts';
import { createArrangementskaart } from './service.ts';

const t = testDb();
let k: DemoClass;
let kaarten: ReturnType<typeof createArrangementskaart>;

beforeAll(async () => {
  k = await demoClass(t.db, 4);
  kaarten = createArrangementskaart({ keys: k.keys });
});

const leerling = (n: number) => k.leerlingen[n] ?? '';
const stand = (n: number, code: string, naar: number, id: string = randomUUID()) => ({
  id,
  leerling: leerling(n),
  leerdoel: doel(code),
  stand: naar,
});

describe('R30: een doel afvinken', () => {
  it('gives the fresh cell and the degree of the row', async () => {
    const first = await k.as(k.marjan, (tx) =>
      kaarten.setStand(tx, k.marjan, { acts: [stand(0, 'RW-E-2a', 4)] }),
    );
    expect(first.cellen).toEqual([
      expect.objectContaining({
        leerling: leerling(0),
        leerdoel: doel('RW-E-2a'),
        leerlijn: lijn('RW-E'),
        stand: 4,
        behaald: true,
      }),
    ]);
    expect(first.rijen).toEqual([
      {
        leerling: leerling(0),
        leerlijn: lijn('RW-E'),
        graad: { totaal: 2, behaald: 1, procent: 50, deelsProcent: 50 },
      },
    ]);
    const both = await k.as(k.marjan, (tx) =>
      kaarten.setStand(tx, k.marjan, { acts: [stand(0, 'RW-E-2b', 4)] }),
    );
    expect(both.rijen[0]?.graad?.procent).toBe(100);
    const klaar = await k.as(k.marjan, (tx) => kaarten.klaarVoorHoger(tx, k.marjan));
    expect(klaar.map((x) => [x.leerling.id, x.leerlijn.code, x.streefniveau.code])).toEqual([
      [leerling(0), 'RW-E', 'N2'],
    ]);
  });

  it('takes the same act once, however often it is sent', async () => {
    const act = stand(1, 'RW-E-2a', 3);
    const send = () => k.as(k.marjan, (tx) => kaarten.setStand(tx, k.marjan, { acts: [act] }));
    const [a, b] = [await send(), await send()];
    expect(b).toEqual(a);
    await k.as(k.igor, (tx) => kaarten.setStand(tx, k.igor, { acts: [stand(1, 'RW-E-2a', 1)] }));
    expect((await send()).cellen[0]?.stand).toBe(1);
    expect(await count(`koers.act WHERE leerling_id = '${leerling(1)}' AND soort = 'doel_stand'`)).toBe(2);
    expect(await count(`koers.spoor WHERE onderwerp_id = '${leerling(1)}' AND actie = 'doel_stand'`)).toBe(2);
  });

  it('refuses an act id that was used for something else', async () => {
    const act = stand(1, 'SE-S-2a', 2);
    await k.as(k.marjan, (tx) => kaarten.setStand(tx, k.marjan, { acts: [act] }));
    const again = (over: object) =>
      k.as(k.marjan, (tx) => kaarten.setStand(tx, k.marjan, { acts: [{ ...act, ...over }] }));
    await expect(again({ stand: 4 })).rejects.toMatchObject({ code: 'conflict' });
    await expect(again({ leerdoel: doel('SE-S-2b') })).rejects.toMatchObject({ code: 'conflict' });
    await expect(again({ leerling: leerling(2) })).rejects.toMatchObject({ code: 'conflict' });
    await expect(k.as(k.igor, (tx) => kaarten.setStand(tx, k.igor, { acts: [act] }))).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await count(`koers.act WHERE leerling_id = '${leerling(2)}' AND soort = 'doel_stand'`)).toBe(0);
  });

  it('keeps both judgements and tells who expected another stand (R23)', async () => {
    await k.as(k.igor, (tx) => kaarten.setStand(tx, k.igor, { acts: [stand(2, 'NT-M-2a', 1)] }));
    const act = { ...stand(2, 'NT-M-2a', 3), verwacht: 0 };
    const uit = await k.as(k.marjan, (tx) => kaarten.setStand(tx, k.marjan, { acts: [act] }));
    expect(uit.anders).toEqual([{ act: act.id, stond: 1 }]);
    expect(uit.cellen[0]?.stand).toBe(3);
  });

  it('marks many cells in one go, in the order they were sent', async () => {
    const acts = [0, 1, 2, 3].flatMap((n) =>
      ['NT-M-2a', 'NT-M-2b', 'SE-S-2a'].map((code) => stand(n, code, (n + 1) % 5)),
    );
    const uit = await k.as(k.marjan, (tx) => kaarten.setStand(tx, k.marjan, { acts }));
    expect(uit.cellen.map((c) => [c.leerling, c.leerdoel, c.stand])).toEqual(
      acts.map((a) => [a.leerling, a.leerdoel, a.stand]),
    );
    expect(uit.rijen).toHaveLength(8);
  });

  it('refuses one cell twice in one call, an unknown doel and a doel of a leerlijn the pupil does not work on', async () => {
    const set = (...acts: ReturnType<typeof stand>[]) =>
      k.as(k.marjan, (tx) => kaarten.setStand(tx, k.marjan, { acts }));
    await expect(set(stand(0, 'RW-E-2a', 1), stand(0, 'RW-E-2a', 2))).rejects.toMatchObject({
      code: 'bad_request',
    });
    await expect(set({ ...stand(0, 'RW-E-2a', 1), leerdoel: randomUUID() })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(set(stand(0, 'VB-1a', 1))).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('R29: een actie afvinken', () => {
  it('ticks one actie for the whole group in one go, and unticks it', async () => {
    const matrix = await k.as(k.marjan, (tx) =>
      kaarten.groepMatrix(tx, k.marjan, k.groep, { soort: 'leerlijn', id: lijn('RW-E') }),
    );
    const kolom = matrix.acties[0];
    const ids = matrix.rijen.map((r) => r.acties[kolom?.sjabloon ?? '']?.kaartActie ?? '');
    const tick = (gedaan: boolean) =>
      k.as(k.marjan, (tx) =>
        kaarten.tickActie(tx, k.marjan, {
          acts: ids.map((kaartActie) => ({ id: randomUUID(), kaartActie, gedaan })),
        }),
      );
    const aan = await tick(true);
    expect(aan.acties.map((a) => [a.kaartActie, a.gedaan])).toEqual(ids.map((id) => [id, true]));
    const kaart = await k.as(k.marjan, (tx) => kaarten.kaart(tx, k.marjan, leerling(0)));
    const actie = kaart.leergebieden
      .flatMap((g) => g.leerlijnen)
      .flatMap((l) => l.doelen)
      .flatMap((d) => d.acties)
      .find((a) => a.id === ids[0]);
    expect(actie).toMatchObject({ gedaan: true, gedaanDoor: 'Marjan Schelpenpad' });
    expect((await tick(false)).acties.every((a) => !a.gedaan && a.gedaanOp === null)).toBe(true);
    expect(await count("koers.act WHERE soort = 'actie_afgevinkt'")).toBe(8);
    expect(await count("koers.spoor WHERE actie = 'actie_afgevinkt'")).toBe(8);
  });
});

describe('R61, R85: what one may not see does not exist', () => {
  it('refuses acts on a pupil of another group, and applies nothing of the call', async () => {
    const buiten = { ...stand(0, 'RW-E-2a', 2), leerling: k.buiten };
    await expect(
      k.as(k.marjan, (tx) => kaarten.setStand(tx, k.marjan, { acts: [stand(3, 'RW-E-2a', 4), buiten] })),
    ).rejects.toMatchObject({ code: 'not_found', opts: { status: 404 } });
    expect(
      await count(
        `koers.act WHERE leerling_id = '${leerling(3)}' AND leerdoel_id = '${doel('RW-E-2a')}' AND soort = 'doel_stand'`,
      ),
    ).toBe(0);
    await expect(k.as(k.wendy, (tx) => kaarten.kaart(tx, k.wendy, leerling(0)))).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(
      k.as(k.wendy, (tx) => kaarten.groepMatrix(tx, k.wendy, k.groep, { soort: 'alle' })),
    ).rejects.toMatchObject({ code: 'not_found' });
    const kaart = await k.as(k.marjan, (tx) => kaarten.kaart(tx, k.marjan, leerling(0)));
    const actie = kaart.leergebieden[0]?.leerlijnen[0]?.doelen[0]?.acties[0]?.id ?? '';
    await expect(
      k.as(k.wendy, (tx) =>
        kaarten.tickActie(tx, k.wendy, { acts: [{ id: randomUUID(), kaartActie: actie, gedaan: true }] }),
      ),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      k.as(k.wendy, (tx) =>
        kaarten.preparePlaceNiveau(tx, k.wendy, { leerling: leerling(0), leerlijn: lijn('RW-E') }),
      ),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      k.as(k.wendy, (tx) =>
        kaarten.placeNiveau(tx, k.wendy, {
          id: randomUUID(),
          leerling: leerling(0),
          leerlijn: lijn('RW-E'),
          naarNiveau: niveau('RW-E', 3),
          openDoelen: {},
        }),
      ),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('lets the IB-er act in every group', async () => {
    const uit = await k.as(k.petra, (tx) =>
      kaarten.setStand(tx, k.petra, { acts: [{ ...stand(0, 'RW-E-2a', 2), leerling: k.buiten }] }),
    );
    expect(uit.cellen[0]?.stand).toBe(2);
  });
});

describe('acts are append-only', () => {
  it('refuses to change or delete an act or a line of the trail, for the app and for the owner of the schema', async () => {
    const { connectClient } = await import('../platform/db/connect.ts');
    const owner = await connectClient(t.owner, 'koers test');
    for (const table of ['act', 'audit']) {
      await expect(owner.query(`UPDATE koers.${table} SET at = now()`)).rejects.toMatchObject({
        code: 'KP002',
      });
      await expect(owner.query(`DELETE FROM koers.${table}`)).rejects.toMatchObject({ code: 'KP002' });
    }
    await owner.end();
    await expect(k.as(k.marjan, (tx) => tx.deleteFrom('koers.act').execute())).rejects.toThrow(
      /permission denied/,
    );
    await expect(
      k.as(k.marjan, (tx) => tx.updateTable('koers.act').set({ soort: 'x' }).execute()),
    ).rejects.toThrow(/permission denied/);
  });
});

async function count(from: string): Promise<number> {
  const { connectClient } = await import('../platform/db/connect.ts');
  const owner = await connectClient(t.owner, 'koers test');
  const { rows } = await owner.query<{ n: string }>(`SELECT count(*) AS n FROM ${from}`);
  await owner.end();
  return Number(rows[0]?.n);
}
