import { z } from 'zod';
import { listMensen, type MensenPagina } from '../../../gateway/access/mensen.ts';
import { ToegekendeRol } from '../../../gateway/model/actor.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { frameFor } from '../frame.ts';
import { accountRoutes } from './account-routes.tsx';
import { access, type MensenDeps } from './deps.ts';
import { LijstPage } from './lijst-page.tsx';
import { rolRoutes } from './rol-routes.tsx';
import { uitnodigRoutes } from './uitnodig-routes.tsx';
import { MENSEN } from './urls.ts';

/** An empty choice of a form that asks by GET means: all of them. */
const leeg = (value: unknown) => (value === '' ? undefined : value);

const LijstQuery = z.object({
  zoek: z.string().max(100).optional(),
  rol: z.preprocess(leeg, ToegekendeRol.optional()),
  // Who keeps the roles looks for colleagues first.
  soort: z.enum(['leerling', 'medewerker', 'ouder', 'alle']).default('medewerker'),
  pagina: z.coerce.number().int().min(1).max(10_000).default(1),
});

/** *mensen*, for who keeps the roles: people, their roles and history, and who waits to be linked (R64). */
export function mensenRoutes(deps: MensenDeps): Route[] {
  // `wachten` and `uitnodigen` must be asked before `:persoon`, which would take them for an id.
  return [lijstRoute(deps), ...uitnodigRoutes(deps), ...accountRoutes(deps), ...rolRoutes(deps)];
}

function lijstRoute(deps: MensenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: MENSEN,
    summary: 'Mensen van de school, met hun rollen',
    access,
    query: LijstQuery,
    responses: { 200: 'html' },
    handler: async ({ tx, who, query }) => {
      const { soort, ...rest } = query;
      const vraag = { ...rest, soort: soort === 'alle' ? undefined : soort };
      const pagina: MensenPagina = await listMensen(tx, who, vraag);
      const wachten = (await deps.accounts.wachtenden(tx, who)).length;
      const frame = await frameFor(deps, { tx, who });
      const { zoek, rol } = query;
      return {
        html: renderPage(
          <LijstPage frame={frame} pagina={pagina} filter={{ zoek, rol, soort }} wachten={wachten} />,
        ),
      };
    },
  });
}
