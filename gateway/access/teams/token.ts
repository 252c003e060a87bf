import { decodeJwt, decodeProtectedHeader, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { AppError } from '../../errors.ts';

/**
 * Tokens that Teams gets for a signed-in person (`authentication.getAuthToken`): access tokens of the Microsoft identity
 * platform, version 2.0, for the Entra app of this school. Rules: "Access tokens in the Microsoft identity platform",
 * validating tokens; and Teams' own "Tab SSO".
 */

/** Teams on desktop and phone, and Teams on the web: the only clients that may ask for a token for us. */
const TEAMS_CLIENTS: ReadonlySet<string> = new Set([
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
]);
export const SCOPE = 'access_as_user';
const AUTHORITY = 'https://login.microsoftonline.com';
/** Clocks of two computers; seconds. */
const TOLERANCE = 30;
/** Real ones are 2 to 3 kB. Characters. */
const MAX_TOKEN = 16_384;

export const issuerOf = (tenant: string): string => `${AUTHORITY}/${tenant}/v2.0`;
/** Where a tenant publishes the keys that its tokens are signed with. */
export const keysUrlOf = (tenant: string): string => `${AUTHORITY}/${tenant}/discovery/v2.0/keys`;

/** A tenant is a GUID in small letters: only then it fits in an address. */
const Guid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
const Claimed = z.object({ tid: Guid, aud: Guid });
/** What is asked of a token beside its signature, issuer, audience and times. */
const Claims = z.object({
  ver: z.literal('2.0'),
  tid: Guid,
  oid: Guid,
  azp: z.string(),
  scp: z.string(),
  iat: z.number(),
});

/** Somebody in a tenant. `oid` stays with him for good; his mail address and user name do not, and are not read. */
export interface TeamsPerson {
  readonly tenant: string;
  readonly oid: string;
}

const refused = (detail: string, cause?: unknown): AppError =>
  new AppError(
    'launch_refused',
    'Deze aanmelding vanuit Teams klopt niet. Sluit het tabblad en open het opnieuw.',
    {
      status: 401,
      detail: `teams: ${detail}`,
      ...(cause === undefined ? {} : { cause }),
    },
  );

/**
 * For which tenant and which app a token says that it is: proof of nothing, good for looking up whether we know them.
 * @throws AppError `launch_refused`
 */
export function readUnverified(token: string): { tenant: string; client: string } {
  if (token.length > MAX_TOKEN) throw refused(`token of ${token.length} characters`);
  try {
    if (decodeProtectedHeader(token).alg !== 'RS256') throw new Error('alg');
    const { tid, aud } = Claimed.parse(decodeJwt(token));
    return { tenant: tid, client: aud };
  } catch (cause) {
    // Also what a version 1.0 token is: its audience is `api://…` (and its issuer sts.windows.net).
    throw refused('not a JWT for an app of ours', cause);
  }
}

/** How keys are fetched: by the address of the list, kept and refreshed by whoever is asked. */
export type KeysAt = (jwksUrl: string) => JWTVerifyGetKey;

/**
 * Holds a token against everything that must be true of it, for a tenant and an app that are on our list.
 * @throws AppError `launch_refused`; the detail says which rule it breaks
 */
export async function verifyToken(
  token: string,
  of: { readonly tenant: string; readonly client: string; readonly now: Date },
  keysAt: KeysAt,
): Promise<TeamsPerson> {
  const { payload } = await jwtVerify(token, keysAt(keysUrlOf(of.tenant)), {
    algorithms: ['RS256'],
    issuer: issuerOf(of.tenant),
    audience: of.client,
    currentDate: of.now,
    clockTolerance: TOLERANCE,
    requiredClaims: ['exp', 'iat', 'nbf'],
  }).catch((cause: unknown) => {
    throw notVerified(cause);
  });
  const claims = Claims.safeParse(payload);
  if (!claims.success)
    throw refused(`claims: ${claims.error.issues.map((i) => i.path.join('.')).join(', ')}`);
  const { tid, oid, scp, azp, iat } = claims.data;
  if (tid !== of.tenant) throw refused('tid is not the tenant of the issuer');
  if (iat > of.now.getTime() / 1000 + TOLERANCE) throw refused('iat lies in the future');
  if (!scp.split(' ').includes(SCOPE)) throw refused(`scp has no ${SCOPE}`);
  if (!TEAMS_CLIENTS.has(azp)) throw refused('azp is not Teams');
  return { tenant: tid, oid };
}

function notVerified(cause: unknown): AppError {
  if (cause instanceof errors.JWTClaimValidationFailed || cause instanceof errors.JWTExpired)
    return refused(`${cause.claim}: ${cause.reason}`, cause);
  if (cause instanceof errors.JOSEError && !UNREADABLE.has(cause.code)) return refused(cause.code, cause);
  return new AppError(
    'launch_refused',
    'Koers kan Microsoft nu niet bereiken. Wacht even en open het tabblad opnieuw.',
    {
      status: 503,
      detail: `teams: keys: ${cause instanceof errors.JOSEError ? cause.code : 'unreadable'}`,
      cause,
    },
  );
}

/** Codes of jose that say something of the key list and not of the token. */
const UNREADABLE: ReadonlySet<string> = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);
