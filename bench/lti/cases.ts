import { exportJWK, exportSPKI, importJWK, type JWTPayload, SignJWT } from 'jose';
import { CLAIM } from '../../lti-tool/lti/testing/launching.ts';
import { newTestKey } from '../../lti-tool/lti/testing/test-elo.ts';
import { BenchBrowser } from '../browser.ts';
import { CLIENT_ID } from '../elo.ts';
import { type Begun, begin, honest, type Scene } from './scene.ts';

/** One launch that is tried, and what a tool must make of it. */
export interface Case {
  readonly name: string;
  readonly must: 'refuse' | 'accept';
  /** It changes the platform's keys, or counts what is asked of it: one tool at a time. */
  readonly alone?: true;
  /** True when the tool let it in. */
  readonly attempt: (scene: Scene) => Promise<boolean>;
}

const seconds = (ahead: number): number => Math.floor(Date.now() / 1000) + ahead;
const plain = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A whole launch of which some claims are otherwise; a function so that times are counted when it runs. */
const withClaims =
  (changes: (scene: Scene) => Record<string, unknown>) =>
  async (scene: Scene): Promise<boolean> => {
    const at = await begin(scene);
    const claims = { ...honest(scene, at.nonce), ...changes(scene) } as JWTPayload;
    return await at.post(await scene.elo.sign(claims));
  };
const forged =
  (forge: (claims: JWTPayload, scene: Scene) => Promise<string>) =>
  async (scene: Scene): Promise<boolean> => {
    const at = await begin(scene);
    return await at.post(await forge(honest(scene, at.nonce), scene));
  };
const refuse = (name: string, attempt: Case['attempt']): Case => ({ name, must: 'refuse', attempt });
const accept = (name: string, attempt: Case['attempt']): Case => ({ name, must: 'accept', attempt });
const alone = (one: Case): Case => ({ ...one, alone: true });
const signed = (scene: Scene, at: Begun) => scene.elo.sign(honest(scene, at.nonce));

const FORGERIES: readonly Case[] = [
  refuse(
    'alg none',
    forged(async (claims) => `${plain({ alg: 'none' })}.${plain(claims)}.`),
  ),
  refuse(
    'HS256 with the public key as secret (key confusion)',
    forged(async (claims, { elo }) => {
      const pem = new TextEncoder().encode(await exportSPKI(elo.key.publicKey));
      return await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: elo.key.kid }).sign(pem);
    }),
  ),
  refuse(
    'RS512 with the right key',
    forged(async (claims, { elo }) => {
      const key = await importJWK(await exportJWK(elo.key.privateKey), 'RS512');
      return await new SignJWT(claims).setProtectedHeader({ alg: 'RS512', kid: elo.key.kid }).sign(key);
    }),
  ),
  refuse(
    'another key under the right kid, offered in the header',
    forged(async (claims, { elo }) => {
      const key = await newTestKey(elo.key.kid);
      const jwk = await exportJWK(key.publicKey);
      return await new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: key.kid, jwk })
        .sign(key.privateKey);
    }),
  ),
  refuse(
    'a kid that the platform does not publish',
    forged(async (claims, { elo }) => elo.sign(claims, await newTestKey('verzonnen'))),
  ),
  refuse(
    'a payload changed after signing',
    forged(async (claims, { elo }) => {
      const [header, , signature] = (await elo.sign(claims)).split('.');
      return `${header}.${plain({ ...claims, sub: 'directeur' })}.${signature}`;
    }),
  ),
  refuse(
    'a token of 300 kB',
    forged((claims, { elo }) => elo.sign({ ...claims, ballast: 'x'.repeat(220_000) })),
  ),
  alone(
    refuse('signed with the key from before a rotation', async (scene) => {
      const old = scene.elo.key;
      scene.elo.key = await newTestKey(`sleutel-${crypto.randomUUID()}`);
      return await forged((claims) => scene.elo.sign(claims, { ...old, kid: scene.elo.key.kid }))(scene);
    }),
  ),
];

const CLAIMS: readonly Case[] = [
  refuse(
    'nonce of another login',
    withClaims(() => ({ nonce: 'x'.repeat(43) })),
  ),
  refuse(
    'no nonce',
    withClaims(() => ({ nonce: undefined })),
  ),
  refuse(
    'no exp',
    withClaims(() => ({ exp: undefined })),
  ),
  refuse(
    'no exp and no iat',
    withClaims(() => ({ exp: undefined, iat: undefined })),
  ),
  refuse(
    'expired 40 s ago',
    withClaims(() => ({ exp: seconds(-40) })),
  ),
  refuse(
    'iat an hour ahead',
    withClaims(() => ({ iat: seconds(3600), exp: seconds(3660) })),
  ),
  refuse(
    'iat ten minutes old',
    withClaims(() => ({ iat: seconds(-600) })),
  ),
  refuse(
    'another audience',
    withClaims(() => ({ aud: 'someone-else' })),
  ),
  refuse(
    'a foreign audience beside ours, no azp',
    withClaims(() => ({ aud: [CLIENT_ID, 'someone-else'] })),
  ),
  refuse(
    'audience list, azp of someone else',
    withClaims(() => ({ aud: [CLIENT_ID], azp: 'someone-else' })),
  ),
  refuse(
    'our audience, azp of someone else',
    withClaims(() => ({ azp: 'someone-else' })),
  ),
  refuse(
    'another issuer',
    withClaims(() => ({ iss: 'https://elders.example' })),
  ),
  refuse(
    'a deployment nobody approved',
    withClaims(() => ({ [`${CLAIM}/deployment_id`]: '99' })),
  ),
  refuse(
    'no deployment',
    withClaims(() => ({ [`${CLAIM}/deployment_id`]: undefined })),
  ),
  refuse(
    'target of another site',
    withClaims(() => ({ [`${CLAIM}/target_link_uri`]: 'https://evil.example/x' })),
  ),
  refuse(
    'LTI 1.1',
    withClaims(() => ({ [`${CLAIM}/version`]: '1.1.0' })),
  ),
  refuse(
    'an unknown message type',
    withClaims(() => ({ [`${CLAIM}/message_type`]: 'Iets' })),
  ),
];

