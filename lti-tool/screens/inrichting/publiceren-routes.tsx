import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import { mijnPakketten } from '../../../gateway/leerlijnen/delen/service.ts';
import {
  bekijkInrichting,
  publiceerInrichting,
  zetKlaar,
} from '../../../gateway/leerlijnen/inrichting/service.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { Toast } from '../../ui/components/toast.tsx';
import { renderPage } from '../../ui/render.ts';
import { frameFor } from '../frame.ts';
import { access, type InrichtingDeps } from './deps.ts';
import { EditorPage } from './page.tsx';
import { Publiceren, Wijzigingen } from './publiceren-page.tsx';
import type { Call } from './toon.tsx';
import { publicerenUrl } from './urls.ts';

const Id = z.guid().toLowerCase();
const params = z.object({ inrichting: Id });
const PATH = '/leerlijnen/eigen/:inrichting/publiceren';
const GEDAAN = {
  publiceren: 'Gepubliceerd. Laat de school er nu mee werken.',
  klaarzetten: 'Klaargezet als concept. Er is nog niets gepubliceerd.',
} as const;
const Stap = z.enum(['publiceren', 'klaarzetten']);

/** Publishing own leerlijnen, and everything that was done to them. */
export function publicerenRoutes(deps: InrichtingDeps): Route[] {
  return [vraagRoute(deps), publiceerRoute(deps), wijzigingenRoute(deps)];
}

async function pagina(
  deps: InrichtingDeps,
  { tx, who }: Call,
  inrichting: string,
  {
    fouten = [],
    gedaan,
  }: { fouten?: readonly { path: string; message: string }[]; gedaan?: z.infer<typeof Stap> | undefined },
): Promise<string> {
  const view = await bekijkInrichting(tx, inrichting);
  const pakket = (await mijnPakketten(tx)).find((p) => p.id === view.inrichting.pakketId) ?? null;
  return renderPage(
    <EditorPage
      frame={await frameFor(deps, { tx, who })}
      view={view}
      tab="publiceren"
      title="Publiceren"
      {...(gedaan ? { messages: <Toast text={GEDAAN[gedaan]} /> } : {})}
    >
      <Publiceren view={view} pakket={pakket} fouten={fouten} />
    </EditorPage>,
  );
}

function vraagRoute(deps: InrichtingDeps): Route {
  return defineRoute({
    method: 'GET',
    path: PATH,
    summary: 'Eigen leerlijnen: publiceren',
    access,
    params,
    query: z.object({ gedaan: Stap.optional() }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params: { inrichting }, query }) => ({
      html: await pagina(deps, { tx, who }, inrichting, { gedaan: query.gedaan }),
    }),
  });
}

function publiceerRoute(deps: InrichtingDeps): Route {
  return defineRoute({
    method: 'POST',
    path: PATH,
    summary: 'Eigen leerlijnen: als concept klaarzetten of publiceren',
    access,
    params,
    body: z.object({ stap: Stap, notitie: z.string().trim().max(2000).default('') }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params: { inrichting }, body }) => {
      const notitie = body.notitie === '' ? null : body.notitie;
      try {
        if (body.stap === 'publiceren') await publiceerInrichting(tx, who, inrichting, notitie);
        else await zetKlaar(tx, who, inrichting, notitie);
      } catch (error) {
        // Refused before anything was written.
        if (!(error instanceof AppError) || (error.code !== 'bad_request' && error.code !== 'conflict'))
          throw error;
        const fouten = error.opts.issues ?? [{ path: 'Kiezen', message: error.message }];
        return { status: 422, html: await pagina(deps, { tx, who }, inrichting, { fouten }) };
      }
      return { redirect: `${publicerenUrl(inrichting)}?gedaan=${body.stap}` };
    },
  });
}

function wijzigingenRoute(deps: InrichtingDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/leerlijnen/eigen/:inrichting/wijzigingen',
    summary: 'Eigen leerlijnen: alles wat veranderd is, met wie en wanneer',
    access,
    params,
    responses: { 200: 'html' },
    handler: async ({ tx, who, params: { inrichting } }) => {
      const view = await bekijkInrichting(tx, inrichting);
      return {
        html: renderPage(
          <EditorPage
            frame={await frameFor(deps, { tx, who })}
            view={view}
            tab="wijzigingen"
            title="Wijzigingen"
            lead="Alles wat jullie veranderden. Ongedaan maken kan zolang er niet op verder is gewerkt, en toch weer doen ook."
          >
            <Wijzigingen
              inrichting={inrichting}
              handelingen={view.handelingen.slice(0, 300)}
              now={deps.now()}
            />
          </EditorPage>,
        ),
      };
    },
  });
}
