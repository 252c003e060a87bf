import { beforeAll, describe, expect, it } from 'vitest';
import { addTenant, endTenant, listTenants } from '../../gateway/access/teams/tenants.ts';
import { SESSION_COOKIE } from '../../gateway/platform/http/session-cookie.ts';
import { actor } from '../../test/support/demo-class.ts';
import { linkAccount, wachtenden } from '../lti/accounts.ts';
import { TestBrowser } from '../lti/testing/test-browser.ts';
import { schoolWeb } from '../screens/testing/school-web.ts';
import { plekVan } from './plek.ts';
import { teamsRoutes } from './routes.tsx';
import { CLIENT, fakeMicrosoft, type Microsoft } from './testing/microsoft.ts';

const held = {} as { microsoft: Microsoft };
const logged: unknown[] = [];
const web = schoolWeb((at) =>
  teamsRoutes({
    ...at,
    now: () => new Date(),
    log: { info: (fields: unknown) => void logged.push(fields) },
    keysAt: (url) => held.microsoft.keysAt(url),
  }),
);
const TENANT = '8b6e2a7c-0b0f-4a55-9c77-2f0a3d5e1c01';
const beheerder = () => actor(web.k.school, web.k.petra.person, 'beheerder');
const otherBeheerder = () => actor(web.b.school, web.b.petra.person, 'beheerder');

async function link(school: string, person: string, oid: string): Promise<void> {
  await web.t.db.tenant({ school, actor: null }, (tx) =>
    tx
      .insertInto('koers.person_key')
      .values({
        school_id: school,
        person_id: person,
        system: `teams:${TENANT}`,
        key: oid,
        linked_by: 'import',
      })
      .execute(),
  );
}
beforeAll(async () => {
  held.microsoft = await fakeMicrosoft();
  await addTenant(web.t.db, beheerder(), { tenant: TENANT.toUpperCase(), clientId: CLIENT });
});

/** The tab as a browser opens it, and what its script asks. */
async function open(
  token: string,
  more: { form?: Record<string, string>; cookies?: boolean; origin?: string } = {},
) {
  const browser = new TestBrowser();
  const page = await browser.request(`${web.origin}/teams/tab`);
  if (more.cookies === false) browser.cookies.clear();
  const res = await browser.request(`${web.origin}/teams/aanmelden`, more.form ?? { plek: '' }, {
    Accept: 'application/json',
    Origin: more.origin ?? web.origin,
    ...(token ? { Authorization: `Bearer ${token}` } : {}),
  });
  return { browser, page, res, body: (await res.json()) as Record<string, unknown> };
}
const tokenOf = (oid: string, changed = {}) => held.microsoft.token(TENANT, oid, changed);

