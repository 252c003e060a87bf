import { exportJWK, exportSPKI, importJWK, type JWTPayload, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { launchStage, ONLY_OTHER } from './testing/launch-stage.ts';
import { ago, CLAIM, CLIENT, honestClaims, type Login, launch, login, post } from './testing/launching.ts';
import { TestBrowser } from './testing/test-browser.ts';
import { newTestKey } from './testing/test-elo.ts';

const stage = launchStage();

const lastReason = () => stage.koers.logged.at(-1)?.['reason'];
/** A refusal is a page of the 4xx kind in the ELO's own frame, without a session, for the reason that we meant. */
async function expectRefused(res: Response, status: number, reason: string, before: number): Promise<void> {
  expect({ status: res.status, reason: lastReason() }).toEqual({ status, reason });
  expect(res.headers.getSetCookie()).toEqual([]);
  expect(await res.text()).toContain('nummer');
  expect(await stage.sessions()).toBe(before);
}

/** `ago` counts in seconds, back from the moment the token is made. */
const WRONG: [string, Record<string, unknown>, number, string][] = [
  ['nonce of another login', { nonce: 'x'.repeat(43) }, 401, 'nonce: nonce is not the one of this login'],
  ['nonce missing', { nonce: undefined }, 401, 'nonce: nonce is missing'],
  ['exp missing', { exp: undefined }, 401, 'expiry: exp is missing'],
  ['exp and iat missing', { exp: undefined, iat: undefined }, 401, 'expiry: exp is missing'],
  ['iat missing', { iat: undefined }, 401, 'issued-at: iat is missing'],
  ['expired 40 s ago', { exp: ago(40) }, 401, expect.stringMatching(/^expiry: exp is 4\d s ago/)],
  [
    'iat an hour ahead',
    { iat: ago(-3600) },
    401,
    expect.stringMatching(/^issued-at: iat is 3[56]\d\d s ahead/),
  ],
  ['iat 40 s ahead', { iat: ago(-40) }, 401, expect.stringMatching(/^issued-at: iat is [34]\d s ahead/)],
  ['iat ten minutes old', { iat: ago(600) }, 401, expect.stringMatching(/^issued-at: iat is 60\d s ago/)],
  ['nbf a minute ahead', { nbf: ago(-60) }, 401, 'not-before: nbf is ahead'],
  ['another audience', { aud: 'someone-else' }, 401, 'audience: aud does not name us'],
  ['a foreign audience beside us', { aud: [CLIENT, 'x'] }, 401, 'audience: aud names someone we do not know'],
  [
    'a foreign audience beside us, azp ours',
    { aud: [CLIENT, 'x'], azp: CLIENT },
    401,
    'audience: aud names someone we do not know',
  ],
  ['azp other', { azp: 'someone-else' }, 401, 'authorized-party: azp is not us'],
  [
    'audience list with azp other',
    { aud: [CLIENT], azp: 'someone-else' },
    401,
    'authorized-party: azp is not us',
  ],
  ['another issuer', { iss: 'https://elders.example' }, 401, 'issuer: iss is not the platform of this login'],
  ['unknown deployment', { [`${CLAIM}/deployment_id`]: '99' }, 403, 'deployment: deployment is not approved'],
  [
    'deployment missing',
    { [`${CLAIM}/deployment_id`]: undefined },
    400,
    'deployment: deployment_id is missing',
  ],
  [
    'target of another site',
    { [`${CLAIM}/target_link_uri`]: 'https://evil.example/groep/7' },
    400,
    'target: target_link_uri is missing or not ours',
  ],
  [
    'target missing',
    { [`${CLAIM}/target_link_uri`]: undefined },
    400,
    'target: target_link_uri is missing or not ours',
  ],
  ['LTI 1.1', { [`${CLAIM}/version`]: '1.1.0' }, 400, 'version: version is not 1.3.0'],
  ['version missing', { [`${CLAIM}/version`]: undefined }, 400, 'version: version is not 1.3.0'],
  [
    'another message type',
    { [`${CLAIM}/message_type`]: 'LtiAssetProcessorSettingsRequest' },
    400,
    'message-type: message_type is not one that Koers knows',
  ],
  [
    'a deep linking request without settings',
    { [`${CLAIM}/message_type`]: 'LtiDeepLinkingRequest' },
    400,
    'deep-linking: deep_linking_settings is missing or unreadable',
  ],
  [
    'a deep linking request of another target',
    {
      [`${CLAIM}/message_type`]: 'LtiDeepLinkingRequest',
      [`${CLAIM}/target_link_uri`]: 'https://evil.example/',
    },
    400,
    'target: target_link_uri is missing or not ours',
  ],
  [
    'a submission review of nobody',
    { [`${CLAIM}/message_type`]: 'LtiSubmissionReviewRequest' },
    400,
    'for-user: for_user is missing',
  ],
  ['an empty sub', { sub: '' }, 400, 'subject: sub is not 1 to 255 ASCII characters'],
  ['a sub of 300 characters', { sub: 'a'.repeat(300) }, 400, 'subject: sub is not 1 to 255 ASCII characters'],
  [
    'a NUL in the deployment',
    { [`${CLAIM}/deployment_id`]: '1\u0000' },
    400,
    'format: not a JWT with launch claims',
  ],
  ['exp as text', { exp: '9999999999' }, 400, 'format: not a JWT with launch claims'],
  ['a token of 40 kB', { padding: 'x'.repeat(30_000) }, 400, expect.stringMatching(/^size: /)],
];

describe('a launch that is signed well and does not hold is refused', () => {
  it.each(WRONG)('%s', async (_name, changed, status, reason) => {
    const before = await stage.sessions();
    const { res } = await launch(stage.koers, stage.elo, changed);
    await expectRefused(res, status, reason, before);
    expect(res.headers.get('content-security-policy')).toContain(
      `frame-ancestors 'self' ${stage.elo.issuer}`,
    );
  });

  it('R85: another approved deployment than the one the login was for', async () => {
    const before = await stage.sessions();
    const { res } = await launch(stage.koers, stage.elo, {}, { lti_deployment_id: '2' });
    await expectRefused(res, 401, 'deployment: deployment_id is not the one of this login', before);
  });

  it('R85: a deployment that is approved at another platform only', async () => {
    const before = await stage.sessions();
    const { res } = await launch(stage.koers, stage.elo, { [`${CLAIM}/deployment_id`]: ONLY_OTHER });
    await expectRefused(res, 403, 'deployment: deployment is not approved', before);
  });

  it('R85: a deployment whose approval was ended, and a platform that was', async () => {
    const before = await stage.sessions();
    const end = async (table: 'koers.lti_deployment' | 'koers.lti_platform', ended_at: Date | null) =>
      await stage.db.platform((tx) => tx.updateTable(table).set({ ended_at }).execute());
    await end('koers.lti_deployment', new Date());
    const { res } = await launch(stage.koers, stage.elo);
    await expectRefused(res, 403, 'deployment: deployment is not approved', before);
    await end('koers.lti_deployment', null);

    const at = await login(stage.koers, stage.elo);
    await end('koers.lti_platform', new Date());
    const late = await post(
      stage.koers,
      at,
      await stage.elo.sign(honestClaims(stage.koers, stage.elo, at.nonce)),
    );
    expect([late.status, lastReason()]).toEqual([401, 'state: unknown, used, expired or of another browser']);
    await end('koers.lti_platform', null);
  });

  it('another page of ours than the one the login was for', async () => {
    const before = await stage.sessions();
    const { res } = await launch(stage.koers, stage.elo, {
      [`${CLAIM}/target_link_uri`]: `${stage.koers.origin}/beheer`,
    });
    await expectRefused(res, 400, 'target: target_link_uri is not the one of this login', before);
  });
});

const plain = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const FORGED: [string, (claims: JWTPayload) => Promise<string>, string][] = [
  ['alg none', async (claims) => `${plain({ alg: 'none' })}.${plain(claims)}.`, 'ERR_JOSE_ALG_NOT_ALLOWED'],
  [
    'HS256 with the public key as secret',
    async (claims) => {
      const pem = new TextEncoder().encode(await exportSPKI(stage.elo.key.publicKey));
      return await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: stage.elo.key.kid }).sign(pem);
    },
    'ERR_JOSE_ALG_NOT_ALLOWED',
  ],
  [
    'RS512 with the right key',
    async (claims) => {
      const key = await importJWK(await exportJWK(stage.elo.key.privateKey), 'RS512');
      return await new SignJWT(claims).setProtectedHeader({ alg: 'RS512', kid: stage.elo.key.kid }).sign(key);
    },
    'ERR_JOSE_ALG_NOT_ALLOWED',
  ],
  [
    'another key under the right kid, offered in the header',
    async (claims) => {
      const key = await newTestKey(stage.elo.key.kid);
      const jwk = await exportJWK(key.publicKey);
      const header = { alg: 'RS256', kid: key.kid, jwk };
      return await new SignJWT(claims).setProtectedHeader(header).sign(key.privateKey);
    },
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  ],
  [
    'a kid that the platform does not publish',
    async (claims) => stage.elo.sign(claims, await newTestKey('verzonnen')),
    'ERR_JWKS_NO_MATCHING_KEY',
  ],
  [
    'a payload changed after signing',
    async (claims) => {
      const [header, , signature] = (await stage.elo.sign(claims)).split('.');
      return `${header}.${plain({ ...claims, sub: 'directeur' })}.${signature}`;
    },
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  ],
  [
    'the signature of another platform that we know',
    (claims) => stage.other.sign({ ...claims, iss: stage.other.issuer }),
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  ],
];

