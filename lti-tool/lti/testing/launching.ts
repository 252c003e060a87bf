import type { JWTPayload } from 'jose';
import { TestBrowser } from './test-browser.ts';
import type { TestElo } from './test-elo.ts';
import type { TestKoers } from './test-koers.ts';

export const CLIENT = 'koers-bij-elo';
export const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim';
export const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership';

export interface Login {
  readonly browser: TestBrowser;
  readonly to: URL;
  readonly state: string;
  readonly nonce: string;
}

/** A browser that followed the ELO's link and now stands at the ELO's door, with state and nonce. */
export async function login(
  koers: TestKoers,
  elo: TestElo,
  more: Record<string, string> = {},
  browser = new TestBrowser(),
): Promise<Login> {
  const res = await browser.request(`${koers.origin}/lti/login`, {
    iss: elo.issuer,
    login_hint: 'u1',
    target_link_uri: `${koers.origin}/groep/7?week=3`,
    client_id: CLIENT,
    ...more,
  });
  if (res.status !== 303) throw new Error(`login answered ${res.status}: ${await res.text()}`);
  const to = new URL(res.headers.get('location') ?? '');
  const param = (name: string) => to.searchParams.get(name) ?? '';
  return { browser, to, state: param('state'), nonce: param('nonce') };
}

/** A time that is counted from the moment a token is made, so that a slow test stays true. */
export const ago = (seconds: number) => ({ ago: seconds });
const now = (): number => Math.floor(Date.now() / 1000);
const dated = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'ago' in value ? now() - Number(value.ago) : value;

/** What an honest platform signs, as Moodle sends it (60 seconds to live). */
export function honestClaims(koers: TestKoers, elo: TestElo, nonce: string): JWTPayload {
  return {
    iss: elo.issuer,
    aud: CLIENT,
    sub: '2001',
    iat: now(),
    exp: now() + 60,
    nonce,
    [`${CLAIM}/version`]: '1.3.0',
    [`${CLAIM}/message_type`]: 'LtiResourceLinkRequest',
    [`${CLAIM}/deployment_id`]: '1',
    [`${CLAIM}/target_link_uri`]: `${koers.origin}/groep/7?week=3`,
    [`${CLAIM}/resource_link`]: { id: '12' },
    [`${CLAIM}/roles`]: [`${MEMBERSHIP}#Instructor`],
  };
}

export const post = (koers: TestKoers, at: Pick<Login, 'browser' | 'state'>, idToken: string) =>
  at.browser.request(`${koers.origin}/lti/launch`, { state: at.state, id_token: idToken });

/** A whole launch with some claims changed; `undefined` takes a claim out. */
export async function launch(
  koers: TestKoers,
  elo: TestElo,
  changed: Record<string, unknown> = {},
  more: Record<string, string> = {},
) {
  const at = await login(koers, elo, more);
  const changes = Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, dated(value)]));
  const res = await post(
    koers,
    at,
    await elo.sign({ ...honestClaims(koers, elo, at.nonce), ...changes } as JWTPayload),
  );
  return { ...at, res };
}
