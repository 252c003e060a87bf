import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Keys } from '../../../gateway/access/keys.ts';
import { AppError } from '../../../gateway/errors.ts';
import { leerroute, leerroutes } from '../../../gateway/leerlijnen/service.ts';
import {
  actsVanProfiel,
  bekijkKoppeling,
  groepsprofiel,
  KoppelInput,
  koppelGroep,
  trekProfielIn,
} from '../../../gateway/leerroute/groepsprofiel/service.ts';
import type { GroepsprofielView } from '../../../gateway/leerroute/groepsprofiel/view.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { newActId } from '../act-id.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { datumVan } from '../datum.ts';
import { frameFor } from '../frame.ts';
import { OP_SCHOOL, rolesWith } from '../roles.ts';
import { BekijkPage } from './bekijk-page.tsx';
import type { FormulierProps } from './formulier.tsx';
import { type Fouten, fouten, type Ingevuld, ingevuld, KoppelBody } from './invoer.ts';
import { GroepsprofielPage } from './page.tsx';

const params = z.object({ groep: z.uuid() });
const PAD = '/groep/:groep/profiel';
const zien = { kind: 'roles', any: rolesWith('kaart_lezen', OP_SCHOOL) } as const;
const koppelen = { kind: 'roles', any: rolesWith('leerroute_plaatsen') } as const;

type Deps = ScreenDeps & { readonly keys: Keys };
interface Call {
  readonly tx: Tx;
  readonly who: KnownActor;
}

/** The profile of a group: see it, couple the group to another one after looking at what changes, take it back (R6, R7). */
export function groepsprofielRoutes(deps: Deps): Route[] {
  return [pageRoute(deps), bekijkRoute(deps), koppelRoute(deps), terugRoute(deps)];
}

function pageRoute(deps: Deps): Route {
  return defineRoute({
    method: 'GET',
    path: PAD,
    summary: 'Groepsprofiel: waar de groep aan werkt, en wie iets eigens heeft',
    access: zien,
    params,
    query: z.object({ leerroute: z.uuid().optional(), gedaan: z.enum(['gekoppeld', 'terug']).optional() }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, query }) => {
      const view = await groepsprofiel(tx, who, params.groep);
      const route = view.mag.koppelen ? query.leerroute : undefined;
      const invoer = route === undefined ? null : begin(view, route, datumVan(deps.now()));
      return await pagina(deps, { tx, who }, view, invoer, {}, query.gedaan);
    },
  });
}

/** The form as it opens: what the group has now, or else what most of its pupils work on. */
function begin(view: GroepsprofielView, leerroute: string, vandaag: string): Ingevuld {
  const { profiel, meest } = view;
  const streefniveaus =
    profiel?.leerroute.id === leerroute
      ? profiel.streef.map((s) => ({ leerlijn: s.leerlijn.id, niveau: s.niveau?.id ?? null }))
      : Object.entries(meest.streef).map(([leerlijn, niveau]) => ({ leerlijn, niveau }));
  return {
    id: newActId(),
    leerroute,
    periode: '',
    op: vandaag,
    beslotenDoor: '',
    reden: '',
    volg: [],
    streefniveaus,
  };
}

async function pagina(
  deps: Deps,
  call: Call,
  view: GroepsprofielView,
  invoer: Ingevuld | null,
  mis: Fouten,
  gedaan?: 'gekoppeld' | 'terug',
): Promise<Reply> {
  const { tx } = call;
  const routes = view.mag.koppelen ? (await leerroutes(tx)).filter((r) => r.bestemming !== null) : [];
  const frame = await frameFor(deps, call);
  const form = invoer && (await formulier(deps, tx, view.groep.id, invoer, mis));
  const html = renderPage(
    <GroepsprofielPage frame={frame} view={view} routes={routes} form={form} gedaan={gedaan} />,
  );
  return { html, status: Object.keys(mis).length > 0 ? 422 : 200 };
}

async function formulier(
  deps: Deps,
  tx: Tx,
  groep: string,
  invoer: Ingevuld,
  mis: Fouten,
): Promise<FormulierProps> {
  const route = await leerroute(tx, invoer.leerroute);
  const perioden = await deps.leerroute.perioden(tx);
  const periode = invoer.periode || (perioden.find((p) => p.huidig)?.id ?? '');
  return { groep, route, perioden, invoer: { ...invoer, periode }, fouten: mis };
}

function bekijkRoute(deps: Deps): Route {
  return defineRoute({
    method: 'POST',
    path: `${PAD}/bekijk`,
    summary: 'Wat het koppelen van de groep per leerling zou veranderen',
    access: koppelen,
    params,
    body: KoppelBody,
    responses: { 200: 'html', 422: 'html' },
    handler: async ({ tx, who, params, body }) => {
      const invoer = ingevuld(body);
      const mis = fouten(invoer);
      const anders = body['terug'] === 'ja' || Object.keys(mis).length > 0;
      if (anders)
        return await pagina(deps, { tx, who }, await groepsprofiel(tx, who, params.groep), invoer, mis);
      const { groep } = await groepsprofiel(tx, who, params.groep);
      const { leerroute, streefniveaus, volg } = invoer;
      const vraag = { groep: params.groep, leerroute, streefniveaus: [...streefniveaus], volg: [...volg] };
      const gevolgen = await bekijkKoppeling(tx, who, vraag);
      const frame = await frameFor(deps, { tx, who });
      return {
        html: renderPage(<BekijkPage frame={frame} groep={groep} gevolgen={gevolgen} invoer={invoer} />),
      };
    },
  });
}

function koppelRoute(deps: Deps): Route {
  return defineRoute({
    method: 'POST',
    path: PAD,
    summary: 'De groep koppelen aan een leerroute en streefniveaus',
    access: koppelen,
    params,
    body: KoppelBody,
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params, body }) => {
      const invoer = ingevuld(body);
      const mis = fouten(invoer);
      if (Object.keys(mis).length > 0)
        return await pagina(deps, { tx, who }, await groepsprofiel(tx, who, params.groep), invoer, mis);
      const input = KoppelInput.safeParse({ ...invoer, ...params });
      if (!input.success)
        throw new AppError('bad_request', 'Er klopt iets niet in dit formulier. Open het opnieuw.', {
          status: 400,
        });
      await koppelGroep(deps.keys, tx, who, input.data);
      return { redirect: `/groep/${params.groep}/profiel?gedaan=gekoppeld` };
    },
  });
}

function terugRoute(deps: Deps): Route {
  return defineRoute({
    method: 'POST',
    path: `${PAD}/terug`,
    summary: 'De laatste koppeling van de groep terugdraaien',
    access: koppelen,
    params,
    body: z.object({ profiel: z.uuid() }),
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params: { groep }, body: { profiel } }) => {
      const acts = await actsVanProfiel(tx, who, groep, profiel);
      const undo = { acts: acts.map((act) => ({ id: randomUUID(), act })) };
      const uit = acts.length === 0 ? { kind: 'ongedaan' } : await deps.kaart.undoActs(tx, who, undo);
      if (uit.kind !== 'ongedaan')
        throw new AppError(
          'conflict',
          'Dit kan niet meer teruggedraaid worden: er is daarna al verder gewerkt, of het is niet van vandaag. Koppel de groep opnieuw.',
          { status: 409 },
        );
      await trekProfielIn(tx, who, profiel);
      return { redirect: `/groep/${groep}/profiel?gedaan=terug` };
    },
  });
}
