import { compactVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outboundFetch } from '../../gateway/platform/http/outbound-fetch.ts';
import { type PlatformKeysOptions, platformKeys } from './jwks.ts';
import { newTestKey, startTestElo, type TestElo } from './testing/test-elo.ts';

let elo: TestElo;
beforeEach(async () => {
  elo = await startTestElo();
});
afterEach(() => elo.close());

const keysWith = (more: Partial<PlatformKeysOptions> = {}) =>
  platformKeys({ fetch: outboundFetch({ allowLoopback: true }), allowLoopbackHttp: true, ...more });
const verify = async (keys: ReturnType<typeof platformKeys>, by = elo.key) =>
  await compactVerify(await elo.sign({ sub: '1' }, by), keys(elo.jwksUrl));

describe('the keys of a platform', () => {
  it('are fetched once for many launches, also when these come at the same time', async () => {
    const keys = keysWith();
    await Promise.all(Array.from({ length: 10 }, () => verify(keys)));
    await verify(keys);
    expect(elo.fetched).toBe(1);
  });

  it('are fetched again when a token names a key that is new', async () => {
    const keys = keysWith({ cooldownMs: 0 });
    await verify(keys);
    elo.key = await newTestKey('sleutel-2');
    await verify(keys);
    expect(elo.fetched).toBe(2);
  });

  it('are not fetched again and again for made-up kids', async () => {
    const keys = keysWith();
    await verify(keys);
    for (const kid of ['a', 'b', 'c']) {
      await expect(verify(keys, await newTestKey(kid))).rejects.toMatchObject({
        code: 'ERR_JWKS_NO_MATCHING_KEY',
      });
    }
    expect(elo.fetched).toBe(1);
  });

  it.each([
    ['down', 'jwks: status 503'],
    ['redirect', 'jwks: status 302'],
    ['huge', 'jwks: too large'],
  ] as const)(
    'of a platform that is "%s" are unreadable, and are left alone for a moment',
    async (faults, detail) => {
      const keys = keysWith({ pauseAfterFailureMs: 1500 });
      elo.faults = faults;
      await expect(verify(keys)).rejects.toMatchObject({ opts: { detail } });
      await expect(verify(keys)).rejects.toMatchObject({ opts: { detail: 'jwks: failed just now' } });
      expect(elo.fetched).toBe(1);
      elo.faults = 'none';
      await new Promise((resolve) => setTimeout(resolve, 1600));
      await verify(keys);
    },
  );

  it('are never fetched over http, but from this computer in demo mode', () => {
    const strict = keysWith({ allowLoopbackHttp: false });
    const demo = keysWith();
    expect(() => strict(elo.jwksUrl)).toThrow('onveilig adres');
    expect(() => demo('http://elo.example/jwks')).toThrow('onveilig adres');
    expect(() => demo('http://127.0.0.1.evil.example/jwks')).toThrow('onveilig adres');
    expect(() => demo('file:///etc/passwd')).toThrow('onveilig adres');
    expect(() => strict('https://elo.example/jwks')).not.toThrow();
  });
});
