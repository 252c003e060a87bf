import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { actor, type DemoClass, dag, demoClass, doel, lijn, persoon } from '../../test/support/demo-class.ts';
import { createArrangementskaart } from '../arrangementskaart/service.ts';
import { createLeerroute } from '../leerroute/service.ts';
import type { KnownActor } from '../model/actor.ts';
import { connectClient } from '../platform/db/connect.ts';
import { grantRole } from '../school/people.ts';
import { createDelingen, type DelingenService } from './delingen.ts';

const t = testDb();
let k: DemoClass;
let delingen: DelingenService;
let kaarten: ReturnType<typeof createArrangementskaart>;
let routes: ReturnType<typeof createLeerroute>;
let lies: KnownActor;
const kind = () => k.leerlingen[0] ?? '';

beforeAll(async () => {
  k = await demoClass(t.db, 2);
  delingen = createDelingen(k);
  kaarten = createArrangementskaart(k);
  routes = createLeerroute(k);
});

/** A new zorgverlener each time: nothing is shared with her yet. */
beforeEach(async () => {
  lies = await k.as(k.petra, async (tx) => {
    const id = await persoon(tx, k.school, 'medewerker', 'Lies', 'Lantaarn');
    await grantRole(tx, k.school, {
      person: id,
      rol: 'zorgverlener',
      reason: 'logopedie',
      grantedBy: 'invite',
      tot: dag(90),
    });
    return actor(k.school, id, 'zorgverlener');
  });
});

const deel = (
  extra: { leerlijn?: string | null; tot?: string; leerling?: string; persoon?: string } = {},
  who = k.marjan,
) =>
  k.as(who, (tx) =>
    delingen.deel(tx, who, {
      leerling: extra.leerling ?? kind(),
      leerlijn: extra.leerlijn === undefined ? lijn('NT-M') : extra.leerlijn,
      persoon: extra.persoon ?? lies.person,
      tot: extra.tot ?? dag(30),
      reden: 'Werkt aan vertellen',
    }),
  );
const kaart = () => k.as(lies, (tx) => kaarten.kaart(tx, lies, kind()));
const lijnen = async () => (await kaart()).leergebieden.flatMap((g) => g.leerlijnen.map((l) => l.code));
const zet = (code: string, who = lies) => {
  const id = randomUUID();
  const acts = [{ id, leerling: kind(), leerdoel: doel(code), stand: 3 as const }];
  return k.as(who, (tx) => kaarten.setStand(tx, who, { acts })).then(() => id);
};
const actieOp = async (code: string) => {
  const heel = await k.as(k.marjan, (tx) => kaarten.kaart(tx, k.marjan, kind()));
  const van = heel.leergebieden.flatMap((g) => g.leerlijnen).find((l) => l.code === code);
  return van?.doelen.flatMap((d) => d.acties)[0]?.id ?? '';
};
const tik = async (code: string) => {
  const acts = [{ id: randomUUID(), kaartActie: await actieOp(code), gedaan: true }];
  return await k.as(lies, (tx) => kaarten.tickActie(tx, lies, { acts }));
};
const weg = { code: 'not_found' };

