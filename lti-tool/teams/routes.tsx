import { z } from 'zod';
import { SESSION_SECONDS, useTicket } from '../../gateway/access/launch/admit.ts';
import { signInFromTeams } from '../../gateway/access/teams/sign-in.ts';
import { AppError } from '../../gateway/errors.ts';
import { Rol } from '../../gateway/model/actor.ts';
import { defineRoute, type Reply, type Route } from '../../gateway/platform/http/route.ts';
import {
  partitionedCookie,
  SESSION_COOKIE,
  sessionCookie,
} from '../../gateway/platform/http/session-cookie.ts';
import { mijnGroepen } from '../../gateway/school/service.ts';
import { renderFragment, renderPage } from '../ui/render.ts';
import { Antwoord } from './antwoord.ts';
import type { TeamsDeps } from './deps.ts';
import { GroepKeuze } from './groepen.tsx';
import { InstellenPage, OverPage, TabPage } from './pages.tsx';
import { padVan } from './plek.ts';
import { AANMELDEN, GROEPEN, INSTELLEN, OVER, TAB, VENSTER } from './urls.ts';

/** Says whether this browser keeps cookies of ours in the frame of Teams; holds nothing. */
const PROEF = '__Host-koers-teams';
/** Long enough for signing in at Microsoft once more. Seconds. */
const PROEF_SECONDS = 900;

const BEFORE = {
  kind: 'public',
  why: 'Teams opent deze pagina voordat iemand is aangemeld; zij toont geen gegevens',
} as const;
const Plek = z.string().max(200).optional();
const Aanmelding = z.object({ plek: Plek, deel: Plek, school: z.uuid().optional() });

/** *teams*: Koers as a tab of Microsoft Teams (lti.md §4). */
export function teamsRoutes(deps: TeamsDeps): Route[] {
  return [
    page(TAB, 'Teams: het tabblad', () => renderPage(<TabPage assets={deps.assets} />)),
    page(INSTELLEN, 'Teams: een tabblad in een kanaal instellen', () =>
      renderPage(<InstellenPage assets={deps.assets} origin={deps.origin()} />),
    ),
    page(OVER, 'Teams: wat Koers weet van wie het opent', () =>
      renderPage(<OverPage assets={deps.assets} />),
    ),
    signIn(deps),
    inWindow(deps),
    groups(),
  ];
}

function page(path: string, summary: string, html: () => string): Route {
  return defineRoute({
    method: 'GET',
    path,
    summary,
    access: BEFORE,
    responses: { 200: 'html' },
    handler: async () => ({
      html: html(),
      frameOrigins: 'teams',
      frames: true,
      headers: { 'Set-Cookie': partitionedCookie(PROEF, '1', PROEF_SECONDS) },
    }),
  });
}

const tokenOf = (header: string | undefined): string => {
  const token = /^Bearer (\S+)$/.exec(header ?? '')?.[1];
  if (token) return token;
  throw new AppError(
    'launch_refused',
    'Hier ontbreekt de aanmelding van Teams. Sluit het tabblad en open het opnieuw.',
    {
      status: 400,
      detail: 'teams: no Bearer token',
    },
  );
};

function signIn(deps: TeamsDeps): Route {
  return defineRoute({
    method: 'POST',
    path: AANMELDEN,
    summary: 'Teams: aanmelden met een token van Microsoft, als Bearer',
    access: {
      kind: 'public',
      why: 'wie zich aanmeldt heeft nog geen sessie; het token van Microsoft bewijst wie het is',
    },
    guess: true,
    body: Aanmelding,
    responses: { 200: Antwoord },
    handler: async ({ headers, cookies, body }): Promise<Reply> => {
      const naar = padVan(body.deel, body.plek);
      const kept = cookies[PROEF] !== undefined;
      const answer = await signInFromTeams(deps, {
        token: tokenOf(headers['authorization']),
        gekozen: body.school,
        previous: cookies[SESSION_COOKIE],
        window: kept ? null : deps.origin() + naar,
      });
      const json = (antwoord: Antwoord): Reply => ({ json: antwoord });
      if (answer.soort === 'kies') return json({ soort: 'kies', scholen: [...answer.scholen] });
      const { code, ticket, token } = answer.admission;
      if (code !== null) return json({ soort: 'onbekend', code });
      if (ticket !== null) return json({ soort: 'venster', ticket });
      return {
        ...json({ soort: 'binnen', naar }),
        headers: { 'Set-Cookie': sessionCookie(token, SESSION_SECONDS) },
      };
    },
  });
}

function inWindow(deps: TeamsDeps): Route {
  return defineRoute({
    method: 'POST',
    path: VENSTER,
    summary: 'Teams: opent Koers in een eigen venster, met een kaartje dat één keer werkt',
    access: {
      kind: 'public',
      why: 'in dit venster is nog geen sessie; het kaartje, hoogstens een minuut oud, staat ervoor',
    },
    guess: true,
    body: z.object({ ticket: z.string().max(100) }),
    responses: { 303: 'redirect', 401: 'html' },
    handler: async ({ body, cookies }): Promise<Reply> => {
      const previous = cookies[SESSION_COOKIE];
      const used = await useTicket(deps.db, { ticket: body.ticket, previous, now: deps.now() });
      if (!used)
        throw new AppError(
          'launch_refused',
          'Deze opening van Koers is al gebruikt of verlopen. Open het tabblad in Teams opnieuw.',
          { status: 401, detail: 'ticket: unknown, used or expired' },
        );
      return { redirect: used.naar, headers: { 'Set-Cookie': sessionCookie(used.token, used.seconds) } };
    },
  });
}

function groups(): Route {
  return defineRoute({
    method: 'GET',
    path: GROEPEN,
    summary: 'Teams: de groepen waaruit iemand kiest voor een tabblad',
    access: { kind: 'roles', any: Rol.options },
    responses: { 200: 'html' },
    handler: async ({ tx, who }) => ({
      html: renderFragment(<GroepKeuze groepen={await mijnGroepen(tx, who)} />),
    }),
  });
}
