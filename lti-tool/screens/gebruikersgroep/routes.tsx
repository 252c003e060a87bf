import { z } from 'zod';
import { mayInSchool } from '../../../gateway/access/policy.ts';
import { AppError } from '../../../gateway/errors.ts';
import {
  bekijkGroep,
  besluitenlijst,
  maakBesluit,
  mijnGroepen,
  nodigUit,
  richtOp,
  treedToe,
} from '../../../gateway/gebruikersgroep/service.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { frameFor, ownFrameFor } from '../frame.ts';
import { BesluitenPage } from './besluiten-page.tsx';
import { bijeenkomstPagina } from './bijeenkomst-pagina.tsx';
import { bijeenkomstRoutes } from './bijeenkomst-routes.tsx';
import {
  type CodeDeps,
  foutVan,
  meedoen,
  namensAccess,
  type SamenDeps,
  spreektNamens,
  vandaagVan,
} from './deps.ts';
import { GroepPage, groepCrumbs } from './groep-page.tsx';
import { LijstPage } from './lijst-page.tsx';
import { pilotRoutes } from './pilot-routes.tsx';
import { MET_TERUG, probeer } from './terug.tsx';
import { besluitenUrl, bijeenkomstUrl, CODE, deelnemersUrl, GROEPEN, groepUrl, wensUrl } from './urls.ts';
import { wensPagina } from './wens-pagina.tsx';
import { wensRoutes } from './wens-routes.tsx';

const Params = z.object({ gebruikersgroep: z.uuid() });
const Id = z.uuid().or(z.literal('').transform(() => null));

/** *gebruikersgroepen*: scholen and leveranciers around one table (R77, R80). */
export function gebruikersgroepRoutes(deps: SamenDeps): Route[] {
  return [
    lijst(deps),
    richt(),
    groep(deps),
    uitnodigen(deps),
    besluitLijst(deps),
    besluit(deps),
    ...wensRoutes(deps),
    ...bijeenkomstRoutes(deps),
    ...pilotRoutes(deps),
  ];
}

function lijst(deps: SamenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: GROEPEN,
    summary: 'Gebruikersgroepen van mijn bestuur of leverancier',
    access: meedoen,
    responses: { 200: 'html' },
    handler: async ({ tx, who }) => {
      const frame = await frameFor(deps, { tx, who });
      return {
        html: renderPage(<LijstPage frame={frame} groepen={await mijnGroepen(tx, who)} mag={mag(who)} />),
      };
    },
  });
}

const mag = (who: Parameters<typeof spreektNamens>[0]) => ({
  namens: spreektNamens(who),
  oprichten: spreektNamens(who) && !who.roles.has('leverancier'),
  pilots: mayInSchool(who, 'pilots_toestaan'),
});

function richt(): Route {
  return defineRoute({
    method: 'POST',
    path: GROEPEN,
    summary: 'Een gebruikersgroep oprichten',
    access: namensAccess,
    body: z.object({ naam: z.string().trim().min(3).max(120), product: z.string().trim().min(2).max(120) }),
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, body }) => ({ redirect: groepUrl(await richtOp(tx, who, body)) }),
  });
}

/** Opens transactions of its own: a try is counted also when it is refused. */
export function codeRoute(deps: CodeDeps): Route {
  return defineRoute({
    method: 'POST',
    path: CODE,
    summary: 'Met een code meedoen in een gebruikersgroep',
    access: { kind: 'roles-own-transaction', any: namensAccess.any },
    guess: true,
    body: z.object({ code: z.string().max(40) }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ who, body }): Promise<Reply> => {
      try {
        return { redirect: groepUrl(await treedToe(deps.db, who, body.code)) };
      } catch (error) {
        const fout = foutVan(error);
        const frame = await ownFrameFor(deps, who);
        const groepen = await deps.db.tenant({ school: who.school, actor: who.person }, (tx) =>
          mijnGroepen(tx, who),
        );
        return {
          status: 422,
          html: renderPage(<LijstPage frame={frame} groepen={groepen} mag={mag(who)} fout={fout} />),
        };
      }
    },
  });
}

function groep(deps: SamenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: groepUrl(':gebruikersgroep'),
    summary: 'Een gebruikersgroep: wensen, pilots, bijeenkomsten, deelnemers',
    access: meedoen,
    params: Params,
    responses: { 200: 'html' },
    handler: async ({ tx, who, params }) => {
      const view = await bekijkGroep(tx, who, params.gebruikersgroep);
      const frame = await frameFor(deps, { tx, who });
      const page = { frame, view, vandaag: vandaagVan(deps), namens: spreektNamens(who) };
      return { html: renderPage(<GroepPage {...page} />) };
    },
  });
}

/** Answers with the code on the page itself: it is shown once and stands in no address. */
function uitnodigen(deps: SamenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: deelnemersUrl(':gebruikersgroep'),
    summary: 'Een organisatie of een collega uitnodigen',
    access: namensAccess,
    params: Params,
    body: z.object({ soort: z.enum(['bestuur', 'leverancier']), naam: z.string().trim().min(2).max(120) }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, body }) => {
      const id = params.gebruikersgroep;
      const code = { naam: body.naam, code: await nodigUit(tx, who, { groep: id, ...body }) };
      const frame = await frameFor(deps, { tx, who });
      const view = await bekijkGroep(tx, who, id);
      return {
        html: renderPage(
          <GroepPage frame={frame} view={view} vandaag={vandaagVan(deps)} namens code={code} />,
        ),
      };
    },
  });
}

function besluitLijst(deps: SamenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: besluitenUrl(':gebruikersgroep'),
    summary: 'Besluitenlijst van een gebruikersgroep, ook om af te drukken',
    access: meedoen,
    params: Params,
    responses: { 200: 'html' },
    handler: async ({ tx, who, params: { gebruikersgroep } }) => {
      const view = await besluitenlijst(tx, who, gebruikersgroep);
      const frame = await frameFor(deps, { tx, who });
      const crumbs = groepCrumbs(gebruikersgroep, view.naam);
      return {
        html: renderPage(<BesluitenPage frame={frame} groep={gebruikersgroep} crumbs={crumbs} {...view} />),
      };
    },
  });
}

function besluit(deps: SamenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: besluitenUrl(':gebruikersgroep'),
    summary: 'Een besluit vastleggen',
    access: namensAccess,
    params: Params,
    body: z.object({
      tekst: z.string().trim().min(3).max(1000),
      wens: Id.default(null),
      bijeenkomst: Id.default(null),
    }),
    responses: MET_TERUG,
    handler: async ({ tx, who, params: { gebruikersgroep: groep }, body }) =>
      await probeer('besluit', body, {
        doe: async () => {
          await maakBesluit(tx, who, { groep, ...body });
          if (body.bijeenkomst) return bijeenkomstUrl(groep, body.bijeenkomst);
          return body.wens ? wensUrl(groep, body.wens) : besluitenUrl(groep);
        },
        // The form stands on the page of a meeting or of a wish.
        pagina: async (terug) => {
          const { bijeenkomst, wens } = body;
          if (bijeenkomst) return await bijeenkomstPagina(deps, { tx, who }, { groep, bijeenkomst }, terug);
          if (wens) return await wensPagina(deps, { tx, who }, { groep, wens }, terug);
          throw new AppError('bad_request', terug.fout, { status: 422 });
        },
      }),
  });
}
