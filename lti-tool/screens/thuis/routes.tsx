import { z } from 'zod';
import { gelezenOver } from '../../../gateway/meldingen/lees.ts';
import { thuisKinderen } from '../../../gateway/opp/thuis/begin.ts';
import { eigenBewijs } from '../../../gateway/opp/thuis/bewijs.ts';
import { brengIn, InbrengInput, inbrengVan } from '../../../gateway/opp/thuis/inbreng.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { TALEN, vertaler } from '../../ui/talen/taal.ts';
import { ownPath } from '../aanmelden/urls.ts';
import { rolesWith } from '../roles.ts';
import { antwoordRoutes } from './antwoord-routes.tsx';
import { BeginPage } from './begin-page.tsx';
import { BewijsPage } from './bewijs-page.tsx';
import type { ThuisDeps } from './deps.ts';
import { type ThuisCall, thuisFrame } from './frame.ts';
import { PlanPage } from './plan-page.tsx';
import { gekozenTaal, taalCookie } from './taal-cookie.ts';
import { bewijsUrl, type Gedaan, pdfUrl, planUrl, TAAL, THUIS } from './urls.ts';

const access = { kind: 'roles', any: rolesWith('opp_antwoorden') } as const;
const Leerling = z.object({ leerling: z.uuid() });

/** *thuis*: who reads the OPP at home: ouders, representatives, and the pupil himself (R44, R45, R60). */
export function thuisRoutes(deps: ThuisDeps): Route[] {
  return [
    beginRoute(deps),
    taalRoute(),
    planRoute(deps),
    ...antwoordRoutes(deps),
    inbrengRoute(deps),
    bewijsRoute(deps),
  ];
}

function beginRoute(deps: ThuisDeps): Route {
  return defineRoute({
    method: 'GET',
    path: THUIS,
    summary: 'Thuis: mijn kind, en wat school mij vraagt',
    access,
    responses: { 200: 'html' },
    handler: async (call) => {
      const kinderen = await thuisKinderen(call.tx, call.who);
      const frame = await thuisFrame(deps, call, THUIS);
      return { html: renderPage(<BeginPage frame={frame} kinderen={kinderen} />) };
    },
  });
}

function taalRoute(): Route {
  return defineRoute({
    method: 'POST',
    path: TAAL,
    summary: 'Een andere taal voor de pagina’s thuis',
    access,
    body: z.object({ taal: z.enum(TALEN), naar: z.string().max(600).optional() }),
    responses: { 303: 'redirect' },
    handler: async ({ body }) => ({
      headers: { 'Set-Cookie': taalCookie(body.taal) },
      redirect: body.naar === undefined ? THUIS : ownPath(body.naar),
    }),
  });
}

async function planPage(
  deps: ThuisDeps,
  call: ThuisCall,
  leerling: string,
  zeg: { gedaan?: Gedaan | undefined; fout?: string },
): Promise<string> {
  const { tx, who } = call;
  const view = await deps.opp.lees(tx, who, { leerling });
  const inbreng = view.mag.inbrengen ? await inbrengVan(tx, who, deps.keys, leerling) : [];
  const frame = await thuisFrame(deps, call, planUrl(leerling));
  const ik = who.person;
  const pdf = view.versie ? { pdf: pdfUrl(leerling, view.versie.nummer) } : {};
  return renderPage(<PlanPage {...{ frame, view, ik, inbreng, ...pdf, ...zeg }} />);
}

function planRoute(deps: ThuisDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/thuis/:leerling/plan',
    summary: 'Het OPP in gewone taal',
    access,
    params: Leerling,
    query: z.object({ gedaan: z.enum(['antwoord', 'inbreng']).optional() }),
    responses: { 200: 'html' },
    handler: async ({ params: { leerling }, query, ...call }) => {
      const html = await planPage(deps, call, leerling, query);
      await gelezenOver(call.tx, call.who, leerling);
      return { html };
    },
  });
}

function inbrengRoute(deps: ThuisDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/thuis/:leerling/inbreng',
    summary: 'School iets vertellen: over het plan, of over thuis',
    access: { kind: 'roles', any: rolesWith('opp_inbrengen') },
    params: Leerling,
    body: z.object({ soort: InbrengInput.shape.soort, tekst: z.string().max(4_000).default('') }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ params: { leerling }, body, ...call }) => {
      if (body.tekst.trim() === '') {
        const fout = vertaler(gekozenTaal(call.cookies))('inbreng.tekstMoet');
        return { status: 422, html: await planPage(deps, call, leerling, { fout }) };
      }
      await brengIn(call.tx, call.who, deps.keys, { leerling, ...body });
      return { redirect: planUrl(leerling, 'inbreng') };
    },
  });
}

function bewijsRoute(deps: ThuisDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/thuis/:leerling/bewijs',
    summary: 'Bewijs van wat ik antwoordde op het OPP',
    access,
    params: Leerling,
    responses: { 200: 'html' },
    handler: async ({ params: { leerling }, ...call }) => {
      const view = await deps.opp.lees(call.tx, call.who, { leerling });
      if (view.versie === null) return { redirect: planUrl(leerling) };
      const { nummer } = view.versie;
      const { regels } = await eigenBewijs(call.tx, call.who, deps.opp, { leerling, nummer });
      const frame = await thuisFrame(deps, call, bewijsUrl(leerling));
      const wie = { id: leerling, naam: view.leerling.naam.roepnaam };
      return {
        html: renderPage(<BewijsPage frame={frame} leerling={wie} nummer={nummer} regels={regels} />),
      };
    },
  });
}