describe('R70: Koers as a tab of Teams', () => {
  it('stands in a frame of Teams and of nobody else, and holds nothing of anybody', async () => {
    for (const path of ['/teams/tab', '/teams/instellen']) {
      const res = await fetch(web.origin + path);
      const csp = res.headers.get('content-security-policy') ?? '';
      expect(csp).toContain(
        "frame-ancestors 'self' https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft",
      );
      expect(csp).toContain("frame-src 'self'");
      expect(csp).toContain("connect-src 'self';");
    }
    const elsewhere = await fetch(`${web.origin}/ontwerp`);
    expect(elsewhere.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('lets in who is linked, as what he is here, on the group that the tab is for', async () => {
    await link(web.k.school, web.k.marjan.person, 'a0000000-0000-4000-8000-000000000001');
    const token = await tokenOf('a0000000-0000-4000-8000-000000000001');
    const { browser, res, body } = await open(token, {
      form: { plek: plekVan('groep', web.k.groep), deel: '' },
    });
    expect(body).toEqual({ soort: 'binnen', naar: `/groep/${web.k.groep}` });
    expect(res.headers.getSetCookie()[0]).toMatch(
      /^__Host-koers=.*Max-Age=14400; Path=\/; HttpOnly; Secure; Partitioned; SameSite=None$/,
    );
    const page = await browser.request(`${web.origin}/groep/${web.k.groep}`);
    expect([page.status, (await page.text()).includes('De Schelpen')]).toEqual([200, true]);
    expect(page.headers.get('content-security-policy')).toContain('https://*.teams.microsoft.com');
    // A deep link is authorised like any other: a group of somebody else stays closed.
    const deep = await open(token, { form: { plek: '', deel: plekVan('groep', web.k.andereGroep) } });
    expect(deep.body['naar']).toBe(`/groep/${web.k.andereGroep}`);
    expect((await deep.browser.request(`${web.origin}/groep/${web.k.andereGroep}`)).status).toBe(404);
    const groups = await (await browser.request(`${web.origin}/teams/groepen`)).text();
    expect(groups).toContain(`value="groep.${web.k.groep}"`);
    expect(groups).not.toContain(web.k.andereGroep);
    expect(logged.at(-1)).toEqual({ school: web.k.school, wijze: 'teams', person: web.k.marjan.person });
  });

  it('has who is not known wait with a code; once linked he is in; his user name links nobody', async () => {
    const oid = 'a0000000-0000-4000-8000-000000000002';
    const first = await open(await tokenOf(oid));
    expect(first.body).toEqual({ soort: 'onbekend', code: expect.stringMatching(/^[A-Z2-9]{6}$/) });
    expect(first.browser.cookies.has(SESSION_COOKIE)).toBe(false);
    const school = web.k.school;
    await web.t.db.tenant({ school, actor: null }, async (tx) => {
      const [waiting] = await wachtenden(tx, beheerder());
      expect([waiting?.code, waiting?.elo]).toEqual([first.body['code'], 'Microsoft Teams']);
      await linkAccount(tx, beheerder(), { code: waiting?.code ?? '', persoon: web.k.igor.person });
    });
    expect((await open(await tokenOf(oid))).body).toEqual({ soort: 'binnen', naar: '/vandaag' });
  });

  it('begins a new session each time: the one that this browser had is over (session fixation)', async () => {
    const oid = 'a0000000-0000-4000-8000-000000000001';
    const { browser } = await open(await tokenOf(oid));
    const before = browser.cookies.get(SESSION_COOKIE) ?? '';
    const headers = { Authorization: `Bearer ${await tokenOf(oid)}`, Origin: web.origin };
    await browser.request(`${web.origin}/teams/aanmelden`, { plek: '' }, headers);
    const after = browser.cookies.get(SESSION_COOKIE) ?? '';
    const status = async (cookie: string) => {
      const other = new TestBrowser();
      other.cookies.set(SESSION_COOKIE, cookie);
      return (await other.request(`${web.origin}/teams/groepen`)).status;
    };
    expect([after === before, await status(before), await status(after)]).toEqual([false, 401, 200]);
  });

  it('without cookies in the frame: one press opens a window of its own, once', async () => {
    const token = await tokenOf('a0000000-0000-4000-8000-000000000001');
    const { body, res } = await open(token, {
      cookies: false,
      form: { plek: plekVan('groep', web.k.groep) },
    });
    expect([body['soort'], res.headers.getSetCookie()]).toEqual(['venster', []]);
    const window = new TestBrowser();
    const form = { ticket: String(body['ticket']) };
    const opened = await window.request(`${web.origin}/teams/venster`, form, { Origin: web.origin });
    expect([opened.status, opened.headers.get('location')]).toEqual([
      303,
      `${web.origin}/groep/${web.k.groep}`,
    ]);
    expect((await window.request(`${web.origin}/groep/${web.k.groep}`)).status).toBe(200);
    expect((await window.request(`${web.origin}/teams/venster`, form, { Origin: web.origin })).status).toBe(
      401,
    );
    expect((await window.request(`${web.origin}/teams/venster`, form)).status).toBe(403);
  });

  it.each([
    ['another app', { aud: TENANT }, 403],
    ['another scope', { scp: 'User.Read' }, 401],
    ['another client', { azp: CLIENT }, 401],
    ['the issuer of another tenant', { iss: `https://login.microsoftonline.com/${CLIENT}/v2.0` }, 401],
    ['run out', { exp: Math.floor(Date.now() / 1000) - 60 }, 401],
    ['version 1.0', { ver: '1.0', aud: `api://koers/${CLIENT}` }, 401],
  ])('a token with %s opens nothing, and says so in Dutch', async (_name, changed, status) => {
    const { browser, res, body } = await open(await tokenOf('a0000000-0000-4000-8000-000000000001', changed));
    expect([res.status, body['code'], browser.cookies.has(SESSION_COOKIE)]).toEqual([
      status,
      'launch_refused',
      false,
    ]);
    expect(body['title']).toMatch(/Microsoft|Teams/);
    expect(JSON.stringify([body, logged.at(-1)])).not.toMatch(/schelpenpad|Marjan/i);
  });

  it('asks nobody for keys of a tenant that is not ours, and needs a token and our own page', async () => {
    const asked = held.microsoft.asked.length;
    const strange = await held.microsoft.token(CLIENT, 'a0000000-0000-4000-8000-000000000001');
    expect((await open(strange)).res.status).toBe(403);
    expect((await open('')).res.status).toBe(400);
    expect((await open(await tokenOf('x'), { origin: 'https://teams.microsoft.com' })).res.status).toBe(403);
    expect(held.microsoft.asked).toHaveLength(asked);
  });
});

describe('the tenant of a school', () => {
  it('R85: is of one bestuur; its schools share it, and who works in two says in which', async () => {
    const { db } = web.t;
    const school = (id: string) =>
      db.platform((tx) =>
        tx.selectFrom('koers.school').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
      );
    await expect(addTenant(db, otherBeheerder(), { tenant: TENANT, clientId: CLIENT })).rejects.toMatchObject(
      { code: 'conflict' },
    );
    const bestuur_id = (await school(web.k.school)).bestuur_id;
    await db.platform((tx) =>
      tx.updateTable('koers.school').set({ bestuur_id }).where('id', '=', web.b.school).execute(),
    );
    await addTenant(db, otherBeheerder(), { tenant: TENANT, clientId: CLIENT });
    const oid = 'a0000000-0000-4000-8000-000000000003';
    await link(web.k.school, web.k.wendy.person, oid);
    expect((await open(await tokenOf(oid))).body).toMatchObject({ soort: 'binnen' }); // known in one only
    await link(web.b.school, web.b.wendy.person, oid);
    const asked = (await open(await tokenOf(oid))).body as { soort: string; scholen: { id: string }[] };
    expect([asked.soort, asked.scholen.map((one) => one.id).sort()]).toEqual([
      'kies',
      [web.k.school, web.b.school].sort(),
    ]);
    const chosen = await open(await tokenOf(oid), { form: { school: web.b.school } });
    expect((await chosen.browser.request(`${web.origin}/groep/${web.b.andereGroep}`)).status).toBe(200);
    const [mine] = await listTenants(db, otherBeheerder());
    await expect(endTenant(db, beheerder(), mine?.id ?? '')).rejects.toMatchObject({ code: 'not_found' });
    await endTenant(db, otherBeheerder(), mine?.id ?? '');
    expect((await open(await tokenOf(oid))).body).toMatchObject({ soort: 'binnen' });
  });

  it.each([
    [{ tenant: 'geen', clientId: CLIENT }, 'tenant'],
    [{ tenant: TENANT, clientId: '' }, 'clientId'],
  ])('is not taken from %j', async (given, field) => {
    await expect(addTenant(web.t.db, beheerder(), given)).rejects.toMatchObject({
      opts: { issues: [{ path: field }] },
    });
  });
});
