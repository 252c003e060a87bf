import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { endBron, listBronnen, registerBron } from '../../../gateway/access/oidc/bronnen.ts';
import {
  type Answering,
  startTestProvider,
  type TestProvider,
} from '../../../gateway/access/oidc/testing/test-provider.ts';
import { grantRole } from '../../../gateway/school/people.ts';
import { twoSchools } from '../../../test/support/db.ts';
import { aanmeldenStage, keys, type Visitor } from './testing/stage.ts';

const stage = aanmeldenStage();
const s = {} as { provider: TestProvider; a: string; b: string; bron: string; brinA: string };
beforeAll(async () => {
  s.provider = await startTestProvider();
  Object.assign(s, await twoSchools(stage.t.db));
  s.bron = await register(s.a);
  const row = await stage.t.db.platform((tx) =>
    tx.selectFrom('koers.school').select('brin').where('id', '=', s.a).executeTakeFirstOrThrow(),
  );
  s.brinA = row.brin;
});
afterAll(() => s.provider.close());

const deps = () => ({ db: stage.t.db, keys, demo: true });
async function register(school: string, more = {}): Promise<string> {
  const { issuer, clientId, secret } = s.provider;
  const given = { issuer, clientId, secret, naam: 'Entree', ...more };
  return (await registerBron(deps(), school, given, 'command line')).id;
}
async function person(
  school: string,
  soort: string,
  systems: Record<string, string>,
  rol?: 'beheerder',
): Promise<string> {
  return await stage.t.db.tenant({ school, actor: null }, async (tx) => {
    const made = tx.insertInto('koers.person').values({ school_id: school, soort }).returning('id');
    const { id } = await made.executeTakeFirstOrThrow();
    for (const [system, key] of Object.entries(systems)) {
      const link = { school_id: school, person_id: id, system, key, linked_by: 'import' };
      await tx.insertInto('koers.person_key').values(link).execute();
    }
    if (rol) await grantRole(tx, school, { person: id, rol, reason: 'proef', grantedBy: 'invite' });
    return id;
  });
}

/** From the button to where the service sends the browser. */
async function begin(browser: Visitor, naar = ''): Promise<URL> {
  const gone = await browser.get(`/aanmelden/oidc/${s.bron}${naar}`);
  expect(gone.status).toBe(303);
  return new URL(gone.headers.get('location') ?? '');
}
async function signIn(who: Answering, browser = stage.visitor(), naar = '') {
  const back = s.provider.signIn(await begin(browser, naar), who);
  return { browser, res: await browser.get(back.pathname + back.search) };
}
const STAFF = { eduPersonAffiliation: ['employee'] };

