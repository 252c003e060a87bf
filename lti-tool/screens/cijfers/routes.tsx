import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import type { CursusVanGroep } from '../../lti/cijfers-service.ts';
import { renderPage } from '../../ui/render.ts';
import { frameFor } from '../frame.ts';
import { GroepParams, Meer } from '../groepen/deps.ts';
import { rolesWith } from '../roles.ts';
import { beheerRoutes } from './beheer-routes.tsx';
import type { CijfersDeps } from './deps.ts';
import { BewijsPage, DoelenPage, type KiesProps } from './kies-page.tsx';
import { CijfersPage } from './page.tsx';
import { bewijsUrl, cijfersUrl, GEDAAN, type Gedaan } from './urls.ts';

const access = { kind: 'roles', any: rolesWith('cijfers_kiezen') } as const;
/** No transaction is held while an ELO is asked. */
const own = { kind: 'roles-own-transaction', any: rolesWith('cijfers_kiezen') } as const;
const CursusParams = GroepParams.extend({ cijferlijst: z.uuid() });
const LijnQuery = z.object({ lijn: z.uuid().optional() });
const BASE = '/groepen/:groep/cijfers';

const at = ({ groep, cijferlijst }: z.output<typeof CursusParams>): CursusVanGroep => ({
  groep,
  cursus: cijferlijst,
});

/** The gradebook of the courses of a group: choose doelen, and columns that count as evidence (R74). */
export function cijfersRoutes(deps: CijfersDeps): Route[] {
  return [
    overzicht(deps),
    koppel(deps),
    doelen(deps),
    kies(deps),
    stop(deps),
    bewijs(deps),
    kiesBewijs(deps),
    stopBewijs(deps),
    ...beheerRoutes(deps),
  ];
}

function overzicht(deps: CijfersDeps): Route {
  return defineRoute({
    method: 'GET',
    path: BASE,
    summary: 'Welke doelen van een groep in de cijferlijst van haar cursus staan',
    access,
    params: GroepParams,
    query: z.object({ gedaan: z.enum(Object.keys(GEDAAN) as [Gedaan, ...Gedaan[]]).optional() }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, query }) => {
      const cijfers = await deps.cijfers.groepCijfers(tx, who, params.groep);
      const frame = await frameFor(deps, { tx, who });
      return {
        html: renderPage(
          <CijfersPage frame={frame} cijfers={cijfers} now={deps.now()} gedaan={query.gedaan} />,
        ),
      };
    },
  });
}

function koppel(deps: CijfersDeps): Route {
  return defineRoute({
    method: 'POST',
    path: BASE,
    summary: 'Een cursus bij een groep zetten, voor cijfers',
    access,
    params: GroepParams,
    body: z.object({ cursus: z.uuid() }),
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params: { groep }, body: { cursus } }) => {
      await deps.cijfers.koppelCursus(tx, who, { groep, cursus });
      return { redirect: cijfersUrl(groep, 'gekoppeld') };
    },
  });
}

/** What both choosing pages show. @throws AppError `not_found` when the course is not of the group */
async function kiesProps(
  deps: CijfersDeps,
  { tx, who }: { tx: Tx; who: KnownActor },
  { groep, cursus }: CursusVanGroep,
  gevraagd: string | undefined,
): Promise<KiesProps> {
  const cijfers = await deps.cijfers.groepCijfers(tx, who, groep);
  const gevonden = cijfers.cursussen.find((c) => c.id === cursus);
  if (!gevonden)
    throw new AppError('not_found', 'Deze cursus hoort niet (meer) bij deze groep.', { status: 404 });
  const lijn = (cijfers.lijnen.find((l) => l.id === gevraagd) ?? cijfers.lijnen[0])?.id;
  const keuzes = lijn === undefined ? [] : await deps.cijfers.keuzes(tx, who, groep, lijn);
  return { frame: await frameFor(deps, { tx, who }), cijfers, cursus: gevonden, lijn, keuzes };
}

