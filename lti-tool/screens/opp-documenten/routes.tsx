import { z } from 'zod';
import type { Virusscan } from '../../../gateway/bestanden/aanname/service.ts';
import type { OsoService } from '../../../gateway/interchange/oso/service.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { BundelService } from '../../../gateway/opp/document/bundel/service.ts';
import { oppSchema, SCHEMA_PAD } from '../../../gateway/opp/document/json.ts';
import type { DocumentenService } from '../../../gateway/opp/document/service.ts';
import { DocumentSoort } from '../../../gateway/opp/document/service.ts';
import type { OppService } from '../../../gateway/opp/service.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { renderFragment, renderPage } from '../../ui/render.ts';
import type { Frame } from '../chrome.tsx';
import { frameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { bijlage, opHetScherm } from './als-bestand.ts';
import { BundelPage } from './bundel-page.tsx';
import { huisstijlRoutes } from './huisstijl-routes.ts';
import { osoRoutes } from './oso-routes.tsx';
import { DocumentenPage, type Extra } from './page.tsx';
import { Stand } from './stand.tsx';
import { bundelUrl, DOCUMENTEN } from './urls.ts';

export interface DocumentenDeps {
  readonly assets: Frame['assets'];
  readonly documenten: DocumentenService;
  readonly bundels: BundelService;
  /** Who may see which OPP is decided there. */
  readonly opp: Pick<OppService, 'lees'>;
  readonly oso: OsoService;
  /** `null`: nobody looks for viruses here (KOERS_CLAMD). */
  readonly scan: Virusscan | null;
  readonly origin: string;
  readonly now: () => Date;
}

/** Every OPP of the school: who may read each of them is asked by the service too. */
const access = { kind: 'roles', any: rolesWith('opp_overzicht', ['school']) } as const;
const Params = z.object({ bundel: z.uuid() });
/** One box that is ticked comes as a word, several as a list. */
const Soorten = z
  .union([DocumentSoort.transform((een) => [een]), z.array(DocumentSoort)])
  .optional()
  .default([]);

/** Documents of one OPP and of all OPPs of a school, the house style, and the schema of the JSON (R40). */
export function oppDocumentenRoutes(deps: DocumentenDeps): Route[] {
  return [
    documentRoute(deps),
    overzichtRoute(deps),
    vraagRoute(deps),
    ...huisstijlRoutes(deps, (tx, who, extra) => pagina(deps, tx, who, extra)),
    standRoute(deps),
    stopRoute(deps),
    zipRoute(deps),
    schemaRoute(deps),
    ...osoRoutes(deps),
  ];
}

function documentRoute({ documenten, opp }: DocumentenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/leerling/:leerling/opp/document/:soort',
    summary: 'Het OPP van een leerling als bestand: PDF, Word, webpagina of gegevens',
    access: { kind: 'roles-own-transaction', any: rolesWith('opp_lezen') },
    params: z.object({ leerling: z.uuid(), soort: DocumentSoort }),
    query: z.object({
      welke: z.union([z.enum(['geldend', 'concept']), z.coerce.number().int().positive()]).optional(),
    }),
    responses: { 200: 'text' },
    handler: async ({ who, params, query }): Promise<Reply> => {
      const { naam, type, bytes } = await documenten.document(opp, who, { ...params, welke: query.welke });
      // A browser shows a PDF; the rest is for another program.
      const headers = params.soort === 'pdf' ? opHetScherm(naam) : bijlage(naam);
      return { headers, body: { type, bytes } };
    },
  });
}

async function pagina(deps: DocumentenDeps, tx: Tx, who: KnownActor, extra: Extra = {}): Promise<string> {
  const bundels = await deps.bundels.lijst(tx, who);
  const nu = await deps.documenten.huisstijl(tx);
  const stijl = { naam: nu.naam, kleur: nu.kleur, ...extra.stijl, logo: nu.logo !== null };
  const frame = await frameFor(deps, { tx, who });
  return renderPage(
    <DocumentenPage {...extra} frame={frame} bundels={bundels} stijl={stijl} now={deps.now()} />,
  );
}

function overzichtRoute(deps: DocumentenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: DOCUMENTEN,
    summary: 'Documenten van alle OPP’s van de school, en de huisstijl',
    access,
    query: z.object({ bewaard: z.literal('ja').optional() }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, query }) => ({
      html: await pagina(deps, tx, who, { bewaard: query.bewaard === 'ja' }),
    }),
  });
}

function vraagRoute(deps: DocumentenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: DOCUMENTEN,
    summary: 'Alle OPP’s van de school in één ZIP laten maken',
    access,
    body: z.object({ soorten: Soorten }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, body }) => {
      if (body.soorten.length === 0)
        return {
          status: 422,
          html: await pagina(deps, tx, who, { fout: 'Kies minstens één soort document.' }),
        };
      return { redirect: bundelUrl(await deps.bundels.vraag(tx, who, body.soorten)) };
    },
  });
}

function standRoute(deps: DocumentenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: `${DOCUMENTEN}/:bundel`,
    summary: 'Hoe ver het maken van de ZIP is',
    access,
    params: Params,
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, partial }) => {
      const bundel = await deps.bundels.lees(tx, who, params.bundel);
      const now = deps.now();
      if (partial) return { html: renderFragment(<Stand bundel={bundel} now={now} />) };
      const frame = await frameFor(deps, { tx, who });
      return { html: renderPage(<BundelPage frame={frame} bundel={bundel} now={now} />) };
    },
  });
}

function stopRoute(deps: DocumentenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${DOCUMENTEN}/:bundel/stoppen`,
    summary: 'Stoppen met het maken van de ZIP',
    access,
    params: Params,
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params }) => {
      await deps.bundels.stop(tx, who, params.bundel);
      return { redirect: bundelUrl(params.bundel) };
    },
  });
}

function zipRoute(deps: DocumentenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: `${DOCUMENTEN}/:bundel/zip`,
    summary: 'De ZIP met alle OPP’s ophalen',
    access: { ...access, kind: 'roles-own-transaction' },
    params: Params,
    responses: { 200: 'text' },
    handler: async ({ who, params }) => {
      const { naam, bytes, delen } = await deps.bundels.bestand(who, params.bundel);
      return { headers: bijlage(naam), stream: { type: 'application/zip', length: bytes, parts: delen } };
    },
  });
}

function schemaRoute({ origin }: DocumentenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: SCHEMA_PAD,
    summary: 'JSON Schema van een OPP',
    access: { kind: 'public', why: 'beschrijft de vorm van de gegevens; er staan geen gegevens in' },
    responses: { 200: z.looseObject({ $schema: z.string() }) },
    handler: async () => ({
      body: { type: 'application/schema+json', bytes: JSON.stringify(oppSchema(origin)) },
    }),
  });
}
