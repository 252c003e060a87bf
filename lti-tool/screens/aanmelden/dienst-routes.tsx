import { serialize } from 'cookie';
import { z } from 'zod';
import { SESSION_SECONDS } from '../../../gateway/access/launch/admit.ts';
import { finishOidc, LOGIN_SECONDS, startOidc } from '../../../gateway/access/oidc/sign-in.ts';
import { AppError } from '../../../gateway/errors.ts';
import { toProblem } from '../../../gateway/platform/http/problem.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { SESSION_COOKIE, sessionCookie } from '../../../gateway/platform/http/session-cookie.ts';
import { renderPage } from '../../ui/render.ts';
import type { AanmeldenDeps } from './deps.ts';
import { DienstGeweigerdPage, DienstOnbekendPage } from './dienst-pages.tsx';
import { DIENST_TERUG, dienstUrl, ownPath } from './urls.ts';

/** What ties the answer of the service to the browser that asked. Lax: the service sends the browser back from its own site. */
const NAME = '__Host-koers-oidc';
const cookie = (value: string, maxAge: number): string =>
  serialize(NAME, value, { httpOnly: true, secure: true, sameSite: 'lax', path: '/', maxAge });

const REFUSALS: ReadonlySet<string> = new Set(['launch_refused', 'source_unavailable', 'not_found']);

/** Signing in by a service of the school, in a window of Koers' own (OpenID Connect; Entree Federatie, Entra ID). */
export function dienstRoutes(deps: AanmeldenDeps): Route[] {
  // Where people come back must be asked before `:bron`, which would take it for an id.
  return [comeBack(deps), go(deps)];
}

async function refusedOn(deps: AanmeldenDeps, requestId: string, work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || !REFUSALS.has(error.code)) throw error;
    const { status, title } = toProblem(error, requestId);
    const page = { assets: deps.assets, message: title, requestId };
    return { status, html: renderPage(<DienstGeweigerdPage {...page} />) };
  }
}

function go(deps: AanmeldenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: dienstUrl(':bron'),
    summary: 'Naar de aanmelddienst van de school',
    access: { kind: 'public', why: 'hier begint het aanmelden; de pagina stuurt alleen door' },
    params: z.object({ bron: z.uuid() }),
    query: z.object({ naar: z.string().max(600).optional() }),
    responses: { 303: 'redirect', 404: 'html', 503: 'html' },
    handler: ({ params, query, requestId }) =>
      refusedOn(deps, requestId, async () => {
        const begun = await startOidc(deps.dienst, { bron: params.bron, naar: ownPath(query.naar) });
        return { redirect: begun.naar, headers: { 'Set-Cookie': cookie(begun.secret, LOGIN_SECONDS) } };
      }),
  });
}

function comeBack(deps: AanmeldenDeps): Route {
  const Text = (max: number) => z.string().max(max).optional();
  return defineRoute({
    method: 'GET',
    path: DIENST_TERUG,
    summary: 'Terug van de aanmelddienst: begint een sessie',
    access: {
      kind: 'public',
      why: 'wie zich aanmeldt heeft nog geen sessie; state, nonce en PKCE bewijzen wie het is',
    },
    guess: true,
    query: z.looseObject({ code: Text(4096), state: Text(200), error: Text(200), iss: Text(2048) }),
    responses: { 200: 'html', 303: 'redirect', 401: 'html', 403: 'html', 503: 'html' },
    handler: ({ query, cookies, requestId }) =>
      refusedOn(deps, requestId, async () => {
        const url = new URL(deps.dienst.terug());
        for (const [name, value] of Object.entries(query))
          if (typeof value === 'string') url.searchParams.set(name, value);
        const given = { url, secret: cookies[NAME], previous: cookies[SESSION_COOKIE] };
        const { admission, naar } = await finishOidc(deps.dienst, given);
        if (admission.code !== null) {
          const page = { assets: deps.assets, code: admission.code };
          return {
            html: renderPage(<DienstOnbekendPage {...page} />),
            headers: { 'Set-Cookie': cookie('', 0) },
          };
        }
        const set = [sessionCookie(admission.token, SESSION_SECONDS), cookie('', 0)];
        return { redirect: naar, headers: { 'Set-Cookie': set } };
      }),
  });
}
