import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { createApp } from '../../gateway/app.ts';
import { defineRoute, type Reply } from '../../gateway/platform/http/route.ts';
import { createLog } from '../../gateway/platform/log.ts';
import { createMetrics } from '../../gateway/platform/metrics.ts';
import { routesOf } from '../fuzz/routes.ts';
import { type FuzzReport, fuzz, told } from '../fuzz/run.ts';
import { openSchool } from '../fuzz/school.ts';
import { hangUp } from '../fuzz/send.ts';
import { testDb } from '../support/db.ts';

afterAll(hangUp);

describe('odd requests on every route of the OpenAPI document', () => {
  it('get no 5xx, no stack trace, nothing of a person in a refusal or in the log, and an answer within 2 s', async () => {
    const school = await openSchool();
    const report = await fuzz(school.target, { count: 2000, seed: 2026 });
    await school.close();
    expect(report.faults, told(report)).toEqual([]);
    expect(Math.min(...Object.values(report.good)), told(report)).toBeGreaterThan(5);
    expect(Object.keys(report.good).sort()).toEqual([
      'afgelopen',
      'beheerder',
      'leerkracht',
      'niemand',
      'ouder',
    ]);
    expect(Object.keys(report.statuses)).toEqual(
      expect.arrayContaining(['200', '303', '400', '401', '403', '404']),
    );
  });
});

describe('the fuzz finds what is planted', () => {
  const t = testDb();
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => void lines.push(line) });

  async function ask(handler: () => Promise<Reply>): Promise<FuzzReport> {
    lines.length = 0;
    const access = { kind: 'public', why: 'planted' } as const;
    const planted = defineRoute({
      method: 'GET',
      path: '/geplant',
      summary: 'planted',
      access,
      responses: { 200: 'html' },
      handler,
    });
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const deps = {
      db: t.db,
      log,
      metrics: createMetrics(),
      origin: () => origin,
      renderProblem: () => 'kan niet',
    };
    server.on('request', createApp([planted], deps, {}).app);
    const routes = (await routesOf(origin)).filter((r) => r.path === '/geplant');
    const cookies = { niemand: '' };
    const target = {
      origin,
      routes,
      ids: {},
      cookies,
      secrets: ['Wolkenveer'],
      logged: () => lines.join(''),
    };
    const report = await fuzz(target, { count: 12, seed: 1 });
    server.close().closeAllConnections();
    return report;
  }

  it.each<[string, () => Promise<Reply>]>([
    ['answered 500', () => Promise.reject(new Error('kapot'))],
    ['shows a stack trace', async () => ({ status: 404, html: new Error('kapot').stack ?? '' })],
    ['shows a SQL', async () => ({ status: 400, html: 'invalid input syntax for type uuid: "x"' })],
    ['a refusal tells "Wolkenveer"', async () => ({ status: 403, html: 'Noor Wolkenveer mag dit niet' })],
    [
      'the log tells "Wolkenveer"',
      async () => {
        log.info('Noor Wolkenveer was hier');
        return { html: 'goed' };
      },
    ],
  ])('%s', async (fault, handler) => {
    const report = await ask(handler);
    expect(told(report)).toContain(`FAULT ${fault}`);
  });

  it('and nothing in what is sound', async () => {
    const report = await ask(async () => ({ html: 'goed' }));
    expect(told(report)).toContain('\n0 faults');
  });
});
