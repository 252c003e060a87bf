import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { kompaslijnen } from '../../../fixtures/pakket/kompaslijnen.ts';
import { apiRoutes } from '../../../gateway/interchange/api/routes.ts';
import { caseRoutes } from '../../../gateway/interchange/case/routes.ts';
import { registerClient } from '../../../gateway/interchange/clients/register.ts';
import { clientsRoutes } from '../../../gateway/interchange/clients/routes.ts';
import { oneRosterRoutes } from '../../../gateway/interchange/oneroster/routes.ts';
import type { WebhookDeps } from '../../../gateway/interchange/webhooks/deps.ts';
import { drain } from '../../../gateway/interchange/webhooks/drain.ts';
import { webhookRoutes } from '../../../gateway/interchange/webhooks/routes.ts';
import {
  type Receiver,
  startReceiver,
  takenByLibrary,
} from '../../../gateway/interchange/webhooks/testing/receiver.ts';
import { settled } from '../../../gateway/interchange/webhooks/testing/settled.ts';
import { PakketSchema } from '../../../gateway/leerlijnen/pakket.ts';
import { outboundFetch } from '../../../gateway/platform/http/outbound-fetch.ts';
import { actor, doel, lijn, persoon } from '../../../test/support/demo-class.ts';
import { fakeAssets } from '../../ui/test-kit/fake-assets.ts';
import { celVan, schoolWeb, tekst } from '../testing/school-web.ts';
import { type ScreenServer, serveScreens } from '../testing/serve-screens.ts';
import { aanbiedersRoutes } from './routes.tsx';

const web = schoolWeb();
const CIJFERS = 'https://purl.imsglobal.org/spec/or/v1p2/scope/gradebook.readonly';
const GRADEBOOK = '/ims/oneroster/gradebook/v1p2';
const ASKED = `koers:webhooks koers:kaarten.read koers:bewijs.write ${CIJFERS} koers:plaatsingen.read`;
let server: ScreenServer;
let receiver: Receiver;
let deps: WebhookDeps;

beforeAll(async () => {
  receiver = await startReceiver();
  const now = () => new Date();
  deps = {
    db: web.t.db,
    keys: web.k.keys,
    fetch: outboundFetch({ allowLoopback: true }),
    now,
    log: { warn() {} },
    leaseMs: 5000,
  };
  server = await serveScreens(web.t.db, (origin) => [
    ...oneRosterRoutes({ origin: origin(), db: web.t.db }),
    ...caseRoutes({ origin: origin() }),
    ...clientsRoutes({ db: web.t.db, origin: 'https://koers.example', keysAt: noKeys, now }),
    ...apiRoutes({ origin: 'https://koers.example', now }),
    ...webhookRoutes(deps),
    ...aanbiedersRoutes({ assets: fakeAssets, now }),
  ]);
});
afterAll(() => Promise.all([server.close(), receiver.close()]));

const noKeys = () => {
  throw new Error('nobody signs here');
};

