import { AppError } from '../../../gateway/errors.ts';
import type { OutboundFetch } from '../../../gateway/platform/http/outbound-fetch.ts';
import { version } from '../../../gateway/version.ts';
import { platformUrl } from '../platform-url.ts';

/** A course of a thousand members is half a megabyte. */
const MAX_BYTES = 8 * 1024 * 1024;
const TIMEOUT_MS = 10_000;
/** However long a platform asks us to stay away: within an hour it is asked again. */
const LONGEST_WAIT_MS = 3_600_000;

export interface PlatformFetchDeps {
  readonly fetch: OutboundFetch;
  readonly now: () => Date;
  /** Demo mode: http to this computer is allowed. */
  readonly demo: boolean;
  /** Per answer, body included; ms. */
  readonly timeoutMs?: number;
  /** Per answer. */
  readonly maxBytes?: number;
}

export interface PlatformAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface PlatformRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Canvas refuses calls without one (lti.md §3). */
const USER_AGENT = `Koers/${version()}`;

const unreachable = (detail: string, cause?: unknown): AppError =>
  new AppError('source_unavailable', 'De leeromgeving antwoordt nu niet. Koers probeert het later opnieuw.', {
    detail,
    retry: 'later',
    ...(cause === undefined ? {} : { cause }),
  });

const WAIT_SECONDS = /^\d{1,9}$/;

/** Retry-After in ms (RFC 9110 §10.2.3: seconds, or a date); undefined when it says nothing. */
export function retryAfterMs(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  const wait = WAIT_SECONDS.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), LONGEST_WAIT_MS);
}

async function readAtMost(response: Response, where: string, max: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > max)
      throw new AppError('source_invalid', 'De leeromgeving stuurt een antwoord dat te groot is.', {
        detail: `${where}: more than ${max} bytes`,
        retry: 'never',
      });
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/**
 * One request to a platform, whatever it answers, but an illness of its own: 429 and 5xx.
 * No path and no query ever come in an error: they may name a person.
 * @throws AppError `source_unavailable` (a job tries again, after Retry-After where it is said), `source_invalid` for what
 * is too large, `source_refused` and `launch_refused` for an address we do not go to
 */
export async function platformFetch(
  request: PlatformRequest,
  deps: PlatformFetchDeps,
): Promise<PlatformAnswer> {
  const url = platformUrl(request.url, deps.demo);
  const where = `${request.method} ${url.host}`;
  const signal = AbortSignal.timeout(deps.timeoutMs ?? TIMEOUT_MS);
  try {
    const headers = { 'User-Agent': USER_AGENT, ...request.headers };
    const { method, body } = request;
    const response = await deps.fetch(url.href, {
      method,
      headers,
      signal,
      ...(body === undefined ? {} : { body }),
    });
    const { status } = response;
    const answer = {
      status,
      headers: response.headers,
      text: await readAtMost(response, where, deps.maxBytes ?? MAX_BYTES),
    };
    if (status !== 429 && status < 500) return answer;
    const after = retryAfterMs(response.headers.get('retry-after'), deps.now());
    throw new AppError(
      'source_unavailable',
      'De leeromgeving heeft het te druk of is stuk. Koers probeert het later opnieuw.',
      {
        detail: `${where}: status ${status}`,
        retry: 'later',
        sourceStatus: status,
        ...(after === undefined ? {} : { retryAfterMs: after }),
      },
    );
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw unreachable(signal.aborted ? `${where}: no answer in time` : `${where}: ${codeOf(error)}`, error);
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'connection failed';
