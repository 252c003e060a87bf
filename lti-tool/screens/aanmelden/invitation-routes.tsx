import { z } from 'zod';
import {
  acceptWithKnownPasskey,
  acceptWithNewPasskey,
  askInvitation,
} from '../../../gateway/access/accept-invitation.ts';
import { WELKOM } from '../../../gateway/access/ouder-uitnodiging/link.ts';
import type { PasskeyAnswer, SignedIn } from '../../../gateway/access/sign-in.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { TALEN, type Taal, vertaler } from '../../ui/talen/taal.ts';
import { gekozenTaal, taalCookie } from '../thuis/taal-cookie.ts';
import { attempt } from './attempt.ts';
import { answerOf, keepBrowserSecret } from './browser-secret.ts';
import type { AanmeldenDeps } from './deps.ts';
import { CodePage, NotAcceptedPage, WelcomePage } from './invitation-page.tsx';
import { Antwoord, cameIn } from './sign-in-routes.tsx';
import { BEGIN, UITNODIGING } from './urls.ts';

const PUBLIC = {
  kind: 'public',
  why: 'wie is uitgenodigd heeft nog geen sessie; de code en de passkey zeggen wie het is',
} as const;

/** An invitation: the code, then a passkey. */
export function invitationRoutes(deps: AanmeldenDeps): Route[] {
  const { account } = deps;
  return [
    askRoute(deps),
    welkomRoute(deps),
    codeRoute(deps),
    acceptRoute(deps, 'passkey', 'Een uitnodiging aannemen met een nieuwe passkey', (given) =>
      acceptWithNewPasskey(account, given, 'Eerste passkey'),
    ),
    acceptRoute(deps, 'bestaand', 'Een uitnodiging aannemen met een passkey die er al is', (given) =>
      acceptWithKnownPasskey(account, given),
    ),
  ];
}

/** The language that is asked for now; anything else is not a choice. */
const InTaal = z.object({ taal: z.enum(TALEN).optional().catch(undefined) });

/** A page in the language that is chosen now, which this browser keeps, or was chosen before. */
function gekozen(
  nu: Taal | undefined,
  cookies: Readonly<Record<string, string | undefined>>,
  page: (taal: Taal) => string,
): Reply {
  const html = page(nu ?? gekozenTaal(cookies));
  return nu === undefined ? { html } : { html, headers: { 'Set-Cookie': taalCookie(nu) } };
}

function askRoute({ assets }: AanmeldenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: UITNODIGING,
    summary: 'Een uitnodiging: vraagt de code',
    access: PUBLIC,
    query: InTaal,
    responses: { 200: 'html' },
    handler: async ({ query, cookies }) =>
      gekozen(query.taal, cookies, (taal) => renderPage(<CodePage assets={assets} taal={taal} />)),
  });
}

/** What stands in a link is 32 bytes; what cannot be one is not looked at. */
const Link = z.string().regex(/^[\w-]{43}$/);

function welkomRoute({ assets }: AanmeldenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: `${WELKOM}/:link`,
    summary: 'De link uit een uitnodiging voor thuis: vraagt de code die daarbij hoort',
    access: PUBLIC,
    params: z.object({ link: Link }),
    query: InTaal,
    responses: { 200: 'html' },
    // Looking at the link uses nothing: programs that read mail follow links too.
    handler: async ({ params: { link }, query, cookies }) =>
      gekozen(query.taal, cookies, (taal) =>
        renderPage(<CodePage assets={assets} taal={taal} link={link} />),
      ),
  });
}

function codeRoute({ assets, account }: AanmeldenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: UITNODIGING,
    summary: 'De code van een uitnodiging: telt elke poging',
    access: PUBLIC,
    guess: true,
    body: z.object({ code: z.string().max(60).default(''), link: Link.optional() }),
    responses: { 200: 'html', 403: 'html' },
    handler: async ({ body, cookies, requestId }) => {
      const taal = gekozenTaal(cookies);
      return await attempt(
        requestId,
        async () => {
          const { browser, cookie } = keepBrowserSecret(cookies);
          const question = await askInvitation(account, body, browser);
          const html = renderPage(<WelcomePage assets={assets} taal={taal} question={question} />);
          return { html, headers: { 'Set-Cookie': cookie } };
        },
        (message) => {
          const error = taal === 'nl' ? message : vertaler(taal)('welkom.codeFout');
          return renderPage(<CodePage assets={assets} taal={taal} error={error} link={body.link} />);
        },
      );
    },
  });
}

function acceptRoute(
  { assets }: AanmeldenDeps,
  how: 'passkey' | 'bestaand',
  summary: string,
  accept: (given: PasskeyAnswer) => Promise<SignedIn>,
): Route {
  return defineRoute({
    method: 'POST',
    path: `${UITNODIGING}/${how}`,
    summary,
    access: PUBLIC,
    guess: true,
    body: z.object({ antwoord: Antwoord }),
    responses: { 303: 'redirect', 403: 'html', 409: 'html' },
    handler: async ({ body, cookies, requestId }) =>
      await attempt(
        requestId,
        async () => cameIn(await accept(answerOf(body.antwoord, cookies)), BEGIN),
        (message) =>
          renderPage(<NotAcceptedPage assets={assets} taal={gekozenTaal(cookies)} message={message} />),
      ),
  });
}
