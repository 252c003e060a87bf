import type { TrailService } from '../../../gateway/access/trail/service.ts';
import { AppError } from '../../../gateway/errors.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { defineRoute, type Reply, type RolesCall, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { frameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { csvOf } from './csv.ts';
import { SpoorPage } from './page.tsx';
import { type Antwoord, invoerVan, SPOOR, SpoorQuery, vraagVan } from './question.ts';

const access = { kind: 'roles', any: rolesWith('spoor_lezen') } as const;

export interface SpoorDeps extends ScreenDeps {
  readonly trail: TrailService;
}

type Call = Pick<RolesCall<unknown, SpoorQuery, unknown>, 'tx' | 'query'> & { readonly who: KnownActor };

/** *inzage*, for the FG: who opened or changed what of a pupil (R83). Every look is in the trail itself. */
export function spoorRoutes(deps: SpoorDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: SPOOR,
      summary: 'Wie opende of veranderde wat van een leerling',
      access,
      query: SpoorQuery,
      responses: { 200: 'html', 422: 'html' },
      handler: (call) => page(deps, call),
    }),
    defineRoute({
      method: 'GET',
      path: `${SPOOR}/csv`,
      summary: 'Dezelfde regels als bestand voor een rekenblad',
      access,
      query: SpoorQuery,
      responses: { 200: 'text' },
      handler: async ({ tx, who, query }) => {
        const vraag = query.leerling ? vraagVan(query.leerling, invoerVan(query, deps.now())) : null;
        if (!vraag)
          throw new AppError('bad_request', 'Kies eerst een leerling en een periode.', { status: 400 });
        const { lines } = await deps.trail.download(tx, who, vraag);
        return {
          headers: { 'Content-Disposition': 'attachment; filename="inzage.csv"' },
          body: { type: 'text/csv; charset=utf-8', bytes: csvOf(lines) },
        };
      },
    }),
  ];
}

async function page(deps: SpoorDeps, call: Call): Promise<Reply> {
  const { tx, who, query } = call;
  const frame = await frameFor(deps, { tx, who });
  const antwoord = query.leerling ? await answer(deps, call, query.leerling) : null;
  const gevonden = antwoord ? [] : await deps.trail.zoekLeerlingen(tx, who, query.naam);
  const html = renderPage(
    <SpoorPage frame={frame} naam={query.naam} gevonden={gevonden} antwoord={antwoord} />,
  );
  return { status: antwoord && !antwoord.found ? 422 : 200, html };
}

async function answer(deps: SpoorDeps, { tx, who, query }: Call, id: string): Promise<Antwoord> {
  const leerling = await deps.trail.leerling(tx, who, id);
  const invoer = invoerVan(query, deps.now());
  const { pagina } = query;
  const vraag = vraagVan(id, invoer);
  if (!vraag) return { leerling, invoer, pagina, found: null };
  const stand = await deps.trail.stand(tx, who, vraag);
  return { leerling, invoer, pagina, found: { ...(await deps.trail.lees(tx, who, vraag, pagina)), stand } };
}
