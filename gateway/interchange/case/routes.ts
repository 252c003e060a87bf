import { z } from 'zod';
import type { Db } from '../../platform/db/pool.ts';
import { defineRoute, type Reply, type Route } from '../../platform/http/route.ts';
import { bladLinks } from '../ims/page-links.ts';
import { basisVan, type Uitgave } from './edition.ts';
import { leesBlad, leesVraag } from './question.ts';
import {
  alleDocumenten,
  eenDing,
  eenDocument,
  eenItem,
  eenReeks,
  eenRelatie,
  itemRelaties,
  pakket,
} from './service.ts';
import { type CaseVersie, CaseWeigering, OPEN, statusInfo } from './status-info.ts';

const access = {
  kind: 'public',
  why: 'gepubliceerde leerlijnen van de sector of gedeeld door hun eigenaar, volgens de CASE-standaard; geen gegevens van een school',
} as const;

const Tekst = z.string().max(1000).optional().catch(undefined);
const Blad = z.object({ limit: Tekst, offset: Tekst });
const Lijst = Blad.extend({ sort: Tekst, orderBy: Tekst, filter: Tekst, fields: Tekst });
// Whether it is a UUID is answered with the payload of the standard.
const Params = z.object({ sourcedId: z.string().max(200) });
const StatusInfo = z.looseObject({ imsx_codeMajor: z.string(), imsx_severity: z.string() });

const json = (antwoord: unknown): Reply => ({ headers: OPEN, json: antwoord });

/** Answers; what the standard refuses becomes its imsx_StatusInfo. */
async function beantwoord(versie: CaseVersie, werk: () => Promise<Reply>): Promise<Reply> {
  try {
    return await werk();
  } catch (fout) {
    if (fout instanceof CaseWeigering) return statusInfo(versie, fout);
    throw fout;
  }
}

type Een = (db: Db, uitgave: Uitgave, id: string) => Promise<object>;

const ENKEL: Readonly<Record<string, Een>> = {
  CFDocuments: eenDocument,
  CFItems: eenItem,
  CFAssociations: eenRelatie,
  CFItemAssociations: itemRelaties,
  CFConcepts: (db, uitgave, id) => eenReeks(db, uitgave, 'CFConcepts', id),
  CFSubjects: (db, uitgave, id) => eenReeks(db, uitgave, 'CFSubjects', id),
  CFItemTypes: (db, uitgave, id) => eenReeks(db, uitgave, 'CFItemTypes', id),
  CFLicenses: (db, uitgave, id) => eenDing(db, uitgave, 'CFLicenses', id),
  CFAssociationGroupings: (db, uitgave, id) => eenDing(db, uitgave, 'CFAssociationGroupings', id),
  CFRubrics: (db, uitgave, id) => eenDing(db, uitgave, 'CFRubrics', id),
};

/**
 * The CASE provider (1EdTech CASE 1.1 and 1.0, REST binding): read-only, for everybody, of packages that are published and
 * of the sector or shared (R12).
 */
export function caseRoutes({ origin }: { readonly origin: string }): Route[] {
  return (['v1p1', 'v1p0'] as const).flatMap((versie) => {
    const uitgave = { versie, basis: basisVan(origin, versie) };
    return [
      documentenRoute(uitgave),
      pakketRoute(uitgave),
      ...Object.entries(ENKEL).map(([lijst, een]) => enkelRoute(uitgave, lijst, een)),
    ];
  });
}

function enkelRoute(uitgave: Uitgave, lijst: string, een: Een): Route {
  return defineRoute({
    method: 'GET',
    path: `/ims/case/${uitgave.versie}/${lijst}/:sourcedId`,
    summary: `CASE: ${lijst}`,
    access,
    params: Params,
    responses: { 200: z.looseObject({}), 404: StatusInfo },
    handler: ({ db, params }) =>
      beantwoord(uitgave.versie, async () => json(await een(db, uitgave, params.sourcedId))),
  });
}

function documentenRoute(uitgave: Uitgave): Route {
  return defineRoute({
    method: 'GET',
    path: `/ims/case/${uitgave.versie}/CFDocuments`,
    summary: 'CASE: alle openbare leerlijnenpakketten',
    access,
    query: Lijst,
    responses: {
      200: z.looseObject({ CFDocuments: z.array(z.looseObject({})) }),
      400: StatusInfo,
      404: StatusInfo,
    },
    handler: ({ db, query }) =>
      beantwoord(uitgave.versie, async () => {
        const vraag = leesVraag(query);
        const { documenten, totaal } = await alleDocumenten(db, uitgave, vraag);
        const link = bladLinks(`${uitgave.basis}/CFDocuments`, query, vraag, totaal);
        return {
          headers: { ...OPEN, 'X-Total-Count': String(totaal), ...(link ? { Link: link } : {}) },
          json: { CFDocuments: documenten },
        };
      }),
  });
}

function pakketRoute(uitgave: Uitgave): Route {
  return defineRoute({
    method: 'GET',
    path: `/ims/case/${uitgave.versie}/CFPackages/:sourcedId`,
    summary: 'CASE: een leerlijnenpakket, heel of per bladzijde van zijn CFItems',
    access,
    params: Params,
    query: Blad,
    responses: { 200: z.looseObject({}), 400: StatusInfo, 404: StatusInfo },
    handler: ({ db, params, query }) =>
      beantwoord(uitgave.versie, async () => {
        const blad = query.limit === undefined && query.offset === undefined ? null : leesBlad(query);
        const { json: tekst, totaal } = await pakket(db, uitgave, params.sourcedId, blad);
        const adres = `${uitgave.basis}/CFPackages/${params.sourcedId}`;
        const link = blad && bladLinks(adres, query, blad, totaal);
        return {
          headers: { ...OPEN, 'X-Total-Count': String(totaal), ...(link ? { Link: link } : {}) },
          body: { type: 'application/json', bytes: tekst },
        };
      }),
  });
}
