import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import { leerroute, leerroutes, niveauKaart } from '../../../gateway/leerlijnen/service.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { frameFor } from '../frame.ts';
import { LEERLIJNEN_ZIEN } from '../roles.ts';
import { NiveauPage } from './niveau-page.tsx';
import { OverzichtPage } from './overzicht-page.tsx';

const access = { kind: 'roles', any: LEERLIJNEN_ZIEN } as const;

/** The leerlijnen of the school and the template card of each niveau, to read (R1–R5). */
export function leerlijnenRoutes(deps: ScreenDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/leerlijnen',
      summary: 'Leerroutes, leergebieden, leerlijnen en niveaus van de school',
      access,
      query: z.object({ leerroute: z.uuid().optional() }),
      responses: { 200: 'html' },
      handler: async ({ tx, who, query }) => {
        const routes = await leerroutes(tx);
        // Catalogue entries without a destination are not filled in yet; open one that is.
        const id = query.leerroute ?? (routes.find((r) => r.bestemming !== null) ?? routes[0])?.id;
        const route = id === undefined ? null : await leerroute(tx, id);
        const frame = await frameFor(deps, { tx, who });
        return { html: renderPage(<OverzichtPage frame={frame} routes={routes} route={route} />) };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/leerlijnen/:leerlijn/:niveau',
      summary: 'Arrangementskaart van een niveau, zoals het pakket die heeft',
      access,
      params: z.object({ leerlijn: z.uuid(), niveau: z.uuid() }),
      responses: { 200: 'html' },
      handler: async ({ tx, who, params }) => {
        const kaart = await niveauKaart(tx, params.niveau);
        if (kaart.leerlijn.id !== params.leerlijn) {
          throw new AppError('not_found', 'Dit niveau hoort niet bij deze leerlijn.');
        }
        return { html: renderPage(<NiveauPage frame={await frameFor(deps, { tx, who })} kaart={kaart} />) };
      },
    }),
  ];
}