describe('R70: staff sign in with the account of their school', () => {
  it('by a button on the sign-in page, to the page they asked for, with the role of who they are here', async () => {
    const sub = crypto.randomUUID();
    const who = await person(s.a, 'medewerker', { [`oidc:${s.bron}`]: sub }, 'beheerder');
    const browser = stage.visitor();
    expect((await browser.get('/aanmelden?naar=/beheer')).html).toContain(
      `href="/aanmelden/oidc/${s.bron}?naar=%2Fbeheer"`,
    );
    const { res } = await signIn({ sub, claims: STAFF }, browser, '?naar=/beheer');
    expect([res.status, res.headers.get('location')]).toEqual([303, '/beheer']);
    expect(JSON.parse((await browser.get('/beheer')).html)).toEqual([s.a, who, ['leerkracht', 'beheerder']]);
    expect(browser.cookies.has('__Host-koers-oidc')).toBe(false);
    expect((await browser.get('/beheer')).headers.get('content-security-policy')).toContain(
      "frame-ancestors 'none'",
    );
  });

  it('asks the service what the standard says, and keeps no secret in the database', async () => {
    const browser = stage.visitor();
    const asked = await begin(browser);
    const { state, nonce, code_challenge, dienst, ...rest } = Object.fromEntries(asked.searchParams);
    expect(rest).toEqual({
      redirect_uri: `${stage.origin}/aanmelden/oidc/terug`,
      client_id: s.provider.clientId,
      scope: 'openid',
      response_type: 'code',
      code_challenge_method: 'S256',
    });
    expect([dienst, state?.length, nonce?.length, code_challenge?.length]).toEqual(['1', 43, 43, 43]);
    const rows = await stage.t.db.platform(async (tx) => ({
      logins: await tx.selectFrom('koers.oidc_login').selectAll().execute(),
      bronnen: await tx.selectFrom('koers.aanmeld_bron').selectAll().execute(),
    }));
    const kept =
      JSON.stringify(rows) + rows.bronnen.map((row) => row.private_sealed.toString('latin1')).join();
    for (const secret of [state, nonce, browser.cookies.get('__Host-koers-oidc'), s.provider.secret])
      expect(kept).not.toContain(secret);
  });

  it('reads what the service says of itself once for many', async () => {
    const before = s.provider.discovered;
    await Promise.all(Array.from({ length: 5 }, () => begin(stage.visitor())));
    expect(s.provider.discovered - before).toBeLessThanOrEqual(1);
  });

  it('unknown there is linked by ECK iD when that fits one person, also when only UserInfo tells it', async () => {
    const who = await person(s.a, 'leerling', { eckid: 'https://ketenid.nl/1' });
    const told = { eduPersonAffiliation: 'student', eckId: 'https://ketenid.nl/1' };
    const { browser, res } = await signIn({ sub: 'leerling-1', more: told });
    expect(res.status).toBe(303);
    expect(await rolesOf(browser)).toMatchObject({ person: who, roles: ['leerling'] });
  });

  it('unknown and without a number waits with a code; a mail address or name links nobody', async () => {
    const claims = { ...STAFF, email: 'ria@school.example', name: 'Ria Kaart' };
    const { browser, res } = await signIn({ sub: 'vreemd-1', claims });
    const code = /k-code--spoken">(\w{3})\u00a0(\w{3})</.exec(res.html)?.slice(1).join('');
    expect(res.status).toBe(200);
    expect(browser.cookies.has('__Host-koers')).toBe(false);
    const waiting = await stage.t.db.tenant({ school: s.a, actor: null }, (tx) =>
      tx.selectFrom('koers.lti_unlinked').select(['code', 'bron', 'sub']).execute(),
    );
    expect(waiting).toEqual([{ code, bron: `oidc:${s.bron}`, sub: 'vreemd-1' }]);
    expect(JSON.stringify(stage.logged)).not.toMatch(/ria@|Ria Kaart/);
  });
});

async function rolesOf(browser: Visitor) {
  const { hashToken } = await import('../../../gateway/platform/http/session-cookie.ts');
  const token = browser.cookies.get('__Host-koers') ?? '';
  return await stage.t.db.session(hashToken(token), async (_, session) => ({
    person: session?.personId,
    roles: session?.roles,
    method: session?.method,
  }));
}

describe('beheer asks for more than a password', () => {
  const beheer = async (claims: Answering['claims']) => {
    const sub = crypto.randomUUID();
    await person(s.a, 'medewerker', { [`oidc:${s.bron}`]: sub }, 'beheerder');
    const { browser } = await signIn({ sub, claims: { ...STAFF, ...claims }, more: { amr: ['mfa'] } });
    return await browser.post('/beheer');
  };

  it.each([
    ['amr says so', { amr: ['pwd', 'mfa'] }, 200],
    ['acr says so', { acr: 'https://refeds.org/profile/mfa' }, 200],
    ['the service says nothing', {}, 403],
    ['a password alone', { amr: ['pwd'], acr: '1' }, 403],
  ])('%s: %j', async (_name, claims, status) => {
    const res = await beheer(claims);
    expect(res.status).toBe(status);
    if (status === 403) expect(res.html).toContain('passkey');
  });
});

