import { z } from 'zod';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import {
  haalVakantieWeg,
  kiesTermijnen,
  klokInstelling,
  voegVakantieToe,
} from '../../../gateway/opp/klokken/service.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { frameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import {
  type TermijnenBody as Body,
  gelezen,
  ingevuld,
  leesVakantie,
  TermijnenBody,
  VakantieBody,
} from './termijnen-invoer.ts';
import { TermijnenPage, type TermijnenPageProps } from './termijnen-page.tsx';
import { TERMIJNEN, VAKANTIES } from './urls.ts';

const access = { kind: 'roles', any: rolesWith('perioden_instellen') } as const;
type Deps = Pick<ScreenDeps, 'assets'>;
type Rest = Pick<TermijnenPageProps, 'fouten' | 'vakantie' | 'bewaard'> & { invoer?: Body };

async function pagina(deps: Deps, call: { tx: Tx; who: KnownActor }, rest: Rest = {}): Promise<string> {
  const instelling = await klokInstelling(call.tx);
  const frame = await frameFor(deps, call);
  return renderPage(
    <TermijnenPage
      frame={frame}
      instelling={instelling}
      {...rest}
      invoer={rest.invoer ?? ingevuld(instelling)}
    />,
  );
}

/** Terms of the school and its holidays (R42). */
export function termijnenRoutes(deps: Deps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: TERMIJNEN,
      summary: 'Termijnen voor het OPP, en vakanties van de school',
      access,
      query: z.object({ bewaard: z.literal('ja').optional() }),
      responses: { 200: 'html' },
      handler: async ({ tx, who, query }) => ({
        html: await pagina(deps, { tx, who }, { bewaard: query.bewaard === 'ja' }),
      }),
    }),
    defineRoute({
      method: 'POST',
      path: TERMIJNEN,
      summary: 'Termijnen kiezen',
      access,
      body: TermijnenBody,
      responses: { 303: 'redirect', 422: 'html' },
      handler: async ({ tx, who, body }) => {
        const uit = gelezen(body);
        if ('fouten' in uit)
          return { status: 422, html: await pagina(deps, { tx, who }, { invoer: body, fouten: uit.fouten }) };
        await kiesTermijnen(tx, who, uit.keuze);
        return { redirect: `${TERMIJNEN}?bewaard=ja` };
      },
    }),
    ...vakantieRoutes(deps),
  ];
}

function vakantieRoutes(deps: Deps): Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: VAKANTIES,
      summary: 'Een vakantie toevoegen',
      access,
      body: VakantieBody,
      responses: { 303: 'redirect', 422: 'html' },
      handler: async ({ tx, who, body }) => {
        const uit = leesVakantie(body);
        if ('fout' in uit) {
          const vakantie = { invoer: body, fout: uit.fout };
          return { status: 422, html: await pagina(deps, { tx, who }, { vakantie }) };
        }
        await voegVakantieToe(tx, who, uit.vakantie);
        return { redirect: `${TERMIJNEN}?bewaard=ja` };
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${VAKANTIES}/weg`,
      summary: 'Een vakantie weghalen',
      access,
      body: z.object({ vakantie: z.uuid() }),
      responses: { 303: 'redirect' },
      handler: async ({ tx, who, body }) => {
        await haalVakantieWeg(tx, who, body.vakantie);
        return { redirect: `${TERMIJNEN}?bewaard=ja` };
      },
    }),
  ];
}
