import { z } from 'zod';
import { notFound } from '../../access/scope.ts';
import type { ApiScope } from '../../model/api-scope.ts';
import type { Db } from '../../platform/db/pool.ts';
import { defineRoute, type Route } from '../../platform/http/route.ts';
import { lijst } from './blad.ts';
import type { Pad } from './pad.ts';
import { PADEN } from './paden.ts';
import { OBJECTEN } from './schemas.ts';
import { basisVan, type Soorten, soortenVoor } from './soorten.ts';
import { StatusInfo, statusInfo } from './status-info.ts';
import { type Deel, een } from './store.ts';
import { EenQuery, LijstQuery, leesVelden } from './vraag.ts';

const ECK_ID: ApiScope = 'koers:eckid.read';
const MET_OUDERS: ApiScope = 'https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly';

const WEIGERINGEN = Object.fromEntries([400, 401, 403, 404, 429, 500].map((status) => [status, StatusInfo]));

type Ids = Readonly<Record<string, string>>;
type Zie = (scopes: readonly string[]) => Soorten;

/** Each class is written once for each of what somebody may see. */
function gezien(origin: string): Zie {
  const basis = basisVan(origin);
  const gemaakt = new Map<string, Soorten>();
  return (scopes) => {
    const mag = { eckId: scopes.includes(ECK_ID), ouders: scopes.includes(MET_OUDERS) };
    const sleutel = JSON.stringify(mag);
    const soorten = gemaakt.get(sleutel) ?? soortenVoor(basis, mag);
    gemaakt.set(sleutel, soorten);
    return soorten;
  };
}

const namenIn = (pad: string): string[] => [...pad.matchAll(/:(\w+)/g)].flatMap(([, naam]) => naam ?? []);

/** A sourcedId that is no UUID is nobody's; that is answered in the words of the standard. */
const paramsVan = (pad: string) =>
  z.object(
    Object.fromEntries(namenIn(pad).map((naam) => [naam, z.uuid().meta({ description: 'sourcedId' })])),
  );

function deelVan({ soort, waar, onder }: Pad, soorten: Soorten, ids: Ids): Deel {
  return {
    soort: soorten[soort],
    ...(waar ? { waar: waar(ids) } : {}),
    ...(onder ? { onder: onder(soorten, ids) } : {}),
  };
}

/**
 * The OneRoster 1.2 provider (1EdTech, REST binding): rostering, and of the gradebook the results on leerdoelen. Read-only, for
 * programs that a school said yes to; what they see is that school's alone (R69, R70).
 */
export function oneRosterRoutes({ origin, db }: { readonly origin: string; readonly db: Db }): Route[] {
  const zie = gezien(origin);
  return PADEN.map((pad) => (pad.een ? enkelRoute(pad, zie) : lijstRoute(pad, zie, origin, db)));
}

const DIENST = {
  rooster: { tag: 'OneRoster Rostering 1.2', begin: '/ims/oneroster/rostering/v1p2' },
  cijfers: { tag: 'OneRoster Gradebook 1.2', begin: '/ims/oneroster/gradebook/v1p2' },
} as const;

function gedeeld(pad: Pad) {
  const { tag, begin } = DIENST[pad.dienst];
  return {
    method: 'GET',
    path: begin + pad.pad,
    operationId: pad.operationId,
    tag,
    summary: pad.summary,
    access: { kind: 'client', scope: pad.scopes },
    refusal: statusInfo,
    params: paramsVan(pad.pad),
  } as const;
}

function enkelRoute(pad: Pad, zie: Zie): Route {
  const { enkel } = zie([])[pad.soort];
  return defineRoute({
    ...gedeeld(pad),
    query: EenQuery,
    responses: { ...WEIGERINGEN, 200: z.object({ [enkel]: OBJECTEN[enkel] }) },
    handler: async ({ tx, client, params, query }) => {
      const deel = deelVan(pad, zie(client.scopes), params);
      const velden = leesVelden(deel.soort, query.fields);
      const rij = await een(tx, deel, params['sourcedId'] ?? '', velden);
      if (rij === null) throw notFound();
      return { body: { type: 'application/json', bytes: `{"${enkel}":${rij}}` } };
    },
  });
}

function lijstRoute(pad: Pad, zie: Zie, origin: string, db: Db): Route {
  const { lijst: naam, enkel } = zie([])[pad.soort];
  const basis = gedeeld(pad);
  return defineRoute({
    ...basis,
    query: LijstQuery,
    responses: { ...WEIGERINGEN, 200: z.object({ [naam]: z.array(OBJECTEN[enkel]) }) },
    handler: async ({ tx, client, params, query }) => {
      const deel = deelVan(pad, zie(client.scopes), params);
      const adres = origin + basis.path.replace(/:(\w+)/g, (_, sleutel: string) => params[sleutel] ?? '');
      return await lijst({ db, tx, client, deel, query, adres });
    },
  });
}
