import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outboundFetch } from '../../../gateway/platform/http/outbound-fetch.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { aanmeldEloRoutes } from '../../lti/dynamic/routes.tsx';
import { startTestPlatform, type TestPlatform } from '../../lti/testing/platform/platform.ts';
import { registerTestPlatform, testServiceClient, toolAt } from '../../lti/testing/platform/stage.ts';
import { startTestKoers, type TestKoers } from '../../lti/testing/test-koers.ts';
import { fakeAssets } from '../../ui/test-kit/fake-assets.ts';
import { type ScreenServer, serveScreens, type Visitor } from '../testing/serve-screens.ts';
import { leeromgevingenRoutes } from './routes.tsx';

const t = testDb();
const s = {} as {
  koers: TestKoers;
  server: ScreenServer;
  strict: ScreenServer;
  elo: TestPlatform;
  tom: Visitor;
  /** Where our keys are served. */
  keys: string;
  a: string;
  b: string;
};
const clock = { ahead: 0 };
const logged: Record<string, unknown>[] = [];

const serve = (demo: boolean) => {
  const fetch = outboundFetch({ allowLoopback: demo });
  const now = () => new Date(Date.now() + clock.ahead);
  const own = { db: t.db, assets: fakeAssets, fetch, demo, now, services: testServiceClient(t.db) };
  const log = { info: (fields: object) => void logged.push(fields as Record<string, unknown>) };
  return serveScreens(t.db, (origin) => [
    ...aanmeldEloRoutes({ ...own, origin, log: log as never }),
    ...leeromgevingenRoutes({ ...own, origin }),
  ]);
};

beforeAll(async () => {
  Object.assign(s, await twoSchools(t.db));
  s.elo = await startTestPlatform({ profile: 'moodle' });
  [s.server, s.strict] = await Promise.all([serve(true), serve(false)]);
  const koers = await startTestKoers(t.db);
  Object.assign(s, { koers, keys: `${koers.origin}/lti/jwks` });
  s.tom = await s.server.visitor(s.a, 'beheerder');
});
afterAll(() => Promise.all([s.koers.close(), s.server.close(), s.strict.close(), s.elo.close()]));

/** A fresh link, as the beheerder copies it. */
async function link(tom = s.tom): Promise<string> {
  const { html } = await tom.post('/leeromgevingen/link');
  return /value="([^"]*\/lti\/aanmelden\/[^"]*)"/.exec(html)?.[1] ?? '';
}

/** What the ELO does with it. */
async function aanmelden(url: string, configuration = s.elo.configurationUrl, token = 'reg-1') {
  s.elo.registering.open.add(token);
  const query = new URLSearchParams({ openid_configuration: configuration, registration_token: token });
  const res = await fetch(`${url}?${query}`);
  const html = await res.text();
  return { status: res.status, html, csp: res.headers.get('content-security-policy') ?? '' };
}

const wachtend = async () =>
  [
    ...(await s.tom.get('/leeromgevingen')).html.matchAll(/\/leeromgevingen\/aanmelding\/([0-9a-f-]{36})/g),
  ].map((m) => m[1] ?? '');
const platforms = async () =>
  (await t.db.platform((tx) => tx.selectFrom('koers.lti_platform').select(['issuer', 'client_id']).execute()))
    .length;
const reason = () => logged.at(-1)?.['reason'];

