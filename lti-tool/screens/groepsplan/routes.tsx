import { z } from 'zod';
import type { GroepsplanService } from '../../../gateway/groepen/plan/service.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { frameFor } from '../frame.ts';
import { GroepParams } from '../groepen/deps.ts';
import { doe } from '../mensen/rol-routes.tsx';
import { OP_SCHOOL, rolesWith } from '../roles.ts';
import { PlanPage, type PlanPageProps } from './page.tsx';
import type { Getypt } from './tekst-form.tsx';
import { GEDAAN, type Gedaan, type PlanKeuze, planUrl } from './urls.ts';

export interface PlanDeps extends ScreenDeps {
  readonly groepsplan: GroepsplanService;
}

type Call = { tx: Parameters<GroepsplanService['plan']>[0]; who: KnownActor };

const lezen = { kind: 'roles', any: rolesWith('kaart_lezen', OP_SCHOOL) } as const;
const maken = { kind: 'roles', any: rolesWith('groepsplan_maken') } as const;
const PeriodeBody = z.object({ periode: z.uuid().optional() });

/** The groepsplan of a group: read and print it, write in it, keep it (R54). */
export function groepsplanRoutes(deps: PlanDeps): Route[] {
  return [leesRoute(deps), beginRoute(deps), tekstRoute(deps), vaststelRoute(deps)];
}

async function planPage(
  deps: PlanDeps,
  { tx, who }: Call,
  groep: string,
  zeg: PlanKeuze & Pick<PlanPageProps, 'gedaan' | 'fout'>,
): Promise<string> {
  const plan = await deps.groepsplan.plan(tx, who, { groep, periode: zeg.periode, nummer: zeg.nummer });
  const frame = await frameFor(deps, { tx, who });
  return renderPage(
    <PlanPage frame={frame} plan={plan} now={deps.now()} gedaan={zeg.gedaan} fout={zeg.fout} />,
  );
}

function leesRoute(deps: PlanDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/groepen/:groep/plan',
    summary: 'Het groepsplan van een groep, van deze periode of een andere',
    access: lezen,
    params: GroepParams,
    query: z.object({
      periode: z.uuid().optional(),
      nummer: z.coerce.number().int().min(1).max(10_000).optional(),
      gedaan: z.enum(Object.keys(GEDAAN) as [Gedaan, ...Gedaan[]]).optional(),
    }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, query }) => ({
      html: await planPage(deps, { tx, who }, params.groep, query),
    }),
  });
}

/** Does it and shows the plan, or shows why it was refused with what was typed. */
const weer = (
  deps: PlanDeps,
  call: Call,
  groep: string,
  at: { readonly periode: string | undefined; readonly gedaan: Gedaan; readonly getypt?: Getypt },
  work: () => Promise<unknown>,
): Promise<Reply> =>
  doe(work, planUrl(groep, { periode: at.periode }, at.gedaan), (tekst) =>
    planPage(deps, call, groep, { periode: at.periode, fout: { tekst, getypt: at.getypt } }),
  );

function beginRoute(deps: PlanDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/groepen/:groep/plan',
    summary: 'Een concept van het groepsplan beginnen',
    access: maken,
    params: GroepParams,
    body: PeriodeBody,
    responses: { 303: 'redirect', 422: 'html' },
    handler: ({ tx, who, params: { groep }, body: { periode } }) =>
      weer(deps, { tx, who }, groep, { periode, gedaan: 'begonnen' }, () =>
        deps.groepsplan.begin(tx, who, { groep, periode }),
      ),
  });
}

const TekstBody = z.looseObject({
  periode: z.uuid().optional(),
  subgroep: z.string().max(80),
  gezien: z.string().max(60).default(''),
  aanpak: z.string().max(4_000).default(''),
});

const EVALUATIE = /^evaluatie\.([0-9a-f-]{36})$/;

/** The fields `evaluatie.<leerdoel>` of the form. */
function evaluaties(body: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body).flatMap(([naam, tekst]) => {
      const doel = EVALUATIE.exec(naam)?.[1];
      return doel !== undefined && typeof tekst === 'string' ? [[doel, tekst.slice(0, 4_000)]] : [];
    }),
  );
}

function tekstRoute(deps: PlanDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/groepen/:groep/plan/tekst',
    summary: 'Aanpak en evaluatie van een subgroep schrijven in een concept',
    access: maken,
    params: GroepParams,
    body: TekstBody,
    responses: { 303: 'redirect', 422: 'html' },
    handler: ({ tx, who, params: { groep }, body }) => {
      const { periode, subgroep, gezien, aanpak } = body;
      const evaluatie = evaluaties(body);
      const at = { periode, gedaan: 'bewaard', getypt: { subgroep, aanpak, evaluatie } } as const;
      return weer(deps, { tx, who }, groep, at, () =>
        deps.groepsplan.schrijf(tx, who, groep, { periode, subgroep, gezien, aanpak, evaluatie }),
      );
    },
  });
}

function vaststelRoute(deps: PlanDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/groepen/:groep/plan/vaststellen',
    summary: 'Het groepsplan vaststellen zoals het nu is',
    access: maken,
    params: GroepParams,
    body: PeriodeBody,
    responses: { 303: 'redirect', 422: 'html' },
    handler: ({ tx, who, params: { groep }, body: { periode } }) =>
      weer(deps, { tx, who }, groep, { periode, gedaan: 'vastgesteld' }, () =>
        deps.groepsplan.stelVast(tx, who, { groep, periode }),
      ),
  });
}