describe('an answer that is not right lets nobody in', () => {
  const WRONG: [string, Answering['claims'] | 'forged'][] = [
    ['another nonce', { nonce: 'x'.repeat(43) }],
    ['no nonce', { nonce: undefined }],
    ['another issuer', { iss: 'https://elders.example' }],
    ['another audience', { aud: 'iemand-anders' }],
    ['run out', { exp: Math.floor(Date.now() / 1000) - 600 }],
    ['a key that is not theirs', 'forged'],
  ];
  it.each(WRONG)('%s', async (_name, changed) => {
    const claims = changed === 'forged' ? {} : changed;
    const { browser, res } = await signIn({
      sub: 'iemand',
      claims: claims ?? {},
      forged: changed === 'forged',
    });
    expect(res.status).toBe(401);
    expect(res.html).toContain('Aanmelden is niet gelukt');
    expect(browser.cookies.has('__Host-koers')).toBe(false);
    expect(stage.logged.at(-1)).toMatchObject({ reason: expect.stringMatching(/^oidc: OAUTH_/) });
  });

  it('an answer for another browser, a second time, or without a beginning', async () => {
    const [mine, other] = [stage.visitor(), stage.visitor()];
    const sub = 'nog-iemand';
    const back = s.provider.signIn(await begin(mine), { sub, claims: STAFF });
    await begin(other); // he has a cookie too, of his own
    const path = back.pathname + back.search;
    expect((await other.get(path)).status).toBe(401);
    expect((await stage.visitor().get(path)).status).toBe(401);
    expect((await mine.get(path)).status).toBe(200); // it was not spoilt for him: he waits with a code
    expect((await mine.get(path)).status).toBe(401);
    expect((await mine.get('/aanmelden/oidc/terug')).status).toBe(401);
  });

  it('an answer that took longer than ten minutes', async () => {
    const browser = stage.visitor();
    const asked = await begin(browser);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 601_000 });
    const back = s.provider.signIn(asked, { sub: 'langzaam', claims: STAFF });
    const res = await browser.get(back.pathname + back.search).finally(() => vi.useRealTimers());
    expect([res.status, res.html.includes('al gebruikt of verlopen')]).toEqual([401, true]);
  });

  it('an address that is not ours: he comes in, and goes to his first page', async () => {
    const sub = crypto.randomUUID();
    await person(s.a, 'medewerker', { [`oidc:${s.bron}`]: sub });
    for (const naar of ['//elders.example', 'https://elders.example/', '/\\elders.example']) {
      const { res } = await signIn({ sub, claims: STAFF }, undefined, `?naar=${encodeURIComponent(naar)}`);
      expect(res.headers.get('location')).toBe('/vandaag');
    }
  });

  it('a code that somebody put into his own answer: PKCE refuses it at the service', async () => {
    const [mine, thief] = [stage.visitor(), stage.visitor()];
    const stolen = s.provider.signIn(await begin(mine), { sub: 'slachtoffer', claims: STAFF });
    const own = s.provider.signIn(await begin(thief), { sub: 'dief', claims: STAFF });
    own.searchParams.set('code', stolen.searchParams.get('code') ?? '');
    expect((await thief.get(own.pathname + own.search)).status).toBe(401);
    expect(s.provider.refusals.at(-1)).toBe('invalid_grant');
  });

  it('who closed the screen of the service is told so', async () => {
    const browser = stage.visitor();
    const state = (await begin(browser)).searchParams.get('state') ?? '';
    const res = await browser.get(`/aanmelden/oidc/terug?error=access_denied&state=${state}`);
    expect([res.status, res.html.includes('niet aangemeld bij de dienst')]).toEqual([403, true]);
  });

  it('somebody of another school, by the BRIN that the service sends', async () => {
    const sub = 'van-elders';
    const claims = { ...STAFF, nlEduPersonHomeOrganizationId: '00ZZ' };
    expect((await signIn({ sub, claims })).res.status).toBe(403);
  });
});

