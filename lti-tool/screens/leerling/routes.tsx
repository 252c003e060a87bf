import { z } from 'zod';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { leerlingFrameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { delenRoutes, ProfielQuery, profielPage } from './delen-routes.tsx';
import { doelRoutes } from './doel-routes.tsx';
import { LeerlijnPage } from './leerlijn-page.tsx';

const Id = z.uuid();
const access = { kind: 'roles', any: rolesWith('profiel_lezen') } as const;

/** The leerlingprofiel and its zoom leergebied → leerlijn → leerdoel (R13–R16). */
export function leerlingRoutes(deps: ScreenDeps): Route[] {
  return [...profielRoutes(deps), ...delenRoutes(deps), ...zoomRoutes(deps), ...doelRoutes(deps)];
}

function profielRoutes(deps: ScreenDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/leerling/:leerling',
      summary: 'Leerlingprofiel',
      access,
      params: z.object({ leerling: Id }),
      query: ProfielQuery,
      responses: { 200: 'html' },
      handler: async ({ tx, who, params, query }) => ({
        html: await profielPage(deps, { tx, who }, params.leerling, { gedaan: query.gedeeld }),
      }),
    }),
  ];
}

function zoomRoutes(deps: ScreenDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/leerling/:leerling/leerlijn/:leerlijn',
      summary: 'Eén leerlijn van een leerling, met alle niveaus',
      access,
      params: z.object({ leerling: Id, leerlijn: Id }),
      responses: { 200: 'html' },
      handler: async ({ tx, who, params }) => {
        const zoom = await deps.leerroute.leerlijnZoom(tx, who, params.leerling, params.leerlijn);
        return {
          html: renderPage(<LeerlijnPage frame={await leerlingFrameFor(deps, { tx, who })} zoom={zoom} />),
        };
      },
    }),
  ];
}
