import { z } from 'zod';
import { mayInSchool } from '../../../gateway/access/policy.ts';
import { AppError } from '../../../gateway/errors.ts';
import { SOORT_BESTAND, schrijfPakket } from '../../../gateway/leerlijnen/formaten/schrijven.ts';
import {
  doelenVan,
  gooiWeg,
  heelPakket,
  pakketBoom,
  pakkettenVan,
  pakketVersie,
  publiceer,
  verslagenVan,
  zoekInPakket,
} from '../../../gateway/leerlijnen/pakketten.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { defineRoute, type RolesCall, type Route } from '../../../gateway/platform/http/route.ts';
import { renderFragment, renderPage } from '../../ui/render.ts';
import { frameFor } from '../frame.ts';
import { beheren, lezen, VersieParams } from './access.ts';
import { Doelen } from './boom.tsx';
import type { PakkettenDeps } from './deps.ts';
import { LijstPage } from './lijst-page.tsx';
import { PAKKETTEN, versieUrl } from './urls.ts';
import { VersiePage } from './versie-page.tsx';
import { VerslagPage } from './verslag-page.tsx';
import { type Gezocht, Zoekresultaat } from './zoek.tsx';

const beheert = (who: KnownActor): boolean => mayInSchool(who, 'pakket_beheren');
const PlekQuery = z.object({ lijn: z.uuid(), niveau: z.uuid().optional() });
const ZoekQuery = z.object({ q: z.string().max(100).default('') });

/** Packages: the list, one version as a tree with search, and what is done with a version (R4, R5, R9, R10). */
export function pakkettenRoutes(deps: PakkettenDeps): Route[] {
  return [
    lijstRoute(deps),
    versieRoute(deps),
    zoekRoute(deps),
    doelenRoute(),
    bestandRoute(deps),
    verslagRoute(deps),
    publiceerRoute(),
    weggooiRoute(),
  ];
}

function lijstRoute(deps: PakkettenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/pakketten',
    summary: 'Leerlijnenpakketten en hun versies',
    access: lezen,
    responses: { 200: 'html' },
    handler: async ({ tx, who }) => {
      const alle = await pakkettenVan(tx, who);
      const versies = alle.filter((v) => v.status === 'published' || beheert(who));
      const frame = await frameFor(deps, { tx, who });
      return { html: renderPage(<LijstPage frame={frame} versies={versies} beheer={beheert(who)} />) };
    },
  });
}

type Call = Pick<RolesCall<unknown, unknown, unknown>, 'tx' | 'who'>;

async function toonVersie(
  deps: PakkettenDeps,
  { tx, who }: Call,
  versie: string,
  toon: { plek: z.infer<typeof PlekQuery> | null; gezocht: Gezocht | null },
) {
  const { regel, boom } = await pakketBoom(tx, who, versie);
  if (regel.status === 'concept' && !beheert(who))
    throw new AppError('not_found', 'Dit pakket bestaat niet (meer).');
  const plek = toon.plek && { lijn: toon.plek.lijn, niveau: toon.plek.niveau ?? null };
  const open = plek && { ...plek, doelen: await doelenVan(tx, who, versie, plek) };
  const frame = await frameFor(deps, { tx, who });
  const page = { frame, regel, boom, open, gezocht: toon.gezocht, beheer: beheert(who) };
  return { html: renderPage(<VersiePage {...page} />) };
}

function versieRoute(deps: PakkettenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/pakketten/:versie',
    summary: 'Een versie van een pakket: leergebieden, leerlijnen, niveaus en doelen',
    access: lezen,
    params: VersieParams,
    query: PlekQuery.partial(),
    responses: { 200: 'html' },
    handler: ({ tx, who, params, query }) => {
      const plek = query.lijn === undefined ? null : { ...query, lijn: query.lijn };
      return toonVersie(deps, { tx, who }, params.versie, { plek, gezocht: null });
    },
  });
}

function zoekRoute(deps: PakkettenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/pakketten/:versie/zoek',
    summary: 'Doelen van een pakket zoeken',
    access: lezen,
    params: VersieParams,
    query: ZoekQuery,
    responses: { 200: 'html' },
    handler: async ({ tx, who, params: { versie }, query: { q }, partial }) => {
      const gezocht = q.trim() === '' ? null : { q, ...(await zoekInPakket(tx, who, versie, q)) };
      if (!partial) return await toonVersie(deps, { tx, who }, versie, { plek: null, gezocht });
      return { html: renderFragment(<Zoekresultaat versie={versie} gezocht={gezocht} />) };
    },
  });
}

function doelenRoute(): Route {
  return defineRoute({
    method: 'GET',
    path: '/pakketten/:versie/doelen',
    summary: 'Doelen van een niveau van een pakket',
    access: lezen,
    params: VersieParams,
    query: PlekQuery.partial(),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params: { versie }, query: { lijn, niveau = null } }) => {
      const doelen = await doelenVan(tx, who, versie, { lijn: lijn ?? versie, niveau });
      return { html: renderFragment(<Doelen doelen={doelen} />) };
    },
  });
}

function bestandRoute(deps: PakkettenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/pakketten/:versie/bestand',
    summary: 'Een versie van een pakket als bestand',
    access: lezen,
    params: VersieParams,
    query: z.object({ formaat: z.enum(['case-1.1', 'csv', 'xlsx']).default('case-1.1') }),
    responses: { 200: 'text' },
    handler: async ({ tx, who, params, query: { formaat } }) => {
      const pakket = await heelPakket(tx, who, params.versie);
      const { type, eind } = SOORT_BESTAND[formaat];
      const bytes = Buffer.from(schrijfPakket(pakket, formaat, { basis: deps.caseBasis }));
      const naam = `${pakket.code}-${pakket.versie}`.replace(/[^a-zA-Z0-9.-]+/g, '-');
      return {
        headers: { 'Content-Disposition': `attachment; filename="${naam}.${eind}"` },
        body: { type, bytes },
      };
    },
  });
}

function verslagRoute(deps: PakkettenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/pakketten/:versie/verslag',
    summary: 'Hoe een versie is ingelezen',
    access: beheren,
    params: VersieParams,
    responses: { 200: 'html' },
    handler: async ({ tx, who, params: { versie } }) => {
      const regel = await pakketVersie(tx, who, versie);
      const verslagen = await verslagenVan(tx, who, versie);
      const frame = await frameFor(deps, { tx, who });
      return { html: renderPage(<VerslagPage frame={frame} regel={regel} verslagen={verslagen} />) };
    },
  });
}

function publiceerRoute(): Route {
  return defineRoute({
    method: 'POST',
    path: '/pakketten/:versie/publiceren',
    summary: 'Een concept publiceren',
    access: beheren,
    params: VersieParams,
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params }) => {
      await publiceer(tx, who, params.versie);
      return { redirect: versieUrl(params.versie) };
    },
  });
}

function weggooiRoute(): Route {
  return defineRoute({
    method: 'POST',
    path: '/pakketten/:versie/weggooien',
    summary: 'Een concept weggooien',
    access: beheren,
    params: VersieParams,
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params }) => {
      await gooiWeg(tx, who, params.versie);
      return { redirect: PAKKETTEN };
    },
  });
}
