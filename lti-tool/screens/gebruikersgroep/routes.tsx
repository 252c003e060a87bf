import { z } from 'zod';
import { mayInSchool } from '../../../gateway/access/policy.ts';
import { AppError } from '../../../gateway/errors.ts';
import {
  besluitenlijst,
  maakBesluit,
  mijnGroepen,
  nodigUit,
  richtOp,
  treedToe,
} from '../../../gateway/gebruikersgroep/service.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { frameFor, ownFrameFor } from '../frame.ts';
import { BesluitenPage } from './besluiten-page.tsx';
import { bijeenkomstPagina } from './bijeenkomst-pagina.tsx';
import { bijeenkomstRoutes } from './bijeenkomst-routes.tsx';
import { ORGANISATIE } from './deelnemers.tsx';
import { type CodeDeps, foutVan, meedoen, namensAccess, type SamenDeps, spreektNamens } from './deps.ts';
import { BESLUIT } from './forms.tsx';
import { GedaanVraag, metGedaan } from './gedaan.tsx';
import { groepCrumbs } from './groep-page.tsx';
import { groepPagina } from './groep-pagina.tsx';
import { LijstPage, NAAM, PRODUCT } from './lijst-page.tsx';
import { pilotRoutes } from './pilot-routes.tsx';
import { genoeg, MET_TERUG, probeer, type Terug, terugVan } from './terug.tsx';
import { besluitenUrl, bijeenkomstUrl, CODE, deelnemersUrl, GROEPEN, groepUrl, wensUrl } from './urls.ts';
import { wensPagina } from './wens-pagina.tsx';
import { wensRoutes } from './wens-routes.tsx';

const Params = z.object({ gebruikersgroep: z.uuid() });
const Id = z.uuid().or(z.literal('').transform(() => null));

/** *gebruikersgroepen*: scholen and leveranciers around one table (R77, R80). */
export function gebruikersgroepRoutes(deps: SamenDeps): Route[] {
  return [
    lijst(deps),
    richt(deps),
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
    handler: async (call) => ({ html: await lijstPagina(deps, call) }),
  });
}

/** The list; with the form that could not be taken. */
async function lijstPagina(
  deps: SamenDeps,
  { tx, who }: { tx: Tx; who: KnownActor },
  terug?: Terug,
): Promise<string> {
  const frame = await frameFor(deps, { tx, who });
  const page = { frame, groepen: await mijnGroepen(tx, who), mag: mag(who), terug };
  return renderPage(<LijstPage {...page} />);
}

const mag = (who: KnownActor) => ({
  namens: spreektNamens(who),
  oprichten: spreektNamens(who) && !who.roles.has('leverancier'),
  pilots: mayInSchool(who, 'pilots_toestaan'),
});

function richt(deps: SamenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: GROEPEN,
    summary: 'Een gebruikersgroep oprichten',
    access: namensAccess,
    body: z.object({ naam: z.string().trim().max(120), product: z.string().trim().max(120) }),
    responses: MET_TERUG,
    handler: async ({ tx, who, body }) =>
      await probeer('oprichten', body, {
        gedaan: 'opgericht',
        doe: async () => {
          genoeg(body.naam, NAAM);
          genoeg(body.product, PRODUCT, 2);
          return groepUrl(await richtOp(tx, who, body));
        },
        pagina: async (terug) => await lijstPagina(deps, { tx, who }, terug),
      }),
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
        return { redirect: metGedaan(groepUrl(await treedToe(deps.db, who, body.code)), 'binnen') };
      } catch (error) {
        const terug = { vorm: 'code', fout: foutVan(error), velden: body, bij: 'code' };
        const frame = await ownFrameFor(deps, who);
        const groepen = await deps.db.tenant({ school: who.school, actor: who.person }, (tx) =>
          mijnGroepen(tx, who),
        );
        const page = { frame, groepen, mag: mag(who), terug };
        return { status: 422, html: renderPage(<LijstPage {...page} />) };
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
    query: GedaanVraag,
    responses: { 200: 'html' },
    handler: async ({ params, query, ...call }) => ({
      html: await groepPagina(deps, call, params.gebruikersgroep, query),
    }),
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
    body: z.object({ soort: z.enum(['bestuur', 'leverancier']), naam: z.string().trim().max(120) }),
    responses: { 200: 'html', 409: 'html', 422: 'html' },
    handler: async ({ tx, who, params, body }): Promise<Reply> => {
      const id = params.gebruikersgroep;
      try {
        genoeg(body.naam, ORGANISATIE, 2);
        const code = { naam: body.naam, code: await nodigUit(tx, who, { groep: id, ...body }) };
        return { html: await groepPagina(deps, { tx, who }, id, { code }) };
      } catch (error) {
        const { status, ...terug } = terugVan('uitnodigen', body, error);
        return { status, html: await groepPagina(deps, { tx, who }, id, { terug }) };
      }
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
    query: GedaanVraag,
    responses: { 200: 'html' },
    handler: async ({ tx, who, params: { gebruikersgroep }, query: { gedaan } }) => {
      const view = await besluitenlijst(tx, who, gebruikersgroep);
      const frame = await frameFor(deps, { tx, who });
      const page = { frame, groep: gebruikersgroep, crumbs: groepCrumbs(gebruikersgroep, view.naam), gedaan };
      return { html: renderPage(<BesluitenPage {...page} {...view} />) };
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
      tekst: z.string().trim().max(1000),
      wens: Id.default(null),
      bijeenkomst: Id.default(null),
    }),
    responses: MET_TERUG,
    handler: async ({ tx, who, params: { gebruikersgroep: groep }, body }) =>
      await probeer('besluit', body, {
        gedaan: 'besluit',
        doe: async () => {
          genoeg(body.tekst, BESLUIT);
          await maakBesluit(tx, who, { groep, ...body });
          if (body.bijeenkomst) return bijeenkomstUrl(groep, body.bijeenkomst);
          return body.wens ? wensUrl(groep, body.wens) : besluitenUrl(groep);
        },
        // The form stands on the page of a meeting or of a wish.
        pagina: async (terug) => {
          const { bijeenkomst, wens } = body;
          if (bijeenkomst)
            return await bijeenkomstPagina(deps, { tx, who }, { groep, bijeenkomst }, { terug });
          if (wens) return await wensPagina(deps, { tx, who }, { groep, wens }, { terug });
          throw new AppError('bad_request', terug.fout, { status: 422 });
        },
      }),
  });
}
