import { z } from 'zod';
import {
  addMyPasskey,
  askNewPasskey,
  myPasskeys,
  removeMyPasskey,
} from '../../../gateway/access/my-passkeys.ts';
import { endMyOtherSessions, mySessions } from '../../../gateway/access/my-sessions.ts';
import { freshOwnAccount, ownAccount } from '../../../gateway/access/passkey-session.ts';
import { AppError } from '../../../gateway/errors.ts';
import type { OwnCall } from '../../../gateway/platform/http/route.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { endSessionCookie } from '../../../gateway/platform/http/session-cookie.ts';
import { renderPage } from '../../ui/render.ts';
import { attempt } from './attempt.ts';
import { answerOf, keepBrowserSecret } from './browser-secret.ts';
import type { AanmeldenDeps } from './deps.ts';
import { ANYBODY, frameOf } from './frame.ts';
import { NAAM_MAX, PasskeysPage } from './passkeys-page.tsx';
import { Antwoord, Options } from './sign-in-routes.tsx';
import { AANMELDEN, ELDERS, PASSKEYS } from './urls.ts';

/** Somebody's own passkeys. Every route asks for a session with a passkey, whatever KOERS_BEHEER_PASSKEY says. */
export function passkeyRoutes(deps: AanmeldenDeps): Route[] {
  return [listRoute(deps), questionRoute(deps), addRoute(deps), removeRoute(deps), elsewhereRoute(deps)];
}

type Asked = Pick<OwnCall<unknown, unknown, unknown>, 'who' | 'session'>;

async function page(deps: AanmeldenDeps, { who, session }: Asked, refused?: string): Promise<string> {
  const own = await ownAccount(deps.account, session);
  const [mine, sessions] = [await myPasskeys(deps.account, own), await mySessions(deps.account, own)];
  const frame = await frameOf(deps, who);
  return renderPage(
    <PasskeysPage
      frame={frame}
      mine={mine}
      sessions={sessions}
      now={deps.now()}
      {...(refused === undefined ? {} : { refused })}
    />,
  );
}

function listRoute(deps: AanmeldenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: PASSKEYS,
    summary: 'Mijn passkeys',
    access: ANYBODY,
    responses: { 200: 'html', 403: 'html' },
    handler: async (call) => ({ html: await page(deps, call) }),
  });
}

function questionRoute(deps: AanmeldenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${PASSKEYS}/vraag`,
    summary: 'De vraag aan de browser om nog een passkey (WebAuthn)',
    access: ANYBODY,
    responses: { 200: Options },
    handler: async ({ who, session, cookies }) => {
      const own = await freshOwnAccount(deps.account, session);
      const { browser, cookie } = keepBrowserSecret(cookies);
      return {
        json: await askNewPasskey(deps.account, own, who, browser),
        headers: { 'Set-Cookie': cookie },
      };
    },
  });
}

function addRoute(deps: AanmeldenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: PASSKEYS,
    summary: 'Nog een passkey',
    access: ANYBODY,
    body: z.object({ antwoord: Antwoord, naam: z.string().trim().max(NAAM_MAX).default('') }),
    responses: { 303: 'redirect', 400: 'html', 403: 'html' },
    handler: async (call) => {
      const { body, session, cookies, requestId } = call;
      const given = answerOf(body.antwoord, cookies);
      return await attempt(
        requestId,
        async () => {
          const own = await freshOwnAccount(deps.account, session);
          if (body.naam === '') throw new AppError('bad_request', 'Geef je passkey een naam.');
          await addMyPasskey(deps.account, own, given, body.naam);
          return { redirect: PASSKEYS };
        },
        (refused) => page(deps, call, refused),
      );
    },
  });
}

function removeRoute(deps: AanmeldenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${PASSKEYS}/weg`,
    summary: 'Een passkey verwijderen',
    access: ANYBODY,
    body: z.object({ passkey: z.uuid() }),
    responses: { 303: 'redirect', 403: 'html', 409: 'html' },
    handler: async (call) =>
      await attempt(
        call.requestId,
        async () => {
          const own = await freshOwnAccount(deps.account, call.session);
          const mine = await removeMyPasskey(deps.account, own, call.body.passkey);
          if (!mine) return { redirect: PASSKEYS };
          return { redirect: AANMELDEN, headers: { 'Set-Cookie': endSessionCookie() } };
        },
        (refused) => page(deps, call, refused),
      ),
  });
}

function elsewhereRoute(deps: AanmeldenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: ELDERS,
    summary: 'Overal afmelden, behalve hier',
    access: ANYBODY,
    responses: { 303: 'redirect', 403: 'html' },
    handler: async ({ session }) => {
      await endMyOtherSessions(deps.account, await ownAccount(deps.account, session));
      return { redirect: PASSKEYS };
    },
  });
}
