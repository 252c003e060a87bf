import { AppError } from '../../errors.ts';
import type { OutboundFetch } from '../../platform/http/outbound-fetch.ts';
import { type Outcome, outcomeOf, retryAfterMs } from './rules.ts';
import type { Signed } from './sign.ts';

/** So long a program may take over one message. */
const TIMEOUT_MS = 15_000;
/** So much of an answer is looked at; what a program answers with is no matter of ours. */
const READ_BYTES = 64 * 1024;

export interface SendDeps {
  /** Goes to the public internet only (SSRF). */
  readonly fetch: OutboundFetch;
  readonly now: () => Date;
}

/** One POST, given up when `signal` aborts. @throws what the network says, or AppError `source_refused` for an address within our own network */
export async function post(
  { fetch }: SendDeps,
  { url, body, signed }: { url: string; body: string; signed: Signed },
  signal: AbortSignal,
): Promise<{ status: number; retryAfter: string | null; text: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'user-agent': 'Koers webhooks',
      ...signed,
    },
    body,
    signal,
  });
  // Read to its end, so that the connection can be used again.
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    parts.push(Buffer.from(part));
    size += part.byteLength;
    if (size > READ_BYTES) break;
  }
  const retryAfter = response.headers.get('retry-after');
  return { status: response.status, retryAfter, text: Buffer.concat(parts).toString('utf8', 0, READ_BYTES) };
}

/** What ends sending: asked from outside, or a program that takes too long over one message. */
export interface Patience {
  readonly signal: AbortSignal;
  readonly outside: AbortSignal;
  /** The next message has the whole time again. */
  renew(): void;
  end(): void;
}

/** One clock for many messages: a signal and a timer of its own for each would take longer than sending it. */
export function patience(outside: AbortSignal): Patience {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), TIMEOUT_MS);
  return {
    signal: AbortSignal.any([outside, late.signal]),
    outside,
    renew: () => void timer.refresh(),
    end: () => clearTimeout(timer),
  };
}

/** Sends one message and says what came of it. @throws only what it was stopped with from outside */
export async function sendOne(
  deps: SendDeps,
  message: { url: string; body: string; signed: Signed },
  { signal, outside, renew }: Patience,
): Promise<{ outcome: Outcome; status: number | null }> {
  renew();
  try {
    const { status, retryAfter } = await post(deps, message, signal);
    return { outcome: outcomeOf(status, retryAfterMs(retryAfter, deps.now())), status };
  } catch (error) {
    outside.throwIfAborted();
    return { outcome: { kind: 'later', error: unreachable(error) }, status: null };
  }
}

function unreachable(error: unknown): AppError {
  // An address that points into our own network now (it did not when it was given): a person must look.
  if (error instanceof AppError) return error;
  return new AppError('source_unavailable', 'Het adres is niet te bereiken.', {
    retry: 'later',
    detail: String(error),
  });
}
