import { beforeAll, describe, expect, it } from 'vitest';
import { pruneLogins } from './login-store.ts';
import { launchStage } from './testing/launch-stage.ts';
import { ago, CLAIM, CLIENT, honestClaims, launch, login, post } from './testing/launching.ts';
import { TestBrowser } from './testing/test-browser.ts';
import { newTestKey } from './testing/test-elo.ts';
import { startTestKoers } from './testing/test-koers.ts';

const stage = launchStage();
beforeAll(() => stage.addPerson(stage.a, 'medewerker', { [stage.system.elo]: '2001' }));

describe('an honest launch lands on its page with a session', () => {
  const HONEST: [string, Record<string, unknown>][] = [
    ['as Moodle sends it', {}],
    ['50 s old', { iat: ago(50), exp: ago(-10) }],
    ['from a clock 20 s ahead', { iat: ago(-20), exp: ago(-80), nbf: ago(-20) }],
    ['from a clock 20 s behind', { iat: ago(80), exp: ago(20) }],
    ['an audience list with our azp', { aud: [CLIENT], azp: CLIENT }],
    ['short role names', { [`${CLAIM}/roles`]: ['Instructor'] }],
    [
      'claims we never heard of',
      { [`${CLAIM}/lis`]: null, [`${CLAIM}/custom`]: 'x', 'https://x.example/y': {} },
    ],
  ];
  it.each(HONEST)('R70: %s', async (_name, changed) => {
    const { browser, res } = await launch(stage.koers, stage.elo, changed);
    expect([res.status, res.headers.get('location')]).toEqual([303, `${stage.koers.origin}/groep/7?week=3`]);
    expect(await stage.who(browser)).toMatchObject({ status: 200, school: stage.a, roles: ['leerkracht'] });
    const { person } = (await stage.who(browser)) as { person: string };
    // Who, where and from which platform, by ids only (ASVS 5.0 §16.3.1).
    const platform = stage.system.elo.slice('lti:'.length);
    expect(stage.koers.logged.at(-1)).toEqual({ school: stage.a, platform, person });
  });

  it('with an audience list that names the platform itself too', async () => {
    const aud = [CLIENT, stage.elo.issuer, stage.elo.tokenUrl];
    expect((await launch(stage.koers, stage.elo, { aud, azp: CLIENT })).res.status).toBe(303);
    expect((await launch(stage.koers, stage.elo, { aud })).res.status).toBe(401);
  });

  it('after the platform took a new key', async () => {
    const old = stage.elo.key;
    stage.elo.key = await newTestKey('sleutel-nieuw');
    const fresh = await startTestKoers(stage.db); // the cooldown of the first one is still running
    expect((await launch(fresh, stage.elo)).res.status).toBe(303);
    await fresh.close();
    stage.elo.key = old;
  });

  it('begun by GET, and with empty parameters where they are optional', async () => {
    const browser = new TestBrowser();
    const query = new URLSearchParams({
      iss: stage.elo.issuer,
      login_hint: 'u',
      target_link_uri: `${stage.koers.origin}/`,
      client_id: '',
      lti_message_hint: '',
      lti_deployment_id: '',
    });
    const res = await browser.request(`${stage.koers.origin}/lti/login?${query}`);
    const to = new URL(res.headers.get('location') ?? '');
    expect(res.status).toBe(303);
    expect(to.searchParams.get('client_id')).toBe(CLIENT);
    expect(to.searchParams.has('lti_message_hint')).toBe(false);
  });
});