async function post(path: string, body: object | URLSearchParams, token?: string) {
  const form = body instanceof URLSearchParams;
  const res = await fetch(server.origin + path, {
    method: 'POST',
    headers: {
      ...(form ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: form ? body : JSON.stringify(body),
  });
  return { status: res.status, json: (await res.json()) as Record<string, never> };
}
/** Reads with a token, or as anybody may. */
async function read(path: string, token?: string) {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  const res = await fetch(new URL(path, server.origin), { headers });
  return { status: res.status, json: (await res.json()) as Record<string, never>, headers: res.headers };
}

/** What the FG reads of a pupil today. */
async function spoorVan(leerling: string): Promise<string> {
  const { school, petra } = web.k;
  const person = await web.k.as(petra, (tx) => persoon(tx, school, 'medewerker', 'Paul', 'Stilzwijger'));
  const fg = await web.as(actor(school, person, 'fg'));
  return tekst((await fg.get(`/spoor?leerling=${leerling}`)).html);
}

/** As much of a OneRoster result as a vendor looks at. */
const Resultaat = z.object({
  student: z.object({ href: z.url(), sourcedId: z.uuid() }),
  lineItem: z.object({ href: z.url() }),
  scoreStatus: z.string(),
  learningObjectiveSet: z.tuple([
    z.object({
      source: z.literal('case'),
      learningObjectiveResults: z.tuple([z.object({ learningObjectiveId: z.uuid(), score: z.number() })]),
    }),
  ]),
});

it('R69, R74: a vendor asks, the school says yes, a tick is heard, read back, and a score becomes evidence', async () => {
  const { school } = web.k;
  const { brin } = await web.t.db.platform((tx) =>
    tx.selectFrom('koers.school').where('id', '=', school).select('brin').executeTakeFirstOrThrow(),
  );
  const beheerder = await server.visitor(school, 'beheerder');

  // Registered by the operator: it may nothing yet.
  const made = await registerClient(web.t.db, {
    aanbieder: 'Haven BV',
    product: 'Rekenhaven',
    doel: 'Oefent rekenen op het niveau van de leerling',
  });
  const who = { client_id: made.clientId, client_secret: made.secret ?? '' };
  const token = async () =>
    await post('/oauth/token', new URLSearchParams({ ...who, grant_type: 'client_credentials' }));
  expect((await token()).status).toBe(400);

  // It asks; the beheerder reads in plain words what that means, and says yes to four of the five.
  const asked = await post('/oauth/aanvraag', new URLSearchParams({ ...who, school: brin, scope: ASKED }));
  expect(asked.json).toEqual({ status: 'gevraagd', scope: '' });
  const list = await beheerder.get('/aanbieders');
  expect(tekst(list.html)).toContain('Rekenhaven Van Haven BV.');
  expect(list.html).toContain('Wacht op je antwoord');
  const url = `/aanbieders/${made.clientId}`;
  expect(tekst((await beheerder.get(url)).html)).toContain(
    'Deze aanbieder ziet per leerling op welk niveau hij werkt',
  );
  const yes = (fields: [string, string][]) =>
    fetch(`${server.origin}${url}/toestemming`, {
      method: 'POST',
      headers: { cookie: beheerder.cookie, origin: server.origin },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });
  const scopes = ['koers:webhooks', 'koers:kaarten.read', 'koers:bewijs.write', CIJFERS];
  const ticked = scopes.map((scope): [string, string] => ['scopes', scope]);
  expect((await yes(ticked)).status, 'no agreement, no consent').toBe(422);
  const agreed: [string, string][] = [
    ['overeenkomstOp', '2026-09-01'],
    ['overeenkomst', 'map 12, nummer 4'],
  ];
  expect((await yes([...ticked, ...agreed])).status).toBe(303);
  const bearer = String((await token()).json['access_token']);
  expect((await read('/api/v1/plaatsingen', bearer)).status, 'not ticked').toBe(403);

  // It subscribes, and a teacher ticks a doel in the app.
  const webhook = await post('/api/v1/webhooks', { url: receiver.url, types: ['koers.doel_stand'] }, bearer);
  expect(webhook.status).toBe(201);
  const [leerling = ''] = web.k.leerlingen;
  const leerdoel = doel('RW-E-2a');
  const marjan = await web.as(web.k.marjan);
  const page = await marjan.get(`/groep/${web.k.groep}?leerlijn=${lijn('RW-E')}`);
  const cel = celVan(page.html, `c-${leerling}-${leerdoel}`);
  const tap = await marjan.tap(`/matrix/leerling/${leerling}/doel/${leerdoel}`, {
    cel,
    groep: web.k.groep,
    leerlijn: lijn('RW-E'),
  });
  expect(tap.status).toBe(200);
  await settled(web.t.db, school);
  const at = { school, webhook: String(webhook.json['id']) };
  await drain(deps, at, { signal: new AbortController().signal });
  expect(receiver.got).toHaveLength(1);
  const [message] = receiver.got;
  if (!message) throw new Error('no message');
  expect(takenByLibrary(String(webhook.json['geheim']), message)).toEqual(message.event);
  expect(message.event).toMatchObject({ type: 'koers.doel_stand', data: { leerling, leerdoel } });
  const person = await web.k.as(web.k.petra, (tx) =>
    tx
      .selectFrom('koers.person_identity')
      .where('person_id', '=', leerling)
      .selectAll()
      .executeTakeFirstOrThrow(),
  );
  expect(message.body).not.toContain(person.achternaam);

  // It reads by OneRoster what the tick came to, with the ids of the message and nothing it knew before.
  const { data } = message.event;
  const filter = `status='active' AND student.sourcedId='${data.leerling}' AND learningObjectiveSet.learningObjectiveResults.learningObjectiveId='${data.leerdoel}'`;
  const results = await read(`${GRADEBOOK}/results?${new URLSearchParams({ filter })}`, bearer);
  expect(results.headers.get('x-total-count')).toBe('1');
  const [result] = z.object({ results: z.tuple([Resultaat]) }).parse(results.json).results;
  const [
    {
      learningObjectiveResults: [told4],
    },
  ] = result.learningObjectiveSet;
  expect([result.scoreStatus, told4.score]).toEqual(['fully graded', 4]);
  expect((await read(result.lineItem.href, bearer)).json['lineItem']).toMatchObject({
    title: expect.stringContaining('RW-E-2a'),
  });
  expect((await read(result.student.href, bearer)).status, 'who it is was not asked of the school').toBe(403);

  // The result says which doel by the identifier of our CASE item, which everybody may read.
  const item = await read(`/ims/case/v1p1/CFItems/${told4.learningObjectiveId}`);
  expect(item.status).toBe(200);
  const { tekst: woorden } =
    PakketSchema.parse(kompaslijnen).leerdoelen.find(({ id }) => id === leerdoel) ?? {};
  expect(item.json).toMatchObject({
    identifier: told4.learningObjectiveId,
    humanCodingScheme: 'RW-E-2a',
    fullStatement: woorden,
  });

  // The same in our own words, and the school can see that it looked.
  const kaart = await read(`/api/v1/kaarten?leerling=${data.leerling}`, bearer);
  const lijnen = (kaart.json as unknown as { kaarten: { lijnen: { doelen: object[] }[] }[] }).kaarten[0]
    ?.lijnen;
  expect(lijnen?.flatMap((l) => l.doelen)).toContainEqual(
    expect.objectContaining({ leerdoel: data.leerdoel, stand: 4, behaald: true }),
  );
  expect(await spoorVan(leerling)).toMatch(/Rekenhaven .*Gelezen door een programma van een aanbieder/);

  // It tells what the pupil did there: evidence, where the teacher ticks.
  const score = {
    sleutel: 'opgave-118',
    leerling,
    leerdoel: doel('RW-E-2b'),
    naam: 'Gepast betalen',
    score: 8,
    max: 10,
    op: '2026-11-20',
  };
  const told = await post('/api/v1/bewijs', { bewijzen: [score] }, bearer);
  expect(told.json).toMatchObject({ uitkomsten: [{ sleutel: 'opgave-118', uitkomst: 'nieuw' }] });
  expect(tekst((await marjan.get(`/leerling/${leerling}/kaart`)).html)).toContain(
    'bewijs uit Rekenhaven: 8 van 10',
  );

  // The school sees what it asked, takes it all back, and it is over at once.
  const after = tekst((await beheerder.get(url)).html);
  expect(after).toContain('Arrangementskaarten gelezen');
  expect(after).toContain('Bewijs aangeleverd');
  expect((await beheerder.post(`${url}/intrekken`, { zeker: 'ja' })).status).toBe(303);
  expect((await read('/api/v1/kaarten', bearer)).status).toBe(403);
  expect((await token()).json['error']).toBe('unauthorized_client');
  expect(await drain(deps, at, { signal: new AbortController().signal })).toMatchObject({ kind: 'uit' });
});

it('R85: another school knows nothing of it, and only a beheerder with a passkey decides', async () => {
  const made = await registerClient(web.t.db, {
    aanbieder: 'Haven BV',
    product: 'Alleen A',
    doel: 'om te proberen',
  });
  await web.k.as(web.k.petra, (tx) =>
    tx
      .insertInto('koers.api_aanvraag')
      .values({ school_id: web.k.school, client_id: made.clientId, scopes: ['koers:kaarten.read'] })
      .execute(),
  );
  const url = `/aanbieders/${made.clientId}`;
  const other = await server.visitor(web.b.school, 'beheerder');
  expect((await other.get('/aanbieders')).html).toContain('Er heeft nog niemand iets gevraagd');
  expect((await other.get(url)).status).toBe(404);
  expect((await other.post(`${url}/weigeren`, { zeker: 'ja' })).status).toBe(404);
  const fromElo = await server.visitor(web.k.school, 'beheerder', 'Tom Elo', 'lti');
  expect((await fromElo.get(url)).status).toBe(200);
  expect((await fromElo.post(`${url}/weigeren`, { zeker: 'ja' })).status).toBe(403);
  const tom = await server.visitor(web.k.school, 'beheerder', 'Tom Sleutel');
  expect((await tom.post(`${url}/weigeren`, { zeker: 'ja' })).status).toBe(303);
  expect((await tom.get(url)).html).toContain('Geweigerd');
});
