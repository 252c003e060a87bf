import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import {
  deelPakket,
  gedeeldDoorAnderen,
  mijnPakketten,
  neemOver,
} from '../../../gateway/leerlijnen/delen/service.ts';
import {
  beginInrichting,
  inrichtingen,
  mogelijkeBases,
} from '../../../gateway/leerlijnen/inrichting/service.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { Toast } from '../../ui/components/toast.tsx';
import { renderPage } from '../../ui/render.ts';
import { datumVan } from '../datum.ts';
import { frameFor } from '../frame.ts';
import { access, type InrichtingDeps } from './deps.ts';
import { OverzichtPage, type OverzichtProps } from './overzicht-page.tsx';
import type { Call } from './toon.tsx';
import { EIGEN, inrichtingUrl } from './urls.ts';

const Id = z.guid().toLowerCase();
const OfLeeg = z.union([Id, z.literal('')]).default('');

const GEDAAN = {
  gedeeld: 'Gedeeld. Andere besturen kunnen het nu overnemen.',
  gestopt: 'Jullie delen dit niet meer. Wie het al heeft, houdt het.',
  overgenomen: 'Overgenomen. Jullie werken er vanaf vandaag mee.',
} as const;
type Gedaan = keyof typeof GEDAAN;

/** The overview of own leerlijnen, beginning, sharing and taking over (R8, R12). */
export function overzichtRoutes(deps: InrichtingDeps): Route[] {
  return [overzichtRoute(deps), beginRoute(deps), deelRoute(deps), neemRoute()];
}

type Meer = Pick<OverzichtProps, 'mislukt' | 'messages'>;

async function pagina(deps: InrichtingDeps, call: Call, meer: Meer): Promise<string> {
  const { tx } = call;
  const props = {
    inrichtingen: await inrichtingen(tx),
    bases: await mogelijkeBases(tx),
    pakketten: await mijnPakketten(tx),
    gedeeld: await gedeeldDoorAnderen(tx),
  };
  return renderPage(<OverzichtPage frame={await frameFor(deps, call)} {...props} {...meer} />);
}

function overzichtRoute(deps: InrichtingDeps): Route {
  return defineRoute({
    method: 'GET',
    path: EIGEN,
    summary: 'Eigen leerlijnen van de school en het bestuur, en wat anderen delen',
    access,
    query: z.object({
      gedaan: z.enum(Object.keys(GEDAAN) as [Gedaan, ...Gedaan[]]).optional(),
      basis: Id.optional(),
    }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, query }) => {
      const messages = query.gedaan && <Toast text={GEDAAN[query.gedaan]} />;
      const leeg = { naam: '', code: '', eigenaar: 'school', licentie: '' } as const;
      const mislukt = query.basis && { fout: '', invoer: { ...leeg, basis: query.basis } };
      return {
        html: await pagina(
          deps,
          { tx, who },
          { ...(messages ? { messages } : {}), ...(mislukt ? { mislukt } : {}) },
        ),
      };
    },
  });
}

const BeginBody = z.object({
  basis: OfLeeg,
  naam: z.string().trim().max(200).default(''),
  code: z.string().trim().max(40).default(''),
  eigenaar: z.enum(['school', 'bestuur']).default('school'),
  licentie: z.string().trim().max(200).default(''),
});

function beginRoute(deps: InrichtingDeps): Route {
  return defineRoute({
    method: 'POST',
    path: EIGEN,
    summary: 'Eigen leerlijnen beginnen, boven op een pakket of zelf',
    access,
    body: BeginBody,
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, body }) => {
      const nogEens = async (fout: string) => ({
        status: 422,
        html: await pagina(deps, { tx, who }, { mislukt: { fout, invoer: body } }),
      });
      if (body.naam === '') return await nogEens('Geef een naam.');
      if (body.code === '') return await nogEens('Geef een korte code.');
      try {
        const basis = body.basis === '' ? null : body.basis;
        return { redirect: inrichtingUrl(await beginInrichting(tx, who, { ...body, basis })) };
      } catch (error) {
        // What a rule refused was refused before anything was written.
        if (!(error instanceof AppError) || error.code !== 'bad_request') throw error;
        return await nogEens(error.message);
      }
    },
  });
}

function deelRoute(deps: InrichtingDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/leerlijnen/delen/:pakket',
    summary: 'Een eigen pakket delen met andere besturen, of daarmee stoppen',
    access,
    params: z.object({ pakket: Id }),
    body: z.object({ delen: z.enum(['ja', 'nee']) }),
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params, body }) => {
      const delen = body.delen === 'ja';
      await deelPakket(tx, who, params.pakket, { delen, dag: datumVan(deps.now()) });
      return { redirect: `${EIGEN}?gedaan=${delen ? 'gedeeld' : 'gestopt'}` };
    },
  });
}

function neemRoute(): Route {
  return defineRoute({
    method: 'POST',
    path: '/leerlijnen/overnemen/:versie',
    summary: 'Met een gedeeld of eigen pakket gaan werken',
    access,
    params: z.object({ versie: Id }),
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params }) => {
      await neemOver(tx, who, params.versie);
      return { redirect: `${EIGEN}?gedaan=overgenomen` };
    },
  });
}
