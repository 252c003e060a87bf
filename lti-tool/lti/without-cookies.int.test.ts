import { describe, expect, it } from 'vitest';
import { launchStage } from './testing/launch-stage.ts';
import { CLAIM, honestClaims, type Login, login } from './testing/launching.ts';
import { TestBrowser } from './testing/test-browser.ts';

const stage = launchStage();
const STORAGE = { lti_storage_target: 'lti_storage_frame' };

/** The value of an attribute or hidden field, as the page's own script reads it. */
const attribute = (html: string, name: string): string =>
  new RegExp(` ${name}="([^"]*)"`).exec(html)?.[1] ?? '';
const field = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

interface Kept extends Login {
  /** What the ELO's storage now holds. */
  readonly storage: Map<string, string>;
  readonly html: string;
}

/** A login in a browser that throws every cookie away; the ELO keeps what it is asked to. */
async function loginWithoutCookies(): Promise<Kept> {
  const { koers, elo } = stage;
  const browser = new TestBrowser();
  const res = await browser.request(`${koers.origin}/lti/login`, {
    iss: elo.issuer,
    login_hint: 'u1',
    target_link_uri: `${koers.origin}/groep/7?week=3`,
    client_id: 'koers-bij-elo',
    ...STORAGE,
  });
  const html = await res.text();
  expect(res.status).toBe(200);
  expect(attribute(html, 'data-platform')).toBe(new URL(elo.authUrl).origin);
  expect(attribute(html, 'data-target')).toBe('lti_storage_frame');
  browser.cookies.clear();
  const to = new URL(
    attribute(html, 'href').includes('state=') ? attribute(html, 'href') : hrefWithState(html),
  );
  const storage = new Map([[attribute(html, 'data-key'), attribute(html, 'data-value')]]);
  const param = (name: string) => to.searchParams.get(name) ?? '';
  return { browser, to, state: param('state'), nonce: param('nonce'), storage, html };
}
const hrefWithState = (html: string): string =>
  (/id="lti-keep" href="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');

const OWN = () => ({ Origin: stage.koers.origin });
const signed = (at: Login, more = {}) =>
  stage.elo.sign({ ...honestClaims(stage.koers, stage.elo, at.nonce), ...more });

/** The launch as the ELO posts it: without a cookie it brings the page that asks the ELO. */
async function asked(at: Login, token: string): Promise<string> {
  const res = await at.browser.request(`${stage.koers.origin}/lti/launch`, {
    state: at.state,
    id_token: token,
  });
  const html = await res.text();
  expect([res.status, attribute(html, 'action')]).toEqual([200, '/lti/launch/bewaard']);
  return html;
}
const answered = (at: Login, token: string, kept: string, headers: HeadersInit = OWN()) =>
  at.browser.request(
    `${stage.koers.origin}/lti/launch/bewaard`,
    { state: at.state, id_token: token, kept },
    headers,
  );
const inWindow = (ticket: string, headers: HeadersInit = OWN(), browser = new TestBrowser()) =>
  browser.request(`${stage.koers.origin}/lti/venster`, { ticket }, headers);

async function known(): Promise<string> {
  return await stage.addPerson(stage.a, 'medewerker', { [stage.system.elo]: crypto.randomUUID() });
}
async function knownSub(): Promise<{ person: string; sub: string }> {
  const sub = crypto.randomUUID();
  return { person: await stage.addPerson(stage.a, 'medewerker', { [stage.system.elo]: sub }), sub };
}

async function readyTicket(): Promise<{ ticket: string; person: string }> {
  const { person, sub } = await knownSub();
  const at = await loginWithoutCookies();
  const token = await signed(at, { sub });
  const page = await asked(at, token);
  const res = await answered(at, token, at.storage.get(attribute(page, 'data-key')) ?? '');
  const html = await res.text();
  expect(res.status).toBe(200);
  expect(res.headers.getSetCookie()).toEqual([]); // it would not be kept
  return { ticket: field(html, 'ticket'), person };
}

describe('a browser that keeps no cookie in a frame, in an ELO with platform storage', () => {
  it('gets in by one press in a window of its own, on the page that was asked for', async () => {
    const { ticket, person } = await readyTicket();
    const browser = new TestBrowser();
    const opened = await inWindow(ticket, OWN(), browser);
    expect([opened.status, opened.headers.get('location')]).toEqual([
      303,
      `${stage.koers.origin}/groep/7?week=3`,
    ]);
    expect(await stage.who(browser)).toMatchObject({ status: 200, person, roles: ['leerkracht'] });
  });

  it('a ticket works once, for a minute, and only from our own page', async () => {
    const first = await readyTicket();
    for (const headers of [{ Origin: 'https://elders.example' }, { Origin: 'null' }, {}])
      expect((await inWindow(first.ticket, headers)).status).toBe(403);
    const both = await Promise.all(Array.from({ length: 10 }, () => inWindow(first.ticket)));
    expect(both.filter((res) => res.status === 303)).toHaveLength(1);
    expect(both.filter((res) => res.status === 401)).toHaveLength(9);

    const late = await readyTicket();
    stage.koers.clock.ahead = 61_000;
    const res = await inWindow(late.ticket).finally(() => {
      stage.koers.clock.ahead = 0;
    });
    expect([res.status, res.headers.getSetCookie()]).toEqual([401, []]);
    expect((await inWindow('x'.repeat(43))).status).toBe(401);
  });

  it('what the storage kept belongs to this login and no other', async () => {
    await known();
    const mine = await loginWithoutCookies();
    const other = await loginWithoutCookies();
    const token = await signed(mine);
    const res = await answered(mine, token, [...other.storage.values()][0] ?? '');
    expect(res.status).toBe(401);
    expect((await answered(mine, token, '')).status).toBe(400);
  });

  it('login CSRF: nobody posts his own launch and secret into the browser of someone else', async () => {
    const attacker = await loginWithoutCookies();
    const token = await signed(attacker);
    const secret = [...attacker.storage.values()][0] ?? '';
    for (const headers of [{ Origin: 'https://elders.example' }, { Origin: stage.elo.issuer }, {}])
      expect((await answered(attacker, token, secret, headers)).status).toBe(403);
    // On the open route the secret counts for nothing: the page asks the ELO of the victim, which holds no such thing.
    const open = await attacker.browser.request(`${stage.koers.origin}/lti/launch`, {
      state: attacker.state,
      id_token: token,
      kept: secret,
    });
    expect(await open.text()).toContain('id="lti-ask"');
    expect(open.headers.getSetCookie()).toEqual([]);
  });

  it('with a cookie the storage is not needed: straight to the page', async () => {
    const { person, sub } = await knownSub();
    const { koers, elo } = stage;
    const browser = new TestBrowser();
    const form = {
      iss: elo.issuer,
      login_hint: 'u1',
      target_link_uri: `${koers.origin}/groep/7`,
      ...STORAGE,
    };
    const html = await (await browser.request(`${koers.origin}/lti/login`, form)).text();
    const to = new URL(hrefWithState(html));
    const [state, nonce] = [to.searchParams.get('state') ?? '', to.searchParams.get('nonce') ?? ''];
    const claims = {
      ...honestClaims(koers, elo, nonce),
      sub,
      [`${CLAIM}/target_link_uri`]: `${koers.origin}/groep/7`,
    };
    const res = await browser.request(`${koers.origin}/lti/launch`, {
      state,
      id_token: await elo.sign(claims),
    });
    expect([res.status, res.headers.get('location')]).toEqual([303, `${koers.origin}/groep/7`]);
    expect(await stage.who(browser)).toMatchObject({ person });
  });

  it('without storage it is told to open a window of its own', async () => {
    const at = await login(stage.koers, stage.elo);
    at.browser.cookies.clear();
    const res = await at.browser.request(`${stage.koers.origin}/lti/launch`, {
      state: at.state,
      id_token: await signed(at),
    });
    const html = await res.text();
    expect([res.status, html.includes('lti-ask')]).toEqual([401, false]);
    expect(html).toContain('Open Koers in een nieuw venster');
  });
});

describe('a refused launch leads back to the ELO (LTI Core 1.3 §5.4.4)', () => {
  const refusedWith = async (returnUrl: string, signer = stage.elo) => {
    const at = await login(stage.koers, stage.elo);
    const claims = {
      ...honestClaims(stage.koers, stage.elo, at.nonce),
      [`${CLAIM}/deployment_id`]: '99',
      [`${CLAIM}/launch_presentation`]: { return_url: returnUrl },
    };
    const res = await at.browser.request(`${stage.koers.origin}/lti/launch`, {
      state: at.state,
      id_token: await signer.sign(claims),
    });
    const html = await res.text();
    return /href="([^"]*lti_errormsg[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? null;
  };

  it('with what went wrong and the number of the request', async () => {
    const back = new URL((await refusedWith(`${stage.elo.issuer}/terug?les=1`)) ?? '');
    expect(back.origin + back.pathname).toBe(`${stage.elo.issuer}/terug`);
    expect(back.searchParams.get('les')).toBe('1');
    expect(back.searchParams.get('lti_errormsg')).toContain('nog niet goedgekeurd');
    expect(back.searchParams.get('lti_errorlog')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each(['https://evil.example/x', 'javascript:alert(1)', 'geen adres', '//evil.example'])(
    'and never to %s',
    async (address) => {
      expect(await refusedWith(address)).toBeNull();
    },
  );

  it('nor because a token says so whose signature does not hold', async () => {
    expect(await refusedWith(`${stage.elo.issuer}/terug`, stage.other)).toBeNull();
  });
});

describe('our own keys (lti.md §0.6)', () => {
  const kids = async () => {
    const body = (await (await fetch(`${stage.koers.origin}/lti/jwks`)).json()) as {
      keys: { kid: string; d?: string }[];
    };
    expect(body.keys.every((key) => key.d === undefined)).toBe(true);
    return body.keys.map((key) => key.kid);
  };

  it('rotate with overlap: the new one is known a day before it signs, the old one a day after', async () => {
    const { rotateOwnKeys } = await import('./keys.ts');
    const [old] = await kids();
    const at = new Date();
    const made = await rotateOwnKeys({ db: stage.db, now: () => at, seal: (plain) => plain });
    expect(await kids()).toEqual([made.kid, old]);
    expect(made.signsFrom.getTime() - at.getTime()).toBe(24 * 3600_000);
    for (const [hours, published] of [
      [47, [made.kid, old]],
      [49, [made.kid]],
    ] as const) {
      stage.koers.clock.ahead = hours * 3600_000;
      expect(await kids().finally(() => (stage.koers.clock.ahead = 0))).toEqual(published);
    }
  });
});
