import { type IRateLimiterOptions, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../../errors.ts';
import type { Log } from '../log.ts';

/** How many refusals in how many seconds. */
export interface Allowance {
  readonly refusals: number;
  readonly seconds: number;
}

/** Who asks: `session` only once it is known to stand, else an invented cookie would buy a count of its own. */
export interface Caller {
  /** As `clientKey` gives it. */
  readonly address: string;
  readonly session?: string | undefined;
}

/**
 * Limits on refusals, never on ordinary use: a school sits behind one address, thirty pupils open Koers at once, and
 * teachers tap fast (OWASP ASVS 5.0 §2.4, §6.3). Counts live in this process.
 */
export interface RateLimits {
  /** @throws AppError `too_many_requests` when this session was refused too often; before any work is done for it */
  admit(session: string | undefined): Promise<void>;
  /** Counts an answer that is a refusal. Over the limit it gives what to answer instead, else null; never throws. */
  counted(status: number, caller: () => Caller): Promise<AppError | null>;
  /**
   * Does work that tells whether a guess (a code, a secret) is right, and counts it when it is not.
   * @throws AppError `too_many_requests`, without doing the work, when this address guessed wrong too often
   */
  guess<T extends { readonly status?: number }>(address: string, work: () => Promise<T>): Promise<T>;
}

export interface RateLimitOptions {
  readonly log: Pick<Log, 'warn'>;
  /** Per session, or per address without one. */
  readonly refused?: Allowance;
  /** Per address, on routes that declare `guess`. */
  readonly guessed?: Allowance;
  /** Where counts are kept; tests give one that fails. */
  readonly keep?: (options: IRateLimiterOptions) => Pick<RateLimiterMemory, 'consume' | 'get'>;
}

const REFUSED: Allowance = { refusals: 300, seconds: 60 };
const GUESSED: Allowance = { refusals: 20, seconds: 600 };
/** Guesses of one address under way at once; two classes behind one address stay below it. */
const GUESSES_AT_ONCE = 100;
const REFUSALS = new Set([400, 401, 403, 404, 405]);

/** The refusal itself. `waitMs`: after how long trying again helps; told in whole minutes, and in Retry-After. */
function tooMany(waitMs: number): AppError {
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  return new AppError(
    'too_many_requests',
    `Er ging hier te vaak iets mis achter elkaar. Wacht ${minutes === 1 ? 'een minuut' : `${minutes} minuten`} en probeer het dan opnieuw.`,
    { retryAfterMs: Math.max(waitMs, 1000) },
  );
}

/** One count per key. What fails to count lets everyone through: a limit must not take the site down. */
function counter(name: string, { refusals, seconds }: Allowance, options: RateLimitOptions) {
  const make = options.keep ?? ((given) => new RateLimiterMemory(given));
  const kept = make({ keyPrefix: name, points: refusals, duration: seconds });
  const failed = (error: unknown) => {
    options.log.warn({ err: error, limit: name }, 'a rate limit could not count; the request goes on');
    return null;
  };
  return {
    /** Counts one; the milliseconds until the count begins again when this one is over the limit. */
    add: (key: string): Promise<number | null> =>
      kept.consume(key).then(
        () => null,
        (over: unknown) => (over instanceof RateLimiterRes ? over.msBeforeNext : failed(over)),
      ),
    /** The milliseconds until the count begins again when no more may be added. */
    full: (key: string): Promise<number | null> =>
      kept
        .get(key)
        .then(
          (now) => (now && now.consumedPoints >= refusals && now.msBeforeNext > 0 ? now.msBeforeNext : null),
          failed,
        ),
  };
}

/** Which status an error will have is decided by problem.ts; a guess needs to know only whether it is one of the caller's. */
const wrongGuess = (error: unknown) => error instanceof AppError && error.code !== 'internal';

function guesses(allowance: Allowance, options: RateLimitOptions): RateLimits['guess'] {
  const wrong = counter('guess', allowance, options);
  const underWay = new Map<string, number>();
  const change = (address: string, by: number) => {
    const now = (underWay.get(address) ?? 0) + by;
    if (now > 0) underWay.set(address, now);
    else underWay.delete(address);
  };
  return async (address, work) => {
    const wait = await wrong.full(address);
    if (wait !== null) throw tooMany(wait);
    if ((underWay.get(address) ?? 0) >= GUESSES_AT_ONCE) throw tooMany(1000);
    change(address, 1);
    try {
      const reply = await work();
      if (REFUSALS.has(reply.status ?? 200)) await wrong.add(address);
      return reply;
    } catch (error) {
      if (wrongGuess(error)) await wrong.add(address);
      throw error;
    } finally {
      change(address, -1);
    }
  };
}

/** The limits of one web process. */
export function createRateLimits(options: RateLimitOptions): RateLimits {
  const bySession = counter('session', options.refused ?? REFUSED, options);
  const byAddress = counter('address', options.refused ?? REFUSED, options);
  return {
    async admit(session) {
      const wait = session === undefined ? null : await bySession.full(session);
      if (wait !== null) throw tooMany(wait);
    },
    async counted(status, caller) {
      if (!REFUSALS.has(status)) return null;
      const { address, session } = caller();
      const wait = await (session === undefined ? byAddress.add(address) : bySession.add(session));
      return wait === null ? null : tooMany(wait);
    },
    guess: guesses(options.guessed ?? GUESSED, options),
  };
}
