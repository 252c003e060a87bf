import { z } from 'zod';
import { knoppen } from '../../../gateway/access/oidc/bronnen.ts';
import { isPasskeySession, PASSKEY_SESSION_SECONDS } from '../../../gateway/access/passkey-session.ts';
import { askSignIn, type SignedIn, signIn } from '../../../gateway/access/sign-in.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { SESSION_COOKIE, sessionCookie } from '../../../gateway/platform/http/session-cookie.ts';
import { renderPage } from '../../ui/render.ts';
import { attempt } from './attempt.ts';
import { answerOf, keepBrowserSecret } from './browser-secret.ts';
import type { AanmeldenDeps } from './deps.ts';
import { SignInPage } from './sign-in-page.tsx';
import { AANMELDEN, ownPath, schoolUrl } from './urls.ts';

/** What a browser asks or gets here; the options of WebAuthn themselves are the library's. */
export const Options = z.looseObject({ challenge: z.string() });
export const Antwoord = z.string().max(60_000).default('');

/** Into Koers: the cookie, and with several schools first the choice of one. */
export function cameIn({ token, schools }: SignedIn, naar: string): Reply {
  return {
    headers: { 'Set-Cookie': sessionCookie(token, PASSKEY_SESSION_SECONDS) },
    redirect: schools.length > 1 ? schoolUrl(naar) : naar,
  };
}

/** Signing in with a passkey, in a window of Koers' own: no page here may stand in a frame. */
export function signInRoutes(deps: AanmeldenDeps): Route[] {
  return [pageRoute(deps), questionRoute(deps), answerRoute(deps)];
}

function pageRoute({ assets, account, dienst }: AanmeldenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: AANMELDEN,
    summary: 'Aanmelden met een passkey',
    access: { kind: 'public', why: 'hier meldt iemand zich aan; de pagina toont geen gegevens' },
    query: z.object({ naar: z.string().max(600).optional(), opnieuw: z.literal('ja').optional() }),
    responses: { 200: 'html', 303: 'redirect' },
    handler: async ({ query, cookies }) => {
      const naar = ownPath(query.naar);
      if (query.opnieuw === undefined && (await isPasskeySession(account, cookies[SESSION_COOKIE])))
        return { redirect: naar };
      return {
        html: renderPage(<SignInPage assets={assets} naar={naar} diensten={await knoppen(dienst)} />),
      };
    },
  });
}

function questionRoute({ account }: AanmeldenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${AANMELDEN}/vraag`,
    summary: 'De vraag aan de browser om een passkey (WebAuthn)',
    access: {
      kind: 'public',
      why: 'een toevalsgetal voor deze browser; zegt niets over wie er een passkey heeft',
    },
    responses: { 200: Options },
    handler: async ({ cookies }) => {
      const { browser, cookie } = keepBrowserSecret(cookies);
      return { json: await askSignIn(account, browser), headers: { 'Set-Cookie': cookie } };
    },
  });
}

function answerRoute({ assets, account, dienst }: AanmeldenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: AANMELDEN,
    summary: 'Het antwoord van een passkey: begint een sessie',
    access: { kind: 'public', why: 'wie zich aanmeldt heeft nog geen sessie; de passkey bewijst wie het is' },
    guess: true,
    body: z.object({ antwoord: Antwoord, naar: z.string().max(600).optional() }),
    responses: { 303: 'redirect', 403: 'html' },
    handler: async ({ body, cookies, requestId }) => {
      const naar = ownPath(body.naar);
      return await attempt(
        requestId,
        async () => cameIn(await signIn(account, answerOf(body.antwoord, cookies)), naar),
        async (refused) => {
          const page = { assets, naar, refused, diensten: await knoppen(dienst) };
          return renderPage(<SignInPage {...page} />);
        },
      );
    },
  });
}