describe('the login request', () => {
  it('asks the platform what the standard says, and nothing is guessable or lasting', async () => {
    const one = await login(stage.koers, stage.elo, {
      lti_message_hint: '{"cmid":12}',
      lti_deployment_id: '1',
    });
    const { site, state, nonce, ...rest } = Object.fromEntries(one.to.searchParams);
    expect(one.to.origin + one.to.pathname).toBe(`${stage.elo.issuer}/auth`);
    expect(site).toBe('1');
    expect(rest).toEqual({
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: CLIENT,
      redirect_uri: `${stage.koers.origin}/lti/launch`,
      login_hint: 'u1',
      lti_message_hint: '{"cmid":12}',
    });
    expect(state).toMatch(/^[\w-]{43}$/);
    expect(nonce).toMatch(/^[\w-]{43}$/);
    expect(one.browser.setCookies).toEqual([
      expect.stringMatching(
        /^__Host-lti_[0-9a-f]{16}=[\w-]{43}; Max-Age=300; Path=\/; HttpOnly; Secure; Partitioned; SameSite=None$/,
      ),
    ]);
    const stored = await stage.db.platform((tx) => tx.selectFrom('koers.lti_login').selectAll().execute());
    expect(JSON.stringify(stored)).not.toContain(state);
    const two = await login(stage.koers, stage.elo);
    expect([two.state === state, two.nonce === nonce]).toEqual([false, false]);
  });

  it.each([
    ['an unknown platform', { iss: 'https://elders.example' }, 403],
    ['another client', { client_id: 'x' }, 403],
    ['a target elsewhere', { target_link_uri: 'https://evil.example/' }, 400],
    ['no login_hint', { login_hint: '' }, 400],
    ['a NUL', { iss: 'https://elo.example/\u0000' }, 400],
  ])('is not made for %s', async (_name, wrong, status) => {
    await expect(login(stage.koers, stage.elo, wrong)).rejects.toThrow(`login answered ${status}`);
  });

  it('is not made to a platform over http outside demo mode', async () => {
    const strict = await startTestKoers(stage.db, false);
    await expect(login(strict, stage.elo)).rejects.toThrow('login answered 403');
    await strict.close();
  });
});

