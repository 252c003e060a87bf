import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { AppError } from '../../gateway/errors.ts';
import { createKitHttp } from './http.ts';
import { retryAfterMs } from './http-refusals.ts';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/uwlr?sleutel=geheim`;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

const get = (url: string, more: { maxBytes?: number; timeoutMs?: number; signal?: AbortSignal } = {}) =>
  createKitHttp({ timeoutMs: 20_000 }).request({ method: 'GET', url, ...more });

const refusal = async (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => Promise.reject(new Error('nothing was refused')),
    (error: AppError) => error,
  );

describe('what a status means', () => {
  it.each([
    [429, 'source_unavailable', 'later'],
    [408, 'source_unavailable', 'later'],
    [500, 'source_unavailable', 'later'],
    [503, 'source_unavailable', 'later'],
    [401, 'source_refused', 'never'],
    [403, 'source_refused', 'never'],
    [404, 'source_refused', 'never'],
    [302, 'source_refused', 'never'],
  ] as const)('%i is %s, retry %s', async (status, code, retry) => {
    const url = await serve((_, res) =>
      res.writeHead(status, { location: 'http://127.0.0.1:1/' }).end('geheim kind'),
    );
    const error = await refusal(get(url));

    expect(error).toMatchObject({ code, opts: { retry } });
    expect(`${error.message}${JSON.stringify(error.opts)}`).not.toMatch(/geheim/);
  });

  it('hands back a 500 that holds XML, for it may be a SOAP fault', async () => {
    const url = await serve((_, res) => res.writeHead(500, { 'content-type': 'text/xml' }).end('<a/>'));

    expect(await get(url)).toMatchObject({ status: 500 });
  });

  it('tells how long to wait after a 429 and a 503', async () => {
    const url = await serve((_, res) => res.writeHead(429, { 'retry-after': '7' }).end());
    const date = await serve((_, res) =>
      res.writeHead(503, { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() }).end(),
    );

    expect((await refusal(get(url))).opts.retryAfterMs).toBe(7000);
    expect((await refusal(get(date))).opts.retryAfterMs).toBeGreaterThan(1_800_000);
  });
});

describe('Retry-After', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Sat, 21 Nov 2026 12:00:30 GMT', 30_000],
    ['Sat, 21 Nov 2026 11:00:00 GMT', 0],
    ['999999999', 86_400_000],
    ['-1', undefined],
    ['straks', undefined],
    [null, undefined],
  ])('%j is %j ms', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });
});

describe('a connection that fails', () => {
  it('is unavailable when nothing listens', async () => {
    expect(await refusal(get('http://127.0.0.1:9/'))).toMatchObject({
      code: 'source_unavailable',
      opts: { retry: 'later' },
    });
  });

  it('is unavailable when no answer comes in time', async () => {
    const url = await serve(() => {});

    expect(await refusal(get(url, { timeoutMs: 50 }))).toMatchObject({
      code: 'source_unavailable',
      message: /op tijd/,
    });
  });

  it('is unavailable when the answer drips past the time', async () => {
    const url = await serve((_, res) => {
      const timer = setInterval(() => res.write('x'), 20);
      res.once('close', () => clearInterval(timer));
    });

    expect(await refusal(get(url, { timeoutMs: 150 }))).toMatchObject({
      code: 'source_unavailable',
      message: /op tijd/,
    });
  });

  it('is unavailable when it is cut half-way', async () => {
    const url = await serve((_, res) => {
      res.writeHead(200, { 'content-length': 100 });
      res.write('half', () => res.socket?.resetAndDestroy());
    });

    expect(await refusal(get(url))).toMatchObject({ code: 'source_unavailable', message: /viel weg/ });
  });

  it('is refused for an address that is not http', async () => {
    expect(await refusal(get('file:///etc/passwd'))).toMatchObject({ code: 'source_refused' });
    expect(await refusal(get('geen adres'))).toMatchObject({ code: 'source_refused' });
  });

  it('is cancelled by the signal, also half-way', async () => {
    const stop = new AbortController();
    const url = await serve((_, res) => res.write('half', () => stop.abort()));

    expect(await refusal(get(url, { signal: stop.signal }))).toMatchObject({
      code: 'cancelled',
      opts: { retry: 'never' },
    });
  });
});

describe('size', () => {
  it('is limited while reading, whatever the headers say', async () => {
    let sent = 0;
    const url = await serve((_, res) => {
      const more = () => {
        while (!res.destroyed && res.write(Buffer.alloc(64 * 1024))) sent += 64 * 1024;
      };
      res.on('drain', more);
      more();
    });

    expect(await refusal(get(url, { maxBytes: 1024 * 1024 }))).toMatchObject({
      code: 'source_invalid',
      message: /groter dan 1 MB/,
    });
    expect(sent).toBeLessThan(50 * 1024 * 1024);
  });

  it('counts what a compressed answer unpacks to', async () => {
    const url = await serve((_, res) =>
      res.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5 * 1024 * 1024))),
    );

    expect(await refusal(get(url, { maxBytes: 1024 * 1024 }))).toMatchObject({ code: 'source_invalid' });
  });
});