const BROWSERS: readonly Case[] = [
  refuse('a browser without the cookie of its login', async (scene) => {
    const at = await begin(scene);
    return await at.post(await signed(scene, at), { browser: new BenchBrowser() });
  }),
  refuse('login CSRF: begun in the browser of someone else', async (scene) => {
    const attacker = await begin(scene);
    const victim = await begin(scene);
    return await attacker.post(await signed(scene, attacker), { browser: victim.browser });
  }),
  refuse('the state of another login of the same browser', async (scene) => {
    const first = await begin(scene);
    const second = await begin(scene, { browser: first.browser });
    return await first.post(await signed(scene, first), { state: second.state });
  }),
  refuse('the state of a login at another platform', async (scene) => {
    const there = await begin({ ...scene, elo: scene.other });
    return await there.post(await signed(scene, there));
  }),
  refuse('the same token once more, 12 s later', async (scene) => {
    const at = await begin(scene);
    const token = await signed(scene, at);
    const kept = at.browser.copy();
    await at.post(token);
    await new Promise((resolve) => setTimeout(resolve, 12_000));
    return await at.post(token, { browser: kept });
  }),
  refuse('fifty replays at once: more than one gets in', async (scene) => {
    const at = await begin(scene);
    const token = await signed(scene, at);
    const all = await Promise.all(
      Array.from({ length: 50 }, () => at.post(token, { browser: at.browser.copy() })),
    );
    return all.filter(Boolean).length > 1;
  }),
  refuse('id_token by GET', async (scene) => {
    const at = await begin(scene);
    const query = new URLSearchParams({ state: at.state, id_token: await signed(scene, at) });
    const answer = await at.browser.ask(`${scene.tool.origin}${scene.tool.launch}?${query}`);
    return await scene.tool.enters(at.browser, answer);
  }),
  refuse('id_token posted to any other page', async (scene) => {
    const at = await begin(scene);
    return await at.post(await signed(scene, at), { path: '/elders' });
  }),
  refuse('posted to //evil.example/x: sent on to that site', async (scene) => {
    const at = await begin(scene);
    return await at.post(await signed(scene, at), { path: '//evil.example/x' });
  }),
  alone(
    refuse('registration by a stranger makes the tool fetch an address within (SSRF)', async (scene) => {
      const before = scene.other.fetched;
      const query = new URLSearchParams({
        openid_configuration: scene.other.jwksUrl,
        registration_token: 'x',
      });
      for (const path of ['/register', '/lti/register'])
        await new BenchBrowser().ask(`${scene.tool.origin}${path}?${query}`);
      return scene.other.fetched > before;
    }),
  ),
];

const HONEST: readonly Case[] = [
  accept(
    'an honest launch',
    withClaims(() => ({})),
  ),
  accept(
    'iat 50 s old (a slow network, a busy ELO)',
    withClaims(() => ({ iat: seconds(-50) })),
  ),
  accept(
    'a clock that is 20 s ahead',
    withClaims(() => ({ iat: seconds(20), exp: seconds(80) })),
  ),
  accept(
    'a clock that is 20 s behind, a token of 10 s',
    withClaims(() => ({ iat: seconds(-20), exp: seconds(-10) })),
  ),
  accept(
    'audience as a list, azp ours',
    withClaims(() => ({ aud: [CLIENT_ID], azp: CLIENT_ID })),
  ),
  accept(
    'anonymous: no sub',
    withClaims(() => ({ sub: undefined })),
  ),
  accept(
    'short role names',
    withClaims(() => ({ [`${CLAIM}/roles`]: ['Instructor'] })),
  ),
  accept('login by GET', async (scene) => {
    const at = await begin(scene, { get: true });
    return await at.post(await signed(scene, at));
  }),
  alone(
    accept('a key that the platform has since six seconds (rotation)', async (scene) => {
      scene.elo.key = await newTestKey(`sleutel-${crypto.randomUUID()}`);
      await new Promise((resolve) => setTimeout(resolve, 6_000));
      return await withClaims(() => ({}))(scene);
    }),
  ),
];

/** Every row of the attack suite (lti.md §1.6 and more), and the launches that must go on working. */
export const CASES: readonly Case[] = [...FORGERIES, ...CLAIMS, ...BROWSERS, ...HONEST];
