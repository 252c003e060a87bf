import { decodeJwt } from 'jose';
import type { Db } from '../../platform/db/pool.ts';
import { hashToken } from '../../platform/http/session-cookie.ts';
import { type AssertionDeps, checkAssertion } from './assertion.ts';
import type { Credentials } from './input.ts';
import { OAuthFault } from './oauth-fault.ts';
import { clientById, hasSecret, type RegisteredClient, useOnce } from './register-store.ts';

export interface AuthenticateDeps extends AssertionDeps {
  readonly db: Pick<Db, 'platform'>;
}

/** The only kind of assertion there is (RFC 7523 §2.2). */
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

interface Secret {
  readonly id: string;
  readonly secret: string;
}

const invalid = (why: string) => new OAuthFault('invalid_client', why);

/** Id and secret from the header, each form-encoded before it was joined (RFC 6749 §2.3.1). */
function fromBasic(authorization: string): Secret {
  const encoded = /^basic +([A-Za-z0-9+/]+=*) *$/i.exec(authorization)?.[1];
  const plain = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
  const colon = plain.indexOf(':');
  if (colon < 1) throw invalid('The Authorization header is not HTTP Basic.');
  const decode = (part: string) => new URLSearchParams(`v=${part}`).get('v') ?? '';
  return { id: decode(plain.slice(0, colon)), secret: decode(plain.slice(colon + 1)) };
}

/**
 * Who asks, proved in exactly one way: client_secret_basic, client_secret_post or private_key_jwt.
 * @throws OAuthFault `invalid_client`; `invalid_request` when it is proved in more ways than one
 */
export async function authenticate(
  deps: AuthenticateDeps,
  authorization: string | undefined,
  given: Credentials,
): Promise<RegisteredClient> {
  const ways = [authorization, given.client_secret, given.client_assertion].filter((w) => w !== undefined);
  if (ways.length > 1)
    throw new OAuthFault('invalid_request', 'Prove the client in one way, not in several at once.');
  if (authorization !== undefined) return await bySecret(deps, fromBasic(authorization));
  if (given.client_secret !== undefined)
    return await bySecret(deps, { id: given.client_id ?? '', secret: given.client_secret });
  if (given.client_assertion !== undefined) return await byAssertion(deps, given, given.client_assertion);
  throw invalid('The client did not prove who it is.');
}

async function bySecret({ db }: AuthenticateDeps, { id, secret }: Secret): Promise<RegisteredClient> {
  const client = await db.platform(async (tx) => {
    const found = await clientById(tx, id);
    return found && (await hasSecret(tx, found.id, hashToken(secret))) ? found : undefined;
  });
  if (!client) throw invalid('Unknown client, or not its secret.');
  return client;
}

/** No transaction is open while keys are fetched. */
async function byAssertion(
  deps: AuthenticateDeps,
  given: Credentials,
  assertion: string,
): Promise<RegisteredClient> {
  if (given.client_assertion_type !== JWT_BEARER)
    throw new OAuthFault('invalid_request', `client_assertion_type must be ${JWT_BEARER}.`);
  const id = subjectOf(assertion);
  if (given.client_id !== undefined && given.client_id !== id)
    throw invalid('client_id and the assertion name different clients.');
  const client = await deps.db.platform((tx) => clientById(tx, id));
  if (!client) throw invalid('Unknown client.');
  const jti = await checkAssertion(client, assertion, deps);
  if (!(await deps.db.platform((tx) => useOnce(tx, client.id, jti))))
    throw invalid('This assertion was used before.');
  return client;
}

/** Whose it says it is; nothing of it is believed before the signature was looked at. */
function subjectOf(assertion: string): string {
  try {
    return decodeJwt(assertion).sub ?? '';
  } catch {
    throw invalid('The assertion is not a JWT.');
  }
}
