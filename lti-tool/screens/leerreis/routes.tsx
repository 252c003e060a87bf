import { z } from 'zod';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { leerlingKop } from '../../../gateway/school/service.ts';
import { renderPage } from '../../ui/render.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { leerlingFrameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { LeerreisPage } from './page.tsx';

/** The leerreis of a pupil, from his first day at school (R22). */
export function leerreisRoutes(deps: ScreenDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/leerling/:leerling/leerreis',
      summary: 'Leerreis: plaatsingen, niveaus, groepen, scholen en resultaten door de tijd',
      access: { kind: 'roles', any: rolesWith('profiel_lezen') },
      params: z.object({ leerling: z.uuid() }),
      responses: { 200: 'html' },
      handler: async ({ tx, who, params }) => {
        const leerling = await leerlingKop(tx, who, params.leerling);
        const reis = await deps.leerroute.reis(tx, who, params.leerling);
        const frame = await leerlingFrameFor(deps, { tx, who });
        return { html: renderPage(<LeerreisPage frame={frame} leerling={leerling} reis={reis} />) };
      },
    }),
  ];
}
