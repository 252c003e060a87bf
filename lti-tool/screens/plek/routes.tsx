import { z } from 'zod';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { inzendingPad, magInzien, opent, plekPad } from '../../lti/plekken-service.ts';
import { renderPage } from '../../ui/render.ts';
import type { Frame } from '../chrome.tsx';
import { frameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { kaartUrl } from '../urls.ts';
import { landingVan } from './landing.ts';
import { NietVoorJouPage, OnbekendPage } from './page.tsx';

interface Deps {
  readonly assets: Frame['assets'];
}

const access = { kind: 'roles', any: rolesWith('kaart_lezen') } as const;

/** Where links from the ELO come in: a placed link, and somebody's work that is looked at. Each asks again who may (R61). */
export function plekRoutes(deps: Deps): Route[] {
  // `onbekend` must be asked before `:leerling`.
  return [plek(deps), onbekend(deps), inzending(deps)];
}

async function nietVoorJou(deps: Deps, call: { tx: Tx; who: KnownActor }): Promise<Reply> {
  return { status: 404, html: renderPage(<NietVoorJouPage frame={await frameFor(deps, call)} />) };
}

function plek(deps: Deps): Route {
  return defineRoute({
    method: 'GET',
    path: plekPad(':plek'),
    summary: 'Een plek die vanuit de leeromgeving is geplaatst: opent wat deze persoon ervan mag zien',
    access,
    params: z.object({ plek: z.uuid() }),
    responses: { 303: 'redirect', 404: 'html' },
    handler: async ({ tx, who, params }) => {
      const gevonden = await opent(tx, who, params.plek);
      const naar = gevonden && landingVan(gevonden, who);
      return naar ? { redirect: naar } : await nietVoorJou(deps, { tx, who });
    },
  });
}

function onbekend(deps: Deps): Route {
  return defineRoute({
    method: 'GET',
    path: inzendingPad(null),
    summary: 'Werk bekijken van een leerling die Koers nog niet kent',
    access,
    responses: { 200: 'html' },
    handler: async (call) => ({
      html: renderPage(<OnbekendPage frame={await frameFor(deps, call)} />),
    }),
  });
}

function inzending(deps: Deps): Route {
  return defineRoute({
    method: 'GET',
    path: inzendingPad(':leerling'),
    summary: 'Werk bekijken vanuit de leeromgeving: opent de kaart van die leerling',
    access,
    params: z.object({ leerling: z.uuid() }),
    responses: { 303: 'redirect', 404: 'html' },
    handler: async ({ tx, who, params: { leerling } }) => {
      if (!(await magInzien(tx, who, leerling))) return await nietVoorJou(deps, { tx, who });
      return { redirect: who.roles.has('leerling') ? '/mijn' : kaartUrl(leerling) };
    },
  });
}