describe('a launch that is not signed by its platform is refused', () => {
  it.each(FORGED)('%s', async (_name, forge, code) => {
    const before = await stage.sessions();
    const at = await login(stage.koers, stage.elo);
    const res = await post(stage.koers, at, await forge(honestClaims(stage.koers, stage.elo, at.nonce)));
    await expectRefused(res, 401, `signature: ${code}`, before);
  });
});

describe('a launch that is not of this browser and this login is refused', () => {
  const USED = 'state: unknown, used, expired or of another browser';
  const answer = async (at: Login) => await stage.elo.sign(honestClaims(stage.koers, stage.elo, at.nonce));

  it('another browser, with or without a cookie of that name; the right one still gets in', async () => {
    const at = await login(stage.koers, stage.elo);
    const token = await answer(at);
    const before = await stage.sessions();
    const empty = await post(stage.koers, { ...at, browser: new TestBrowser() }, token);
    await expectRefused(empty, 401, 'browser: no cookie', before);

    const thief = new TestBrowser();
    for (const name of at.browser.cookies.keys()) thief.cookies.set(name, 'mine');
    await expectRefused(await post(stage.koers, { ...at, browser: thief }, token), 401, USED, before);

    expect((await post(stage.koers, at, token)).status).toBe(200);
  });

  it('login CSRF: a launch begun in the browser of someone else', async () => {
    const attacker = await login(stage.koers, stage.elo);
    const victim = await login(stage.koers, stage.elo);
    const before = await stage.sessions();
    const res = await post(stage.koers, { ...attacker, browser: victim.browser }, await answer(attacker));
    await expectRefused(res, 401, 'browser: no cookie', before);
  });

  it('the state of another login of the same browser', async () => {
    const first = await login(stage.koers, stage.elo);
    const second = await login(stage.koers, stage.elo, {}, first.browser);
    const before = await stage.sessions();
    const res = await post(stage.koers, { ...first, state: second.state }, await answer(first));
    await expectRefused(res, 401, 'nonce: nonce is not the one of this login', before);
  });

  it('the state of a login at another platform', async () => {
    const there = await login(stage.koers, stage.other);
    const before = await stage.sessions();
    const res = await post(stage.koers, there, await answer(there));
    await expectRefused(res, 401, 'signature: ERR_JWS_SIGNATURE_VERIFICATION_FAILED', before);
  });

  it('an old answer once more', async () => {
    const at = await login(stage.koers, stage.elo);
    const token = await answer(at);
    const kept = new Map(at.browser.cookies);
    expect((await post(stage.koers, at, token)).status).toBe(200);
    for (const [name, value] of kept) at.browser.cookies.set(name, value);
    await expectRefused(await post(stage.koers, at, token), 401, USED, await stage.sessions());
  });

  it('of fifty at once exactly one gets in', async () => {
    const at = await login(stage.koers, stage.elo);
    const token = await answer(at);
    const before = await stage.sessions();
    const replies = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const browser = new TestBrowser();
        for (const [name, value] of at.browser.cookies) browser.cookies.set(name, value);
        return (await post(stage.koers, { ...at, browser }, token)).status;
      }),
    );
    expect(replies.filter((status) => status === 200)).toHaveLength(1);
    expect(replies.filter((status) => status === 401)).toHaveLength(49);
    expect(await stage.sessions()).toBe(before + 1);
  });

  it('a state older than five minutes', async () => {
    const at = await login(stage.koers, stage.elo);
    stage.koers.clock.ahead = 301_000;
    const res = await post(stage.koers, at, await answer(at)).finally(() => {
      stage.koers.clock.ahead = 0;
    });
    await expectRefused(res, 401, USED, await stage.sessions());
  });

  it('an id_token in the address, or none at all', async () => {
    const at = await login(stage.koers, stage.elo);
    const query = new URLSearchParams({ state: at.state, id_token: await answer(at) });
    const got = await at.browser.request(`${stage.koers.origin}/lti/launch?${query}`);
    expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST']);
    const bare = await at.browser.request(`${stage.koers.origin}/lti/launch`, {});
    expect([bare.status, lastReason()]).toEqual([400, 'form: state or id_token is missing']);
  });

  it('an id_token posted to any other page', async () => {
    const at = await login(stage.koers, stage.elo);
    const form = { state: at.state, id_token: await answer(at) };
    for (const path of ['/vandaag', '//evil.example/x', '/lti/launch/x']) {
      expect((await at.browser.request(`${stage.koers.origin}${path}`, form)).status).toBe(404);
    }
  });

  it('logs neither tokens nor who it was', () => {
    // The number of a request is random, and now and then holds any four digits.
    const text = JSON.stringify(stage.koers.logged).replaceAll(
      /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g,
      '',
    );
    expect(stage.koers.logged.length).toBeGreaterThan(40);
    expect(text).not.toMatch(/eyJ|2001|__Host/);
  });
});
