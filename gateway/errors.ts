/** Closed list of what can go wrong in a way that someone outside the code must act on. */
export type ErrorCode =
  | 'bad_request' // the request does not have the shape the route declares
  | 'not_signed_in' // no session, or it ran out
  | 'not_allowed' // signed in, but this person may not do this
  | 'needs_passkey' // signed in from an ELO, and this wants who signed in with a passkey
  | 'not_found' // does not exist, or belongs to another school (the two look the same on purpose)
  | 'conflict' // the thing changed meanwhile, or a rule refuses it
  | 'wrong_origin' // an unsafe request that did not come from our own pages
  | 'launch_refused' // an LTI launch that does not hold
  | 'config_invalid'
  | 'schema_outdated' // the database is older or newer than this Koers, or was tampered with
  | 'database_unavailable'
  | 'source_unavailable' // the LVS is ill: trying again later helps
  | 'source_refused' // the LVS says no (key, school, version): trying again does not help
  | 'source_invalid' // the LVS sent something we cannot read: nothing was applied
  | 'needs_confirmation' // a person must look first
  | 'too_many_requests' // refused too often in a short time
  | 'busy' // someone else is doing this right now
  | 'cancelled'
  | 'internal';

export interface AppErrorOptions {
  /** HTTP status when it reaches a browser or an API client. */
  status?: number;
  /** For the log only; never shown. */
  detail?: string;
  /** Whether a worker should try again. */
  retry?: 'never' | 'later';
  retryAfterMs?: number;
  /** HTTP status that a vendor's system answered with, for an adapter that knows what it means there. */
  sourceStatus?: number;
  /** What was wrong where, safe to show: JSON path or XPath, and a sentence. */
  issues?: readonly { path: string; message: string }[];
  cause?: unknown;
}

/**
 * The only error base. `message` is plain Dutch, safe to show, and says what to do;
 * `opts.detail` is for the log. `opts.retry` tells a worker whether trying again helps.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly opts: AppErrorOptions;

  constructor(code: ErrorCode, message: string, opts: AppErrorOptions = {}) {
    super(message, opts.cause === undefined ? undefined : { cause: opts.cause });
    this.name = 'AppError';
    this.code = code;
    this.opts = opts;
  }
}
