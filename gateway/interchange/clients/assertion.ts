import { createHash } from 'node:crypto';
import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { OAuthFault } from './oauth-fault.ts';
import type { RegisteredClient } from './register-store.ts';

/** What we accept under an assertion; nothing with a shared secret, and never `none` (RFC 8725 §3.1). */
export const SIGNING_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'] as const;

/** How far ahead an assertion may end: so long its jti is kept. */
const LONGEST_MS = 60 * 60_000;
const SKEW_SECONDS = 30;

export interface AssertionDeps {
  /** The published keys of a client; reads no more than a key set should be, and nothing within our own network. */
  readonly keysAt: (jwksUrl: string) => JWTVerifyGetKey;
  /** Our issuer and our token address: what an assertion may be made for. */
  readonly audiences: readonly string[];
  readonly now: () => Date;
}

/** A jti as it is remembered. */
export interface UsedJti {
  readonly hash: Buffer;
  readonly expires: Date;
}

const refused = (why: string) => new OAuthFault('invalid_client', why);

function keysOf({ jwks, jwks_url: url }: RegisteredClient, deps: AssertionDeps): JWTVerifyGetKey {
  if (jwks !== null) return createLocalJWKSet(jwks as JSONWebKeySet);
  if (url !== null) return deps.keysAt(url);
  throw refused('This client proves itself with a secret, not with a signed assertion.');
}

/**
 * Checks a signed assertion of a client (RFC 7523 §3): signature, issuer and subject, audience, times. That it is used once
 * is for who calls. An audience list of more than one is refused: another server could have been meant.
 * @throws OAuthFault `invalid_client`
 */
export async function checkAssertion(
  client: RegisteredClient,
  assertion: string,
  deps: AssertionDeps,
): Promise<UsedJti> {
  const now = deps.now();
  const { payload } = await jwtVerify(assertion, keysOf(client, deps), {
    algorithms: [...SIGNING_ALGORITHMS],
    issuer: client.id,
    subject: client.id,
    audience: [...deps.audiences],
    requiredClaims: ['exp', 'jti'],
    clockTolerance: SKEW_SECONDS,
    currentDate: now,
  }).catch((error: unknown) => {
    const code = (error as { code?: unknown } | null)?.code;
    throw refused(`The assertion does not hold (${typeof code === 'string' ? code : 'unreadable'}).`);
  });
  const { jti, exp = 0, aud } = payload;
  if (Array.isArray(aud) && aud.length !== 1) throw refused('The assertion must be for this server alone.');
  if (typeof jti !== 'string' || jti === '') throw refused('The assertion has no jti.');
  const expires = new Date((exp + SKEW_SECONDS) * 1000);
  if (expires.getTime() - now.getTime() > LONGEST_MS + SKEW_SECONDS * 1000)
    throw refused('The assertion must end within an hour.');
  return { hash: createHash('sha256').update(jti).digest(), expires };
}
