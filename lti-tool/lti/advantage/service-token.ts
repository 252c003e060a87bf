import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import type { OwnSigner } from '../own-signature.ts';
import { type PlatformFetchDeps, platformFetch } from './platform-fetch.ts';

/** A platform as its services know us. */
export interface ServiceRegistration {
  /** Of koers.lti_platform. */
  readonly id: string;
  readonly clientId: string;
  readonly tokenUrl: string;
  /** What the platform wants as `aud` of our assertion, when that is not its token address (Brightspace). */
  readonly tokenAudience?: string | null;
}

export interface ServiceTokens {
  /** An access token for these scopes; another one than `refused`, which the platform no longer took. */
  token(of: ServiceRegistration, scopes: readonly string[], refused?: string): Promise<string>;
}

export interface ServiceTokenDeps extends PlatformFetchDeps {
  readonly signer: OwnSigner;
}

/** How long our assertion may be used: seconds. */
const ASSERTION_SECONDS = 60;
/** A token that is about to end does not begin a call: seconds. */
const MARGIN_SECONDS = 60;
/** What a platform gives that does not say how long (RFC 6749 §5.1 only recommends it): Security Framework §4.1 advises an hour. */
const DEFAULT_SECONDS = 3600;
const LONGEST_SECONDS = 24 * 3600;

const Token = z.object({
  access_token: z.string().min(1).max(16_384),
  token_type: z.string().regex(/^bearer$/i),
  // Some send the number as text.
  expires_in: z.coerce.number().positive().catch(DEFAULT_SECONDS),
});

const Refused = z.object({ error: z.string().regex(/^[a-z_]{1,60}$/) });

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

async function askToken(of: ServiceRegistration, scopes: readonly string[], deps: ServiceTokenDeps) {
  const claims = {
    iss: of.clientId,
    sub: of.clientId,
    aud: of.tokenAudience ?? of.tokenUrl,
    jti: randomUUID(),
  };
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await deps.signer.sign(claims, ASSERTION_SECONDS),
    scope: scopes.join(' '),
  });
  const answer = await platformFetch(
    {
      method: 'POST',
      url: of.tokenUrl,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
      body: form.toString(),
    },
    deps,
  );
  const body = json(answer.text);
  const token = Token.safeParse(body);
  if (answer.status === 200 && token.success) return token.data;
  const code = Refused.safeParse(body).data?.error ?? 'no token';
  throw new AppError(
    'source_refused',
    'De leeromgeving geeft Koers geen toegang tot haar diensten. Vraag de beheerder van de leeromgeving of Koers deze diensten mag gebruiken.',
    { detail: `token: status ${answer.status}, ${code}`, sourceStatus: answer.status, retry: 'never' },
  );
}

interface Kept {
  readonly asked: Promise<string>;
  /** Absent while it is being asked. */
  given?: { readonly token: string; readonly until: number };
}

/**
 * Access tokens for LTI services: client credentials with a signed assertion (Security Framework 1.0 §4.1, RFC 7523), kept
 * per (platform, scopes) until a minute before they end. They are kept in the memory of this process, not in the
 * database: a token is a secret that opens a class list, asking a new one is one short request an hour per process, and
 * what is never stored needs no seal and leaks in no dump. Calls at once share one request.
 */
export function serviceTokens(deps: ServiceTokenDeps): ServiceTokens {
  const kept = new Map<string, Kept>();
  const ask = (key: string, of: ServiceRegistration, scopes: readonly string[]): Promise<string> => {
    const answer = askToken(of, scopes, deps);
    const entry: Kept = { asked: answer.then((given) => given.access_token) };
    kept.set(key, entry);
    answer.then(
      ({ access_token: token, expires_in: seconds }) => {
        const lives = Math.min(seconds, LONGEST_SECONDS) - MARGIN_SECONDS;
        entry.given = { token, until: deps.now().getTime() + lives * 1000 };
      },
      () => {
        if (kept.get(key) === entry) kept.delete(key);
      },
    );
    return entry.asked;
  };
  return {
    token: (of, scopes, refused) => {
      const sorted = [...new Set(scopes)].sort();
      const key = JSON.stringify([of.id, of.clientId, of.tokenUrl, ...sorted]);
      const found = kept.get(key);
      if (!found) return ask(key, of, sorted);
      const { given } = found;
      const over = given && (given.until <= deps.now().getTime() || given.token === refused);
      return over ? ask(key, of, sorted) : found.asked;
    },
  };
}
