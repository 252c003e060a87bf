import { Agent } from 'undici';
import { AppError } from '../../gateway/errors.ts';
import type { KitHttp } from '../../gateway/sync/source-adapter.ts';
import { openCertificate } from './certificate.ts';
import { networkRefusal, refusalOf, refused, unavailable } from './http-refusals.ts';

type KitRequest = Parameters<KitHttp['request']>[0];
type KitResponse = Awaited<ReturnType<KitHttp['request']>>;

export interface KitHttpDefaults {
  /** Whole request, body included, in milliseconds. Default 120 000: a LAS may need a minute for a large school. */
  timeoutMs?: number;
  /** Default 64 MiB, counted after decompression. */
  maxBytes?: number;
  now?: () => Date;
}

/**
 * The HTTP client that adapters get. Redirects are not followed (they would carry the key elsewhere), nothing is logged,
 * and messages name the host only.
 *
 * @throws AppError `source_unavailable` (429, 5xx, time-out, connection lost: try later, with `retryAfterMs` when told),
 * `source_refused` (401, 403, other 4xx, redirect, bad certificate), `source_invalid` (answer too large),
 * `cancelled` (the signal). A 400 or 500 that holds XML is returned: it may be a SOAP fault.
 */
export function createKitHttp(defaults: KitHttpDefaults = {}): KitHttp {
  return { request: (req) => send(req, defaults) };
}

async function send(req: KitRequest, defaults: KitHttpDefaults): Promise<KitResponse> {
  const url = checkedUrl(req.url);
  const now = defaults.now ?? (() => new Date());
  const agent = req.certificate && certified(req.certificate, now());
  const timeout = AbortSignal.timeout(req.timeoutMs ?? defaults.timeoutMs ?? 120_000);
  const signal = req.signal ? AbortSignal.any([req.signal, timeout]) : timeout;
  try {
    const response = await fetch(url, {
      method: req.method,
      redirect: 'manual',
      signal,
      ...(req.headers ? { headers: { ...req.headers } } : {}),
      ...(req.body === undefined ? {} : { body: req.body }),
      ...(agent ? { dispatcher: agent } : {}),
    });
    const refusal = refusalOf(response, url.host, now(), agent !== undefined);
    if (refusal) {
      await response.body?.cancel();
      throw refusal;
    }
    const bytes = await readLimited(
      response,
      req.maxBytes ?? defaults.maxBytes ?? 64 * 1024 * 1024,
      url.host,
    );
    return { status: response.status, headers: response.headers, bytes };
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (req.signal?.aborted)
      throw new AppError('cancelled', 'De synchronisatie is gestopt.', { retry: 'never' });
    if (timeout.aborted) throw unavailable(`${url.host} antwoordt niet op tijd.`, { detail: 'timeout' });
    throw networkRefusal(error, url.host);
  } finally {
    await agent?.destroy();
  }
}

/** One agent per request: the certificate of a school is in no connection that another school could be given. */
function certified(certificate: NonNullable<KitRequest['certificate']>, now: Date): Agent {
  return new Agent({ connect: openCertificate(certificate, now) });
}

function checkedUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw refused('Het adres van de koppeling klopt niet. Het begint met https://.');
  }
  return url;
}

/** Stops as soon as the limit is passed, whatever the headers promise. */
async function readLimited(response: Response, maxBytes: number, host: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      throw new AppError(
        'source_invalid',
        `Het antwoord van ${host} is groter dan ${Math.floor(maxBytes / 1024 / 1024)} MB.`,
        {
          retry: 'never',
        },
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
