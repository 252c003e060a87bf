import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createApp } from '../../app.ts';
import { AppError } from '../../errors.ts';
import { createLog } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import type { HttpDeps } from './mount.ts';
import { createRateLimits } from './rate-limit.ts';
import { defineRoute, type Route } from './route.ts';

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});

const open = (path: string, fails: () => Error): Route =>
  defineRoute({
    method: 'GET',
    path,
    summary: 'a page that fails',
    access: { kind: 'public', why: 'for this test' },
    query: z.object({ geheim: z.string().optional() }),
    responses: { 200: 'html' },
    handler: async () => {
      throw fails();
    },
  });
const ROUTES = [
  open('/mag-niet', () => new AppError('not_allowed', 'Dit mag niet, Pip Regenlaars.')),
  open('/stuk', () => new Error('relation "x" does not exist')),
  defineRoute({
    method: 'GET',
    path: '/binnen',
    summary: 'for who is signed in',
    access: { kind: 'session' },
    responses: { 200: 'html' },
    handler: async () => ({ html: 'goed' }),
  }),
];

type Line = Record<string, unknown> & { msg?: string };

/** The application as main.ts builds it, with routes that need no database; `lines` is what it logged. */
async function start() {
  const lines: Line[] = [];
  const log = createLog('info', { write: (text: string) => void lines.push(JSON.parse(text) as Line) });
  const deps: HttpDeps = {
    db: {} as HttpDeps['db'],
    log,
    metrics: createMetrics(),
    origin: () => 'http://localhost',
    renderProblem: (problem) => problem.title,
    limits: createRateLimits({ log, refused: { refusals: 3, seconds: 60 } }),
  };
  const server = createServer(createApp(ROUTES, deps, {}).app);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { lines, ask: (path: string, init?: RequestInit) => fetch(at + path, init) };
}

describe('what is refused or goes wrong stands in the log (ASVS 5.0 §16.3)', () => {
  it('each refusal with its number, code and status, and with nothing of who or what', async () => {
    const { lines, ask } = await start();
    const answer = await ask('/mag-niet?geheim=hunter2');
    const requestId = answer.headers.get('x-request-id');
    expect(lines).toEqual([
      expect.objectContaining({ msg: 'request refused', code: 'not_allowed', status: 403, requestId }),
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/hunter2|Pip/);
    await ask('/binnen');
    expect(lines.at(-1)).toMatchObject({ msg: 'request refused', code: 'not_signed_in', status: 401 });
  });

  it('each fault of ours as an error, with what and where; the answer tells nothing of it', async () => {
    const { lines, ask } = await start();
    const answer = await ask('/stuk', { headers: { accept: 'text/html' } });
    expect([answer.status, (await answer.text()).includes('relation')]).toEqual([500, false]);
    expect(lines).toEqual([
      expect.objectContaining({
        level: 50,
        msg: 'request failed',
        requestId: answer.headers.get('x-request-id'),
        err: expect.objectContaining({
          message: 'relation "x" does not exist',
          stack: expect.stringContaining('at '),
        }),
      }),
    ]);
  });

  it('trying on and on is a line with a code of its own', async () => {
    const { lines, ask } = await start();
    for (let n = 0; n < 4; n += 1) await ask('/bestaat-niet');
    expect(lines.map((line) => line['code'])).toEqual([
      'not_found',
      'not_found',
      'not_found',
      'too_many_requests',
    ]);
  });
});
