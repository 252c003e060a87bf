import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kompaslijnen11 } from '../../../fixtures/pakket/kompaslijnen-1-1.ts';
import { type ScreenServer, serveScreens } from '../../../lti-tool/screens/testing/serve-screens.ts';
import { clientToken, type TestClient } from '../../../test/support/client-token.ts';
import { testDb } from '../../../test/support/db.ts';
import { type DemoClass, demoClass, doel } from '../../../test/support/demo-class.ts';
import { createArrangementskaart } from '../../arrangementskaart/service.ts';
import { gepubliceerd, stapOver } from '../../leerlijnen/migratie/testing/stage.ts';
import { versie10 } from '../../leerlijnen/migratie/testing/versies.ts';
import { API_SCOPE_NAMEN } from '../../model/api-scope.ts';
import { caseRoutes } from '../case/routes.ts';
import { oneRosterRoutes } from '../oneroster/routes.ts';
import { nextBerichten, planBerichten } from '../webhooks/bericht-store.ts';
import { settled } from '../webhooks/testing/settled.ts';
import { apiRoutes } from './routes.ts';

const t = testDb();
let k: DemoClass;
let server: ScreenServer;
let client: TestClient;

beforeAll(async () => {
  k = await demoClass(t.db, 2);
  await gepubliceerd(t.db, kompaslijnen11);
  const naar = { van: versie10.id, naar: kompaslijnen11.id };
  const eerst = await stapOver(k, k.petra, naar);
  if (eerst.kind !== 'gedaan') throw new Error(eerst.kind);
  client = await clientToken({ db: t.db, school: k.school, scopes: API_SCOPE_NAMEN });
  server = await serveScreens(t.db, (origin) => [
    ...apiRoutes({ origin: origin(), now: () => new Date() }),
    ...oneRosterRoutes({ origin: origin(), db: t.db }),
    ...caseRoutes({ origin: origin() }),
  ]);
});
afterAll(() => server.close());

async function lees(pad: string): Promise<{ status: number; tekst: string }> {
  const res = await fetch(server.origin + pad, { headers: client.headers });
  return { status: res.status, tekst: await res.text() };
}

it('R10, R69: a doel has one id outside, also after pupils went to another version: the identifier of its CASE item', async () => {
  const [leerling = ''] = k.leerlingen;
  const entiteit = doel('RW-E-2a');
  const rij = kompaslijnen11.leerdoelen.find((d) => d.entiteit === entiteit)?.id ?? '';
  expect(rij, 'another row in another version').not.toBe(entiteit);
  const webhook = await t.db.tenant({ school: k.school, actor: null }, async (tx) => {
    const { id } = await tx
      .insertInto('koers.webhook')
      .values({
        ...{ school_id: k.school, client_id: client.clientId, url: 'https://x.example' },
        ...{ soorten: ['doel_stand'], geheim: Buffer.from('x') },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
  const kaarten = createArrangementskaart({ keys: k.keys });
  const acts = [{ id: randomUUID(), leerling, leerdoel: rij, stand: 3 }];
  await k.as(k.marjan, (tx) => kaarten.setStand(tx, k.marjan, { acts }));

  await settled(t.db, k.school);
  const [message] = await t.db.tenant({ school: k.school, actor: null }, async (tx) => {
    await planBerichten(tx, webhook, ['doel_stand']);
    return await nextBerichten(tx, webhook, ['doel_stand']);
  });
  const lijn = kompaslijnen11.leerlijnen.find((l) => l.code === 'RW-E')?.entiteit;
  expect(message).toMatchObject({ leerling, leerdoel: entiteit, leerlijn: lijn });
  const filter = `student.sourcedId='${leerling}' AND score='3'`;
  for (const pad of [
    `/ims/oneroster/gradebook/v1p2/results?${new URLSearchParams({ filter })}`,
    `/api/v1/kaarten?leerling=${leerling}`,
  ]) {
    const { tekst } = await lees(pad);
    expect([pad, tekst.includes(entiteit), tekst.includes(rij)]).toEqual([pad, true, false]);
  }
  for (const id of [entiteit, lijn]) expect((await lees(`/ims/case/v1p1/CFItems/${id}`)).status).toBe(200);
  expect((await lees(`/ims/case/v1p1/CFItems/${rij}`)).status).toBe(404);

  // What a program brings in by that id stands with the doel that is on the card now.
  const bewijs = {
    sleutel: 'een',
    leerling,
    leerdoel: entiteit,
    naam: 'Gepast',
    score: 1,
    max: 2,
    op: '2026-11-20',
  };
  const breng = (van: TestClient, body: object) =>
    fetch(`${server.origin}/api/v1/bewijs`, {
      method: 'POST',
      headers: { ...van.headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const lezer = await clientToken({ db: t.db, school: k.school, scopes: ['koers:kaarten.read'] });
  expect((await breng(lezer, { bewijzen: [bewijs] })).status, 'reading is not bringing in').toBe(403);
  const post = await breng(client, {
    bewijzen: [bewijs, { ...bewijs, sleutel: 'twee', leerdoel: randomUUID() }],
  });
  expect(await post.json()).toMatchObject({
    uitkomsten: [{ uitkomst: 'nieuw' }, { uitkomst: 'geweigerd', reden: 'leerdoel_onbekend' }],
  });
  const bij = await t.db.tenant({ school: k.school, actor: null }, (tx) =>
    tx.selectFrom('koers.bewijs').select('leerdoel_id').execute(),
  );
  expect(bij).toEqual([{ leerdoel_id: rij }]);
});

it('R23: what several judgements come to by the rule of the school is the same by the API and by OneRoster', async () => {
  const [, leerling = ''] = k.leerlingen;
  const entiteit = doel('RW-E-2b');
  const leerdoel = kompaslijnen11.leerdoelen.find((d) => d.entiteit === entiteit)?.id ?? '';
  const kaarten = createArrangementskaart({ keys: k.keys });
  for (const [who, stand] of [
    [k.igor, 2],
    [k.marjan, 4],
  ] as const)
    await k.as(who, (tx) =>
      kaarten.setStand(tx, who, { acts: [{ id: randomUUID(), leerling, leerdoel, stand }] }),
    );
  const beide = async () => {
    const kaart = JSON.parse((await lees(`/api/v1/kaarten?leerling=${leerling}`)).tekst) as {
      kaarten: { lijnen: { doelen: { leerdoel: string; stand: number; behaald: boolean }[] }[] }[];
    };
    const over = kaart.kaarten[0]?.lijnen.flatMap((l) => l.doelen).find((d) => d.leerdoel === entiteit);
    const filter = `status='active' AND student.sourcedId='${leerling}' AND learningObjectiveSet.learningObjectiveResults.learningObjectiveId='${entiteit}'`;
    const { tekst } = await lees(`/ims/oneroster/gradebook/v1p2/results?${new URLSearchParams({ filter })}`);
    const [result] = (JSON.parse(tekst) as { results: { score: number; scoreStatus: string }[] }).results;
    return [over?.stand, over?.behaald, result?.score, result?.scoreStatus];
  };
  expect(await beide()).toEqual([4, true, 4, 'fully graded']);
  await t.db.tenant({ school: k.school, actor: null }, (tx) =>
    tx
      .insertInto('koers.volg_instelling')
      .values({ school_id: k.school, waarneming_regel: 'voorzichtigste' })
      .execute(),
  );
  expect(await beide()).toEqual([2, false, 2, 'partially graded']);
});
