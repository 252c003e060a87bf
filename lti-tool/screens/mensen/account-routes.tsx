import { z } from 'zod';
import { listMensen } from '../../../gateway/access/mensen.ts';
import { AppError } from '../../../gateway/errors.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { frameFor } from '../frame.ts';
import { access, changes, type MensenDeps } from './deps.ts';
import { mensUrl, WACHTEN } from './urls.ts';
import { KoppelPage, WachtenPage } from './wachten-page.tsx';

const Id = z.uuid();
const Code = z.object({ code: z.string().regex(/^[A-Z0-9]{4,12}$/) });

/** Who comes in by which account: who waits, linking and unlinking. */
export function accountRoutes(deps: MensenDeps): Route[] {
  return [wachtenRoute(deps), vraagRoute(deps), koppelRoute(deps), losRoute(deps)];
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
    handler: async ({ tx, who, params, query: { zoek } }) => {
      const wachtende = (await deps.accounts.wachtenden(tx, who)).find((w) => w.code === params.code);
      if (!wachtende) throw new AppError('not_found', 'Deze code wacht niet (meer) op koppelen.');
      const gevonden = zoek.trim() === '' ? null : await listMensen(tx, who, { zoek });
      const frame = await frameFor(deps, { tx, who });
      return {
        html: renderPage(
          <KoppelPage frame={frame} wachtende={wachtende} zoek={zoek} gevonden={gevonden} now={deps.now()} />,
        ),
      };
    },
  });
}

function koppelRoute(deps: MensenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/mensen/wachten/:code',
    summary: 'Een account aan een persoon koppelen',
    access: changes,
    params: Code,
    body: z.object({ persoon: Id }),
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params, body }) => {
      await deps.accounts.linkAccount(tx, who, { code: params.code, persoon: body.persoon });
      return { redirect: mensUrl(body.persoon, 'gekoppeld') };
    },
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
