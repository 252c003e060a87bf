import { z } from 'zod';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { platformKeys } from '../jwks.ts';
import type { LtiDeps } from '../lti-deps.ts';
import { receiveNotices } from './receive.ts';

/** Path where platforms send their notices. */
export const BERICHTEN = '/lti/berichten';
/** How many may come at once. */
export const MAX_BATCH = 10;

/** Where an ELO tells what happened in it, without anybody there (Platform Notification Service 1.0 §3). */
export function noticeRoute(deps: LtiDeps): Route {
  const keys = platformKeys({ fetch: deps.fetch, allowLoopbackHttp: deps.demo });
  return defineRoute({
    method: 'POST',
    path: BERICHTEN,
    summary: 'LTI: getekende berichten van een leeromgeving, zoals dat een les is gekopieerd',
    access: {
      kind: 'public',
      why: 'the ELO itself sends these, from server to server; each is signed and checked as a launch is',
    },
    origin: 'any', // no browser sends it
    body: z.object({
      notices: z
        .array(z.object({ jwt: z.string().min(1).max(32_768) }))
        .min(1)
        .max(MAX_BATCH),
    }),
    responses: { 200: z.object({}) },
    handler: async ({ body }) => {
      await receiveNotices(
        body.notices.map((notice) => notice.jwt),
        { ...deps, keys },
      );
      return { json: {} };
    },
  });
}
