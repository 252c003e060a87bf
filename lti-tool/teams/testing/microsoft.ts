import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { issuerOf, type KeysAt, keysUrlOf, SCOPE } from '../../../gateway/access/teams/token.ts';
import { platformKeys } from '../../lti/jwks.ts';

export const CLIENT = '3f1d2c4b-5a69-4788-8f90-a1b2c3d4e5f6';
const TEAMS_ON_THE_WEB = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';

/** Microsoft as far as signing in to a tab needs it: keys by tenant, and tokens as Teams gets them. */
export interface Microsoft {
  /** Real fetching and keeping of keys, of which only the last step is not the network. */
  readonly keysAt: KeysAt;
  /** Addresses of key lists that were asked for. */
  readonly asked: string[];
  /** True: it cannot be reached. */
  down: boolean;
  token(tenant: string, oid: string, changed?: JWTPayload): Promise<string>;
}

export async function fakeMicrosoft(): Promise<Microsoft> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'microsoft-1', use: 'sig', alg: 'RS256' };
  const asked: string[] = [];
  const microsoft: Microsoft = {
    asked,
    down: false,
    keysAt: platformKeys({
      allowLoopbackHttp: false,
      pauseAfterFailureMs: 0,
      fetch: async (url) => {
        asked.push(url);
        const tenant = /^https:\/\/login\.microsoftonline\.com\/([0-9a-f-]{36})\//.exec(url)?.[1] ?? '';
        if (microsoft.down || url !== keysUrlOf(tenant)) return new Response('', { status: 503 });
        return Response.json({ keys: [jwk] });
      },
    }),
    token: (tenant, oid, changed = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const claims: JWTPayload = {
        ver: '2.0',
        iss: issuerOf(tenant),
        tid: tenant,
        aud: CLIENT,
        oid,
        azp: TEAMS_ON_THE_WEB,
        scp: SCOPE,
        iat: now - 10,
        nbf: now - 10,
        exp: now + 3600,
        preferred_username: 'm.schelpenpad@school.example',
        name: 'Marjan Schelpenpad',
        ...changed,
      };
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: 'microsoft-1', typ: 'JWT' })
        .sign(privateKey);
    },
  };
  return microsoft;
}
