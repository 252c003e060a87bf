import { z } from 'zod';
import {
  type IdentiteitDeps,
  listPersonen,
  tochTwijfel,
  tweePersonen,
  uitElkaar,
  zelfdePersoon,
} from '../../../gateway/access/identiteit/service.ts';
import { AppError } from '../../../gateway/errors.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import {
  chooseAlways,
  chooseOnce,
  listDifferences,
  setOwner,
} from '../../../gateway/sync/conflicts/service.ts';
import { FIELDS } from '../../../gateway/sync/fields.ts';
import {
  askAgain,
  keyOfAnother,
  listMovedKeys,
  sameWithOtherEckId,
} from '../../../gateway/sync/moved-keys/service.ts';
import type { Assets } from '../../ui/assets.ts';
import { renderPage } from '../../ui/render.ts';
import { ownFrameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { BESLUITEN, type Besluit } from './knop.tsx';
import { PersonenPage } from './personen-page.tsx';
import { EIGENAAR, PERSONEN, VERSCHILLEN, WEG } from './urls.ts';
import { VerschillenPage } from './verschillen-page.tsx';

export interface IdentiteitSchermDeps extends IdentiteitDeps {
  readonly assets: Pick<Assets, 'url'>;
}

const access = { kind: 'roles-own-transaction', any: rolesWith('koppelingen_beheren') } as const;
const changes = { ...access, strong: true } as const;
const Query = z.object({ melding: z.string().max(20).optional() });

/** Who is who, and which system is right: for the beheerder (R71, R72). */
export function identiteitRoutes(deps: IdentiteitSchermDeps): Route[] {
  return [
    personenRoute(deps),
    besluitRoute(deps),
    verschillenRoute(deps),
    kiesRoute(deps),
    eigenaarRoute(deps),
  ];
}

function personenRoute(deps: IdentiteitSchermDeps): Route {
  return defineRoute({
    method: 'GET',
    path: PERSONEN,
    summary: 'Wie mogelijk dezelfde persoon is',
    access,
    query: Query,
    responses: { 200: 'html' },
    handler: async ({ who, query }) => {
      const personen = await listPersonen(deps, who.school);
      const sleutels = await listMovedKeys(deps, who.school);
      const frame = await ownFrameFor(deps, who);
      return {
        html: renderPage(
          <PersonenPage frame={frame} personen={personen} sleutels={sleutels} weg={query.melding === WEG} />,
        ),
      };
    },
  });
}

const ACTS = {
  een: zelfdePersoon,
  twee: tweePersonen,
  twijfel: tochTwijfel,
  uit_elkaar: uitElkaar,
  sleutel_zelfde: sameWithOtherEckId,
  sleutel_ander: keyOfAnother,
  sleutel_terug: askAgain,
} as const satisfies Record<Besluit, unknown>;

function besluitRoute(deps: IdentiteitSchermDeps): Route {
  return defineRoute({
    method: 'POST',
    path: PERSONEN,
    summary: 'Zeggen dat twee mensen één zijn of twee, of dat terugnemen',
    access: changes,
    body: z.object({ paar: z.uuid(), besluit: z.enum(BESLUITEN) }),
    responses: { 303: 'redirect' },
    handler: async ({ who, body }) => ({
      redirect: await back(PERSONEN, () => ACTS[body.besluit](deps, who, body.paar)),
    }),
  });
}

function verschillenRoute(deps: IdentiteitSchermDeps): Route {
  return defineRoute({
    method: 'GET',
    path: VERSCHILLEN,
    summary: 'Wat twee systemen anders zeggen',
    access,
    query: Query,
    responses: { 200: 'html' },
    handler: async ({ who, query }) => {
      const verschillen = await listDifferences(deps, who.school);
      const frame = await ownFrameFor(deps, who);
      return {
        html: renderPage(
          <VerschillenPage frame={frame} verschillen={verschillen} weg={query.melding === WEG} />,
        ),
      };
    },
  });
}

function kiesRoute(deps: IdentiteitSchermDeps): Route {
  return defineRoute({
    method: 'POST',
    path: VERSCHILLEN,
    summary: 'Kiezen welk systeem gelijk heeft, voor één persoon of altijd',
    access: changes,
    body: z.object({
      verschil: z.uuid(),
      kies: z.enum(['huidige-een', 'andere-een', 'huidige-alle', 'andere-alle']),
    }),
    responses: { 303: 'redirect' },
    handler: async ({ who, body }) => {
      const side = body.kies.startsWith('huidige') ? 'huidige' : 'andere';
      const choose = body.kies.endsWith('-een') ? chooseOnce : chooseAlways;
      return { redirect: await back(VERSCHILLEN, () => choose(deps, who, body.verschil, side)) };
    },
  });
}

const GEGEVENS = FIELDS.flatMap(({ column }) =>
  (['leerling', 'medewerker'] as const).map((soort) => ({ code: `${soort}.${column}`, soort, veld: column })),
);

function eigenaarRoute(deps: IdentiteitSchermDeps): Route {
  return defineRoute({
    method: 'POST',
    path: EIGENAAR,
    summary: 'Instellen uit welk systeem een gegeven altijd komt',
    access: changes,
    body: z.object({
      gegeven: z.enum(GEGEVENS.map((g) => g.code)),
      koppeling: z.union([z.uuid(), z.literal('')]).default(''),
    }),
    responses: { 303: 'redirect' },
    handler: async ({ who, body }) => {
      const field = GEGEVENS.find((g) => g.code === body.gegeven);
      if (!field) throw new AppError('not_found', 'Dit gegeven is er niet.');
      const { soort, veld } = field;
      const connection = body.koppeling || null;
      return { redirect: await back(VERSCHILLEN, () => setOwner(deps, who, { soort, veld, connection })) };
    },
  });
}

/** Back to the page; with a message when a colleague or a sync was first. */
async function back(page: string, act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
    return page;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return `${page}?melding=${WEG}`;
    throw error;
  }
}
