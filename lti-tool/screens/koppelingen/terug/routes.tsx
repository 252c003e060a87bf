import { z } from 'zod';
import { mayInSchool } from '../../../../gateway/access/policy.ts';
import { AppError } from '../../../../gateway/errors.ts';
import type { KnownActor } from '../../../../gateway/model/actor.ts';
import { defineRoute, type Reply, type Route } from '../../../../gateway/platform/http/route.ts';
import {
  deliveryOverview,
  sendAgain,
  sendAgainSince,
  switchDelivery,
} from '../../../../gateway/sync/out/service.ts';
import { renderFragment, renderPage } from '../../../ui/render.ts';
import { access, ConnectionParams, changes } from '../access.ts';
import { connectionOf, frameOf, type KoppelingenDeps } from '../load.ts';
import { type TerugAct, terugUrl } from '../urls.ts';
import { Terug, TerugPage, type TerugProps } from './page.tsx';
import { meldingen } from './words.ts';

/** Giving back to the LVS: looking, on and off, and sending once more. */
export function terugRoutes(deps: KoppelingenDeps): Route[] {
  return [
    lookRoute(deps),
    switchRoute(deps, 'aan'),
    switchRoute(deps, 'uit'),
    againRoute(deps),
    sinceRoute(deps),
  ];
}

async function propsOf(
  deps: KoppelingenDeps,
  who: KnownActor,
  connection: string,
  { pagina = 1, ...more }: Partial<Pick<TerugProps, 'pagina' | 'say' | 'fout'>> = {},
): Promise<TerugProps> {
  const view = await connectionOf(deps, who.school, connection);
  const overview = await deliveryOverview(deps.sync, who.school, connection, pagina);
  // Who reads of his own groups only would be told that the rest is not there.
  const opent = mayInSchool(who, 'profiel_lezen');
  return { connection: view, overview, pagina, now: deps.sync.now(), opent, ...more };
}

function lookRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/koppelingen/:connection/terug',
    summary: 'Wat er terug gaat naar een LVS: stand, wat is verstuurd en wat is geweigerd',
    access,
    params: ConnectionParams,
    query: z.object({ pagina: z.coerce.number().int().min(1).max(100_000).default(1) }),
    responses: { 200: 'html' },
    handler: async ({ who, params, query }) => {
      const props = await propsOf(deps, who, params.connection, query);
      return { html: renderPage(<TerugPage frame={await frameOf(deps, who)} {...props} />) };
    },
  });
}

interface Asked {
  readonly who: KnownActor;
  readonly params: { connection: string };
  readonly partial: boolean;
}

/** After an act: the part that changed, or without scripts the page itself. */
async function after(deps: KoppelingenDeps, { who, params, partial }: Asked, say: string): Promise<Reply> {
  if (!partial) return { redirect: terugUrl(params.connection) };
  return { html: renderFragment(<Terug {...(await propsOf(deps, who, params.connection, { say }))} />) };
}

const path = (act: TerugAct) => `/koppelingen/:connection/terug/${act}`;

function switchRoute(deps: KoppelingenDeps, act: 'aan' | 'uit'): Route {
  const aan = act === 'aan';
  return defineRoute({
    method: 'POST',
    path: path(act),
    summary: aan ? 'Terugsturen naar een LVS aanzetten' : 'Terugsturen naar een LVS uitzetten',
    access: changes,
    params: ConnectionParams,
    responses: { 200: 'html', 303: 'redirect' },
    handler: async (asked) => {
      await switchDelivery(deps.sync, asked.who, asked.params.connection, aan);
      return await after(deps, asked, aan ? 'Terugsturen staat aan.' : 'Terugsturen staat uit.');
    },
  });
}

function againRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: path('opnieuw'),
    summary: 'Wat een LVS weigerde opnieuw sturen: één melding, of alle met dezelfde reden',
    access: changes,
    params: ConnectionParams,
    body: z.object({ id: z.uuid().optional(), reden: z.string().max(400).default('') }),
    responses: { 200: 'html', 303: 'redirect' },
    handler: async (asked) => {
      const { who, params, body } = asked;
      const which = body.id === undefined ? { reden: body.reden } : { id: body.id };
      const aantal = await sendAgain(deps.sync, who, params.connection, which);
      return await after(deps, asked, `Koers stuurt ${meldingen(aantal)} opnieuw.`);
    },
  });
}

function sinceRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: path('vanaf'),
    summary: 'Alles vanaf een dag opnieuw naar een LVS sturen',
    access: changes,
    params: ConnectionParams,
    body: z.object({ vanaf: z.string().max(20).default('') }),
    responses: { 200: 'html', 303: 'redirect', 422: 'html' },
    handler: async (asked) => {
      const { who, params, body, partial } = asked;
      try {
        await sendAgainSince(deps.sync, who, params.connection, body.vanaf);
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'bad_request') throw error;
        const fout = { dag: body.vanaf, tekst: error.message };
        const props = await propsOf(deps, who, params.connection, { fout, say: error.message });
        if (partial) return { status: 422, html: renderFragment(<Terug {...props} />) };
        return {
          status: 422,
          html: renderPage(<TerugPage frame={await frameOf(deps, who)} {...props} />),
        };
      }
      return await after(deps, asked, 'Koers stuurt alles vanaf die dag opnieuw.');
    },
  });
}
