import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { createApp } from '../../../gateway/app.ts';
import type { Db } from '../../../gateway/platform/db/pool.ts';
import { outboundFetch } from '../../../gateway/platform/http/outbound-fetch.ts';
import { defineRoute } from '../../../gateway/platform/http/route.ts';
import { createLog } from '../../../gateway/platform/log.ts';
import { createMetrics } from '../../../gateway/platform/metrics.ts';
import { launchPages } from '../pages.tsx';
import { ltiRoutes } from '../routes.ts';

export interface TestKoers {
  readonly origin: string;
  /** Everything the LTI core logged, newest last. */
  readonly logged: Record<string, unknown>[];
  /** Milliseconds that this Koers' clock is ahead of ours. */
  readonly clock: { ahead: number };
  /** `seal` was given these. */
  readonly sealed: Buffer[];
  close(): Promise<void>;
}

/** Who a session is: what a screen would see. */
const whoAmI = defineRoute({
  method: 'GET',
  path: '/wie',
  summary: 'Wie ben ik',
  access: { kind: 'session' },
  responses: { 200: z.object({ school: z.string() }) },
  handler: async ({ who }) => ({ json: { school: who.school, person: who.person, roles: [...who.roles] } }),
});

/** In place of a seal, and its own opposite. */
export const scrambled = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a));

/** The web application with the LTI core and nothing else, on a free port. */
export async function startTestKoers(db: Db, demo = true): Promise<TestKoers> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const logged: Record<string, unknown>[] = [];
  const sealed: Buffer[] = [];
  const clock = { ahead: 0 };
  const routes = ltiRoutes({
    db,
    log: { info: (first: unknown) => void logged.push(first as Record<string, unknown>) },
    origin: () => origin,
    now: () => new Date(Date.now() + clock.ahead),
    fetch: outboundFetch({ allowLoopback: demo }),
    demo,
    seal: (plain) => {
      sealed.push(plain);
      return scrambled(plain);
    },
    open: scrambled,
    fallbackTarget: '/vandaag',
    pages: launchPages({ url: (name) => `/assets/${name}` }),
  });
  const deps = {
    db,
    log: createLog('silent'),
    metrics: createMetrics(),
    origin: () => origin,
    renderProblem: () => 'problem',
  };
  server.on('request', createApp([...routes, whoAmI], deps, {}).app);
  return {
    origin,
    logged,
    clock,
    sealed,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
