import type { VNode } from 'preact';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { leerlingFrameFor } from '../frame.ts';
import { type BevestigProps, VaststellenPage, VoorleggenPage } from './bevestig-page.tsx';
import { type Call, type OppDeps, params, schrijven, vaststellen, weigering } from './deps.ts';
import { oppUrl } from './urls.ts';

type Toon = (props: BevestigProps) => VNode;

/** What will be put before people or fixed, to be read first; and the act itself. */
export function bevestigRoutes(deps: OppDeps): Route[] {
  return [...voorleggen(deps), ...vast(deps)];
}

async function pagina(
  deps: OppDeps,
  { tx, who }: Call,
  leerling: string,
  Toon: Toon,
  fout?: string,
): Promise<string> {
  const opp = await deps.opp.lees(tx, who, { leerling });
  const frame = await leerlingFrameFor(deps, { tx, who });
  return renderPage(<Toon frame={frame} opp={opp} now={deps.now()} fout={fout} />);
}

function voorleggen(deps: OppDeps): Route[] {
  const path = '/leerling/:leerling/opp/voorleggen';
  return [
    defineRoute({
      method: 'GET',
      path,
      summary: 'Zien wat je aan de ouders voorlegt',
      access: schrijven,
      params,
      responses: { 200: 'html' },
      handler: async ({ tx, who, params: { leerling } }) => ({
        html: await pagina(deps, { tx, who }, leerling, VoorleggenPage),
      }),
    }),
    defineRoute({
      method: 'POST',
      path,
      summary: 'Het OPP voorleggen aan wie mee beslist',
      access: schrijven,
      params,
      responses: { 303: 'redirect', 422: 'html' },
      handler: async ({ tx, who, params: { leerling } }) => {
        try {
          await deps.opp.biedAan(tx, who, leerling);
        } catch (error) {
          const fout = weigering(error);
          return { status: 422, html: await pagina(deps, { tx, who }, leerling, VoorleggenPage, fout) };
        }
        return { redirect: oppUrl(leerling, { gedaan: 'ter_instemming' }) };
      },
    }),
  ];
}

function vast(deps: OppDeps): Route[] {
  const path = '/leerling/:leerling/opp/vaststellen';
  return [
    defineRoute({
      method: 'GET',
      path,
      summary: 'Zien wat je vaststelt',
      access: vaststellen,
      params,
      responses: { 200: 'html' },
      handler: async ({ tx, who, params: { leerling } }) => ({
        html: await pagina(deps, { tx, who }, leerling, VaststellenPage),
      }),
    }),
    defineRoute({
      method: 'POST',
      path,
      summary: 'Het OPP vaststellen zoals het nu is',
      access: vaststellen,
      params,
      responses: { 303: 'redirect', 422: 'html' },
      handler: async ({ tx, who, params: { leerling } }) => {
        try {
          await deps.opp.stelVast(tx, who, leerling);
        } catch (error) {
          const fout = weigering(error);
          return { status: 422, html: await pagina(deps, { tx, who }, leerling, VaststellenPage, fout) };
        }
        return { redirect: oppUrl(leerling, { gedaan: 'vaststellen' }) };
      },
    }),
  ];
}
