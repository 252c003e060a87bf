import { z } from 'zod';
import { audit } from '../../access/audit.ts';
import { BEWIJS_MAX, BewijsInput, bewaarBewijs, opDoelen } from '../../bewijs/service.ts';
import type { ApiScope } from '../../model/api-scope.ts';
import type { EnteredClient } from '../../platform/db/client-entry.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { defineRoute, type Route } from '../../platform/http/route.ts';
import { Kaarten, OppStatus, Plaatsingen, Vraag } from './input.ts';
import { kaarten, oppStatus, plaatsingen } from './lijsten.ts';
import type { Gevraagd } from './store.ts';

export interface ApiDeps {
  readonly origin: string;
  readonly now: () => Date;
}

const API = '/api/v1';

/** The API of Koers for programs of vendors (R69): read where pupils stand, bring in what was measured elsewhere (R74). */
export function apiRoutes(deps: ApiDeps): Route[] {
  return [
    lijst(deps, {
      naam: 'plaatsingen',
      summary: 'Leerroutes van leerlingen, ook eerdere',
      scope: 'koers:plaatsingen.read',
      antwoord: Plaatsingen,
      lees: plaatsingen,
    }),
    lijst(deps, {
      naam: 'kaarten',
      summary: 'Arrangementskaarten: streefniveaus en de stand van leerdoelen',
      scope: 'koers:kaarten.read',
      antwoord: Kaarten,
      lees: kaarten,
    }),
    lijst(deps, {
      naam: 'opp-status',
      summary: 'Of er een OPP is en of het op tijd is; niet wat erin staat',
      scope: 'koers:opp.read',
      antwoord: OppStatus,
      lees: oppStatus,
    }),
    bewijs(),
  ];
}

interface Lijst<T extends z.ZodType> {
  readonly naam: string;
  readonly summary: string;
  readonly scope: ApiScope;
  readonly antwoord: T;
  readonly lees: (tx: Tx, vraag: Gevraagd, now: Date) => Promise<z.infer<T> & { volgende: string | null }>;
}

const gevraagd = (vraag: Vraag, { scopes }: EnteredClient): Gevraagd => ({
  ...vraag,
  eckId: scopes.includes('koers:eckid.read'),
});

function lijst<T extends z.ZodType>({ origin, now }: ApiDeps, { naam, lees, ...over }: Lijst<T>): Route {
  return defineRoute({
    method: 'GET',
    path: `${API}/${naam}`,
    summary: over.summary,
    access: { kind: 'client', scope: over.scope },
    query: Vraag,
    responses: { 200: over.antwoord },
    handler: async ({ tx, client, query }) => {
      const json = await lees(tx, gevraagd(query, client), now());
      // Who asks for one pupil by name looked at that pupil: his own trail says so (R83).
      if (query.leerling !== undefined)
        await audit(
          tx,
          { school: client.schoolId, person: client.clientId },
          { actie: 'api_gelezen', soort: 'leerling', id: query.leerling, details: { scherm: 'api' } },
        );
      return {
        json,
        headers: json.volgende === null ? {} : { Link: linkNaar(origin, naam, query, json.volgende) },
      };
    },
  });
}

/** Where the next page is (RFC 8288), with what was asked. */
function linkNaar(origin: string, naam: string, vraag: Vraag, after: string): string {
  const query = new URLSearchParams(
    Object.entries({ ...vraag, after }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)]],
    ),
  );
  return `<${origin}${API}/${naam}?${query.toString()}>; rel="next"`;
}

const BewijsVraag = z.object({ bewijzen: z.array(BewijsInput).min(1).max(BEWIJS_MAX) }).meta({
  example: {
    bewijzen: [
      {
        sleutel: 'opgave-118-poging-1',
        leerling: '5b7c9d1e-2f3a-4b5c-8d7e-9f0a1b2c3d4e',
        leerdoel: '7e6d5c4b-3a29-4817-a605-f4e3d2c1b0a9',
        naam: 'Gepast betalen, tot tien euro',
        score: 8,
        max: 10,
        op: '2026-11-23',
      },
    ],
  },
});
const BewijsAntwoord = z
  .object({
    uitkomsten: z.array(
      z.object({
        sleutel: z.string(),
        uitkomst: z.enum(['nieuw', 'gewijzigd', 'al', 'ingetrokken', 'geweigerd']),
        id: z.uuid().optional(),
        reden: z.string().optional(),
      }),
    ),
  })
  .meta({
    example: {
      uitkomsten: [
        { sleutel: 'opgave-118-poging-1', uitkomst: 'nieuw', id: '6a7b8c9d-1e2f-4a3b-8c4d-5e6f7a8b9c0d' },
      ],
    },
  });

function bewijs(): Route {
  return defineRoute({
    method: 'POST',
    path: `${API}/bewijs`,
    summary: 'Resultaten van buiten als bewijs bij een leerdoel; de leerkracht beslist (R74)',
    access: { kind: 'client', scope: 'koers:bewijs.write' },
    body: BewijsVraag,
    responses: { 200: BewijsAntwoord },
    handler: async ({ tx, client, body }) => {
      const bron = { id: `client:${client.clientId}`, naam: client.product };
      const bewijzen = await opDoelen(tx, body.bewijzen);
      return { json: { uitkomsten: await bewaarBewijs(tx, bron, bewijzen) } };
    },
  });
}
