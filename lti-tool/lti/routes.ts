import { z } from 'zod';
import { lockSession } from '../../gateway/access/passkey-session.ts';
import { defineRoute, type Reply, type Route } from '../../gateway/platform/http/route.ts';
import {
  endSessionCookie,
  SESSION_COOKIE,
  sessionCookie,
} from '../../gateway/platform/http/session-cookie.ts';
import { useTicket } from './admit.ts';
import { platformKeys } from './jwks.ts';
import { ownKeySet } from './keys.ts';
import { finishLaunch, KeptForm, LaunchForm, takeLogin } from './launch.ts';
import { LoginRequest, startLogin } from './login.ts';
import type { LtiDeps } from './lti-deps.ts';
import { noticeRoute } from './notices/routes.ts';
import { refused, USED } from './refusal.ts';
import { type Refused, refusalReply } from './refusal-page.ts';
import { verifySignature } from './token.ts';

const ELO_CALLS = {
  kind: 'public',
  why: 'the ELO sends the browser here before anyone is signed in; what it says is checked against our own records',
} as const;
const LOGIN_ANSWERS = { 303: 'redirect', 400: 'html', 403: 'html' } as const;

interface ElosCall {
  readonly requestId: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies: Readonly<Record<string, string | undefined>>;
}

function loginRoutes(deps: LtiDeps): Route[] {
  const login = (request: LoginRequest, { requestId, headers }: ElosCall): Promise<Reply> =>
    startLogin(request, deps).catch((error: unknown) =>
      refusalReply(error, { requestId, accept: headers['accept'], login: request }, deps),
    );
  return [
    defineRoute({
      method: 'GET',
      path: '/lti/login',
      summary: 'LTI: third-party initiated login',
      access: ELO_CALLS,
      query: LoginRequest,
      responses: LOGIN_ANSWERS,
      handler: (call) => login(call.query, call),
    }),
    defineRoute({
      method: 'POST',
      path: '/lti/login',
      summary: 'LTI: third-party initiated login',
      access: ELO_CALLS,
      origin: 'any', // the form stands on the ELO's page
      body: LoginRequest,
      responses: LOGIN_ANSWERS,
      handler: (call) => login(call.body, call),
    }),
  ];
}

function launchRoutes(deps: LtiDeps): Route[] {
  const keys = platformKeys({ fetch: deps.fetch, allowLoopbackHttp: deps.demo });
  const launch = async (form: LaunchForm, { cookies, requestId, headers }: ElosCall): Promise<Reply> => {
    const of: Refused = { requestId, accept: headers['accept'], form };
    try {
      const taken = await takeLogin(form, cookies, deps);
      of.frameOrigins = taken.login.frame_origins;
      return await finishLaunch(taken, deps, async ({ idToken, login }) => {
        const claims = await verifySignature(idToken, keys(login.jwks_url));
        if (claims.returnUrl !== undefined) of.returnUrl = claims.returnUrl;
        return claims;
      });
    } catch (error) {
      return await refusalReply(error, of, deps);
    }
  };
  const responses = { 200: 'html', 303: 'redirect', 400: 'html', 401: 'html', 403: 'html' } as const;
  return [
    defineRoute({
      method: 'POST',
      path: '/lti/launch',
      summary: 'LTI: launch with a signed id_token',
      access: ELO_CALLS,
      origin: 'any', // the form stands on the ELO's page; state, nonce and browser cookie take the place of Origin
      body: LaunchForm,
      responses,
      handler: (call) => launch(call.body, call),
    }),
    defineRoute({
      method: 'POST',
      path: '/lti/launch/bewaard',
      summary: 'LTI: the same launch with what the ELO kept, for a browser without cookies',
      access: ELO_CALLS,
      body: KeptForm,
      responses,
      handler: (call) => launch(call.body, call),
    }),
    defineRoute({
      method: 'GET',
      path: '/lti/launch',
      summary: 'LTI: a launch is never read from an address, which would be kept in histories and logs',
      access: ELO_CALLS,
      responses: { 405: 'html' },
      handler: async ({ requestId, headers }) => {
        const reply = await refusalReply(
          refused({
            status: 405,
            message: 'Deze pagina kun je niet zelf openen. Open Koers vanuit de leeromgeving.',
            detail: 'form: launch by GET',
          }),
          { requestId, accept: headers['accept'] },
          deps,
        );
        return { ...reply, headers: { ...reply.headers, Allow: 'POST' } };
      },
    }),
  ];
}

/** One press on the page of a launch without cookies: the session opens in a window of its own (lti.md §5). */
function windowRoute(deps: LtiDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/lti/venster',
    summary: 'LTI: opens a launch in a window of its own, by a ticket that works once',
    access: {
      kind: 'public',
      why: 'there is no session in this window yet; the ticket, one minute old at most, stands for one',
    },
    guess: true,
    body: z.object({ ticket: z.string().max(100) }),
    responses: { 303: 'redirect', 401: 'html' },
    handler: async ({ body, cookies, requestId, headers }) => {
      const previous = cookies[SESSION_COOKIE];
      const used = await useTicket(deps.db, { ticket: body.ticket, previous, now: deps.now() });
      if (used)
        return { redirect: used.naar, headers: { 'Set-Cookie': sessionCookie(used.token, used.seconds) } };
      const refusal = refused({ status: 401, message: USED, detail: 'ticket: unknown, used or expired' });
      return await refusalReply(refusal, { requestId, accept: headers['accept'], frameOrigins: [] }, deps);
    },
  });
}

/** The LTI 1.3 core: login, launch, our public keys, and signing out. */
export function ltiRoutes(deps: LtiDeps): Route[] {
  return [
    ...loginRoutes(deps),
    ...launchRoutes(deps),
    windowRoute(deps),
    noticeRoute(deps),
    defineRoute({
      method: 'GET',
      path: '/lti/jwks',
      summary: 'LTI: the public keys of Koers',
      access: { kind: 'public', why: 'platforms fetch our public keys here; they are meant to be public' },
      responses: { 200: z.object({ keys: z.array(z.looseObject({ kid: z.string(), kty: z.string() })) }) },
      handler: async () => ({
        json: await ownKeySet(deps),
        headers: { 'Cache-Control': 'public, max-age=300' },
      }),
    }),
    defineRoute({
      method: 'POST',
      path: '/uit',
      summary: 'Locks Koers: ends the session',
      access: { kind: 'session' },
      responses: { 200: 'html' },
      handler: async ({ tx, session }) => {
        await lockSession(tx, session);
        return {
          html: deps.pages.locked(session.method),
          // Nothing of a page is left on a tablet that is shared (ASVS 5.0 §14.3.1). Not "storage": there wait marks of this
          // person or another one, as ids alone, that have not been able to come in yet.
          headers: { 'Set-Cookie': endSessionCookie(), 'Clear-Site-Data': '"cache"' },
        };
      },
    }),
  ];
}
