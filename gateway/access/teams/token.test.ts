import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { issuerOf, keysUrlOf, readUnverified, verifyToken } from './token.ts';

const TENANT = '8b6e2a7c-0b0f-4a55-9c77-2f0a3d5e1c01';
const OTHER = '8b6e2a7c-0b0f-4a55-9c77-2f0a3d5e1c02';
const CLIENT = '3f1d2c4b-5a69-4788-8f90-a1b2c3d4e5f6';
const OID = 'c0ffee00-1111-4222-8333-444455556666';
const WEB = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
const NOW = new Date('2026-11-23T08:00:00Z');
const at = (seconds: number) => NOW.getTime() / 1000 + seconds;

type Pair = Awaited<ReturnType<typeof generateKeyPair>>;
const keys = {} as { own: Pair; strange: Pair };
beforeAll(async () => {
  [keys.own, keys.strange] = await Promise.all([
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS256'),
  ]);
});

/** Claims of a token that are otherwise; `undefined` takes one out. */
type Changed = Readonly<Record<string, unknown>>;
const claims = (changed: Changed = {}): JWTPayload => ({
  ver: '2.0',
  iss: issuerOf(TENANT),
  tid: TENANT,
  aud: CLIENT,
  oid: OID,
  azp: WEB,
  scp: 'profile access_as_user',
  iat: at(-60),
  nbf: at(-60),
  exp: at(3600),
  preferred_username: 'iemand@school.example',
  ...changed,
});
const sign = (changed: Changed = {}, { kid = 'k1', key = keys.own.privateKey, alg = 'RS256' } = {}) =>
  new SignJWT(claims(changed)).setProtectedHeader({ alg, kid, typ: 'JWT' }).sign(key);

async function check(token: string): Promise<unknown> {
  const { tenant, client } = readUnverified(token);
  const jwk = { ...(await exportJWK(keys.own.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const asked: string[] = [];
  const person = await verifyToken(token, { tenant: TENANT, client: CLIENT, now: NOW }, (url) => {
    asked.push(url);
    return createLocalJWKSet({ keys: [jwk] });
  });
  expect([tenant, client, asked]).toEqual([TENANT, CLIENT, [keysUrlOf(TENANT)]]);
  return person;
}

describe('R70: a token of Teams', () => {
  it('that is right says who it is by tenant and oid, and by nothing that can change', async () => {
    expect(await check(await sign())).toEqual({ tenant: TENANT, oid: OID });
    expect(await check(await sign({ azp: '1fec8e78-bce4-4aaf-ab1b-5451cc387264' }))).toBeTruthy();
    expect(await check(await sign({ exp: at(-20), nbf: at(20), iat: at(20) }))).toBeTruthy(); // clocks differ a little
  });

  it.each<[string, Changed, RegExp]>([
    ['of another tenant', { tid: OTHER }, /tid is not/],
    ['with the issuer of another tenant', { iss: issuerOf(OTHER) }, /iss/],
    ['with an issuer that only looks like it', { iss: `${issuerOf(TENANT)}/` }, /iss/],
    ['with the issuer of version 1.0', { iss: `https://sts.windows.net/${TENANT}/` }, /iss/],
    ['for another app', { aud: OTHER }, /aud/],
    ['for several apps', { aud: [CLIENT, OTHER] }, /not a JWT for an app/],
    [
      'for an address, as version 1.0 has it',
      { aud: `api://koers.example/${CLIENT}` },
      /not a JWT for an app/,
    ],
    ['of version 1.0', { ver: '1.0' }, /claims: ver/],
    ['without the scope', { scp: 'User.Read' }, /scp/],
    ['with a scope that only begins so', { scp: 'access_as_user_too' }, /scp/],
    ['without a scope: of an app and not of a person', { scp: undefined }, /claims: scp/],
    ['asked for by another app', { azp: OTHER }, /azp/],
    ['that has run out', { exp: at(-31) }, /exp/],
    ['that never runs out', { exp: undefined }, /exp/],
    ['from the future', { iat: at(120) }, /iat/],
    ['that is not valid yet', { nbf: at(120) }, /nbf/],
    ['without a person', { oid: undefined }, /claims: oid/],
  ])('%s is refused', async (_name, changed, detail) => {
    await expect(check(await sign(changed))).rejects.toMatchObject({
      code: 'launch_refused',
      opts: { status: 401, detail: expect.stringMatching(detail) },
    });
  });

  it('with another key, an unknown kid, another algorithm, or none is refused', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(keys.own.publicKey)));
    const wrong = [
      await sign({}, { key: keys.strange.privateKey }),
      await sign({}, { kid: 'k2' }),
      await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(secret),
      new UnsecuredJWT(claims()).encode(),
      `${await sign()}x`,
      'geen token',
      'x'.repeat(20_000),
    ];
    for (const token of wrong)
      await expect(check(token)).rejects.toMatchObject({ code: 'launch_refused', opts: { status: 401 } });
  });

  it('in another algorithm is refused by the check itself, also when the key list names none, as that of Microsoft', async () => {
    const own = await exportJWK(keys.own.privateKey);
    const { kty, n, e } = own;
    const list = createLocalJWKSet({ keys: [{ kty: kty ?? '', n: n ?? '', e: e ?? '', kid: 'k1' }] });
    const of = { tenant: TENANT, client: CLIENT, now: NOW };
    await expect(verifyToken(await sign(), of, () => list)).resolves.toEqual({ tenant: TENANT, oid: OID });
    const key = (await importJWK({ ...own, alg: 'RS512' }, 'RS512')) as CryptoKey;
    const token = await sign({}, { key, alg: 'RS512' });
    await expect(verifyToken(token, of, () => list)).rejects.toMatchObject({ code: 'launch_refused' });
  });

  it('is not called wrong when Microsoft cannot be reached', async () => {
    const down = () => () => Promise.reject(new Error('ECONNREFUSED'));
    const token = await sign();
    await expect(
      verifyToken(token, { tenant: TENANT, client: CLIENT, now: NOW }, down),
    ).rejects.toMatchObject({
      opts: { status: 503 },
    });
  });
});
