import { z } from 'zod';
import {
  bekijkBasis,
  bekijkInrichting,
  type Conflict,
  type Keuze,
  kies,
  neemBasis,
  puntSleutel,
} from '../../../gateway/leerlijnen/inrichting/service.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { frameFor } from '../frame.ts';
import { access, type InrichtingDeps } from './deps.ts';
import { Kiezen, Nieuwer } from './kiezen-page.tsx';
import { EditorPage } from './page.tsx';
import { kiezenUrl } from './urls.ts';

const Id = z.guid().toLowerCase();
const params = z.object({ inrichting: Id });
const query = z.object({ versie: Id.optional() });
const PATH = '/leerlijnen/eigen/:inrichting/kiezen';

/** A new version of the package, and what the package and the own wording both changed (R8). */
export function kiezenRoutes(deps: InrichtingDeps): Route[] {
  return [vraagRoute(deps), kiesRoute()];
}

function vraagRoute(deps: InrichtingDeps): Route {
  return defineRoute({
    method: 'GET',
    path: PATH,
    summary: 'Eigen leerlijnen: een nieuwe versie van het pakket, en wat er te kiezen is',
    access,
    params,
    query,
    responses: { 200: 'html' },
    handler: async ({ tx, who, params: { inrichting }, query: { versie } }) => {
      const view = await bekijkInrichting(tx, inrichting);
      const straks = versie === undefined ? null : await bekijkBasis(tx, inrichting, versie);
      const conflicten = straks?.conflicten ?? view.conflicten;
      return {
        html: renderPage(
          <EditorPage
            frame={await frameFor(deps, { tx, who })}
            view={view}
            tab="kiezen"
            title={straks ? `Naar versie ${straks.versie.versie}` : 'Nieuwe versie en keuzes'}
            lead="Je ziet hier wat het pakket en jullie allebei veranderden. Tot je kiest, gelden jullie eigen woorden."
          >
            {straks ? null : (
              <Nieuwer inrichting={inrichting} nieuwer={view.nieuwer} conflicten={conflicten.length} />
            )}
            {straks || conflicten.length > 0 ? (
              <Kiezen inrichting={inrichting} conflicten={conflicten} versie={straks?.versie ?? null} />
            ) : null}
          </EditorPage>,
        ),
      };
    },
  });
}

function kiesRoute(): Route {
  return defineRoute({
    method: 'POST',
    path: PATH,
    summary: 'Eigen leerlijnen: kiezen, of verder op een nieuwe versie van het pakket',
    access,
    params,
    query,
    body: z.looseObject({ act: Id }),
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params: { inrichting }, query: { versie }, body }) => {
      const open =
        versie === undefined
          ? await bekijkInrichting(tx, inrichting)
          : await bekijkBasis(tx, inrichting, versie);
      const keuzes = keuzesVan(open.conflicten, body);
      if (versie === undefined) await kies(tx, who, inrichting, { act: body.act, keuzes });
      else await neemBasis(tx, who, inrichting, { act: body.act, versie, keuzes });
      return { redirect: kiezenUrl(inrichting) };
    },
  });
}

function keuzesVan(conflicten: readonly Conflict[], body: Readonly<Record<string, unknown>>): Keuze[] {
  return conflicten.flatMap(({ punt }) => {
    const keuze = body[`keuze.${puntSleutel(punt)}`];
    return keuze === 'eigen' || keuze === 'basis' ? [{ punt, keuze }] : [];
  });
}
