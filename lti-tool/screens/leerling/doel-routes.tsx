import { z } from 'zod';
import { Antwoord } from '../../../gateway/arrangementskaart/inbreng/input.ts';
import { bewijsBij } from '../../../gateway/bewijs/service.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { Toast } from '../../ui/components/toast.tsx';
import { renderPage } from '../../ui/render.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { leerlingFrameFor } from '../frame.ts';
import { bewaar } from '../kaart/bewaar.ts';
import { rolesWith } from '../roles.ts';
import { doelUrl } from '../urls.ts';
import { DoelPage } from './doel-page.tsx';
import type { InbrengFout } from './inbreng.tsx';

const Id = z.uuid();
const params = z.object({ leerling: Id, leerdoel: Id });
type Waar = z.infer<typeof params>;
type Call = { readonly tx: Tx; readonly who: KnownActor };

/** What was kept just now. It is undone in the list of today on Vandaag. */
const BEWAARD = { wens: 'Je antwoord is bewaard.', waarneming: 'De waarneming is bewaard.' } as const;
const Bewaard = z.enum(['wens', 'waarneming']);

async function doelPage(
  deps: ScreenDeps,
  { tx, who }: Call,
  at: Waar,
  zeg: { bewaard?: keyof typeof BEWAARD | undefined; fout?: InbrengFout } = {},
): Promise<string> {
  const zoom = await deps.leerroute.leerdoelZoom(tx, who, at.leerling, at.leerdoel);
  const bij = await deps.inbreng.bijLeerdoel(tx, who, at);
  const bewijs = (await bewijsBij(tx, who, at.leerling)).get(at.leerdoel) ?? [];
  const frame = await leerlingFrameFor(deps, { tx, who });
  const { bewaard, fout } = zeg;
  return renderPage(
    <DoelPage
      frame={frame}
      zoom={zoom}
      bij={bij}
      bewijs={bewijs}
      now={deps.now()}
      fout={fout}
      {...(bewaard === undefined ? {} : { messages: <Toast text={BEWAARD[bewaard]} /> })}
    />,
  );
}

/** One doel of a pupil with its history, what he says of it and what others saw; and writing that down (R16, R59, R62). */
export function doelRoutes(deps: ScreenDeps): Route[] {
  return [leesRoute(deps), wensRoute(deps), waarnemingRoute(deps)];
}

function leesRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/leerling/:leerling/doel/:leerdoel',
    summary: 'Eén leerdoel van een leerling, met het verloop',
    access: { kind: 'roles', any: rolesWith('profiel_lezen') },
    params,
    query: z.object({ bewaard: Bewaard.optional() }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, query }) => ({
      html: await doelPage(deps, { tx, who }, params, { bewaard: query.bewaard }),
    }),
  });
}

function wensRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/leerling/:leerling/doel/:leerdoel/wens',
    summary: 'Antwoorden op een leerling die aan een doel wil werken',
    access: { kind: 'roles', any: rolesWith('kaart_uitwerken') },
    params,
    body: z.object({ act: Id, wens: Id, antwoord: Antwoord, tekst: z.string().max(500).default('') }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params, body: { act: id, ...rest } }) => {
      const uit = await bewaar(async () => {
        await deps.inbreng.beantwoord(tx, who, { id, ...params, ...rest });
        return [id];
      });
      if (uit.fout === undefined)
        return { redirect: `${doelUrl(params.leerling, params.leerdoel)}?bewaard=wens#zelf` };
      const fout: InbrengFout = { deel: 'wens', melding: uit.fout, tekst: rest.tekst };
      return { status: 422, html: await doelPage(deps, { tx, who }, params, { fout }) };
    },
  });
}

function waarnemingRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/leerling/:leerling/doel/:leerdoel/waarneming',
    summary: 'Opschrijven wat je zag bij een doel',
    access: { kind: 'roles', any: rolesWith('waarneming_schrijven') },
    params,
    body: z.object({ act: Id, tekst: z.string().max(2000).default('') }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params, body: { act: id, tekst } }) => {
      const uit = await bewaar(async () => {
        await deps.inbreng.schrijfWaarneming(tx, who, { id, ...params, tekst });
        return [id];
      });
      if (uit.fout === undefined)
        return { redirect: `${doelUrl(params.leerling, params.leerdoel)}?bewaard=waarneming#waarnemingen` };
      const fout: InbrengFout = { deel: 'waarneming', melding: uit.fout, tekst };
      return { status: 422, html: await doelPage(deps, { tx, who }, params, { fout }) };
    },
  });
}
