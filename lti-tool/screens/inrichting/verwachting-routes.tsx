import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import {
  bekijkInrichting,
  groepVan,
  type InrichtingView,
  isVerborgen,
  type Knoop,
  wijzig,
} from '../../../gateway/leerlijnen/inrichting/service.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { frameFor } from '../frame.ts';
import { access, type InrichtingDeps } from './deps.ts';
import { EditorPage } from './page.tsx';
import type { Call } from './toon.tsx';
import { routesUrl, routeUrl } from './urls.ts';
import { leesVerwachting, verwachtWijziging } from './verwachting-invoer.ts';
import { RouteLijnen, Verwachting, type VerwachtingProps } from './verwachting-page.tsx';
import { titelVan } from './woorden.ts';

const Id = z.guid().toLowerCase();
const RouteParams = z.object({ inrichting: Id, leerroute: Id });
const LijnParams = z.object({ inrichting: Id, leerroute: Id, leerlijn: Id });
const PATH = '/leerlijnen/eigen/:inrichting/leerroutes/:leerroute/:leerlijn';

/** What a leerroute expects of each leerlijn: the route profile (R1, R3). */
export function verwachtingRoutes(deps: InrichtingDeps): Route[] {
  return [lijnenRoute(deps), vraagRoute(deps), bewaarRoute(deps)];
}

function knoopVan({ boom }: InrichtingView, soort: 'leerroute' | 'leerlijn', entiteit: string): Knoop {
  const knoop = boom.knopen.get(entiteit);
  if (knoop?.soort !== soort || isVerborgen(boom, entiteit))
    throw new AppError('not_found', `Deze ${soort} bestaat niet (meer).`, { status: 404 });
  return knoop;
}

function lijnenRoute(deps: InrichtingDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/leerlijnen/eigen/:inrichting/leerroutes/:leerroute',
    summary: 'Eigen leerlijnen: de leerlijnen van een leerroute',
    access,
    params: RouteParams,
    responses: { 200: 'html' },
    handler: async ({ tx, who, params }) => {
      const view = await bekijkInrichting(tx, params.inrichting);
      const route = knoopVan(view, 'leerroute', params.leerroute);
      return {
        html: renderPage(
          <EditorPage
            frame={await frameFor(deps, { tx, who })}
            view={view}
            tab="leerroutes"
            title={titelVan(route)}
            crumb={{ href: routesUrl(params.inrichting), label: 'Leerroutes' }}
            lead="Welke leerlijnen horen bij deze leerroute, en waar is een leerling op welke leeftijd?"
          >
            <RouteLijnen view={view} route={route} />
          </EditorPage>,
        ),
      };
    },
  });
}

async function pagina(
  deps: InrichtingDeps,
  call: Call,
  view: InrichtingView,
  params: z.infer<typeof LijnParams>,
  meer: Pick<VerwachtingProps, 'ingevuld' | 'fout'> = {},
): Promise<string> {
  const route = knoopVan(view, 'leerroute', params.leerroute);
  const lijn = knoopVan(view, 'leerlijn', params.leerlijn);
  return renderPage(
    <EditorPage
      frame={await frameFor(deps, call)}
      view={view}
      tab="leerroutes"
      title={`${titelVan(lijn)} in ${titelVan(route)}`}
      crumb={{ href: routeUrl(params.inrichting, params.leerroute), label: titelVan(route) }}
    >
      <Verwachting view={view} route={route} lijn={lijn} {...meer} />
    </EditorPage>,
  );
}

function vraagRoute(deps: InrichtingDeps): Route {
  return defineRoute({
    method: 'GET',
    path: PATH,
    summary: 'Eigen leerlijnen: wat een leerroute van een leerlijn verwacht',
    access,
    params: LijnParams,
    responses: { 200: 'html' },
    handler: async ({ tx, who, params }) => ({
      html: await pagina(deps, { tx, who }, await bekijkInrichting(tx, params.inrichting), params),
    }),
  });
}

function bewaarRoute(deps: InrichtingDeps): Route {
  return defineRoute({
    method: 'POST',
    path: PATH,
    summary: 'Eigen leerlijnen: de verwachting van een leerroute bewaren',
    access,
    params: LijnParams,
    body: z.looseObject({ act: Id, uitstroomniveau: z.union([Id, z.literal('')]).default('') }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params, body }) => {
      const { inrichting, leerroute, leerlijn } = params;
      const view = await bekijkInrichting(tx, inrichting);
      for (const [soort, e] of [
        ['leerroute', leerroute],
        ['leerlijn', leerlijn],
      ] as const)
        knoopVan(view, soort, e);
      const niveaus = (view.boom.groepen.get(groepVan('niveau', leerlijn)) ?? []).filter((n) =>
        view.rangen.has(n),
      );
      const uitstroom = niveaus.includes(body.uitstroomniveau) ? body.uitstroomniveau : '';
      const gelezen = leesVerwachting(body, { uitstroom, hoogste: niveaus.length });
      if (gelezen.kind === 'fout') {
        const html = await pagina(deps, { tx, who }, view, params, { ingevuld: body, fout: gelezen });
        return { status: 422, html };
      }
      const wijzigingen = [verwachtWijziging(leerroute, leerlijn, gelezen.wordt)];
      await wijzig(tx, who, inrichting, { act: body.act, wijzigingen });
      return { redirect: routeUrl(inrichting, leerroute) };
    },
  });
}
