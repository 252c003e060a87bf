import * as client from 'openid-client';
import { AppError } from '../../errors.ts';
import type { OutboundFetch } from '../../platform/http/outbound-fetch.ts';
import { type ClaimNamen, type Claims, mist } from './claims.ts';

/** A sign-in service as Koers is registered there. */
export interface Bron {
  readonly id: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: string;
  readonly claims: ClaimNamen;
}

export interface ProviderDeps {
  readonly fetch: OutboundFetch;
  /** Demo mode: a service on this computer may use http. */
  readonly demo: boolean;
  readonly now: () => Date;
}

/** What ties the question and the answer together; made from the secret of one browser. */
export interface Checks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Who the service says it is: the subject of its own (OpenID Connect Core 1.0 §2), and everything else it tells. */
export interface Said {
  readonly subject: string;
  readonly claims: Claims;
}

export interface Providers {
  /** The address to send the browser to. @throws AppError `source_unavailable` */
  ask(bron: Bron, checks: Checks, terug: string): Promise<URL>;
  /** Exchanges the code in the answer. @throws AppError `launch_refused`, `source_unavailable` */
  answer(bron: Bron, checks: Checks, url: URL): Promise<Said>;
}

/** How long what a service says of itself is believed. */
const FRESH_MS = 60 * 60_000;
const TIMEOUT_SECONDS = 8;
const MAX_BYTES = 256 * 1024;

/** Authorization code with PKCE, state and nonce (OpenID Connect Core 1.0 §3.1, RFC 7636, RFC 9700 §2.1.1). */
export function oidcProviders(deps: ProviderDeps): Providers {
  const known = new Map<string, { readonly until: number; readonly config: Promise<client.Configuration> }>();
  const configOf = (bron: Bron): Promise<client.Configuration> => {
    const key = [bron.id, bron.issuer, bron.clientId, bron.secret].join('\n');
    const found = known.get(key);
    const now = deps.now().getTime();
    if (found && found.until > now) return found.config;
    const config = discover(bron, deps);
    known.set(key, { until: now + FRESH_MS, config });
    config.catch(() => known.delete(key));
    return config;
  };
  return {
    async ask(bron, { state, nonce, verifier }, terug) {
      const config = await configOf(bron).catch((cause: unknown) => {
        throw unavailable(cause);
      });
      return client.buildAuthorizationUrl(config, {
        redirect_uri: terug,
        scope: 'openid',
        response_type: 'code',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
    },
    async answer(bron, { state, nonce, verifier }, url) {
      try {
        const config = await configOf(bron);
        const tokens = await client.authorizationCodeGrant(config, url, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const own = tokens.claims();
        if (!own) throw refused('no id_token');
        const more = mist(own, bron.claims) ? await userInfo(config, tokens.access_token, own.sub) : {};
        // What is signed wins; how somebody signed in is believed only there.
        return { subject: own.sub, claims: { ...more, amr: undefined, acr: undefined, ...own } };
      } catch (cause) {
        throw cause instanceof AppError ? cause : notAnswered(cause);
      }
    },
  };
}

async function userInfo(config: client.Configuration, token: string, subject: string): Promise<Claims> {
  if (config.serverMetadata().userinfo_endpoint === undefined) return {};
  return await client.fetchUserInfo(config, token, subject);
}

async function discover(bron: Bron, deps: ProviderDeps): Promise<client.Configuration> {
  const fetch: client.CustomFetch = async (url, { method, headers, body, signal }) => {
    const answer = await deps.fetch(url, {
      method,
      headers,
      ...(body === undefined || body === null ? {} : { body: String(body) }),
      signal: signal ?? null,
    });
    return await small(answer);
  };
  const execute = deps.demo ? [client.allowInsecureRequests] : [];
  const options = { execute, timeout: TIMEOUT_SECONDS, [client.customFetch]: fetch };
  const found = await client.discovery(
    new URL(bron.issuer),
    bron.clientId,
    undefined,
    client.None(),
    options,
  );
  const server = found.serverMetadata();
  const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const auth = ways.includes('client_secret_post') ? client.ClientSecretPost : client.ClientSecretBasic;
  const config = new client.Configuration(server, bron.clientId, bron.secret, auth(bron.secret));
  config[client.customFetch] = fetch;
  config.timeout = TIMEOUT_SECONDS;
  // The signature of the id_token is checked too, and not only the connection that it came by.
  client.enableNonRepudiationChecks(config);
  if (deps.demo) client.allowInsecureRequests(config);
  return config;
}

/** No service says more of itself than this; more is not read. */
async function small(answer: Response): Promise<Response> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    size += part.byteLength;
    if (size > MAX_BYTES) throw refused('answer too large');
    parts.push(part);
  }
  const { status, headers } = answer;
  return new Response(status === 204 ? null : Buffer.concat(parts), { status, headers });
}

const refused = (detail: string, cause?: unknown): AppError =>
  new AppError('launch_refused', 'Deze aanmelding klopt niet. Probeer het opnieuw.', {
    status: 401,
    detail: `oidc: ${detail}`,
    ...(cause === undefined ? {} : { cause }),
  });

const unavailable = (cause: unknown): AppError =>
  new AppError(
    'source_unavailable',
    'De aanmelddienst van je school geeft nu geen antwoord. Probeer het zo nog eens.',
    {
      status: 503,
      retry: 'later',
      detail: `oidc: ${codeOf(cause)}`,
      cause,
    },
  );

/** The code of the library and nothing of the answer itself: that may hold a name. */
const codeOf = (cause: unknown): string => {
  const code = (cause as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[A-Z_]{1,60}$/.test(code) ? code : 'no answer';
};

function notAnswered(cause: unknown): AppError {
  if (cause instanceof client.AuthorizationResponseError)
    return new AppError(
      'launch_refused',
      'Je bent niet aangemeld bij de dienst van je school. Probeer het opnieuw.',
      {
        status: 403,
        detail: `oidc: error ${/^[a-z_]{1,40}$/.test(cause.error) ? cause.error : 'other'}`,
        cause,
      },
    );
  if (
    cause instanceof client.ResponseBodyError ||
    (cause instanceof client.ClientError && !GONE.has(cause.code ?? ''))
  )
    return refused(codeOf(cause), cause);
  return unavailable(cause);
}

/** Codes that say something of the connection and not of the answer. */
const GONE: ReadonlySet<string> = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
]);
