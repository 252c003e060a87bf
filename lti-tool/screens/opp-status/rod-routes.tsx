import { z } from 'zod';
import { klokInstelling } from '../../../gateway/opp/klokken/service.ts';
import { rodLijst, rodVerwerkt } from '../../../gateway/opp/overdracht/service.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { frameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { RodPage } from './rod-page.tsx';
import { ROD } from './urls.ts';

const access = { kind: 'roles', any: rolesWith('opp_vaststellen') } as const;

/** Days that the LAS hands over to ROD (R50). */
export function rodRoutes(deps: Pick<ScreenDeps, 'assets'>): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: ROD,
      summary: 'Begin en einde van OPP’s, om over te nemen in de leerlingadministratie',
      access,
      query: z.object({ bewaard: z.literal('ja').optional().catch(undefined) }),
      responses: { 200: 'html' },
      handler: async ({ tx, who, query }) => {
        const { rodAan } = await klokInstelling(tx);
        const regels = await rodLijst(tx, who);
        const frame = await frameFor(deps, { tx, who });
        return {
          html: renderPage(
            <RodPage frame={frame} regels={regels} aan={rodAan} bewaard={query.bewaard === 'ja'} />,
          ),
        };
      },
    }),
    defineRoute({
      method: 'POST',
      path: ROD,
      summary: 'Zeggen dat een dag in de leerlingadministratie staat',
      access,
      body: z.object({ gebeurtenis: z.uuid() }),
      responses: { 303: 'redirect' },
      handler: async ({ tx, who, body }) => {
        await rodVerwerkt(tx, who, [body.gebeurtenis]);
        return { redirect: `${ROD}?bewaard=ja` };
      },
    }),
  ];
}
