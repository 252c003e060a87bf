import { AppError } from '../../errors.ts';

/** So long nothing may come through before a subscription is paused. */
export const PAUSE_AFTER_MS = 5 * 86_400_000;

/** So long messages stay that went out or were refused: so long they can be replayed. */
export const KEEP_DAYS = 30;

/** How many messages are read at a time; they go out one after another. */
export const BATCH = 100;

/** After so long is looked again whether the program may still hear of it, however slow it takes what was read. */
export const LOOK_AGAIN_MS = 1000;

/** What an answer means for one message. */
export type Outcome =
  | { readonly kind: 'verstuurd' }
  /** This message is refused for itself; those after it are not held up. */
  | { readonly kind: 'dood' }
  /** Nothing goes out before this is over. */
  | { readonly kind: 'later'; readonly error: AppError };

/** Statuses that are about the message; all others are about the endpoint. */
const OF_THE_MESSAGE = new Set([400, 409, 413, 415, 422]);

/**
 * What a status says (Standard Webhooks 1.0, "Failures and retries"): 2xx is taken, 410 wants no more, 429 and 503 say when
 * to come back. A redirect is not followed: it is a fault of the endpoint.
 * @param retryAfterMs what Retry-After says, if anything
 */
export function outcomeOf(status: number, retryAfterMs: number | undefined): Outcome {
  if (status >= 200 && status < 300) return { kind: 'verstuurd' };
  if (OF_THE_MESSAGE.has(status)) return { kind: 'dood' };
  if (status === 410)
    return {
      kind: 'later',
      error: new AppError('source_refused', 'Het adres wil geen berichten meer (410).', { retry: 'never' }),
    };
  return {
    kind: 'later',
    error: new AppError('source_unavailable', `Het adres antwoordt niet zoals het hoort (${status}).`, {
      retry: 'later',
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    }),
  };
}

/** Retry-After in ms, in seconds or as a date (RFC 9110 §10.2.3); at most a day. */
export function retryAfterMs(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 1000), 86_400_000) : undefined;
}

/** What to do about a failure: after days of it the subscription waits for a person. */
export function pausedAfter(failure: AppError, failingSince: Date | null, now: Date): AppError {
  const long = failingSince !== null && now.getTime() - failingSince.getTime() > PAUSE_AFTER_MS;
  if (!long || failure.opts.retry === 'never') return failure;
  return new AppError(failure.code, `${failure.message} Dat is nu al vijf dagen zo.`, {
    ...failure.opts,
    retry: 'never',
  });
}
