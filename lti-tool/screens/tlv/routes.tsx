import { z } from 'zod';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { legTlvVast, tlvs, trekTlvIn } from '../../../gateway/opp/tlv/service.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { leerlingKop } from '../../../gateway/school/service.ts';
import { renderPage } from '../../ui/render.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { datumVan } from '../datum.ts';
import { leerlingFrameFor } from '../frame.ts';
import { tlvUrl } from '../opp-status/urls.ts';
import { OP_SCHOOL, rolesWith } from '../roles.ts';
import { gelezen, ingevuld, LEEG, TlvBody, type TlvFouten } from './invoer.ts';
import { TlvPage } from './page.tsx';

/** The school looks; ouders find it in the OPP itself (section A). */
const lezen = { kind: 'roles', any: rolesWith('opp_lezen', OP_SCHOOL) } as const;
const wijzigen = { kind: 'roles', any: rolesWith('opp_vaststellen') } as const;
const params = z.object({ leerling: z.uuid() });

interface Rest {
  readonly verbeter?: string | undefined;
  readonly invoer?: TlvBody;
  readonly fouten?: TlvFouten;
  readonly bewaard?: boolean;
}

async function pagina(
  deps: ScreenDeps,
  call: { tx: Tx; who: KnownActor },
  leerling: string,
  rest: Rest,
): Promise<string> {
  const { regels, mag } = await tlvs(call.tx, call.who, leerling);
  const kop = await leerlingKop(call.tx, call.who, leerling);
  const frame = await leerlingFrameFor(deps, call);
  const { verbeter, invoer, ...meer } = rest;
  const te = regels.find((r) => r.id === verbeter && r.staat === 'geldt');
  const velden = invoer ?? (te ? ingevuld(te) : LEEG);
  return renderPage(
    <TlvPage
      frame={frame}
      leerling={kop}
      regels={regels}
      mag={mag}
      vandaag={datumVan(deps.now())}
      invoer={velden}
      {...meer}
    />,
  );
}

/** R49: register, correct and look back at the TLV's of a pupil. */
export function tlvRoutes(deps: ScreenDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/leerling/:leerling/tlv',
      summary: 'Toelaatbaarheidsverklaringen van een leerling',
      access: lezen,
      params,
      query: z.object({
        verbeter: z.uuid().optional().catch(undefined),
        bewaard: z.literal('ja').optional().catch(undefined),
      }),
      responses: { 200: 'html' },
      handler: async ({ tx, who, params: { leerling }, query }) => ({
        html: await pagina(deps, { tx, who }, leerling, {
          verbeter: query.verbeter,
          bewaard: query.bewaard === 'ja',
        }),
      }),
    }),
    defineRoute({
      method: 'POST',
      path: '/leerling/:leerling/tlv',
      summary: 'Een toelaatbaarheidsverklaring vastleggen of verbeteren',
      access: wijzigen,
      params,
      body: TlvBody,
      responses: { 303: 'redirect', 422: 'html' },
      handler: async ({ tx, who, params: { leerling }, body }) => {
        const uit = gelezen(body);
        if ('fouten' in uit)
          return {
            status: 422,
            html: await pagina(deps, { tx, who }, leerling, { invoer: body, fouten: uit.fouten }),
          };
        await legTlvVast(tx, who, leerling, uit.tlv, body.vervangt === '' ? null : body.vervangt);
        return { redirect: `${tlvUrl(leerling)}?bewaard=ja` };
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/leerling/:leerling/tlv/weg',
      summary: 'Een toelaatbaarheidsverklaring weghalen die er niet hoort',
      access: wijzigen,
      params,
      body: z.object({ tlv: z.uuid() }),
      responses: { 303: 'redirect' },
      handler: async ({ tx, who, params: { leerling }, body }) => {
        await trekTlvIn(tx, who, leerling, body.tlv);
        return { redirect: `${tlvUrl(leerling)}?bewaard=ja` };
      },
    }),
  ];
}
