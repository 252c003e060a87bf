import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../../errors.ts';
import type { Log } from '../log.ts';

/** How many requests in how many seconds one client may do at one school. */
export interface ClientAllowance {
  readonly requests: number;
  readonly seconds: number;
}

/** One request, counted. */
export interface ClientTurn {
  /** RateLimit and RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers-10): what is left, and until when. */
  readonly headers: Readonly<Record<string, string>>;
  /** What to answer instead when it is one too many. */
  readonly over: AppError | null;
}

/** Counts the requests of a client at a school; what cannot count lets through, as the other limits do. */
export type ClientLimit = (key: string) => Promise<ClientTurn>;

/** Ten a second, all minute long: a vendor that pages through a whole school stays below it. */
const ALLOWED: ClientAllowance = { requests: 600, seconds: 60 };

/** The limit of one web process (decision 0012). */
export function createClientLimit(
  log: Pick<Log, 'warn'>,
  { requests, seconds }: ClientAllowance = ALLOWED,
): ClientLimit {
  const kept = new RateLimiterMemory({ keyPrefix: 'client', points: requests, duration: seconds });
  const policy = `"client";q=${requests};w=${seconds}`;
  const headers = ({ remainingPoints, msBeforeNext }: RateLimiterRes) => ({
    'RateLimit-Policy': policy,
    RateLimit: `"client";r=${Math.max(0, remainingPoints)};t=${Math.ceil(msBeforeNext / 1000)}`,
  });
  return async (key) => {
    try {
      return { headers: headers(await kept.consume(key)), over: null };
    } catch (error) {
      if (error instanceof RateLimiterRes)
        return { headers: headers(error), over: tooMany(error.msBeforeNext) };
      log.warn({ err: error, limit: 'client' }, 'a rate limit could not count; the request goes on');
      return { headers: {}, over: null };
    }
  };
}

function tooMany(waitMs: number): AppError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new AppError(
    'too_many_requests',
    `Dit programma vraagt te veel achter elkaar. Wacht ${seconds} seconden.`,
    { retryAfterMs: Math.max(waitMs, 1000) },
  );
}
