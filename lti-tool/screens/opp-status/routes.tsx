import { z } from 'zod';
import { mayInSchool } from '../../../gateway/access/policy.ts';
import { OPP_LIJSTEN, oppStatus } from '../../../gateway/opp/status/service.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { datumVan } from '../datum.ts';
import { frameFor } from '../frame.ts';
import { OP_SCHOOL, rolesWith } from '../roles.ts';
import { OppStatusPage } from './page.tsx';
import { rodRoutes } from './rod-routes.tsx';
import { termijnenRoutes } from './termijnen-routes.tsx';
import { OPP_STATUS } from './urls.ts';

/** The school for who keeps an eye on it; a leerkracht sees the pupils of his own groups (R61, R66). */
const access = {
  kind: 'roles',
  any: [...new Set([...rolesWith('opp_overzicht'), ...rolesWith('opp_schrijven', OP_SCHOOL)])],
} as const;

const Query = z.object({
  lijst: z.enum(OPP_LIJSTEN).optional().catch(undefined),
  // A form sends the field also when nothing was chosen.
  groep: z.uuid().optional().catch(undefined),
  pagina: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** Where the OPP's are (R66), and the terms and holidays they run by (R42). */
export function oppStatusRoutes(deps: Pick<ScreenDeps, 'assets' | 'now'>): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: OPP_STATUS,
      summary: 'Overzicht van de OPP’s: wat is te laat, wat wacht en wat loopt af',
      access,
      query: Query,
      responses: { 200: 'html' },
      handler: async ({ tx, who, query }) => {
        const frame = await frameFor(deps, { tx, who });
        const view = await oppStatus(tx, who, { ...query, vandaag: datumVan(deps.now()) });
        const mag = {
          instellen: mayInSchool(who, 'perioden_instellen'),
          documenten: mayInSchool(who, 'opp_overzicht'),
          rod: view.rodAan && mayInSchool(who, 'opp_vaststellen'),
        };
        return {
          html: renderPage(<OppStatusPage frame={frame} view={view} groep={query.groep} mag={mag} />),
        };
      },
    }),
    ...termijnenRoutes(deps),
    ...rodRoutes(deps),
  ];
}
