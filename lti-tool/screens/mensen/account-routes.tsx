import { z } from 'zod';
import { endSessionsOf, listMensen } from '../../../gateway/access/mensen.ts';
import { AppError } from '../../../gateway/errors.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { frameFor } from '../frame.ts';
import { access, changes, type MensenDeps } from './deps.ts';
import { doe } from './rol-routes.tsx';
import { mensUrl, WACHTEN } from './urls.ts';
import { KoppelPage, WachtenPage } from './wachten-page.tsx';

const Id = z.uuid();
const Code = z.object({ code: z.string().regex(/^[A-Z0-9]{4,12}$/) });

/** Who comes in by which account: who waits, linking and unlinking. */
export function accountRoutes(deps: MensenDeps): Route[] {
  return [wachtenRoute(deps), vraagRoute(deps), koppelRoute(deps), losRoute(deps), afmeldRoute()];
}

function wachtenRoute(deps: MensenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: WACHTEN,
    summary: 'Wie vanuit de ELO opende en nog aan niemand is gekoppeld',
    access,
    responses: { 200: 'html' },
    handler: async ({ tx, who }) => {
      const wachtenden = await deps.accounts.wachtenden(tx, who);
      const frame = await frameFor(deps, { tx, who });
      return { html: renderPage(<WachtenPage frame={frame} wachtenden={wachtenden} now={deps.now()} />) };
    },
  });
}

function vraagRoute(deps: MensenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/mensen/wachten/:code',
    summary: 'Zoeken wie er bij een code hoort',
    access,
    params: Code,
    query: z.object({ zoek: z.string().max(100).default('') }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params: { code }, query: { zoek } }) => ({
      html: await koppelPage(deps, { tx, who }, { code, zoek }),
    }),
  });
}

type Call = { tx: Parameters<typeof listMensen>[0]; who: KnownActor };

async function koppelPage(
  deps: MensenDeps,
  { tx, who }: Call,
  { code, zoek, fout }: { code: string; zoek: string; fout?: string },
): Promise<string> {
  const wachtende = (await deps.accounts.wachtenden(tx, who)).find((w) => w.code === code);
  if (!wachtende) throw new AppError('not_found', 'Deze code wacht niet (meer) op koppelen.');
  const gevonden = zoek.trim() === '' ? null : await listMensen(tx, who, { zoek });
  const frame = await frameFor(deps, { tx, who });
  return renderPage(
    <KoppelPage
      frame={frame}
      wachtende={wachtende}
      zoek={zoek}
      gevonden={gevonden}
      fout={fout}
      now={deps.now()}
    />,
  );
}

function koppelRoute(deps: MensenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/mensen/wachten/:code',
    summary: 'Een account aan een persoon koppelen',
    access: changes,
    params: Code,
    body: z.object({ persoon: Id }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params: { code }, body: { persoon } }) =>
      await doe(
        () => deps.accounts.linkAccount(tx, who, { code, persoon }),
        mensUrl(persoon, 'gekoppeld'),
        (fout) => koppelPage(deps, { tx, who }, { code, zoek: '', fout }),
      ),
  });
}

function losRoute(deps: MensenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/mensen/:persoon/accounts/:account/los',
    summary: 'Een account losmaken van een persoon',
    access: changes,
    params: z.object({ persoon: Id, account: Id }),
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params }) => {
      await deps.accounts.unlinkAccount(tx, who, params);
      return { redirect: mensUrl(params.persoon, 'los') };
    },
  });
}

function afmeldRoute(): Route {
  return defineRoute({
    method: 'POST',
    path: '/mensen/:persoon/afmelden',
    summary: 'Een persoon overal afmelden',
    access: changes,
    params: z.object({ persoon: Id }),
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params }) => {
      await endSessionsOf(tx, who, params.persoon);
      return { redirect: mensUrl(params.persoon, 'afgemeld') };
    },
  });
}
