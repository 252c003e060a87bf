import { compactVerify, decodeJwt, errors, type RemoteJWKSet } from 'jose';
import { AppError } from '../../gateway/errors.ts';
import { LaunchClaims } from './claims.ts';
import { AGAIN, NOT_RIGHT, refused } from './refusal.ts';

/** Real launches are 2 to 8 kB; what is larger is not read at all. Characters, which in a JWT are bytes. */
const MAX_TOKEN = 32_768;

/** What a token says of itself before it is verified: good for looking things up, proof of nothing. */
export interface Unverified {
  readonly issuer: string;
  readonly audience: readonly string[];
  readonly deploymentId: string | null;
}

/** @throws AppError `launch_refused` when it is too large or no JWT. */
export function readUnverified(idToken: string): Unverified {
  if (idToken.length > MAX_TOKEN) {
    throw refused({ status: 400, message: NOT_RIGHT, detail: `size: token of ${idToken.length} characters` });
  }
  try {
    const claims = LaunchClaims.parse(decodeJwt(idToken));
    return {
      issuer: claims.issuer,
      audience: claims.audience,
      deploymentId: claims.deploymentId ?? null,
    };
  } catch (cause) {
    throw refused({ status: 400, message: NOT_RIGHT, detail: 'format: not a JWT with launch claims' }, cause);
  }
}

/**
 * Verifies the signature with the platform's published keys. RS256 only, whatever the header says
 * (Security Framework 1.0 §5.1.3 step 6): that closes `none` and HS256 with the public key as secret.
 * @throws AppError `launch_refused`
 */
export async function verifySignature(idToken: string, keys: RemoteJWKSet): Promise<LaunchClaims> {
  const verified = await compactVerify(idToken, keys, { algorithms: ['RS256'] }).catch((cause: unknown) => {
    throw notVerified(cause);
  });
  return LaunchClaims.parse(JSON.parse(new TextDecoder().decode(verified.payload)));
}

/** Codes of jose that say something of the key list and not of the token. */
const UNREADABLE = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);

function notVerified(cause: unknown): AppError {
  const code = cause instanceof errors.JOSEError ? cause.code : 'keys unreadable';
  const unreadable = !(cause instanceof errors.JOSEError) || UNREADABLE.has(code);
  const more = cause instanceof AppError && cause.opts.detail ? ` (${cause.opts.detail})` : '';
  const message = unreadable
    ? `Koers kan de sleutels van de leeromgeving nu niet lezen. Wacht even. ${AGAIN}`
    : NOT_RIGHT;
  return refused({ status: 401, message, detail: `signature: ${code}${more}` }, cause);
}
