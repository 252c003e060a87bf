import { createRemoteJWKSet, customFetch, type FetchImplementation, type RemoteJWKSet } from 'jose';
import { AppError } from '../../gateway/errors.ts';
import type { OutboundFetch } from '../../gateway/platform/http/outbound-fetch.ts';
import { platformUrl } from './platform-url.ts';

/** A key set is a few kB; Canvas' is 3. */
const MAX_BYTES = 256 * 1024;
const TIMEOUT_MS = 5_000;
const FRESH_MS = 10 * 60_000;
/** So long a key that is new at the platform may be refused, and no oftener is a platform asked for made-up ones. */
const COOLDOWN_MS = 5_000;

export interface PlatformKeysOptions {
  readonly fetch: OutboundFetch;
  /** Demo mode: http to this computer is allowed. */
  readonly allowLoopbackHttp: boolean;
  /** How long an unknown `kid` does not lead to another fetch; ms. Keeps made-up kids from hammering a platform. */
  readonly cooldownMs?: number;
  /** How long a failed fetch is not tried again; ms. */
  readonly pauseAfterFailureMs?: number;
}

/** The published keys of a platform, by its jwks_url. */
export type PlatformKeys = (jwksUrl: string) => RemoteJWKSet;

const unreadable = (detail: string) =>
  new AppError('launch_refused', 'De sleutels van de leeromgeving zijn niet te lezen.', { detail });

async function readAtMost(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > MAX_BYTES) {
      throw unreadable('jwks: too large');
    }
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function smallAndPaced(options: PlatformKeysOptions): FetchImplementation {
  const pause = options.pauseAfterFailureMs ?? 2_000;
  let failedAt = Number.NEGATIVE_INFINITY;
  return async (url, init) => {
    if (performance.now() - failedAt < pause) {
      throw unreadable('jwks: failed just now');
    }
    try {
      const response = await options.fetch(url, init);
      if (response.status !== 200) {
        await response.body?.cancel();
        throw unreadable(`jwks: status ${response.status}`);
      }
      return new Response(await readAtMost(response));
    } catch (error) {
      failedAt = performance.now();
      throw error;
    }
  };
}

/**
 * Keeps each platform's keys for ten minutes and fetches again when a token names a key that is not among them
 * (rotation), with a cooldown, a time-out and a size limit, and without following redirects. Concurrent launches
 * share one fetch (jose's remote key set does that).
 */
export function platformKeys(options: PlatformKeysOptions): PlatformKeys {
  const known = new Map<string, RemoteJWKSet>();
  return (jwksUrl) => {
    const found = known.get(jwksUrl);
    if (found) return found;
    const keys = createRemoteJWKSet(platformUrl(jwksUrl, options.allowLoopbackHttp), {
      timeoutDuration: TIMEOUT_MS,
      cooldownDuration: options.cooldownMs ?? COOLDOWN_MS,
      cacheMaxAge: FRESH_MS,
      [customFetch]: smallAndPaced(options),
    });
    known.set(jwksUrl, keys);
    return keys;
  };
}
