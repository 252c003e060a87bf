import { z } from 'zod';
import { mayInSchool } from '../../../gateway/access/policy.ts';
import { dekking, kerndoelsets } from '../../../gateway/leerlijnen/kerndoelen/service.ts';
import { leerroutes } from '../../../gateway/leerlijnen/service.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { frameFor } from '../frame.ts';
import { LEERLIJNEN_ZIEN, rolesWith } from '../roles.ts';
import { DekkingPage } from './dekking-page.tsx';
import { koppelRoutes } from './koppel-routes.tsx';
import { DEKKING } from './urls.ts';

type Deps = Pick<ScreenDeps, 'assets'>;

/** Coverage of kerndoelen per leerroute, and linking doelen to them (R11). */
export function kerndoelenRoutes(deps: Deps): Route[] {
  return [dekkingRoute(deps), ...koppelRoutes(deps)];
}

function dekkingRoute(deps: Deps): Route {
  return defineRoute({
    method: 'GET',
    path: DEKKING,
    summary: 'Dekking: welke kerndoelen een leerroute heeft en welke niet',
    access: { kind: 'roles', any: rolesWith('pakket_lezen') },
    query: z.object({ leerroute: z.uuid().optional(), set: z.uuid().optional() }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, query }) => {
      const routes = (await leerroutes(tx)).filter((r) => r.bestemming !== null);
      const sets = await kerndoelsets(tx);
      const leerroute = query.leerroute ?? routes[0]?.id;
      const set = query.set ?? (sets.find((s) => !s.uitgave.vervangen) ?? sets[0])?.id;
      const gemeten =
        leerroute === undefined || set === undefined ? null : await dekking(tx, { leerroute, set });
      const kan = {
        koppelen: mayInSchool(who, 'pakket_beheren'),
        pakketOpenen: LEERLIJNEN_ZIEN.some((rol) => who.roles.has(rol)),
      };
      const frame = await frameFor(deps, { tx, who });
      return { html: renderPage(<DekkingPage {...{ frame, routes, sets, kan }} dekking={gemeten} />) };
    },
  });
}
