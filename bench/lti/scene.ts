import type { JWTPayload } from 'jose';
import { CLAIM, MEMBERSHIP } from '../../lti-tool/lti/testing/launching.ts';
import type { TestElo } from '../../lti-tool/lti/testing/test-elo.ts';
import { BenchBrowser } from '../browser.ts';
import { CLIENT_ID } from '../elo.ts';
import type { LtiTool } from './tool.ts';

/** What a tool must know of a platform. */
export type Platform = Pick<TestElo, 'issuer' | 'authUrl' | 'tokenUrl' | 'jwksUrl'>;

/** Who is launched: known to Koers by this name. */
export const SUBJECT = '2001';

/** A tool and two platforms that it knows. */
export interface Scene {
  readonly tool: LtiTool;
  readonly elo: TestElo;
  readonly other: TestElo;
}

/** What an honest platform signs, as Moodle sends it (60 seconds to live). */
export function honest({ tool, elo }: Pick<Scene, 'tool' | 'elo'>, nonce: string): JWTPayload {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: elo.issuer,
    aud: CLIENT_ID,
    sub: SUBJECT,
    iat: now,
    exp: now + 60,
    nonce,
    name: 'Ans Proef',
    [`${CLAIM}/version`]: '1.3.0',
    [`${CLAIM}/message_type`]: 'LtiResourceLinkRequest',
    [`${CLAIM}/deployment_id`]: '1',
    [`${CLAIM}/target_link_uri`]: `${tool.origin}/`,
    [`${CLAIM}/resource_link`]: { id: '12' },
    [`${CLAIM}/context`]: { id: '7', title: 'Groep' },
    [`${CLAIM}/roles`]: [`${MEMBERSHIP}#Instructor`],
  };
}

/** A browser at the ELO's door, with what the tool sent it there with. */
export interface Begun {
  readonly browser: BenchBrowser;
  readonly state: string;
  readonly nonce: string;
  /** Posts the platform's answer; true when it was let in. */
  post(idToken: string, more?: { browser?: BenchBrowser; state?: string; path?: string }): Promise<boolean>;
}

export async function begin(
  { tool, elo }: Pick<Scene, 'tool' | 'elo'>,
  { browser = new BenchBrowser(), get = false }: { browser?: BenchBrowser; get?: boolean } = {},
): Promise<Begun> {
  const form = {
    iss: elo.issuer,
    login_hint: 'u1',
    target_link_uri: `${tool.origin}/`,
    client_id: CLIENT_ID,
    lti_deployment_id: '1',
  };
  const url = `${tool.origin}${tool.login}`;
  const answer = get
    ? await browser.ask(`${url}?${new URLSearchParams(form)}`)
    : await browser.ask(url, new URLSearchParams(form).toString());
  if (answer.location === undefined)
    throw new Error(`${tool.name}: login answered ${answer.status}: ${answer.body}`);
  const asked = new URL(answer.location).searchParams;
  const state = asked.get('state') ?? '';
  return {
    browser,
    state,
    nonce: asked.get('nonce') ?? '',
    async post(idToken, more = {}) {
      const by = more.browser ?? browser;
      const body = new URLSearchParams({ state: more.state ?? state, id_token: idToken }).toString();
      return await tool.enters(by, await by.ask(`${tool.origin}${more.path ?? tool.launch}`, body));
    },
  };
}