describe('dynamic registration (lti.md §0.5)', () => {
  it('by a link of the beheerder: Koers says little, the ELO waits, and launches only after approval', async () => {
    const url = await link();
    const done = await aanmelden(url);
    expect([done.status, done.html.includes('Nog één stap')]).toEqual([200, true]);
    expect(done.html).toContain('/assets/lti-close.js');
    const [tool] = s.elo.registering.registered.slice(-1);
    expect(tool).toMatchObject({
      initiate_login_uri: `${s.server.origin}/lti/login`,
      redirect_uris: [`${s.server.origin}/lti/launch`],
      jwks_uri: `${s.server.origin}/lti/jwks`,
      token_endpoint_auth_method: 'private_key_jwt',
    });
    expect(tool?.['https://purl.imsglobal.org/spec/lti-tool-configuration']).toMatchObject({
      claims: ['iss', 'sub'],
      messages: [{ type: 'LtiResourceLinkRequest' }, { type: 'LtiDeepLinkingRequest' }],
    });
    expect(String(tool?.['scope'])).toContain('contextmembership.readonly');

    expect(await platforms()).toBe(0); // nobody launches by it
    const [id = ''] = await wachtend();
    const { html } = await s.tom.get(`/leeromgevingen/aanmelding/${id}`);
    for (const said of [s.elo.issuer, s.elo.jwksUrl, 'moodle', 'value="1"']) expect(html).toContain(said);
    expect((await s.tom.post(`/leeromgevingen/aanmelding/${id}`, { deployment: ' ' })).status).toBe(422);
    expect((await s.tom.post(`/leeromgevingen/aanmelding/${id}`, { deployment: '1' })).status).toBe(303);
    expect([await platforms(), await wachtend()]).toEqual([1, []]);
    expect((await s.tom.get('/leeromgevingen')).html).toContain(new URL(s.elo.issuer).host);
    expect((await s.tom.post(`/leeromgevingen/aanmelding/${id}`, { deployment: '1' })).status).toBe(404);
  });

  it('can be sent away, and is nothing of another school', async () => {
    await aanmelden(await link());
    const [id = ''] = await wachtend();
    const other = await s.server.visitor(s.b, 'beheerder');
    expect((await other.get(`/leeromgevingen/aanmelding/${id}`)).status).toBe(404);
    expect((await other.post(`/leeromgevingen/aanmelding/${id}/afwijzen`, { zeker: 'ja' })).status).toBe(404);
    expect((await other.get('/leeromgevingen')).html).not.toContain('Wacht op jou');
    expect((await s.tom.post(`/leeromgevingen/aanmelding/${id}/afwijzen`, { zeker: 'ja' })).status).toBe(303);
    expect(await wachtend()).toEqual([]);
  });

  it('is for a beheerder with a passkey, and its link is known by its hash only', async () => {
    for (const rol of ['leerkracht', 'ib', 'directeur'] as const)
      expect((await (await s.server.visitor(s.a, rol)).post('/leeromgevingen/link')).status).toBe(403);
    const fromElo = await s.server.visitor(s.a, 'beheerder', 'Tom Elo', 'lti');
    expect((await fromElo.post('/leeromgevingen/link')).status).toBe(403);
    const code = (await link()).split('/').at(-1) ?? '';
    expect(code).toMatch(/^[\w-]{43}$/);
    const rows = await t.db.platform((tx) => tx.selectFrom('koers.lti_registration').selectAll().execute());
    expect(JSON.stringify(rows)).not.toContain(code);
  });
});

describe('an ELO that tells of copied courses', () => {
  it('is asked to, by a press of the beheerder; one that does not offer that shows no button', async () => {
    const canvas = await startTestPlatform({ profile: 'canvas', clientId: 'koers-canvas' });
    canvas.useTool(toolAt(s.server.origin));
    const platform = await registerTestPlatform(t.db, canvas, s.a);
    const list = await s.tom.get('/leeromgevingen');
    const pages = [...list.html.matchAll(/href="(\/leeromgevingen\/[0-9a-f-]{36})"/g)].map((m) => m[1] ?? '');
    const found: string[] = [];
    for (const page of pages) if ((await s.tom.get(page)).html.includes(canvas.issuer)) found.push(page);
    const [page = ''] = found;
    expect((await s.tom.get(page)).html).not.toContain('Laat het Koers weten');
    expect((await s.tom.post(`${page}/berichten`)).status).toBe(409);
    await t.db.tenant({ school: s.a, actor: null }, (tx) =>
      sql`SELECT koers.keep_lti_context(${platform.id}::uuid, ${canvas.deployment}, ${JSON.stringify({
        context: 'c1',
        notices_url: `${canvas.origin}/pns`,
        notice_types: ['LtiContextCopyNotice'],
      })}::jsonb, true)`.execute(tx),
    );
    expect((await s.tom.get(page)).html).toContain('Laat het Koers weten');
    // Koers signs its question for a token; the emulator reads our keys where they are served.
    canvas.useTool({ ...toolAt(s.server.origin), jwksUrl: s.keys });
    expect((await s.tom.post(`${page}/berichten`)).status).toBe(303);
    expect(canvas.handlers).toEqual([
      { notice_type: 'LtiContextCopyNotice', handler: `${s.server.origin}/lti/berichten` },
    ]);
    expect((await s.tom.get(page)).html).toContain('vertelt het aan Koers');
    await canvas.close();
  });
});

