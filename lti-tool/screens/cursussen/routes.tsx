import { z } from 'zod';
import { listMensen } from '../../../gateway/access/mensen.ts';
import { AppError } from '../../../gateway/errors.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import {
  cursusHeel,
  kiesGroep,
  koppelLid,
  listCursussen,
  vraagDeelnemers,
} from '../../lti/cursussen-service.ts';
import { renderPage } from '../../ui/render.ts';
import type { Frame } from '../chrome.tsx';
import { frameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { CursusPage } from './cursus-page.tsx';
import { LidPage } from './lid-page.tsx';
import { LijstPage } from './lijst-page.tsx';
import { CURSUSSEN, cursusUrl, deelnemersUrl, groepUrl, lidUrl } from './urls.ts';

type Sleutels = Parameters<typeof cursusHeel>[2];

export interface CursussenDeps {
  readonly assets: Frame['assets'];
  /** Opens the names of who is not known yet. */
  readonly keys: Sleutels;
  readonly now: () => Date;
}

const access = { kind: 'roles', any: rolesWith('rollen_beheren') } as const;
/** What changes something asks for a passkey as well. */
const changes = { ...access, strong: true } as const;
const Params = z.object({ cursus: z.uuid() });
const LidParams = Params.extend({ lid: z.uuid() });
const Zoek = z.object({ zoek: z.string().max(100).default('') });

/** *cursussen*, for the beheerder: who is in a course of the ELO, who that is in Koers, and which group it is. */
export function cursussenRoutes(deps: CursussenDeps): Route[] {
  return [lijst(deps), een(deps), lees(), groep(), lid(deps), koppel(deps)];
}

function lijst(deps: CursussenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: CURSUSSEN,
    summary: 'Cursussen van de ELO',
    access,
    responses: { 200: 'html' },
    handler: async ({ tx, who }) => {
      const cursussen = await listCursussen(tx, who);
      const frame = await frameFor(deps, { tx, who });
      return { html: renderPage(<LijstPage frame={frame} cursussen={cursussen} now={deps.now()} />) };
    },
  });
}

function een(deps: CursussenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: cursusUrl(':cursus'),
    summary: 'Een cursus van de ELO, met wie erin zit',
    access,
    params: Params,
    responses: { 200: 'html' },
    handler: async ({ tx, who, params }) => {
      const heel = await cursusHeel(tx, who, deps.keys, params.cursus);
      const frame = await frameFor(deps, { tx, who });
      const page = <CursusPage frame={frame} heel={heel} now={deps.now()} />;
      return { html: renderPage(page) };
    },
  });
}

function lees(): Route {
  return defineRoute({
    method: 'POST',
    path: deelnemersUrl(':cursus'),
    summary: 'De deelnemers van een cursus lezen in de ELO',
    access: changes,
    params: Params,
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params }) => {
      await vraagDeelnemers(tx, who, params.cursus);
      return { redirect: cursusUrl(params.cursus) };
    },
  });
}

function groep(): Route {
  return defineRoute({
    method: 'POST',
    path: groepUrl(':cursus'),
    summary: 'Zeggen welke groep een cursus is',
    access: changes,
    params: Params,
    body: z.object({ groep: z.union([z.uuid(), z.literal('').transform(() => null)]) }),
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params, body }) => {
      await kiesGroep(tx, who, { cursus: params.cursus, groep: body.groep });
      return { redirect: cursusUrl(params.cursus) };
    },
  });
}

interface Call {
  readonly tx: Tx;
  readonly who: KnownActor;
}
interface Vraag extends z.output<typeof LidParams> {
  readonly zoek: string;
  readonly fout?: string;
}

async function lidPage(deps: CursussenDeps, { tx, who }: Call, vraag: Vraag): Promise<string> {
  const { cursus, onbekend } = await cursusHeel(tx, who, deps.keys, vraag.cursus);
  const een = onbekend.find((one) => one.id === vraag.lid);
  if (!een) throw new AppError('not_found', 'Deze deelnemer is al gekoppeld, of zit niet meer in de cursus.');
  const soort = een.als === 'overig' ? undefined : een.als;
  const gevonden = await listMensen(tx, who, { zoek: vraag.zoek, soort });
  const frame = await frameFor(deps, { tx, who });
  const { zoek, fout } = vraag;
  return renderPage(
    <LidPage frame={frame} cursus={cursus} lid={een} zoek={zoek} gevonden={gevonden} fout={fout} />,
  );
}

function lid(deps: CursussenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: lidUrl(':cursus', ':lid'),
    summary: 'Zoeken wie een deelnemer van een cursus is',
    access,
    params: LidParams,
    query: Zoek,
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, query }) => ({
      html: await lidPage(deps, { tx, who }, { ...params, ...query }),
    }),
  });
}

function koppel(deps: CursussenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: lidUrl(':cursus', ':lid'),
    summary: 'Een deelnemer van een cursus aan een persoon koppelen',
    access: changes,
    params: LidParams,
    body: z.object({ persoon: z.uuid() }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params, body }) => {
      try {
        await koppelLid(tx, who, { ...params, persoon: body.persoon });
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
        const vraag = { ...params, zoek: '', fout: error.message };
        return { status: 422, html: await lidPage(deps, { tx, who }, vraag) };
      }
      return { redirect: cursusUrl(params.cursus) };
    },
  });
}
