import { z } from 'zod';
import { Gezicht } from '../../../gateway/arrangementskaart/inbreng/input.ts';
import type { MijnKaart } from '../../../gateway/arrangementskaart/inbreng/view.ts';
import { AppError } from '../../../gateway/errors.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { frameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { GebiedPage } from './gebied-page.tsx';
import { GebiedenPage } from './gebieden-page.tsx';
import { MijnDoelPage } from './mijn-doel-page.tsx';
import { mijnDoelUrl } from './urls.ts';

const Id = z.uuid();
const access = { kind: 'roles', any: rolesWith('inbrengen') } as const;

type Call = { readonly tx: Tx; readonly who: KnownActor };

function bestaatNiet(): AppError {
  return new AppError('not_found', 'Dit doel staat niet (meer) bij jou. Ga terug naar Mijn doelen.', {
    status: 404,
  });
}

/** The card of who asks: of nobody else there is an address here (R59). */
async function mijnVan(deps: ScreenDeps, { tx, who }: Call): Promise<MijnKaart> {
  const mijn = await deps.inbreng.mijnKaart(tx, who);
  if (!mijn) throw bestaatNiet();
  return mijn;
}

/** The screens of a leerling: what he learns, and what he says of it (R59). */
export function mijnRoutes(deps: ScreenDeps): Route[] {
  return [gebiedenRoute(deps), gebiedRoute(deps), doelRoute(deps), zegRoute(deps), terugRoute(deps)];
}

function gebiedenRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/mijn',
    summary: 'Mijn doelen: eerste pagina van een leerling',
    access,
    responses: { 200: 'html' },
    handler: async ({ tx, who }) => {
      const mijn = await mijnVan(deps, { tx, who });
      return { html: renderPage(<GebiedenPage frame={await frameFor(deps, { tx, who })} mijn={mijn} />) };
    },
  });
}

function gebiedRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/mijn/gebied/:leergebied',
    summary: 'Mijn doelen van één leergebied',
    access,
    params: z.object({ leergebied: Id }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params }) => {
      const mijn = await mijnVan(deps, { tx, who });
      const gebied = mijn.kaart.leergebieden.find((g) => g.id === params.leergebied);
      if (!gebied) throw bestaatNiet();
      const frame = await frameFor(deps, { tx, who });
      return { html: renderPage(<GebiedPage frame={frame} mijn={mijn} gebied={gebied} />) };
    },
  });
}

function doelRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/mijn/doel/:leerdoel',
    summary: 'Eén doel van mij',
    access,
    params: z.object({ leerdoel: Id }),
    query: z.object({ zojuist: z.enum(['gezegd', 'terug']).optional() }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params: { leerdoel }, query }) => {
      const mijn = await mijnVan(deps, { tx, who });
      const gebied = mijn.kaart.leergebieden.find((g) =>
        g.leerlijnen.some((l) => l.doelen.some((d) => d.id === leerdoel)),
      );
      const doelen = gebied?.leerlijnen.flatMap((l) => l.doelen) ?? [];
      const plek = doelen.findIndex((d) => d.id === leerdoel);
      const doel = doelen[plek];
      if (!gebied || !doel) throw bestaatNiet();
      const page = (
        <MijnDoelPage
          frame={await frameFor(deps, { tx, who })}
          mijn={mijn}
          gebied={gebied}
          doel={doel}
          gezegd={mijn.gezegd.get(leerdoel) ?? null}
          vorige={doelen[plek - 1]?.id ?? null}
          volgende={doelen[plek + 1]?.id ?? null}
          zojuist={query.zojuist}
        />
      );
      return { html: renderPage(page) };
    },
  });
}

function zegRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/mijn/doel/:leerdoel/zeg',
    summary: 'Van een eigen doel zeggen: dit kan ik, hier wil ik aan werken, of hoe het gaat',
    access,
    params: z.object({ leerdoel: Id }),
    body: z.discriminatedUnion('wat', [
      z.object({ wat: z.enum(['kan', 'wens']), act: Id }),
      z.object({
        wat: z.literal('mening'),
        act: Id,
        gezicht: Gezicht,
        tekst: z.string().max(1000).default(''),
      }),
    ]),
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params: { leerdoel }, body: { act, ...wat } }) => {
      await deps.inbreng.zeg(tx, who, { id: act, leerdoel, ...wat });
      return { redirect: `${mijnDoelUrl(leerdoel)}?zojuist=gezegd` };
    },
  });
}

function terugRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/mijn/doel/:leerdoel/terug',
    summary: 'Terugnemen wat ik van een doel zei',
    access,
    params: z.object({ leerdoel: Id }),
    body: z.object({ wat: z.enum(['kan', 'wens', 'mening']), act: Id }),
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params: { leerdoel }, body: { act, wat } }) => {
      await deps.inbreng.neemTerug(tx, who, { id: act, leerdoel, wat });
      return { redirect: `${mijnDoelUrl(leerdoel)}?zojuist=terug` };
    },
  });
}
