import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { StemStand } from '../../../gateway/opp/stem/service.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { frameFor } from '../frame.ts';
import { OP_SCHOOL, rolesWith } from '../roles.ts';
import type { StemScreenDeps } from './deps.ts';
import { type NietInvoer, StandPage } from './stand-page.tsx';
import { stemUrl } from './urls.ts';

const Params = z.object({ leerling: z.uuid() });

/** For who works with a pupil: how it stands with hearing him, and what he said. */
export function standRoutes(deps: StemScreenDeps): Route[] {
  return [standRoute(deps), nietRoute(deps)];
}

function standRoute(deps: StemScreenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: stemUrl(':leerling'),
    summary: 'Stem van de leerling: hoe het ermee staat en wat hij zei',
    access: { kind: 'roles', any: rolesWith('opp_lezen', OP_SCHOOL) },
    params: Params,
    query: z.object({ gestopt: z.string().optional(), bewaard: z.string().optional() }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, query }) => {
      const stand = await deps.stem.stand(tx, who, params.leerling);
      const zojuist = query.bewaard ? 'bewaard' : query.gestopt ? 'gestopt' : null;
      return { html: await pagina(deps, { tx, who, stand, zojuist }) };
    },
  });
}

async function pagina(
  deps: StemScreenDeps,
  at: {
    tx: Tx;
    who: KnownActor;
    stand: StemStand;
    zojuist?: 'bewaard' | 'gestopt' | null;
    invoer?: NietInvoer;
  },
): Promise<string> {
  const frame = await frameFor(deps, at);
  const { stand, zojuist = null, invoer } = at;
  return renderPage(
    <StandPage frame={frame} stand={stand} zojuist={zojuist} {...(invoer ? { invoer } : {})} />,
  );
}

function nietRoute(deps: StemScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${stemUrl(':leerling')}/niet`,
    summary: 'Opschrijven waarom de leerling nu niet gehoord kan worden',
    access: { kind: 'roles', any: rolesWith('opp_schrijven') },
    params: Params,
    body: z.object({ reden: z.string().max(2000), volgendePoging: z.string().max(20) }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params: { leerling }, body }): Promise<Reply> => {
      const stand = await deps.stem.stand(tx, who, leerling);
      const fouten = foutenIn(body, deps.now());
      if (fouten.reden || fouten.volgendePoging)
        return { status: 422, html: await pagina(deps, { tx, who, stand, invoer: { ...body, fouten } }) };
      if (!stand.versie)
        throw new AppError('conflict', 'Er wordt nu geen plan gemaakt of bekeken. Begin eerst met een OPP.');
      await deps.stem.nietMogelijk(tx, who, { leerling, ...body, reden: body.reden.trim() });
      return { redirect: `${stemUrl(leerling)}?bewaard=ja` };
    },
  });
}

function foutenIn(
  { reden, volgendePoging }: { reden: string; volgendePoging: string },
  now: Date,
): NietInvoer['fouten'] {
  const vandaag = now.toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' });
  const dag = z.iso.date().safeParse(volgendePoging).success;
  return {
    ...(reden.trim() === '' ? { reden: 'Schrijf op waarom het nu niet kan.' } : {}),
    ...(dag && volgendePoging > vandaag ? {} : { volgendePoging: 'Kies een dag na vandaag.' }),
  };
}
