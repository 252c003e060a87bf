import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createApp } from '../../app.ts';
import { createLog } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import type { HttpDeps } from './mount.ts';
import { defineRoute } from './route.ts';

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});

const access = { kind: 'public', why: 'for this test' } as const;
const ROUTES = [
  defineRoute({
    method: 'GET',
    path: '/blad',
    summary: 'a page',
    access,
    responses: { 200: 'html' },
    handler: async () => ({ html: 'één blad' }),
  }),
  defineRoute({
    method: 'POST',
    path: '/vorm',
    summary: 'a form',
    access,
    body: z.object({ tekst: z.string() }),
    responses: { 200: z.object({ keys: z.array(z.string()) }) },
    handler: async ({ body }) => ({ json: { keys: Object.keys(body) } }),
  }),
];

async function start(origin = 'http://localhost'): Promise<string> {
  const deps: HttpDeps = {
    db: {} as HttpDeps['db'],
    log: createLog('silent'),
    metrics: createMetrics(),
    origin: () => origin,
    renderProblem: (problem) => problem.title,
  };
  const server = createServer(createApp(ROUTES, deps, {}).app);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const asPage = { headers: { accept: 'text/html' } };

describe('what every answer says to the browser', () => {
  it('nothing may be loaded but our own, nothing is guessed, nothing is kept: of a page, a refusal and a file alike', async () => {
    const at = await start();
    for (const [path, init] of [
      ['/blad', asPage],
      ['/bestaat-niet', asPage],
      ['/bestaat-niet', {}],
      ['/openapi.json', {}],
    ] as const) {
      const { headers } = await fetch(at + path, init);
      const policy = Object.fromEntries(
        (headers.get('content-security-policy') ?? '').split('; ').map((part) => {
          const [name = '', ...rest] = part.split(' ');
          return [name, rest.join(' ')];
        }),
      );
      expect(policy).toMatchObject({
        'default-src': "'none'",
        'script-src': "'self'",
        'style-src': "'self'",
        'connect-src': "'self'",
        'form-action': "'self'",
        'base-uri': "'none'",
      });
      expect(Object.keys(policy)).toContain('frame-ancestors');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  it('what it is: a page in UTF-8, a refusal as problem+json', async () => {
    const at = await start();
    const typeOf = async (path: string, init: RequestInit = {}) =>
      (await fetch(at + path, init)).headers.get('content-type');
    expect(await typeOf('/blad')).toBe('text/html; charset=utf-8');
    expect(await typeOf('/bestaat-niet', asPage)).toBe('text/html; charset=utf-8');
    expect(await typeOf('/bestaat-niet')).toContain('application/problem+json');
  });

  it('over https: to stay there for a year, subdomains as well (ASVS 5.0 §3.4.1)', async () => {
    const hsts = async (origin: string) =>
      (await fetch(`${await start(origin)}/blad`)).headers.get('strict-transport-security');
    expect(await hsts('https://koers.example')).toBe('max-age=31536000; includeSubDomains');
    expect(await hsts('http://localhost:3000')).toBeNull();
  });
});

describe('what is not taken', () => {
  it('a body of more than 256 kB, and fields that no schema names', async () => {
    const at = await start('http://koers.test');
    const post = (fields: Record<string, string>) =>
      fetch(`${at}/vorm`, {
        method: 'POST',
        headers: { origin: 'http://koers.test' },
        body: new URLSearchParams(fields),
      });
    expect((await post({ tekst: 'a'.repeat(300 * 1024) })).status).toBe(413);
    const good = await post({ tekst: 'a'.repeat(200 * 1024), rol: 'beheerder', __proto__x: '1' });
    expect([good.status, await good.json()]).toEqual([200, { keys: ['tekst'] }]);
  });

  it('TRACE: nothing of the request comes back', async () => {
    const at = new URL(`${await start()}/blad`);
    const { status, body } = await new Promise<{ status: number; body: string }>((resolve, reject) => {
      const req = request(at, { method: 'TRACE', headers: { 'x-geheim': 'hunter2' } }, (res) => {
        let text = '';
        res.on('data', (part) => {
          text += part;
        });
        res.on('end', () => resolve({ status: res.statusCode ?? 0, body: text }));
      });
      req.on('error', reject);
      req.end();
    });
    expect([status, body.includes('hunter2')]).toEqual([404, false]);
  });
});
