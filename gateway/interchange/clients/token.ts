import { ApiScope } from '../../model/api-scope.ts';
import type { Db } from '../../platform/db/pool.ts';
import { hashToken, newToken } from '../../platform/http/session-cookie.ts';
import { OAuthFault } from './oauth-fault.ts';
import type { RegisteredClient } from './register-store.ts';
import { allowedAt, insertToken, pruneTokens, type SchoolCode } from './token-store.ts';

/** As long as 1EdTech recommends (Security Framework 1.1 §4.1). Consent that is withdrawn ends a token sooner. */
const LIVES_SECONDS = 3600;

export interface IssuedToken {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly scope: string;
}

/** BRIN with or without vestiging: `99XX`, `99XX01`. @throws OAuthFault `invalid_request` */
export function schoolCode(given: string): SchoolCode {
  const [, brin, dependance = '00'] = /^(\d{2}[A-Z]{2})(\d{2})?$/.exec(given.trim().toUpperCase()) ?? [];
  if (brin === undefined)
    throw new OAuthFault('invalid_request', 'school must be a BRIN like 99XX, or with its vestiging 99XX01.');
  return { brin, dependance };
}

/** Scopes as they are sent. @throws OAuthFault `invalid_scope` for one that does not exist */
export function readScopes(given: string): readonly ApiScope[] {
  return given
    .split(' ')
    .filter((scope) => scope !== '')
    .map((scope) => {
      const known = ApiScope.safeParse(scope);
      if (!known.success) throw new OAuthFault('invalid_scope', 'One of these scopes does not exist.');
      return known.data;
    });
}

/**
 * Gives a client an access token for one school (RFC 6749 §4.4.3), with what was asked of what that school allows. The token
 * is chance and nothing else (decision 0031): what it may is looked up at each request.
 * @throws OAuthFault `unauthorized_client` when no school lets it in, `invalid_request` when it must say which school,
 *   `invalid_scope` when the school allows nothing of what it asks
 */
export async function issueToken(
  { db, now }: { readonly db: Pick<Db, 'platform'>; readonly now: () => Date },
  client: Pick<RegisteredClient, 'id'>,
  asked: { readonly scope: string | undefined; readonly school: string | undefined },
): Promise<IssuedToken> {
  const wanted = asked.scope === undefined ? null : readScopes(asked.scope);
  const code = asked.school === undefined ? null : schoolCode(asked.school);
  const token = newToken();
  const scopes = await db.platform(async (tx) => {
    const [first, second] = await allowedAt(tx, client.id, code);
    if (!first) throw new OAuthFault('unauthorized_client', 'No school allows this client anything (yet).');
    if (second)
      throw new OAuthFault('invalid_request', 'More schools allow this client: say which one with school.');
    const granted = first.scopes.filter((s) => wanted?.some((w) => w === s) ?? true);
    if (granted.length === 0)
      throw new OAuthFault('invalid_scope', 'The school allows none of these scopes.');
    const expires = new Date(now().getTime() + LIVES_SECONDS * 1000);
    await insertToken(tx, {
      hash: hashToken(token),
      client: client.id,
      school: first.school,
      scopes: granted,
      expires,
    });
    return granted;
  });
  return {
    access_token: token,
    token_type: 'Bearer',
    expires_in: LIVES_SECONDS,
    scope: scopes.join(' '),
  };
}

/** Forgets tokens and used assertions that have run out. */
export const pruneClientTokens = (db: Pick<Db, 'platform'>, now: Date): Promise<void> =>
  db.platform((tx) => pruneTokens(tx, now));
