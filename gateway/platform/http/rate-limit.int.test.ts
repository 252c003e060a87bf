import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { createApp } from '../../app.ts';
import { createLog } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import { createRateLimits } from './rate-limit.ts';
import { defineRoute } from './route.ts';
import { hashToken, newToken, SESSION_COOKIE } from './session-cookie.ts';

const t = testDb();
const servers: Server[] = [];
let school = '';

const why = 'for this test';
const routes = [
  defineRoute({
    method: 'GET',
    path: '/blad/:nr',
    summary: 'a page',
    access: { kind: 'session' },
    params: z.object({ nr: z.coerce.number() }),
    responses: { 200: 'html' },
    handler: async () => ({ html: 'goed' }),
  }),
  defineRoute({
    method: 'GET',
    path: '/open',
    summary: 'for everyone',
    access: { kind: 'public', why },
    responses: { 200: 'html' },
    handler: async () => ({ html: 'goed' }),
  }),
  defineRoute({
    method: 'POST',
    path: '/code',
    summary: 'a code is typed',
    access: { kind: 'public', why },
    origin: 'any',
    guess: true,
    body: z.object({ code: z.string() }),
    responses: { 200: 'html', 401: 'html' },
    handler: async ({ body }) => (body.code === 'juist' ? { html: 'goed' } : { status: 401, html: 'fout' }),
  }),
];

/** A server with limits of its own, as main.ts would pass them. */
async function open(trustProxy = 0): Promise<string> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const log = createLog('silent');
  const deps = {
    db: t.db,
    log,
    metrics: createMetrics(),
    origin: () => origin,
    renderProblem: (problem: { title: string }, partial: boolean) =>
      `${partial ? 'deel' : 'pagina'}: ${problem.title}`,
    limits: createRateLimits({ log }),
    trustProxy,
  };
  server.on('request', createApp(routes, deps, {}).app);
  return origin;
}

async function signIn(): Promise<string> {
  const token = newToken();
  const expires_at = new Date(Date.now() + 3_600_000);
  await t.db.platform((tx) =>
    tx
      .insertInto('koers.session')
      .values({ token_hash: hashToken(token), school_id: school, expires_at })
      .execute(),
  );
  return `${SESSION_COOKIE}=${token}`;
}

const get = (url: string, cookie = '', headers: Record<string, string> = {}) =>
  fetch(url, { headers: { ...(cookie ? { cookie } : {}), ...headers } });

async function statuses(times: number, ask: () => Promise<Response>): Promise<number[]> {
  const seen: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const res = await ask();
    await res.arrayBuffer();
    seen.push(res.status);
  }
  return [...new Set(seen)];
}

beforeAll(async () => {
  school = (await twoSchools(t.db)).a;
});
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});

describe('over HTTP', () => {
  it('answers the 301st refusal of a session with 429 and Retry-After, and touches nobody else', async () => {
    const origin = await open();
    const [attacker, teacher] = [await signIn(), await signIn()];
    expect(await statuses(300, () => get(`${origin}/blad/x`, attacker))).toEqual([404]);
    const over = await get(`${origin}/blad/x`, attacker);
    expect(over.status).toBe(429);
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(over.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(over.headers.get('content-type')).toContain('application/problem+json');
    expect(await over.json()).toMatchObject({ code: 'too_many_requests', status: 429 });
    expect(await (await get(`${origin}/blad/1`, attacker, { accept: 'text/html' })).text()).toContain(
      'pagina: Er ging hier te vaak iets mis',
    );
    expect(await (await get(`${origin}/blad/1`, attacker, { 'hx-request': 'true' })).text()).toContain(
      'deel: Er ging hier te vaak iets mis',
    );
    expect((await get(`${origin}/blad/1`, teacher)).status).toBe(200);
    expect((await get(`${origin}/open`)).status).toBe(200);
  });

  it('never touches a teacher who taps fast and now and then errs', async () => {
    const origin = await open();
    const teacher = await signIn();
    expect(await statuses(400, () => get(`${origin}/blad/1`, teacher))).toEqual([200]);
    expect(await statuses(100, () => get(`${origin}/blad/x`, teacher))).toEqual([404]);
    expect((await get(`${origin}/blad/1`, teacher)).status).toBe(200);
  });

  it('counts invented sessions and unknown pages on the address, where good requests go on', async () => {
    const origin = await open();
    const teacher = await signIn();
    const invented = () => get(`${origin}/blad/1`, `${SESSION_COOKIE}=${newToken()}`);
    expect(await statuses(150, invented)).toEqual([401]);
    expect(await statuses(150, () => get(`${origin}/wp-login.php`))).toEqual([404]);
    expect([(await invented()).status, (await get(`${origin}/nergens`)).status]).toEqual([429, 429]);
    expect((await get(`${origin}/blad/1`, teacher)).status).toBe(200);
    expect((await get(`${origin}/open`)).status).toBe(200);
  });

  it('looks at no code after 20 wrong ones of an address', async () => {
    const origin = await open();
    const code = (value: string) =>
      fetch(`${origin}/code`, { method: 'POST', body: new URLSearchParams({ code: value }) });
    expect(await statuses(20, () => code('fout'))).toEqual([401]);
    const over = await code('juist');
    expect([over.status, Number(over.headers.get('retry-after'))]).toEqual([429, expect.closeTo(600, -1)]);
  });

  it('believes X-Forwarded-For only from as many proxies as KOERS_TRUST_PROXY says', async () => {
    const from = (origin: string, last: string) => () =>
      get(`${origin}/nergens`, '', { 'x-forwarded-for': `198.51.100.${Math.random()}, ${last}` });
    const bare = await open(0);
    expect(await statuses(300, from(bare, '192.0.2.1'))).toEqual([404]);
    expect((await from(bare, '192.0.2.2')()).status).toBe(429);
    const behind = await open(1);
    expect(await statuses(300, from(behind, '192.0.2.1'))).toEqual([404]);
    expect((await from(behind, '192.0.2.1')()).status).toBe(429);
    expect((await from(behind, '192.0.2.2')()).status).toBe(404);
  });
});