describe('the session', () => {
  it('is a Partitioned cookie of four hours, known in the database by its hash only', async () => {
    const { browser } = await launch(stage.koers, stage.elo);
    const token = browser.cookies.get('__Host-koers') ?? '';
    expect(browser.setCookies[0]).toMatch(
      /Max-Age=14400; Path=\/; HttpOnly; Secure; Partitioned; SameSite=None$/,
    );
    expect([...browser.cookies.keys()]).toEqual(['__Host-koers']); // the login's cookie is gone
    const stored = await stage.db.platform((tx) => tx.selectFrom('koers.session').selectAll().execute());
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  it('ends by signing out, from our own pages only', async () => {
    const { browser } = await launch(stage.koers, stage.elo);
    const out = (origin: string) => browser.request(`${stage.koers.origin}/uit`, {}, { Origin: origin });
    const token = browser.cookies.get('__Host-koers') ?? '';
    expect((await out(stage.elo.issuer)).status).toBe(403);
    expect((await stage.who(browser))['status']).toBe(200);
    expect((await out(stage.koers.origin)).status).toBe(200);
    expect(browser.cookies.has('__Host-koers')).toBe(false);
    browser.cookies.set('__Host-koers', token);
    expect((await stage.who(browser))['status']).toBe(401);
  });

  it('R85: is of the school of its deployment, where the same person does not exist', async () => {
    const { browser, res } = await launch(stage.koers, stage.elo, { [`${CLAIM}/deployment_id`]: '2' });
    expect(res.status).toBe(200);
    expect(await stage.who(browser)).toMatchObject({ school: stage.b, person: null, roles: [] });
  });
});

describe('a refusal', () => {
  it('for want of a cookie offers the same login in a window of its own, which then works', async () => {
    const hints = { lti_message_hint: 'm&1', lti_deployment_id: '1' };
    const at = await login(stage.koers, stage.elo, hints);
    const inFrame = new TestBrowser();
    const res = await post(
      stage.koers,
      { ...at, browser: inFrame },
      await stage.elo.sign({ iss: stage.elo.issuer, aud: CLIENT }),
    );
    const html = await res.text();
    expect(res.status).toBe(401);
    expect(html).toContain('target="_blank"');
    const href = (/href="(\/lti\/login\?[^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');
    const again = await inFrame.request(`${stage.koers.origin}${href}`);
    const to = new URL(again.headers.get('location') ?? '');
    expect(again.status).toBe(303);
    expect([to.searchParams.get('login_hint'), to.searchParams.get('lti_message_hint')]).toEqual([
      'u1',
      'm&1',
    ]);
  });

  it('of a form that was sent before says so, and blames no browser', async () => {
    const at = await login(stage.koers, stage.elo);
    const token = await stage.elo.sign(honestClaims(stage.koers, stage.elo, at.nonce));
    expect((await post(stage.koers, at, token)).status).toBe(303);
    const again = await post(stage.koers, at, token);
    const html = await again.text();
    expect(again.status).toBe(401);
    expect(html).toContain(
      'Deze opening van Koers is al gebruikt of verlopen. Open Koers opnieuw vanuit de leeromgeving.',
    );
    expect(html).not.toMatch(/browser bewaart|nieuw venster/);
  });

  it('passes on in words that the ELO does not know who is there', async () => {
    const at = await login(stage.koers, stage.elo);
    const res = await at.browser.request(`${stage.koers.origin}/lti/launch`, {
      error: 'login_required',
      state: at.state,
    });
    expect([res.status, stage.koers.logged.at(-1)?.['reason']]).toEqual([
      403,
      'platform: error login_required',
    ]);
    expect(res.headers.get('content-security-policy')).toContain(stage.elo.issuer);
  });

  it('is problem+json for who does not ask for a page', async () => {
    const at = await login(stage.koers, stage.elo);
    const body = new URLSearchParams({ state: at.state, id_token: 'x' });
    const res = await fetch(`${stage.koers.origin}/lti/launch`, { method: 'POST', body });
    expect(res.headers.get('content-type')).toContain('application/problem+json');
    expect(await res.json()).toMatchObject({ code: 'launch_refused', status: 400 });
  });
});

describe('a new session', () => {
  const tokenOf = (browser: TestBrowser) => browser.cookies.get('__Host-koers') ?? '';
  const alive = async (token: string) => {
    const cookie = `__Host-koers=${token}`;
    return (await fetch(`${stage.koers.origin}/wie`, { headers: { cookie } })).status;
  };

  it('ends the one that this browser had, and no other', async () => {
    const [first, elsewhere] = [await launch(stage.koers, stage.elo), await launch(stage.koers, stage.elo)];
    const old = tokenOf(first.browser);
    const at = await login(stage.koers, stage.elo, {}, first.browser);
    await post(stage.koers, at, await stage.elo.sign(honestClaims(stage.koers, stage.elo, at.nonce)));
    expect(tokenOf(first.browser)).not.toBe(old);
    expect([await alive(old), await alive(tokenOf(first.browser))]).toEqual([401, 200]);
    expect(await alive(tokenOf(elsewhere.browser))).toBe(200);
  });

  it('is not begun by a launch that is refused: the one of this browser goes on', async () => {
    const first = await launch(stage.koers, stage.elo);
    const at = await login(stage.koers, stage.elo, {}, first.browser);
    const wrong = { ...honestClaims(stage.koers, stage.elo, at.nonce), nonce: 'x' };
    expect((await post(stage.koers, at, await stage.elo.sign(wrong))).status).toBe(401);
    expect(await alive(tokenOf(first.browser))).toBe(200);
  });
});

describe('our own keys', () => {
  it('are made once, published without their private part, and stored sealed', async () => {
    const sets = await Promise.all(
      Array.from({ length: 4 }, async () => (await fetch(`${stage.koers.origin}/lti/jwks`)).json()),
    );
    const [{ keys }] = sets as [{ keys: Record<string, string>[] }];
    expect(sets.every((set) => JSON.stringify(set) === JSON.stringify(sets[0]))).toBe(true);
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    expect(Buffer.from(keys[0]?.['n'] ?? '', 'base64url').length * 8).toBe(3072);
    const [row] = await stage.db.platform((tx) => tx.selectFrom('koers.lti_key').selectAll().execute());
    expect(row?.private_sealed.toString('latin1')).not.toContain('"d"');
    const opened = Buffer.from(row?.private_sealed.map((byte) => byte ^ 0x5a) ?? []).toString();
    expect(JSON.parse(opened)).toMatchObject({
      kid: keys[0]?.['kid'],
      n: keys[0]?.['n'],
      d: expect.any(String),
    });
  });
});

describe('pruning', () => {
  it('removes what ran out and leaves what lives', async () => {
    const { browser } = await launch(stage.koers, stage.elo);
    await login(stage.koers, stage.elo);
    await stage.db.platform(async (tx) => {
      const past = { expires_at: new Date(Date.now() - 1000) };
      await tx.updateTable('koers.session').set(past).where('person_id', 'is', null).execute();
    });
    const before = await pruneLogins(stage.db);
    expect(before.sessions).toBeGreaterThan(0);
    expect(before.logins).toBe(0);
    expect((await stage.who(browser))['status']).toBe(200);
    expect(await pruneLogins(stage.db)).toEqual({ logins: 0, sessions: 0 });
  });
});
