import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { Datum } from '../../../gateway/model/roster.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { newActId } from '../act-id.ts';
import { datumVan } from '../datum.ts';
import { frameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import type { OverkomstDeps } from './deps.ts';
import { OpenenPage, type OpenInvoer } from './openen-page.tsx';
import { openenUrl } from './urls.ts';

const Id = z.uuid();
const access = { kind: 'roles', any: rolesWith('leerroute_plaatsen') } as const;
const params = z.object({ leerling: Id });
const path = '/leerling/:leerling/overkomst';

/** As a form sends it: what is missing is said on the page. */
const OpenBody = z.object({
  id: Id,
  school: z.union([Id, z.literal('')]).default(''),
  laatste: z.union([Datum, z.literal('')]).default(''),
  reden: z.string().max(500).default(''),
});

interface Zeg {
  readonly gedaan?: 'open' | 'terug' | undefined;
  readonly fout?: string;
  readonly invoer?: OpenInvoer;
}

async function toon(
  deps: OverkomstDeps,
  { tx, who }: { tx: Tx; who: KnownActor },
  leerling: string,
  zeg: Zeg & { readonly id?: string } = {},
): Promise<string> {
  const openingen = await deps.overkomst.openingen(tx, who, leerling);
  const frame = await frameFor(deps, { tx, who });
  const page = { ...zeg, frame, openingen, id: zeg.id ?? newActId(), vandaag: datumVan(deps.now()) };
  return renderPage(<OpenenPage {...page} />);
}

/** Opening the leerreis of a pupil to another school, and taking it back (R72). */
export function openenRoutes(deps: OverkomstDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path,
      summary: 'De leerreis van een leerling openen voor een andere school: wat ziet die',
      access,
      params,
      query: z.object({ gedaan: z.enum(['open', 'terug']).optional() }),
      responses: { 200: 'html' },
      handler: async ({ tx, who, params: { leerling }, query }) => ({
        html: await toon(deps, { tx, who }, leerling, { gedaan: query.gedaan }),
      }),
    }),
    defineRoute({
      method: 'POST',
      path,
      summary: 'De leerreis van een leerling openen voor een andere school, tot een datum',
      access,
      params,
      body: OpenBody,
      responses: { 303: 'redirect', 422: 'html' },
      handler: async ({ tx, who, params: { leerling }, body }) => {
        const { id, school, laatste, reden } = body;
        const mis = (fout: string) => toon(deps, { tx, who }, leerling, { id, fout, invoer: body });
        if (school === '') return { status: 422, html: await mis('Kies een school.') };
        if (laatste === '')
          return { status: 422, html: await mis('Kies de laatste dag waarop die school mag kijken.') };
        try {
          await deps.overkomst.open(tx, who, { id, leerling, school, laatste, reden });
        } catch (error) {
          if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
          return { status: 422, html: await mis(error.message) };
        }
        return { redirect: `${openenUrl(leerling)}?gedaan=open` };
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/terug`,
      summary: 'Een geopende leerreis terugnemen, voor de laatste dag',
      access,
      params,
      body: z.object({ opening: Id }),
      responses: { 303: 'redirect' },
      handler: async ({ tx, who, params: { leerling }, body }) => {
        await deps.overkomst.neemTerug(tx, who, { leerling, opening: body.opening });
        return { redirect: `${openenUrl(leerling)}?gedaan=terug` };
      },
    }),
  ];
}