describe('an attack on a registration changes nothing', () => {
  const nothing = async (is: { status: number; html: string }, why: string | RegExp) => {
    expect([400, 403]).toContain(is.status);
    expect(reason()).toMatch(why);
    expect(is.html).toContain('Koers kon zich niet aanmelden bij de leeromgeving');
    expect(await wachtend()).toEqual([]);
  };

  it('a link that was used, also when two use it at a time', async () => {
    const url = await link();
    const calls = s.elo.calls.length;
    const both = await Promise.all([aanmelden(url, undefined, 'r1'), aanmelden(url, undefined, 'r2')]);
    expect(both.map((one) => one.status).toSorted()).toEqual([200, 400]);
    expect(s.elo.calls.slice(calls)).toHaveLength(2); // one went to the ELO, for its configuration and to register
    const [id = ''] = await wachtend();
    await s.tom.post(`/leeromgevingen/aanmelding/${id}/afwijzen`, { zeker: 'ja' });
    await nothing(await aanmelden(url), 'used or expired');
  });

  it('a link of an hour ago, and one that was made up', async () => {
    const url = await link();
    clock.ahead = 3_601_000;
    await nothing(await aanmelden(url), 'used or expired');
    clock.ahead = 0;
    await nothing(await aanmelden(`${s.server.origin}/lti/aanmelden/verzonnen`), 'used or expired');
  });

  it('a link that a person opens himself says what it is for, and still works', async () => {
    const url = await link();
    const res = await fetch(url);
    expect([res.status, (await res.text()).includes('Open hem niet zelf')]).toEqual([200, true]);
    expect((await aanmelden(url)).status).toBe(200);
    const [id = ''] = await wachtend();
    await s.tom.post(`/leeromgevingen/aanmelding/${id}/afwijzen`, { zeker: 'ja' });
  });

  it.each([
    [
      'says that it is another platform',
      { issuer: 'https://canvas.instructure.com' },
      'issuer is not on the host',
    ],
    ['has keys without https', { jwks_uri: 'http://10.0.0.1/jwks' }, 'not https'],
    ['gives tokens without https', { token_endpoint: 'http://10.0.0.1/token' }, 'not https'],
    ['says who is there by a script', { authorization_endpoint: 'javascript:alert(1)' }, 'not https'],
    [
      'registers at a cloud’s own door',
      { registration_endpoint: 'https://169.254.169.254/latest' },
      /not public|registration/,
    ],
    ['registers at a name of ours', { registration_endpoint: 'https://localhost/register' }, /registration/],
    ['says not all', { token_endpoint: undefined }, 'configuration: token_endpoint'],
    ['is endless', { filler: 'x'.repeat(70_000) }, 'more than 65536 bytes'],
  ])('a configuration that %s', async (_name, changed, why) => {
    s.elo.registering.configuration = changed;
    const registered = s.elo.registering.registered.length;
    await nothing(await aanmelden(await link()), why);
    expect(s.elo.registering.registered).toHaveLength(registered);
    s.elo.registering.configuration = {};
  });

  it.each([
    ['this computer', 'http://127.0.0.1:1/x'],
    ['the cloud', 'http://169.254.169.254/latest/meta-data'],
    ['the cloud over https', 'https://169.254.169.254/latest/meta-data'],
    ['a private network', 'https://10.0.0.1/x'],
    ['a file', 'file:///etc/passwd'],
    ['a name and password', 'https://a:b@elo.example/x'],
  ])('a configuration on %s is not fetched', async (_name, address) => {
    const url = (await link(await s.strict.visitor(s.a, 'beheerder', 'Tom Streng'))).replace(
      /^http:\/\/[^/]+/,
      s.strict.origin,
    );
    const is = await aanmelden(url, address);
    expect([is.status >= 400, await wachtend()]).toEqual([true, []]);
  });

  it('a configuration that sends us on, or an ELO that gives no token or no client', async () => {
    const sends = createServer(
      (_req, res) => void res.writeHead(302, { Location: s.elo.configurationUrl }).end(),
    );
    await new Promise<void>((resolve) => sends.listen(0, '127.0.0.1', resolve));
    const at = `http://127.0.0.1:${(sends.address() as AddressInfo).port}/x`;
    await nothing(await aanmelden(await link(), at), 'configuration: status 302');
    sends.close();
    const url = await link();
    const without = await fetch(`${url}?openid_configuration=${encodeURIComponent(s.elo.configurationUrl)}`);
    await nothing({ status: without.status, html: await without.text() }, 'registration: status 401');
  });
});
