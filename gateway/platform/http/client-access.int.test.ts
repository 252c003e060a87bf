import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clientToken, type TestClient } from '../../../test/support/client-token.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { createApp } from '../../app.ts';
import { createLog } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import { createClientLimit } from './client-limit.ts';
import { defineRoute } from './route.ts';

const SCOPE = 'koers:kaarten.read';
const access = { kind: 'client', scope: SCOPE } as const;

const ROUTES = [
  defineRoute({
    method: 'GET',
    path: '/proef/personen',
    summary: 'how many people this school has',
    access,
    responses: { 200: z.object({ aantal: z.int(), product: z.string() }) },
    handler: async ({ tx, client }) => {
      const all = await tx.selectFrom('koers.person').select('id').execute();
      return { json: { aantal: all.length, product: client.product } };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/proef/zelf',
    summary: 'opens its own transaction',
    access: { kind: 'client-own-transaction', scope: ['koers:opp.read', SCOPE] },
    body: z.object({ tekst: z.string() }),
    responses: { 200: z.object({ aantal: z.int() }) },
    handler: async ({ db, client, body }) => {
      const all = await db.tenant({ school: client.schoolId, actor: client.clientId }, (tx) =>
        tx.selectFrom('koers.person').select('id').execute(),
      );
      return { json: { aantal: all.length + (body.tekst === '' ? 1 : 0) } };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/proef/standaard',
    summary: 'refuses in the words of a standard',
    access,
    refusal: ({ status, code }) => ({ imsx_codeMajor: 'failure', imsx_description: `${status} ${code}` }),
    responses: { 200: 'text' },
    handler: async () => ({ json: {} }),
  }),
];

const t = testDb();
const servers: Server[] = [];
let origin: string;
let a: string;
let b: string;
let client: TestClient;

async function start(requests = 1000): Promise<string> {
  const log = createLog('silent');
  const { app } = createApp(
    ROUTES,
    {
      db: t.db,
      log,
      metrics: createMetrics(),
      origin: () => 'https://koers.example',
      renderProblem: (problem) => problem.title,
      clientLimit: createClientLimit(log, { requests, seconds: 60 }),
    },
    {},
  );
  const server = createServer(app);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  ({ a, b } = await twoSchools(t.db));
  for (const [school, people] of [
    [a, 2],
    [b, 5],
  ] as const)
    await t.db.tenant({ school, actor: null }, (tx) =>
      tx
        .insertInto('koers.person')
        .values(Array.from({ length: people }, () => ({ school_id: school, soort: 'leerling' })))
        .execute(),
    );
  client = await clientToken({ db: t.db, school: a, scopes: [SCOPE] });
  origin = await start();
});
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});

const get = (headers: Record<string, string> = {}, path = '/proef/personen') =>
  fetch(origin + path, { headers });

