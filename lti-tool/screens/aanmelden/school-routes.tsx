import { z } from 'zod';
import {
  mySchools,
  ownAccount,
  PASSKEY_SESSION_SECONDS,
  switchSchool,
} from '../../../gateway/access/passkey-session.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { sessionCookie } from '../../../gateway/platform/http/session-cookie.ts';
import { renderPage } from '../../ui/render.ts';
import type { AanmeldenDeps } from './deps.ts';
import { ANYBODY, frameOf } from './frame.ts';
import { SchoolPage } from './school-page.tsx';
import { ownPath, SCHOOL } from './urls.ts';

/** Choosing a school, for who works for several; only after signing in with a passkey. */
export function schoolRoutes(deps: AanmeldenDeps): Route[] {
  return [chooseRoute(deps), switchRoute(deps)];
}

function chooseRoute(deps: AanmeldenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: SCHOOL,
    summary: 'De scholen van wie is aangemeld',
    access: ANYBODY,
    query: z.object({ naar: z.string().max(600).optional() }),
    responses: { 200: 'html', 403: 'html' },
    handler: async ({ who, session, query }) => {
      const { account } = await ownAccount(deps.account, session);
      const schools = await mySchools(deps.account, account);
      const frame = await frameOf(deps, who);
      const page = { frame, schools, person: who.person, naar: ownPath(query.naar) };
      return { html: renderPage(<SchoolPage {...page} />) };
    },
  });
}

function switchRoute(deps: AanmeldenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: SCHOOL,
    summary: 'Verder bij een andere school',
    access: ANYBODY,
    body: z.object({ person: z.uuid(), naar: z.string().max(600).optional() }),
    responses: { 303: 'redirect', 403: 'html', 404: 'html' },
    handler: async ({ session, body }) => {
      const own = await ownAccount(deps.account, session);
      const { token } = await switchSchool(deps.account, own, body.person);
      return {
        redirect: ownPath(body.naar),
        headers: { 'Set-Cookie': sessionCookie(token, PASSKEY_SESSION_SECONDS) },
      };
    },
  });
}
