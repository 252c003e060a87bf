import { AppError } from '../../gateway/errors.ts';

/**
 * `Retry-After` in milliseconds: seconds or an HTTP date (RFC 9110 §10.2.3). Undefined when it is absent or makes no sense.
 * Capped at a day, so that a wrong clock on the other side cannot silence a connection for years.
 */
export function retryAfterMs(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  const value = header.trim();
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : httpDate(value) - now.getTime();
  if (Number.isNaN(ms)) return undefined;
  return Math.min(Math.max(ms, 0), 24 * 60 * 60 * 1000);
}

/** `Date.parse` reads almost anything ("-1" is a year); an HTTP date starts with the day of the week. */
function httpDate(value: string): number {
  return /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(value) ? Date.parse(value) : Number.NaN;
}

export function unavailable(
  message: string,
  opts: { retryAfterMs?: number | undefined; detail?: string; cause?: unknown; sourceStatus?: number } = {},
): AppError {
  return new AppError('source_unavailable', message, {
    retry: 'later',
    ...(opts.retryAfterMs === undefined ? {} : { retryAfterMs: opts.retryAfterMs }),
    ...(opts.detail === undefined ? {} : { detail: opts.detail }),
    ...(opts.cause === undefined ? {} : { cause: opts.cause }),
    ...(opts.sourceStatus === undefined ? {} : { sourceStatus: opts.sourceStatus }),
  });
}

export function refused(message: string, opts: { detail?: string; sourceStatus?: number } = {}): AppError {
  return new AppError('source_refused', message, { retry: 'never', ...opts });
}

/**
 * What a status means for a sync; undefined when the caller should read the answer.
 * SOAP 1.1 §6.2 sends a fault with status 500, and some systems with 400, so those come back when they hold XML.
 * @param certificate whether one was shown: a server that does not take it often says 403 and nothing else
 */
export function refusalOf(
  response: { status: number; headers: Headers },
  host: string,
  now: Date,
  certificate = false,
): AppError | undefined {
  const { status, status: sourceStatus, headers } = response;
  if (status >= 200 && status < 300) return undefined;
  const wait = retryAfterMs(headers.get('retry-after'), now);
  if (status === 429)
    return unavailable(`${host} vraagt ons om even te wachten (429).`, { retryAfterMs: wait, sourceStatus });
  if (status === 401 || status === 403) {
    return refused(
      `${host} laat ons niet toe (${status}). Controleer ${certificate ? 'het certificaat, ' : ''}de sleutel en de toegang bij de leverancier.`,
      { sourceStatus },
    );
  }
  if (isXml(headers) && (status === 500 || status === 400)) return undefined;
  if (status >= 500 || status === 408)
    return unavailable(`${host} heeft een storing (${status}).`, { retryAfterMs: wait, sourceStatus });
  if (status >= 300 && status < 400) {
    return refused(
      `${host} stuurt ons door naar een ander adres (${status}). Vul het juiste adres in bij de koppeling.`,
      { sourceStatus },
    );
  }
  return refused(`${host} weigert de vraag (${status}). Controleer het adres van de koppeling.`, {
    sourceStatus,
  });
}

function isXml(headers: Headers): boolean {
  return /\bxml\b/i.test(headers.get('content-type') ?? '');
}

/** Codes of Node and OpenSSL that mean: the certificate is not trusted. Trying again does not help. */
const CERTIFICATE = /^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT|HOSTNAME_MISMATCH)/;

/** What a broken connection means. `error` is what fetch threw; it never holds headers or bodies. */
export function networkRefusal(error: unknown, host: string): AppError {
  const code = codeOf(error);
  if (CERTIFICATE.test(code))
    return refused(`Het certificaat van ${host} wordt niet vertrouwd.`, { detail: code });
  if (code === 'ENOTFOUND')
    return unavailable(`${host} bestaat niet of is nu niet te vinden. Controleer het adres.`, {
      detail: code,
    });
  if (code === 'ECONNREFUSED') return unavailable(`${host} neemt geen verbinding aan.`, { detail: code });
  return unavailable(`De verbinding met ${host} viel weg.`, { detail: code });
}

function codeOf(error: unknown): string {
  for (let e: unknown = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth++) {
    if ('code' in e && typeof e.code === 'string') return e.code;
  }
  return error instanceof Error ? error.name : 'unknown';
}
