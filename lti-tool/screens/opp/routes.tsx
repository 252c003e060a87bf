import { z } from 'zod';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { leerlingFrameFor } from '../frame.ts';
import { actRoutes } from './act-routes.tsx';
import { bevestigRoutes } from './bevestig-routes.tsx';
import { lezen, type OppDeps, params } from './deps.ts';
import { oppPage } from './toon.tsx';
import { GEDAAN, type Gedaan } from './urls.ts';
import { veldRoutes } from './veld-routes.tsx';
import { verschillen } from './verschil.ts';
import { VerschilPage } from './verschil-page.tsx';

const ACTEN = [
  'overleg',
  'cvb_advies',
  'antwoord',
  'bijstellen',
  'vervallen',
  'beeindigen',
  'geschil_open',
  'geschil_sluiten',
] as const;

const Nummer = z.coerce.number().int().min(1).max(10_000).optional();

/** The OPP of a pupil for who works at the school: read, write, and take it through the steps of the law (R34–R48). */
export function oppRoutes(deps: OppDeps): Route[] {
  return [
    werkRoute(deps),
    ...bevestigRoutes(deps),
    ...veldRoutes(deps),
    ...actRoutes(deps),
    verschilRoute(deps),
  ];
}

function werkRoute(deps: OppDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/leerling/:leerling/opp',
    summary:
      'Het OPP van een leerling: waar het staat, wat mist en wat er nu moet gebeuren; ook een oude versie',
    access: lezen,
    params,
    query: z.object({
      gedaan: z.enum(Object.keys(GEDAAN) as [Gedaan, ...Gedaan[]]).optional(),
      doe: z.enum(ACTEN).optional(),
      versie: Nummer,
    }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params: { leerling }, query }) => ({
      html: await oppPage(deps, { tx, who }, leerling, { ...query, welke: query.versie }),
    }),
  });
}

function verschilRoute(deps: OppDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/leerling/:leerling/opp/anders',
    summary: 'Wat een versie van het OPP anders zegt dan de versie ervoor',
    access: lezen,
    params,
    query: z.object({ versie: Nummer }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params: { leerling }, query: { versie } }) => {
      const na = await deps.opp.lees(tx, who, { leerling, welke: versie });
      const nummer = na.versie?.nummer ?? 0;
      const vorige = Math.max(...na.versies.map((v) => v.nummer).filter((n) => n < nummer), 0);
      const voor = vorige === 0 ? na : await deps.opp.lees(tx, who, { leerling, welke: vorige });
      const frame = await leerlingFrameFor(deps, { tx, who });
      const anders = voor.inhoud && na.inhoud ? verschillen(voor.inhoud, na.inhoud) : [];
      return { html: renderPage(<VerschilPage frame={frame} voor={voor} na={na} verschillen={anders} />) };
    },
  });
}