describe('R63: a zorgverlener sees and writes what is shared with him, until its date', () => {
  it('sees nobody before anything is shared', async () => {
    await expect(kaart()).rejects.toMatchObject(weg);
    await expect(zet('NT-M-2a')).rejects.toMatchObject(weg);
    expect(await k.as(lies, (tx) => delingen.metMij(tx, lies))).toEqual([]);
  });

  it('sees the shared leerlijn of that pupil, and no other leerlijn, pupil or placement', async () => {
    await deel();
    expect(await lijnen()).toEqual(['NT-M']);
    const profiel = await k.as(lies, (tx) => routes.leerlingprofiel(tx, lies, kind()));
    expect([...profiel.LS, ...profiel.LO].flatMap((g) => g.leerlijnen.map((l) => l.code))).toEqual(['NT-M']);
    expect([profiel.beperkt, profiel.plaatsing, (await kaart()).leerroute]).toEqual([true, null, null]);
    const reis = await k.as(lies, (tx) => routes.leerreis(tx, lies, kind()));
    expect(reis.map((s) => s.soort)).toEqual(['streefniveau']);
    await k.as(lies, (tx) => routes.leerlijnZoom(tx, lies, kind(), lijn('NT-M')));
    for (const dicht of [
      () => k.as(lies, (tx) => routes.leerlijnZoom(tx, lies, kind(), lijn('RW-E'))),
      () => k.as(lies, (tx) => routes.leerdoelZoom(tx, lies, kind(), doel('RW-E-2a'))),
      () => k.as(lies, (tx) => kaarten.kaart(tx, lies, k.leerlingen[1] ?? '')),
      () => k.as(lies, (tx) => kaarten.groepMatrix(tx, lies, k.groep, { soort: 'alle' })),
    ])
      await expect(dicht()).rejects.toMatchObject(weg);
    expect(await k.as(lies, (tx) => delingen.metMij(tx, lies))).toMatchObject([
      { id: kind(), tot: dag(30), leerlijnen: [{ id: lijn('NT-M') }] },
    ]);
  });

  it('writes on the shared leerlijn; another leerlijn is as a pupil that does not exist, and nothing is written', async () => {
    await deel();
    const act = await zet('NT-M-2a');
    await tik('NT-M');
    await expect(zet('RW-E-2a')).rejects.toMatchObject(weg);
    await expect(tik('RW-E')).rejects.toMatchObject(weg);
    const samen = ['NT-M-2a', 'RW-E-2a'].map((code) => ({
      id: randomUUID(),
      leerling: kind(),
      leerdoel: doel(code),
      stand: 1 as const,
    }));
    await expect(k.as(lies, (tx) => kaarten.setStand(tx, lies, { acts: samen }))).rejects.toMatchObject(weg);
    const geschreven = await k.as(lies, (tx) =>
      tx.selectFrom('koers.act').select('leerlijn_id').where('actor_id', '=', lies.person).execute(),
    );
    expect(new Set(geschreven.map((g) => g.leerlijn_id))).toEqual(new Set([lijn('NT-M')]));
    const ongedaan = (id: string) =>
      k.as(lies, (tx) => kaarten.undoActs(tx, lies, { acts: [{ id: randomUUID(), act: id }] }));
    expect(await ongedaan(act)).toMatchObject({ kind: 'ongedaan' });
    await expect(ongedaan(await zet('RW-E-2a', k.marjan))).rejects.toMatchObject(weg);
  });

  it('sees every leerlijn when all are shared', async () => {
    await deel({ leerlijn: null });
    expect(await lijnen()).toEqual(['NT-M', 'RW-E', 'SE-S']);
    expect((await kaart()).leerroute?.code).toBe('LR4');
    await zet('RW-E-2a');
  });

  it('sees nothing from the day of its end, and nothing once it was taken back', async () => {
    const deling = await deel();
    await k.as(k.petra, (tx) => delingen.beeindig(tx, k.petra, { leerling: kind(), deling }));
    await expect(kaart()).rejects.toMatchObject(weg);
    await deel();
    expect(await lijnen()).toEqual(['NT-M']);
    const client = sql`UPDATE koers.lijn_deling SET van = koers.vandaag() - 5, tot = koers.vandaag()`;
    await expect(k.as(k.petra, (tx) => client.execute(tx))).rejects.toThrow(/permission denied/);
    const owner = await connectClient(t.owner, 'koers test');
    await owner.query(
      `UPDATE koers.lijn_deling SET van = koers.vandaag() - 5, tot = koers.vandaag() WHERE person_id = '${lies.person}'`,
    );
    await owner.end();
    await expect(kaart()).rejects.toMatchObject(weg);
    await expect(zet('NT-M-2a')).rejects.toMatchObject(weg);
  });

  it('costs who works without shares no statement', async () => {
    const { lijnenInScope } = await import('./scope.ts');
    const nooit = new Proxy({}, { get: () => expect.unreachable('a statement was asked') });
    expect(await lijnenInScope(nooit as never, k.marjan, 'kaart_lezen', kind())).toBe('alle');
  });
});

describe('who shares', () => {
  it('is the IB-er, and the leerkracht for his own pupils', async () => {
    await deel({}, k.petra);
    await expect(deel({}, k.wendy)).rejects.toMatchObject(weg);
    await expect(deel({}, lies)).rejects.toMatchObject(weg);
    expect(await k.as(k.wendy, (tx) => delingen.gedeeldMet(tx, k.wendy, kind()))).toBeNull();
    const panel = await k.as(k.petra, (tx) => delingen.gedeeldMet(tx, k.petra, kind()));
    expect(panel?.delingen.find((d) => d.door === 'Petra Poolster')).toMatchObject({
      wie: 'Lies Lantaarn',
      tot: dag(30),
      reden: 'Werkt aan vertellen',
    });
  });

  it('shares with a zorgverlener, a leerlijn the pupil works on, for a time, once', async () => {
    await expect(deel({ persoon: k.igor.person })).rejects.toMatchObject(weg);
    await expect(deel({ leerlijn: lijn('EM') })).rejects.toMatchObject(weg);
    await expect(deel({ tot: dag(0) })).rejects.toMatchObject({ code: 'conflict' });
    await deel();
    await expect(deel()).rejects.toMatchObject({ code: 'conflict' });
    await deel({ tot: dag(60) });
  });
});
