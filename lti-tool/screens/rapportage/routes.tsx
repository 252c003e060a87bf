import { z } from 'zod';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import type { BiSet } from '../../../gateway/rapportage/bi/service.ts';
import { rapport } from '../../../gateway/rapportage/service.ts';
import { renderPage } from '../../ui/render.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { datumVan } from '../datum.ts';
import { frameFor, ownFrameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { GegevensPage } from './gegevens-page.tsx';
import { magVan } from './mag.ts';
import { oudLeerlingenRoutes } from './oud-leerlingen-routes.tsx';
import { RapportPage } from './page.tsx';
import { GEGEVENS, RAPPORTAGE } from './urls.ts';

export interface RapportageDeps extends Pick<ScreenDeps, 'assets' | 'now'> {
  readonly bi: BiSet;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SETS = ['leerlingen', 'leerlijnen'] as const;

/** A file of which no copy stays behind in a browser that several people use. */
const bijlage = (naam: string): Record<string, string> => ({
  'Content-Disposition': `attachment; filename="koers-${naam}"`,
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
});

/** Reports over the school and its bestuur (R65–R67), where leavers are (R67), and the set for the bestuur (R68). */
export function rapportageRoutes(deps: RapportageDeps): Route[] {
  return [
    rapportRoute(deps),
    ...oudLeerlingenRoutes(deps),
    gegevensRoute(deps),
    excelRoute(deps),
    ...csvRoutes(deps),
  ];
}

function rapportRoute(deps: RapportageDeps): Route {
  return defineRoute({
    method: 'GET',
    path: RAPPORTAGE,
    summary: 'Rapportage over taal en rekenen, uitstroom, bestendiging en de termijnen van OPP’s',
    // Every school of a bestuur is read in a transaction of its own.
    access: { kind: 'roles-own-transaction', any: rolesWith('rapport_lezen') },
    query: z.object({
      jaar: z.coerce.number().int().min(1990).max(2200).optional().catch(undefined),
      alles: z.literal('ja').optional().catch(undefined),
    }),
    responses: { 200: 'html' },
    handler: async ({ db, who, query }) => {
      const cijfers = await rapport(db, who, {
        vandaag: datumVan(deps.now()),
        jaar: query.jaar,
        alles: query.alles === 'ja',
      });
      const frame = await ownFrameFor({ assets: deps.assets, db }, who);
      return { html: renderPage(<RapportPage frame={frame} rapport={cijfers} mag={magVan(who)} />) };
    },
  });
}

function gegevensRoute(deps: RapportageDeps): Route {
  return defineRoute({
    method: 'GET',
    path: GEGEVENS,
    summary: 'Wat er in de gegevens voor het bestuur staat, en waar je ze ophaalt',
    access: { kind: 'roles', any: rolesWith('bi_ophalen') },
    responses: { 200: 'html' },
    handler: async ({ tx, who }) => ({
      html: renderPage(<GegevensPage frame={await frameFor(deps, { tx, who })} mag={magVan(who)} />),
    }),
  });
}

/** Schools are read one by one, each in a transaction of its own. */
const ophalen = { kind: 'roles-own-transaction', any: rolesWith('bi_ophalen') } as const;

function excelRoute({ bi, now }: RapportageDeps): Route {
  return defineRoute({
    method: 'GET',
    path: `${GEGEVENS}/gegevens.xlsx`,
    summary: 'De gegevens voor het bestuur in Excel, zonder namen',
    access: ophalen,
    responses: { 200: 'text' },
    handler: async ({ db, who }): Promise<Reply> => ({
      headers: bijlage('gegevens.xlsx'),
      body: { type: XLSX, bytes: await bi.xlsx(db, who, { vandaag: datumVan(now()) }) },
    }),
  });
}

function csvRoutes({ bi, now }: RapportageDeps): Route[] {
  return SETS.map((set) =>
    defineRoute({
      method: 'GET',
      path: `${GEGEVENS}/${set}.csv`,
      summary: `De gegevens voor het bestuur als CSV, zonder namen: ${set}`,
      access: ophalen,
      responses: { 200: 'text' },
      handler: async ({ db, who }): Promise<Reply> => ({
        headers: bijlage(`${set}.csv`),
        stream: {
          type: 'text/csv; charset=utf-8',
          parts: await bi.csv(db, who, { vandaag: datumVan(now()), set }),
        },
      }),
    }),
  );
}