function doelen(deps: CijfersDeps): Route {
  return defineRoute({
    method: 'GET',
    path: `${BASE}/:cijferlijst/doelen`,
    summary: 'Doelen kiezen voor de cijferlijst van een cursus',
    access,
    params: CursusParams,
    query: LijnQuery,
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, query }) => ({
      html: renderPage(<DoelenPage {...(await kiesProps(deps, { tx, who }, at(params), query.lijn))} />),
    }),
  });
}

function kies(deps: CijfersDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${BASE}/:cijferlijst/doelen`,
    summary: 'Doelen in de cijferlijst van een cursus zetten',
    access,
    params: CursusParams,
    query: LijnQuery,
    body: z.object({ keuze: Meer }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params, query, body }) => {
      if (body.keuze.length === 0) {
        const props = await kiesProps(deps, { tx, who }, at(params), query.lijn);
        return {
          status: 422,
          html: renderPage(<DoelenPage {...props} fout="Vink eerst een doel of streefniveau aan." />),
        };
      }
      await deps.cijfers.kies(tx, who, at(params), body.keuze);
      return { redirect: cijfersUrl(params.groep, 'gekozen') };
    },
  });
}

function stop(deps: CijfersDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${BASE}/:cijferlijst/stop`,
    summary: 'Een doel niet meer naar de cijferlijst sturen',
    access,
    params: CursusParams,
    body: z.object({ kolom: z.uuid() }),
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params, body }) => {
      await deps.cijfers.stop(tx, who, at(params), body.kolom);
      return { redirect: cijfersUrl(params.groep, 'gestopt') };
    },
  });
}

function bewijs(deps: CijfersDeps): Route {
  return defineRoute({
    method: 'GET',
    path: `${BASE}/:cijferlijst/bewijs`,
    summary: 'Kolommen van een cursus die kunnen meetellen als bewijs',
    access: own,
    params: CursusParams,
    query: LijnQuery,
    responses: { 200: 'html' },
    handler: async ({ db, who, params, query }) => {
      const props = await db.tenant({ school: who.school, actor: who.person }, (tx) =>
        kiesProps(deps, { tx, who }, at(params), query.lijn),
      );
      // The page stands also when the ELO does not answer.
      const gevraagd = await deps.cijfers
        .kolommenInElo(db, who, at(params))
        .then((kolommen) => ({ kolommen }))
        .catch((error: unknown) => {
          if (error instanceof AppError && error.code.startsWith('source_'))
            return { kolommen: null, fout: error.message };
          throw error;
        });
      return { html: renderPage(<BewijsPage {...props} {...gevraagd} />) };
    },
  });
}

function kiesBewijs(deps: CijfersDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${BASE}/:cijferlijst/bewijs`,
    summary: 'Een kolom laten meetellen als bewijs voor een doel',
    access: own,
    params: CursusParams,
    body: z.object({ lineitem: z.url().max(2048), leerdoel: z.uuid() }),
    responses: { 303: 'redirect' },
    handler: async ({ db, who, params, body }) => {
      try {
        await deps.cijfers.kiesBron(db, who, at(params), body);
        return { redirect: cijfersUrl(params.groep, 'bewijs') };
      } catch (error) {
        // The page asks the ELO as well, and says what is wrong with it.
        if (error instanceof AppError && error.code.startsWith('source_'))
          return { redirect: bewijsUrl(params.groep, params.cijferlijst) };
        throw error;
      }
    },
  });
}

function stopBewijs(deps: CijfersDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${BASE}/:cijferlijst/bewijs/stop`,
    summary: 'Een kolom niet meer laten meetellen als bewijs',
    access,
    params: CursusParams,
    body: z.object({ bron: z.uuid() }),
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params, body }) => {
      await deps.cijfers.stopBron(tx, who, at(params), body.bron);
      return { redirect: cijfersUrl(params.groep, 'bewijsGestopt') };
    },
  });
}
