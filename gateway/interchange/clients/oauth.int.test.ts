import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { createApp } from '../../app.ts';
import type { ApiScope } from '../../model/api-scope.ts';
import { createLog } from '../../platform/log.ts';
import { createMetrics } from '../../platform/metrics.ts';
import { type Registered, registerClient, replaceSecret, stopClient } from './register.ts';
import { clientsRoutes } from './routes.ts';

const t = testDb();
const ORIGIN = 'https://koers.example';
const KAARTEN: ApiScope = 'koers:kaarten.read';
const OPP: ApiScope = 'koers:opp.read';
const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const WIE = { aanbieder: 'Haven BV', product: 'Rekenhaven', doel: 'Oefent rekenen op maat' };

let server: Server;
let at: string;
let a: string;
let b: string;
let brin: string;
let secretClient: Registered & { secret: string };
const keyOf = async () => await generateKeyPair('ES256', { extractable: true });
let key: Awaited<ReturnType<typeof keyOf>>;
let rsa: Awaited<ReturnType<typeof keyOf>>;
let keyClient: string;

beforeAll(async () => {
  ({ a, b } = await twoSchools(t.db));
  const school = await t.db.platform((tx) =>
    tx.selectFrom('koers.school').where('id', '=', a).select('brin').executeTakeFirstOrThrow(),
  );
  brin = school.brin;
  key = await keyOf();
  rsa = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(key.publicKey)), kid: 'een' } as never;
  const jwk2 = { ...(await exportJWK(rsa.publicKey)), kid: 'twee' } as never;
  secretClient = (await registerClient(t.db, WIE)) as typeof secretClient;
  keyClient = (await registerClient(t.db, { ...WIE, jwksUrl: 'https://haven.example/jwks' })).clientId;
  const deps = {
    db: t.db,
    origin: ORIGIN,
    now: () => new Date(),
    keysAt: (url: string) => {
      if (url !== 'https://haven.example/jwks') throw new Error('another address');
      return createLocalJWKSet({ keys: [jwk, jwk2] });
    },
  };
  const { app } = createApp(
    clientsRoutes(deps),
    {
      db: t.db,
      log: createLog('silent'),
      metrics: createMetrics(),
      origin: () => ORIGIN,
      renderProblem: (problem) => problem.title,
    },
    {},
  );
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const id of [secretClient.clientId, keyClient]) await allow(a, id, [KAARTEN, OPP]);
});
afterAll(() => server.close().closeAllConnections());

async function allow(school: string, client: string, scopes: readonly ApiScope[]) {
  await t.db.tenant({ school, actor: null }, async (tx) => {
    await tx
      .insertInto('koers.api_aanvraag')
      .values({ school_id: school, client_id: client, scopes: [...scopes] })
      .execute();
    for (const scope of scopes)
      await tx
        .insertInto('koers.api_toestemming')
        .values({ school_id: school, client_id: client, scope, gegeven_door: client })
        .execute();
  });
}