describe('the session after signing in', () => {
  it('is a new one: what this browser had ends, and a token from before is never made good (session fixation)', async () => {
    const [one, two] = [crypto.randomUUID(), crypto.randomUUID()];
    await person(s.a, 'medewerker', { [`oidc:${s.bron}`]: one }, 'beheerder');
    await person(s.a, 'medewerker', { [`oidc:${s.bron}`]: two }, 'beheerder');
    const browser = stage.visitor();
    browser.cookies.set('__Host-koers', 'gekozen-door-een-ander');
    const token = async (sub: string) => {
      await signIn({ sub, claims: STAFF }, browser);
      return browser.cookies.get('__Host-koers') ?? '';
    };
    const [first, second] = [await token(one), await token(two)];
    expect(new Set(['gekozen-door-een-ander', first, second]).size).toBe(3);
    const status = async (cookie: string) => {
      const other = stage.visitor();
      other.cookies.set('__Host-koers', cookie);
      return (await other.get('/beheer')).status;
    };
    expect([await status('gekozen-door-een-ander'), await status(first), await status(second)]).toEqual([
      401, 401, 200,
    ]);
  });

  it('is over for good once it is locked, also for who kept its token', async () => {
    const sub = crypto.randomUUID();
    await person(s.a, 'medewerker', { [`oidc:${s.bron}`]: sub }, 'beheerder');
    const { browser } = await signIn({ sub, claims: STAFF });
    const kept = stage.visitor();
    kept.cookies.set('__Host-koers', browser.cookies.get('__Host-koers') ?? '');
    expect((await kept.get('/beheer')).status).toBe(200);
    // The account of school may still be open in this browser: the page says so.
    expect((await browser.post('/uit')).html).toContain('Sluit dan ook de browser');
    expect([browser.cookies.has('__Host-koers'), (await kept.get('/beheer')).status]).toEqual([false, 401]);
  });
});

describe('services of several schools', () => {
  it('R85: the BRIN says to which school somebody comes; without it two schools are one too many', async () => {
    await register(s.b);
    const of = (brin?: string) =>
      signIn({ sub: 'twee', claims: { ...STAFF, ...(brin ? { nlEduPersonHomeOrganizationId: brin } : {}) } });
    expect((await of()).res.status).toBe(403);
    expect((await of(`${s.brinA}00`)).res.status).toBe(200);
    const waits = (school: string) =>
      stage.t.db.tenant({ school, actor: null }, (tx) =>
        tx.selectFrom('koers.lti_unlinked').select('sub').where('sub', '=', 'twee').execute(),
      );
    expect([(await waits(s.a)).length, (await waits(s.b)).length]).toEqual([1, 0]);
  });

  it('that stop let nobody in and are no button any more', async () => {
    const id = await register(s.b, { clientId: 'tijdelijk', naam: 'Tijdelijk' });
    expect((await listBronnen(deps())).map((bron) => bron.naam)).toContain('Tijdelijk');
    await endBron(deps(), s.b, id);
    const browser = stage.visitor();
    expect((await browser.get('/aanmelden')).html).not.toContain('Tijdelijk');
    expect((await browser.get(`/aanmelden/oidc/${id}`)).status).toBe(404);
    expect(await stage.trail(s.b)).toContain('aanmelddienst_beeindigd');
  });

  it.each([
    [{ issuer: 'http://10.0.0.1' }, 'issuer'],
    [{ issuer: 'https://x.example/?a=1' }, 'issuer'],
    [{ secret: ' ' }, 'secret'],
  ])('are not registered with %j', async (wrong, field) => {
    await expect(register(s.a, wrong)).rejects.toMatchObject({
      code: 'bad_request',
      opts: { issues: [{ path: field }] },
    });
  });
});
