import dns, { type LookupAddress } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import { AppError } from '../../errors.ts';

/** A request to an address that someone else gave us. Redirects are not followed; the caller limits time (signal) and size. */
export type OutboundFetch = (
  url: string,
  init: {
    /** GET when absent. */
    readonly method?: string;
    readonly headers?: Headers | Record<string, string>;
    readonly body?: string;
    readonly signal?: AbortSignal | null;
  },
) => Promise<Response>;

/** Networks that nobody on the internet is in (RFC 6890, IANA special-purpose registries): ours, or a cloud's own doors. */
const INSIDE = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  INSIDE.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  ['::', 96], // unspecified, loopback, and the old way to write an IPv4 address
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  INSIDE.addSubnet(net, prefix, 'ipv6');

/** Whether an IP address is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  return !INSIDE.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

const inside = (host: string) =>
  new AppError(
    'source_refused',
    'Dit adres ligt niet op het openbare internet. Koers gaat er niet naartoe.',
    {
      detail: `outbound: ${host} is not public`,
    },
  );

/** Looks a name up and connects to what was looked at, so that a name cannot point elsewhere a moment later. */
const publicOnly: LookupFunction = (host, options, done) => {
  dns.lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const [first] = found ?? [];
    if (error || !first) return done(error ?? inside(host), '', 0);
    if (!found.every((one) => isPublicAddress(one.address))) return done(inside(host), '', 0);
    return options.all ? done(null, found) : done(null, first.address, first.family);
  });
};

const headersOf = (res: http.IncomingMessage): Headers =>
  new Headers(
    Object.entries(res.headers).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value ?? '']).map((one): [string, string] => [name, one]),
    ),
  );

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Fetches from the public internet only, over https (SSRF: lti.md §0.5). With `allowLoopback`, for the demo, also from this
 * computer over http.
 * @throws AppError `source_refused` for an address within our own network, however it is written
 */
export function outboundFetch({ allowLoopback }: { readonly allowLoopback: boolean }): OutboundFetch {
  return async (address, { method = 'GET', headers = {}, body, signal }) => {
    const url = new URL(address);
    const local = allowLoopback && url.protocol === 'http:' && LOOPBACK.test(url.hostname);
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    if (!local && (url.protocol !== 'https:' || (isIP(literal) !== 0 && !isPublicAddress(literal))))
      throw inside(url.hostname);
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const options = {
      method,
      headers: { ...Object.fromEntries(new Headers(headers)), ...length },
      ...(signal ? { signal } : {}),
    };
    return await new Promise<Response>((resolve, reject) => {
      const heard = (res: http.IncomingMessage): void => {
        const answer = Readable.toWeb(res) as ReadableStream<Uint8Array>;
        const status = res.statusCode ?? 502;
        resolve(
          new Response(status === 204 || status === 304 ? null : answer, {
            status: Math.max(status, 200),
            headers: headersOf(res),
          }),
        );
      };
      const req = local
        ? http.request(url, options, heard)
        : https.request(url, { ...options, lookup: publicOnly }, heard);
      req.on('error', reject);
      req.end(body);
    });
  };
}
