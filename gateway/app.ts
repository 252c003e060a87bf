import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { z } from 'zod';
import { type HttpDeps, mountRoutes } from './platform/http/mount.ts';
import { openApiDocument } from './platform/http/openapi.ts';
import { defineRoute, type Route } from './platform/http/route.ts';

/** What says whether this process can do its work; each throws when it cannot. */
export type Readiness = Readonly<Record<string, () => Promise<void>>>;

function operatorRoutes(deps: HttpDeps, ready: Readiness, all: () => readonly Route[]): Route[] {
  const State = z.object({
    status: z.enum(['ok', 'not_ready']),
    checks: z.record(z.string(), z.enum(['ok', 'failed'])).optional(),
  });
  const why = 'voor bewaking door de beheerder van de server; geen gegevens van een school';
  return [
    defineRoute({
      method: 'GET',
      path: '/healthz',
      summary: 'Leeft dit proces',
      access: { kind: 'public', why },
      responses: { 200: State },
      handler: async () => ({ json: { status: 'ok' } }),
    }),
    defineRoute({
      method: 'GET',
      path: '/readyz',
      summary: 'Kan dit proces zijn werk doen',
      access: { kind: 'public', why },
      responses: { 200: State, 503: State },
      handler: async () => {
        const checks = await Promise.all(
          Object.entries(ready).map(
            async ([name, check]) =>
              [
                name,
                await check().then(
                  () => 'ok' as const,
                  () => 'failed' as const,
                ),
              ] as const,
          ),
        );
        const ok = checks.every(([, state]) => state === 'ok');
        return {
          status: ok ? 200 : 503,
          json: { status: ok ? 'ok' : 'not_ready', checks: Object.fromEntries(checks) },
        };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/metrics',
      summary: 'Cijfers voor Prometheus',
      access: { kind: 'public', why },
      responses: { 200: 'text' },
      handler: async () => ({
        body: { type: deps.metrics.registry.contentType, bytes: await deps.metrics.registry.metrics() },
      }),
    }),
    defineRoute({
      method: 'GET',
      path: '/openapi.json',
      summary: 'Beschrijving van deze interface (OpenAPI 3.1)',
      access: { kind: 'public', why: 'de beschrijving is openbaar' },
      responses: { 200: z.looseObject({ openapi: z.string() }) },
      handler: async () => ({ json: openApiDocument(all(), deps.origin()) }),
    }),
  ];
}

/** What helmet sets on every answer, asked of it once: it is the same each time. */
function securityHeaders(https: boolean): ReadonlyMap<string, string> {
  const set = new Map<string, string>();
  const res = {
    setHeader: (name: string, value: string) => set.set(name, value),
    removeHeader: (name: string) => set.delete(name),
  };
  helmet({
    contentSecurityPolicy: false, // set per answer: frame-ancestors differ per platform (mount.ts)
    xFrameOptions: false, // frame-ancestors says it better, and this one would contradict it
    crossOriginOpenerPolicy: false, // would cut window.opener of a launch in a new window (lti.md §5)
    crossOriginEmbedderPolicy: false,
    // Not no-referrer: a form posted without scripts would then say `Origin: null`, which we refuse.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
  })({} as IncomingMessage, res as unknown as ServerResponse, (error) => {
    if (error) throw error;
  });
  return set;
}

/** The web application: security headers and the declared routes. */
export function createApp(
  routes: readonly Route[],
  deps: HttpDeps,
  ready: Readiness,
): { app: Express; routes: readonly Route[] } {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  const headers = securityHeaders(deps.origin().startsWith('https:'));
  app.use((_req, res, next) => {
    for (const [name, value] of headers) res.setHeader(name, value);
    next();
  });
  const all: Route[] = [...routes];
  all.push(...operatorRoutes(deps, ready, () => all));
  mountRoutes(app, all, deps);
  return { app, routes: all };
}
