import type { Request, Response } from 'express';
import { AppError } from '../../errors.ts';
import type { EnteredClient } from '../db/client-entry.ts';
import type { Tx } from '../db/kysely-on-client.ts';
import type { Db } from '../db/pool.ts';
import type { ClientLimit } from './client-limit.ts';
import { type ClientAccess, type Reply, type Route, scopesOf } from './route.ts';
import { hashToken } from './session-cookie.ts';

/** The credentials of RFC 6750 §2.1; in a form or in the address they are not taken. */
const BEARER = /^bearer +([\w.~+/-]+=*) *$/i;

const REALM = 'Bearer realm="Koers"';

/** 401 with what RFC 6750 §3 wants beside it; without a token no error is named (§3.1). */
function refuseToken(res: Response, given: boolean): AppError {
  res.setHeader('WWW-Authenticate', given ? `${REALM}, error="invalid_token"` : REALM);
  return new AppError(
    'not_signed_in',
    given
      ? 'Dit toegangsbewijs (access token) geldt niet of niet meer. Vraag een nieuw aan bij /oauth/token.'
      : 'Hier hoort een toegangsbewijs bij (Authorization: Bearer …). Vraag er een aan bij /oauth/token.',
  );
}

function refuseScope(res: Response, access: ClientAccess): AppError {
  const scopes = scopesOf(access);
  res.setHeader(
    'WWW-Authenticate',
    `${REALM}, error="insufficient_scope", scope="${scopes[0] ?? ''}"`, // any one of them would do; the first asks least
  );
  return new AppError(
    'not_allowed',
    `De school geeft hiervoor geen toestemming, of het toegangsbewijs is er niet voor gevraagd. Nodig is ${scopes.join(' of ')}.`,
  );
}

export interface ClientDeps {
  readonly db: Db;
  readonly clientLimit?: ClientLimit;
}

/**
 * Answers a request of a program (R69): token, count, scope, and then the handler in the school of the token.
 * @throws AppError `not_signed_in` (401), `not_allowed` (403), `too_many_requests` (429), each with its headers set
 */
export async function answerClient(
  route: Route & { readonly access: ClientAccess },
  {
    req,
    res,
    arrive,
    read,
    handle,
  }: {
    req: Request;
    res: Response;
    /** The body is here, not looked at yet. */
    arrive: () => Promise<void>;
    read: () => Promise<object>;
    handle: (call: object) => Promise<Reply>;
  },
  { db, clientLimit }: ClientDeps,
): Promise<Reply> {
  const token = BEARER.exec(req.headers.authorization ?? '')?.[1];
  if (!token) throw refuseToken(res, req.headers.authorization !== undefined);
  const own = route.access.kind === 'client-own-transaction';
  if (!own) await arrive(); // nobody holds a transaction while his body is on its way
  const admit = async (entered: EnteredClient | null) => {
    if (!entered) throw refuseToken(res, true);
    res.locals['client'] = entered;
    const turn = await clientLimit?.(`${entered.clientId} ${entered.schoolId}`);
    for (const [name, value] of Object.entries(turn?.headers ?? {})) res.setHeader(name, value);
    if (turn?.over) throw turn.over;
    if (!scopesOf(route.access).some((scope) => entered.scopes.includes(scope)))
      throw refuseScope(res, route.access);
    return entered;
  };
  const ask = { scopes: scopesOf(route.access), vraag: `${route.method} ${route.path}` };
  const { reply, client } = await db.client(hashToken(token), ask, async (tx: Tx, entered) => {
    const client = await admit(entered);
    return { client, reply: own ? null : await handle({ ...(await read()), tx, client }) };
  });
  return reply ?? (await handle({ ...(await read()), db, client }));
}
