import { API_SCOPE_NAMEN } from '../../model/api-scope.ts';
import type { Db } from '../../platform/db/pool.ts';
import { defineRoute, type Reply, type Route } from '../../platform/http/route.ts';
import { vraagSchool } from './aanvraag.ts';
import { type AssertionDeps, SIGNING_ALGORITHMS } from './assertion.ts';
import { authenticate } from './authenticate.ts';
import {
  ConsentAnswer,
  ConsentRequest,
  OAuthError,
  ServerMetadata,
  TokenAnswer,
  TokenQuery,
  TokenRequest,
} from './input.ts';
import { OAuthFault, oauthRefusal } from './oauth-fault.ts';
import { issueToken, readScopes, schoolCode } from './token.ts';

export interface ClientsDeps extends Pick<AssertionDeps, 'keysAt' | 'now'> {
  readonly db: Db;
  /** Our own origin: the issuer. */
  readonly origin: string;
}

const TOKEN_PATH = '/oauth/token';
const AANVRAAG_PATH = '/oauth/aanvraag';
const CLIENT_WAYS = ['client_secret_basic', 'client_secret_post', 'private_key_jwt'];

const access = {
  kind: 'public',
  why: 'een programma bewijst hier zelf wie het is, met een geheim of een ondertekend bericht (OAuth 2.0)',
} as const;

/** Answers; what OAuth refuses becomes its own kind of error (RFC 6749 §5.2). */
async function answer(basic: boolean, work: () => Promise<object>): Promise<Reply> {
  try {
    return { headers: { Pragma: 'no-cache' }, json: await work() };
  } catch (error) {
    if (error instanceof OAuthFault) return oauthRefusal(error, basic);
    throw error;
  }
}

/** OAuth 2.0 for programs of vendors (R69): tokens, asking a school, and where all that is. */
export function clientsRoutes(deps: ClientsDeps): Route[] {
  const audiences = [deps.origin, `${deps.origin}${TOKEN_PATH}`];
  const proving = { db: deps.db, keysAt: deps.keysAt, now: deps.now, audiences };
  return [tokenRoute(proving), aanvraagRoute(proving), metadataRoute(deps.origin)];
}

type Proving = Parameters<typeof authenticate>[0] & { readonly db: Db };

function tokenRoute(deps: Proving): Route {
  return defineRoute({
    method: 'POST',
    path: TOKEN_PATH,
    summary: 'OAuth 2.0: een toegangsbewijs voor een school (client credentials, RFC 6749 §4.4)',
    access,
    origin: 'any',
    query: TokenQuery,
    body: TokenRequest,
    responses: { 200: TokenAnswer, 400: OAuthError, 401: OAuthError },
    handler: ({ headers, query, body }) =>
      answer(headers['authorization'] !== undefined, async () => {
        const client = await authenticate(deps, headers['authorization'], body);
        if (body.grant_type !== 'client_credentials')
          throw new OAuthFault('unsupported_grant_type', 'grant_type must be client_credentials.');
        return await issueToken(deps, client, { scope: body.scope, school: body.school ?? query.school });
      }),
  });
}

function aanvraagRoute(deps: Proving): Route {
  return defineRoute({
    method: 'POST',
    path: AANVRAAG_PATH,
    summary: 'Een school om toestemming vragen; de beheerder beslist per scope',
    access,
    origin: 'any',
    body: ConsentRequest,
    responses: { 200: ConsentAnswer, 400: OAuthError, 401: OAuthError },
    handler: ({ headers, body }) =>
      answer(headers['authorization'] !== undefined, async () => {
        const client = await authenticate(deps, headers['authorization'], body);
        const scopes = readScopes(body.scope ?? '');
        if (scopes.length === 0) throw new OAuthFault('invalid_scope', 'Say which scopes are asked for.');
        const asked = await vraagSchool(deps, client.id, schoolCode(body.school ?? ''), scopes);
        return { status: asked.status, scope: asked.scopes.join(' ') };
      }),
  });
}

function metadataRoute(origin: string): Route {
  return defineRoute({
    method: 'GET',
    path: '/.well-known/oauth-authorization-server',
    summary: 'Waar programma’s zich aanmelden (RFC 8414)',
    access: { kind: 'public', why: 'adressen en namen van scopes; niets van een school' },
    responses: { 200: ServerMetadata },
    handler: async () => ({
      json: {
        issuer: origin,
        token_endpoint: `${origin}${TOKEN_PATH}`,
        grant_types_supported: ['client_credentials'],
        response_types_supported: [],
        token_endpoint_auth_methods_supported: CLIENT_WAYS,
        token_endpoint_auth_signing_alg_values_supported: SIGNING_ALGORITHMS,
        scopes_supported: API_SCOPE_NAMEN,
        service_documentation: `${origin}/openapi.json`,
      },
    }),
  });
}
