import { z } from 'zod';
import { evenGrenzen, kiesCyclus, periodenVooruit } from '../../../gateway/leerroute/cyclus/service.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { datumVan } from '../datum.ts';
import { frameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { gelezen, ingevuld, PeriodenInvoer } from './perioden-invoer.ts';
import { PeriodenPage } from './perioden-page.tsx';
import { PERIODEN } from './urls.ts';

const access = { kind: 'roles', any: rolesWith('perioden_instellen') } as const;
const Aantal = z.enum(['2', '3', '4']);

/** The periods of the school and its words for the cycle (R57, R58). */
export function periodenRoutes(deps: ScreenDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: PERIODEN,
      summary: 'Perioden van de school, en de woorden voor de cyclus',
      access,
      query: z.object({ aantal: Aantal.optional(), bewaard: z.literal('ja').optional() }),
      responses: { 200: 'html' },
      handler: async ({ tx, who, query }) => {
        const { grenzen, woorden, perioden } = await periodenVooruit(tx, datumVan(deps.now()));
        const voorstel = query.aantal ? evenGrenzen(Number(query.aantal) as 2 | 3 | 4) : grenzen;
        const frame = await frameFor(deps, { tx, who });
        const invoer = ingevuld(voorstel, woorden);
        const bewaard = query.bewaard === 'ja';
        return {
          html: renderPage(
            <PeriodenPage frame={frame} perioden={perioden} invoer={invoer} bewaard={bewaard} />,
          ),
        };
      },
    }),
    defineRoute({
      method: 'POST',
      path: PERIODEN,
      summary: 'Het schooljaar in perioden verdelen, en woorden kiezen',
      access,
      body: PeriodenInvoer,
      responses: { 303: 'redirect', 422: 'html' },
      handler: async ({ tx, who, body }) => {
        const vandaag = datumVan(deps.now());
        const uit = gelezen(body);
        if ('fout' in uit) {
          const { perioden } = await periodenVooruit(tx, vandaag);
          const frame = await frameFor(deps, { tx, who });
          const html = renderPage(
            <PeriodenPage frame={frame} perioden={perioden} invoer={body} fout={uit.fout} />,
          );
          return { status: 422, html };
        }
        await kiesCyclus(tx, who, uit.keuze, vandaag);
        return { redirect: `${PERIODEN}?bewaard=ja` };
      },
    }),
  ];
}
