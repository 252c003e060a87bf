import { z } from 'zod';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import {
  legUitstroomVast,
  Moment,
  Plek,
  vertrokkene,
  vertrokkenen,
} from '../../../gateway/rapportage/uitstroom/service.ts';
import { renderPage } from '../../ui/render.ts';
import { newActId } from '../act-id.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { datumVan } from '../datum.ts';
import { frameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { magVan } from './mag.ts';
import { OudLeerlingPage, type OudLeerlingProps } from './oud-leerling-page.tsx';
import { OudLeerlingenPage } from './oud-leerlingen-page.tsx';
import { OUD_LEERLINGEN } from './urls.ts';

const access = { kind: 'roles', any: rolesWith('bestendiging_bijhouden') } as const;
type Deps = Pick<ScreenDeps, 'assets' | 'now'>;

const Params = z.object({ vertrokkene: z.uuid() });
const Query = z.object({
  wie: z.literal('alle').optional().catch(undefined),
  pagina: z.coerce.number().int().min(1).max(10_000).catch(1),
  bewaard: z.literal('ja').optional().catch(undefined),
});
/** As a form sends it: what was not chosen is missing, and a day may be nonsense. */
const Body = z.object({
  id: z.uuid(),
  moment: z.coerce.number().pipe(Moment),
  plek: z.string().optional().default(''),
  op: z.string().max(10).default(''),
});

async function formulier(
  deps: Deps,
  { tx, who }: { tx: Tx; who: KnownActor },
  leerling: string,
  rest: Pick<OudLeerlingProps, 'fouten'> & {
    readonly id?: string;
    readonly invoer?: OudLeerlingProps['invoer'];
  } = {},
): Promise<string> {
  const vandaag = datumVan(deps.now());
  const v = await vertrokkene(tx, who, vandaag, leerling);
  const moment = v.vraag?.moment ?? 0;
  const invoer = rest.invoer ?? {
    moment,
    plek: v.plekken[moment] ?? '',
    op: moment === 0 ? v.laatste : vandaag,
  };
  const frame = await frameFor(deps, { tx, who });
  return renderPage(
    <OudLeerlingPage
      {...rest}
      frame={frame}
      v={v}
      vandaag={vandaag}
      id={rest.id ?? newActId()}
      invoer={invoer}
    />,
  );
}

/** Where leavers are (R67). */
export function oudLeerlingenRoutes(deps: Deps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: OUD_LEERLINGEN,
      summary: 'Oud-leerlingen, en naar wie je nog moet vragen',
      access,
      query: Query,
      responses: { 200: 'html' },
      handler: async ({ tx, who, query: { wie, pagina, bewaard } }) => {
        const lijst = await vertrokkenen(tx, who, {
          vandaag: datumVan(deps.now()),
          iedereen: wie === 'alle',
          pagina,
        });
        const frame = await frameFor(deps, { tx, who });
        const mag = magVan(who);
        return {
          html: renderPage(
            <OudLeerlingenPage frame={frame} lijst={lijst} wie={wie} bewaard={bewaard === 'ja'} mag={mag} />,
          ),
        };
      },
    }),
    defineRoute({
      method: 'GET',
      path: `${OUD_LEERLINGEN}/:vertrokkene`,
      summary: 'Invullen waar een oud-leerling is',
      access,
      params: Params,
      responses: { 200: 'html' },
      handler: async ({ tx, who, params }) => ({
        html: await formulier(deps, { tx, who }, params.vertrokkene),
      }),
    }),
    defineRoute({
      method: 'POST',
      path: `${OUD_LEERLINGEN}/:vertrokkene`,
      summary: 'Bewaren waar een oud-leerling is',
      access,
      params: Params,
      body: Body,
      responses: { 303: 'redirect', 422: 'html' },
      handler: async ({ tx, who, params: { vertrokkene: leerling }, body }) => {
        const vandaag = datumVan(deps.now());
        const plek = Plek.safeParse(body.plek);
        const op = z.iso.date().max(10).safeParse(body.op);
        const fouten = {
          plek: plek.success ? undefined : 'Kies een plek.',
          op: op.success && op.data <= vandaag ? undefined : 'Kies vandaag of een dag daarvoor.',
        };
        if (!plek.success || !op.success || fouten.op !== undefined) {
          const { id, ...invoer } = body;
          return { status: 422, html: await formulier(deps, { tx, who }, leerling, { id, invoer, fouten }) };
        }
        const { id, moment } = body;
        await legUitstroomVast(tx, who, vandaag, { id, leerling, moment, plek: plek.data, op: op.data });
        return { redirect: `${OUD_LEERLINGEN}?bewaard=ja` };
      },
    }),
  ];
}
