import { createHash, randomBytes } from 'node:crypto';
import { serialize } from 'cookie';

/**
 * `__Host-` binds the cookie to this host; Partitioned (CHIPS) keeps it apart per embedding site, which also
 * makes it work where third-party cookies are blocked (lti.md §5). SameSite=None because Koers opens in the
 * ELO's frame; that is why every unsafe method checks Origin.
 */
export const SESSION_COOKIE = '__Host-koers';

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A new random token; only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export function partitionedCookie(name: string, value: string, maxAgeSeconds: number): string {
  return serialize(name, value, {
    httpOnly: true,
    secure: true,
    sameSite: 'none',
    partitioned: true,
    path: '/',
    maxAge: maxAgeSeconds,
  });
}

export const sessionCookie = (token: string, maxAgeSeconds: number): string =>
  partitionedCookie(SESSION_COOKIE, token, maxAgeSeconds);
export const endSessionCookie = (): string => partitionedCookie(SESSION_COOKIE, '', 0);