interface Answer {
  status: number;
  body: Record<string, unknown>;
  headers: Headers;
}
async function ask(
  fields: Record<string, string>,
  headers: Record<string, string> = {},
  path = '/oauth/token',
): Promise<Answer> {
  const form = new URLSearchParams({ grant_type: 'client_credentials', ...fields });
  const res = await fetch(at + path, { method: 'POST', headers, body: form });
  return { status: res.status, body: (await res.json()) as Answer['body'], headers: res.headers };
}
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`,
});
const posted = () => ({ client_id: secretClient.clientId, client_secret: secretClient.secret });

async function assertion(
  more: JWTPayload = {},
  by = key.privateKey,
  header = { alg: 'ES256', kid: 'een' },
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: keyClient, sub: keyClient, aud: ORIGIN, jti: randomUUID(), iat: now, exp: now + 60 };
  return await new SignJWT({ ...claims, ...more }).setProtectedHeader(header).sign(by);
}
const signed = async (more: JWTPayload = {}, by?: typeof key.privateKey) => ({
  client_assertion_type: ASSERTION,
  client_assertion: await assertion(more, by),
});

/** Signed by the RSA key of the same client. */
const byRsa = async (alg: 'RS256' | 'RS512') => ({
  client_assertion_type: ASSERTION,
  client_assertion: await assertion(
    {},
    (await importJWK(await exportJWK(rsa.privateKey), alg)) as CryptoKey,
    {
      alg,
      kid: 'twee',
    },
  ),
});

describe('R69: a program gets a token of one school', () => {
  it('with its secret, in the header or in the form, and with a signed assertion', async () => {
    for (const [fields, headers] of [
      [{}, basic(secretClient.clientId, secretClient.secret)],
      [posted(), {}],
      [await signed(), {}],
      [await byRsa('RS256'), {}],
      [await signed({ aud: [`${ORIGIN}/oauth/token`] }), {}],
    ] as const) {
      const { status, body, headers: got } = await ask(fields, headers);
      expect([status, body]).toEqual([
        200,
        {
          access_token: expect.any(String),
          token_type: 'Bearer',
          expires_in: 3600,
          scope: `${KAARTEN} ${OPP}`,
        },
      ]);
      expect([got.get('cache-control'), got.get('pragma')]).toEqual(['no-store', 'no-cache']);
    }
  });

  it('that may what it asked of what the school allows, and keeps the token nowhere', async () => {
    const { body } = await ask({ ...posted(), scope: `${OPP} koers:webhooks` });
    expect(body['scope']).toBe(OPP);
    const rows = await t.db.platform((tx) =>
      tx.selectFrom('koers.api_token').select(['hash', 'scopes']).execute(),
    );
    expect(rows.some((row) => row.scopes.join() === OPP)).toBe(true);
    expect(rows.map((row) => row.hash.toString('base64url'))).not.toContain(body['access_token']);
  });

  it('and says which school when more let it in, in the form or in the address', async () => {
    const two = (await registerClient(t.db, WIE)) as Registered & { secret: string };
    await allow(a, two.clientId, [KAARTEN]);
    await allow(b, two.clientId, [OPP]);
    const who = { client_id: two.clientId, client_secret: two.secret };
    expect((await ask(who)).body['error']).toBe('invalid_request');
    expect((await ask({ ...who, school: brin })).body['scope']).toBe(KAARTEN);
    expect((await ask(who, {}, `/oauth/token?school=${brin}00`)).body['scope']).toBe(KAARTEN);
    expect((await ask({ ...who, school: '00ZZ' })).body['error']).toBe('unauthorized_client');
    expect((await ask({ ...who, school: 'x' })).body['error']).toBe('invalid_request');
  });

  it('not with what proves nothing', async () => {
    const strange = await keyOf();
    const used = await signed();
    expect((await ask(used)).status).toBe(200);
    const past = Math.floor(Date.now() / 1000) - 120;
    const cases: [string, Record<string, string>][] = [
      ['nothing', {}],
      ['another secret', { ...posted(), client_secret: `koers_cs_${'x'.repeat(43)}` }],
      ['the secret of another', { client_id: keyClient, client_secret: secretClient.secret }],
      ['no client', { client_id: 'x', client_secret: 'y' }],
      ['the same assertion again', used],
      ['another key', await signed({}, strange.privateKey)],
      ['run out', await signed({ exp: past })],
      ['without an end', await signed({ exp: undefined as never })],
      ['with an algorithm that is not ours', await byRsa('RS512')],
      ['of one client, asked by another', { ...(await signed()), client_id: secretClient.clientId }],
      ['too long', await signed({ exp: Math.floor(Date.now() / 1000) + 2 * 3600 })],
      ['for another server', await signed({ aud: 'https://elders.example' })],
      ['for two servers', await signed({ aud: [ORIGIN, 'https://elders.example'] })],
      ['of another issuer', await signed({ iss: secretClient.clientId })],
      ['no jti', await signed({ jti: undefined as never })],
      ['no JWT', { client_assertion_type: ASSERTION, client_assertion: 'x.y.z' }],
      [
        'of a client that has a secret',
        await signed({ iss: secretClient.clientId, sub: secretClient.clientId }),
      ],
    ];
    for (const [what, fields] of cases) {
      const { status, body } = await ask(fields);
      expect([what, status, body['error']]).toEqual([what, 401, 'invalid_client']);
    }
    const wrong = await ask({}, basic(secretClient.clientId, 'x'));
    expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="Koers"']);
    const both = await ask(posted(), basic(secretClient.clientId, secretClient.secret));
    expect([both.status, both.body['error']]).toEqual([400, 'invalid_request']);
  });

  it('in the words of RFC 6749 when something else is wrong', async () => {
    const error = async (fields: Record<string, string>) =>
      (await ask({ ...posted(), ...fields })).body['error'];
    expect(await error({ grant_type: 'password' })).toBe('unsupported_grant_type');
    expect(await error({ scope: 'koers:alles' })).toBe('invalid_scope');
    expect(await error({ scope: 'koers:bewijs.write' })).toBe('invalid_scope');
    const none = (await registerClient(t.db, WIE)) as Registered & { secret: string };
    expect(await error({ client_id: none.clientId, client_secret: none.secret })).toBe('unauthorized_client');
  });

  it('with a new secret beside the old one, until the next', async () => {
    const two = (await registerClient(t.db, WIE)) as Registered & { secret: string };
    await allow(a, two.clientId, [KAARTEN]);
    const works = async (secret: string) =>
      (await ask({ client_id: two.clientId, client_secret: secret })).status === 200;
    const second = await replaceSecret(t.db, two.clientId);
    expect([await works(two.secret), await works(second)]).toEqual([true, true]);
    const third = await replaceSecret(t.db, two.clientId);
    expect([await works(two.secret), await works(second), await works(third)]).toEqual([false, true, true]);
  });

  it('and no more once the school took back its yes, or the program has ended', async () => {
    const two = (await registerClient(t.db, WIE)) as Registered & { secret: string };
    await allow(a, two.clientId, [KAARTEN]);
    const who = { client_id: two.clientId, client_secret: two.secret };
    expect((await ask(who)).status).toBe(200);
    const neemTerug = (terug: Date | null) =>
      t.db.tenant({ school: a, actor: null }, (tx) =>
        tx
          .updateTable('koers.api_toestemming')
          .set({ ingetrokken_op: terug, ingetrokken_door: terug && two.clientId })
          .where('client_id', '=', two.clientId)
          .execute(),
      );
    await neemTerug(new Date());
    expect((await ask(who)).body['error']).toBe('unauthorized_client');
    await neemTerug(null);
    await stopClient(t.db, two.clientId);
    expect([(await ask(who)).status, (await ask(who)).body['error']]).toEqual([401, 'invalid_client']);
  });

  it('a private key is never taken for a public one', async () => {
    const jwk = (await exportJWK(key.privateKey)) as never;
    await expect(registerClient(t.db, { ...WIE, jwks: { keys: [jwk] } })).rejects.toMatchObject({
      code: 'bad_request',
    });
  });

  it('asks a school, which hears of it once a day; who was refused waits', async () => {
    const two = (await registerClient(t.db, WIE)) as Registered & { secret: string };
    const who = { client_id: two.clientId, client_secret: two.secret, school: brin };
    const vraag = (scope: string) => ask({ ...who, scope }, {}, '/oauth/aanvraag');
    expect((await vraag(KAARTEN)).body).toEqual({ status: 'gevraagd', scope: '' });
    expect((await vraag('')).body['error']).toBe('invalid_scope');
    await t.db.tenant({ school: a, actor: null }, (tx) =>
      tx
        .updateTable('koers.api_aanvraag')
        .set({ geweigerd_op: new Date() })
        .where('client_id', '=', two.clientId)
        .execute(),
    );
    expect((await vraag(OPP)).body).toEqual({ status: 'geweigerd', scope: '' });
  });

  it('tells programs where it all is (RFC 8414)', async () => {
    const res = await fetch(`${at}/.well-known/oauth-authorization-server`);
    expect(await res.json()).toMatchObject({
      issuer: ORIGIN,
      token_endpoint: `${ORIGIN}/oauth/token`,
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    });
  });
});
