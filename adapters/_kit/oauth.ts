import { z } from 'zod';
import { AppError } from '../../gateway/errors.ts';
import type { AdapterContext } from '../../gateway/sync/source-adapter.ts';
import { callJson, type JsonCall, type JsonReply } from './json.ts';

/** OAuth 2.0 client credentials (RFC 6749 §4.4). */
export interface ClientCredentials {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Space-separated (§3.3). */
  readonly scope?: string;
  /** §2.3.1: `basic` is what every server must take; `body` is for those that take only that. */
  readonly auth: 'basic' | 'body';
}

/** A client that is signed in: asks JSON with a bearer token. */
export interface SignedInClient {
  /** @throws AppError as `callJson` does, and `source_refused` when we may not sign in */
  call(call: JsonCall): Promise<JsonReply>;
}

/** A token is renewed this long before it ends, so that none ends under way. Milliseconds. */
const MARGIN = 30_000;
/** §5.1 only recommends `expires_in`; without it a token is asked for again after this long. Seconds. */
const UNTOLD = 300;

const Token = z.object({
  access_token: z.string().min(1),
  // Some servers write the number as text.
  expires_in: z.coerce.number().nonnegative().catch(UNTOLD).default(UNTOLD),
});

/**
 * Signs in at the first call and keeps the token for as long as it holds, in this object only: make one for each
 * connection, so that no school's token serves another. Calls at the same time share one sign-in. A 401 on a token that
 * should hold (the other clock is ahead, or it was withdrawn) is tried once more with a new one.
 */
export function signedIn(
  credentials: ClientCredentials,
  ctx: Pick<AdapterContext, 'http' | 'now' | 'signal'>,
): SignedInClient {
  let kept: { readonly token: Promise<string>; until: number } | null = null;

  const token = (): Promise<string> => {
    if (kept && ctx.now().getTime() < kept.until) return kept.token;
    const fresh = { token: Promise.resolve(''), until: Number.POSITIVE_INFINITY };
    fresh.token = askToken(credentials, ctx).then(({ access_token, expires_in }) => {
      fresh.until = ctx.now().getTime() + expires_in * 1000 - MARGIN;
      return access_token;
    });
    fresh.token.catch(() => forget(fresh.token));
    kept = fresh;
    return fresh.token;
  };
  const forget = (old: Promise<string>) => {
    if (kept?.token === old) kept = null;
  };
  const send = async (call: JsonCall, bearer: Promise<string>) =>
    callJson(ctx.http, {
      signal: ctx.signal,
      ...call,
      headers: { ...call.headers, authorization: `Bearer ${await bearer}` },
    });

  return {
    async call(call) {
      const bearer = token();
      await bearer; // what is wrong with signing in is no reason to try again
      try {
        return await send(call, bearer);
      } catch (error) {
        if (!(error instanceof AppError) || error.opts.sourceStatus !== 401) throw error;
        forget(bearer);
        return await send(call, token());
      }
    },
  };
}

async function askToken(
  credentials: ClientCredentials,
  ctx: Pick<AdapterContext, 'http' | 'signal'>,
): Promise<z.infer<typeof Token>> {
  const { tokenUrl, clientId, clientSecret, scope, auth } = credentials;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    ...(scope === undefined ? {} : { scope }),
    ...(auth === 'body' ? { client_id: clientId, client_secret: clientSecret } : {}),
  });
  const reply = await callJson(ctx.http, {
    url: tokenUrl,
    form,
    ...(auth === 'basic' ? { headers: { authorization: `Basic ${basic(clientId, clientSecret)}` } } : {}),
    signal: ctx.signal,
    maxBytes: 64 * 1024,
  }).catch((error: unknown) => {
    throw signInRefused(error, new URL(tokenUrl).host);
  });
  const token = Token.safeParse(reply.body);
  if (token.success) return token.data;
  throw new AppError(
    'source_invalid',
    `${new URL(tokenUrl).host} geeft geen toegangsbewijs (token). Controleer het adres om aan te melden.`,
    { retry: 'never' },
  );
}

/** §2.3.1: both are form-encoded before they are joined, so that a colon in them does no harm. */
function basic(id: string, secret: string): string {
  const encoded = (text: string) => new URLSearchParams({ x: text }).toString().slice(2);
  return Buffer.from(`${encoded(id)}:${encoded(secret)}`).toString('base64');
}

/** §5.2: a 400 or 401 here is about who we are, not about the address; a 403 says the same in other words. */
function signInRefused(error: unknown, host: string): unknown {
  const status = error instanceof AppError ? error.opts.sourceStatus : undefined;
  if (status === undefined || ![400, 401, 403].includes(status)) return error;
  return new AppError(
    'source_refused',
    `Aanmelden bij ${host} lukt niet (${status}). Controleer de client id, het geheim, en of de school de koppeling heeft aangezet.`,
    { retry: 'never', sourceStatus: status },
  );
}