describe('R69: what is for programs of vendors', () => {
  it('opens with a token, in the school of that token and no other', async () => {
    const ofB = await clientToken({ db: t.db, school: b, scopes: [SCOPE], product: 'Anders' });
    expect(await (await get(client.headers)).json()).toEqual({ aantal: 2, product: 'Proefprogramma' });
    expect(await (await get(ofB.headers)).json()).toEqual({ aantal: 5, product: 'Anders' });
  });

  it('opens a transaction of its own where it wants one, takes JSON, and asks for no Origin', async () => {
    const post = (body: object, headers: Record<string, string>) =>
      fetch(`${origin}/proef/zelf`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    const good = await post({ tekst: 'x' }, { ...client.headers, origin: 'https://elders.example' });
    expect([good.status, await good.json()]).toEqual([200, { aantal: 2 }]);
    expect((await post({}, client.headers)).status).toBe(400);
    expect((await post({}, {})).status, 'who may not ask, is told nothing of the form').toBe(401);
  });

  it('refuses as RFC 6750 says, with problem+json, whatever is accepted', async () => {
    const expired = await clientToken({ db: t.db, school: a, scopes: [SCOPE], seconds: -1 });
    const other = await clientToken({ db: t.db, school: a, scopes: ['koers:opp.read'] });
    const less = await clientToken({ db: t.db, school: a, scopes: [SCOPE, 'koers:opp.read'], asked: [] });
    const cases = [
      [{}, 401, 'Bearer realm="Koers"'],
      [{ authorization: 'Basic eDp5' }, 401, 'Bearer realm="Koers", error="invalid_token"'],
      [{ authorization: `Bearer ${'x'.repeat(43)}` }, 401, 'Bearer realm="Koers", error="invalid_token"'],
      [expired.headers, 401, 'Bearer realm="Koers", error="invalid_token"'],
      [other.headers, 403, `Bearer realm="Koers", error="insufficient_scope", scope="${SCOPE}"`],
      [less.headers, 403, `Bearer realm="Koers", error="insufficient_scope", scope="${SCOPE}"`],
    ] as const;
    for (const [headers, status, challenge] of cases) {
      const res = await get({ ...headers, accept: 'text/html' });
      expect([res.status, res.headers.get('www-authenticate')]).toEqual([status, challenge]);
      expect(res.headers.get('content-type')).toContain('application/problem+json');
      expect(await res.json()).toMatchObject({
        status,
        code: status === 401 ? 'not_signed_in' : 'not_allowed',
      });
    }
    expect((await get({}, `/proef/personen?access_token=${client.token}`)).status).toBe(401);
    const standard = await get({}, '/proef/standaard');
    expect([standard.status, await standard.json()]).toEqual([
      401,
      { imsx_codeMajor: 'failure', imsx_description: '401 not_signed_in' },
    ]);
  });

  it('closes at the moment the school takes its consent back, or the client ends', async () => {
    const short = await clientToken({ db: t.db, school: a, scopes: [SCOPE] });
    expect((await get(short.headers)).status).toBe(200);
    await t.db.tenant({ school: a, actor: null }, (tx) =>
      tx
        .updateTable('koers.api_toestemming')
        .set({ ingetrokken_op: new Date(), ingetrokken_door: short.clientId })
        .where('client_id', '=', short.clientId)
        .execute(),
    );
    expect((await get(short.headers)).status).toBe(403);
    await t.db.platform((tx) =>
      tx
        .updateTable('koers.api_client')
        .set({ ended_at: new Date() })
        .where('id', '=', short.clientId)
        .execute(),
    );
    expect((await get(short.headers)).status).toBe(401);
  });

  it('R83: stands in the trail of the school with the client as actor; a refusal does not', async () => {
    const seen = await clientToken({ db: t.db, school: a, scopes: [SCOPE] });
    await get(seen.headers);
    const other = await clientToken({ db: t.db, school: a, scopes: ['koers:opp.read'] });
    await get(other.headers);
    const lines = await t.db.tenant({ school: a, actor: null }, (tx) =>
      tx
        .selectFrom('koers.audit')
        .where('actor_id', 'in', [seen.clientId, other.clientId])
        .select(['actor_id', 'actie', 'onderwerp_soort', 'details'])
        .execute(),
    );
    expect(lines).toEqual([
      {
        actor_id: seen.clientId,
        actie: 'api_vraag',
        onderwerp_soort: 'client',
        details: { vraag: 'GET /proef/personen' },
      },
    ]);
  });

  it('counts per client and school, tells what is left, and answers 429 with Retry-After over it', async () => {
    const at = await start(3);
    const ask = (who: TestClient) => fetch(`${at}/proef/personen`, { headers: who.headers });
    const left = [];
    for (let n = 0; n < 3; n += 1) left.push((await ask(client)).headers.get('ratelimit'));
    expect(left).toEqual([2, 1, 0].map((r) => `"client";r=${r};t=60`));
    const over = await ask(client);
    expect([over.status, over.headers.get('ratelimit-policy')]).toEqual([429, '"client";q=3;w=60']);
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(await over.json()).toMatchObject({ code: 'too_many_requests' });
    expect((await ask(await clientToken({ db: t.db, school: a, scopes: [SCOPE] }))).status).toBe(200);
  });
});
