import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { Toast } from '../../ui/components/toast.tsx';
import { renderPage } from '../../ui/render.ts';
import { newActId } from '../act-id.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { datumVan } from '../datum.ts';
import { leerlingFrameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { beeldUrl } from '../urls.ts';
import { BeeldPage } from './page.tsx';
import type { BesluitInvoer } from './signalen.tsx';

const Id = z.uuid();
const KeuzeVan = z.enum(['pas_op_de_plaats', 'intensiveren']);

const BesluitBody = z.object({
  act: Id,
  voor: Id,
  achter: Id,
  // What is missing is asked for again, with what was filled in.
  keuze: z.string().max(40).default(''),
  reden: z.string().max(2000).default(''),
});

type Call = { tx: Parameters<ScreenDeps['leerroute']['integraalBeeld']>[0]; who: KnownActor };

async function page(
  deps: ScreenDeps,
  call: Call,
  leerling: string,
  zeg: { gekozen?: boolean; invoer?: BesluitInvoer } = {},
): Promise<string> {
  const beeld = await deps.leerroute.integraalBeeld(call.tx, call.who, leerling, datumVan(deps.now()));
  const frame = await leerlingFrameFor(deps, call);
  const { gekozen, invoer } = zeg;
  const messages = gekozen ? { messages: <Toast icon="check" text="De keuze is vastgelegd." /> } : {};
  return renderPage(<BeeldPage frame={frame} beeld={beeld} actId={newActId} invoer={invoer} {...messages} />);
}

function fouten(body: z.infer<typeof BesluitBody>): BesluitInvoer['fouten'] {
  return {
    ...(KeuzeVan.safeParse(body.keuze).success ? {} : { keuze: 'Kies wat jullie doen.' }),
    ...(body.reden.trim().length < 3 ? { reden: 'Schrijf op waarom jullie dit kiezen.' } : {}),
  };
}

/** The integraal beeld and the choice at a signal of disharmony (R17–R20). */
export function beeldRoutes(deps: ScreenDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/leerling/:leerling/beeld',
      summary: 'Integraal beeld: alle leergebieden tegenover de route en het plan',
      access: { kind: 'roles', any: rolesWith('beeld_lezen') },
      params: z.object({ leerling: Id }),
      query: z.object({ gekozen: z.enum(['ja']).optional() }),
      responses: { 200: 'html' },
      handler: async ({ tx, who, params, query }) => ({
        html: await page(deps, { tx, who }, params.leerling, { gekozen: query.gekozen === 'ja' }),
      }),
    }),
    defineRoute({
      method: 'POST',
      path: '/leerling/:leerling/beeld/besluit',
      summary: 'Vastleggen wat er gebeurt bij een groot verschil tussen leerlijnen',
      access: { kind: 'roles', any: rolesWith('niveau_plaatsen') },
      params: z.object({ leerling: Id }),
      body: BesluitBody,
      responses: { 303: 'redirect', 409: 'html', 422: 'html' },
      handler: async ({ tx, who, params: { leerling }, body }) => {
        const mis = fouten(body);
        if (Object.keys(mis).length > 0) {
          const invoer = { ...body, fouten: mis };
          return { status: 422, html: await page(deps, { tx, who }, leerling, { invoer }) };
        }
        try {
          const keuze = KeuzeVan.parse(body.keuze);
          const input = { ...body, leerling, keuze };
          await deps.leerroute.neemBesluit(tx, who, input, datumVan(deps.now()));
        } catch (error) {
          // What the database refused cannot be told on a page: nothing can be read any more in this transaction.
          if (!(error instanceof AppError) || error.code !== 'conflict' || error.cause) throw error;
          const invoer = { ...body, fouten: { signaal: error.message } };
          return { status: 409, html: await page(deps, { tx, who }, leerling, { invoer }) };
        }
        return { redirect: `${beeldUrl(leerling)}?gekozen=ja#signaal` };
      },
    }),
  ];
}
