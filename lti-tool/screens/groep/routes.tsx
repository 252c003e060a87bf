import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderFragment, renderPage } from '../../ui/render.ts';
import { ActieCelCode, DoelCelCode } from '../afvinken/cel-code.ts';
import { NietOngedaan } from '../afvinken/meldingen.tsx';
import { OngedaanBody, ongedaanInput } from '../afvinken/ongedaan.ts';
import { wachtrijRoutes } from '../afvinken/wachtrij-routes.tsx';
import { nieuweStand, Zet } from '../afvinken/zet.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { frameFor } from '../frame.ts';
import { magPlaatsen, OP_SCHOOL, rolesWith } from '../roles.ts';
import { ActieAntwoord, DoelAntwoord, OngedaanAntwoord } from './antwoord.tsx';
import { leerlijnenVan } from './blokken.ts';
import { GroepPage } from './page.tsx';
import { reeksRoute } from './reeks.tsx';
import { streekRoutes } from './streek.tsx';

const Id = z.uuid();

/** The group matrix (R33) and its acts: one tap is one act, answered with what changed (R29, R30). */
export function groepRoutes(deps: ScreenDeps): Route[] {
  return [
    pageRoute(deps),
    doelRoute(deps),
    actieRoute(deps),
    reeksRoute(deps),
    ...streekRoutes(deps),
    ongedaanRoute(deps),
    ...wachtrijRoutes(deps),
  ];
}

function pageRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/groep/:groep',
    summary: 'Groepsmatrix: leerlingen en de doelen van hun streefniveau',
    access: { kind: 'roles', any: rolesWith('kaart_lezen', OP_SCHOOL) },
    params: z.object({ groep: Id }),
    query: z.object({ leerlijn: Id.optional(), toon: z.enum(['doelen', 'acties']).default('doelen') }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, query }) => {
      const gevraagd = query.leerlijn;
      const matrix = await deps.kaart.groepMatrix(
        tx,
        who,
        params.groep,
        gevraagd === undefined ? { soort: 'alle' } : { soort: 'leerlijn', id: gevraagd },
      );
      const lijnen = leerlijnenVan(matrix).map((l) => l.id);
      if (gevraagd !== undefined && !lijnen.includes(gevraagd)) {
        throw new AppError('not_found', 'In deze groep werkt niemand (meer) aan deze leerlijn.');
      }
      const keuze = { groep: params.groep, leerlijn: gevraagd ?? lijnen[0] ?? '', toon: query.toon };
      const wie = matrix.rijen.map((rij) => rij.leerling.id);
      const zegt = await deps.inbreng.zegtZelf(tx, who, wie);
      const frame = await frameFor(deps, { tx, who });
      return { html: renderPage(<GroepPage frame={frame} matrix={matrix} keuze={keuze} zegt={zegt} />) };
    },
  });
}

function doelRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/matrix/leerling/:leerling/doel/:leerdoel',
    summary: 'Doel afvinken of een stand geven in de groepsmatrix',
    oneStatement: true,
    access: { kind: 'roles', any: rolesWith('doel_afvinken') },
    params: z.object({ leerling: Id, leerdoel: Id }),
    body: z.object({ cel: DoelCelCode, zet: Zet.default('tik') }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, body: { cel, zet } }) => {
      const stand = nieuweStand(zet, cel.stand, cel.vanaf);
      const uit = await deps.kaart.setStand(tx, who, {
        acts: [{ id: cel.act, ...params, stand, verwacht: cel.stand }],
      });
      return { html: renderFragment(<DoelAntwoord cel={cel} uit={uit} magPlaatsen={magPlaatsen(who)} />) };
    },
  });
}

function actieRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/matrix/actie/:actie',
    summary: 'Actie afvinken in de groepsmatrix',
    oneStatement: true,
    access: { kind: 'roles', any: rolesWith('actie_afvinken') },
    params: z.object({ actie: Id }),
    body: z.object({ cel: ActieCelCode }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, body: { cel } }) => {
      const uit = await deps.kaart.tickActie(tx, who, {
        acts: [{ id: cel.act, kaartActie: params.actie, gedaan: !cel.gedaan }],
      });
      return { html: renderFragment(<ActieAntwoord cel={cel} uit={uit} />) };
    },
  });
}

function ongedaanRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/matrix/ongedaan',
    summary: 'Een tik in de groepsmatrix ongedaan maken',
    access: { kind: 'roles', any: rolesWith('actie_afvinken') },
    body: z.object({ ...OngedaanBody, groep: Id, leerlijn: Id }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, body }) => {
      const uit = await deps.kaart.undoActs(tx, who, ongedaanInput(body));
      if (uit.kind !== 'ongedaan') return { html: renderFragment(<NietOngedaan waarom={uit.kind} />) };
      const { groep, leerlijn } = body;
      const matrix = await deps.kaart.groepMatrix(tx, who, groep, { soort: 'leerlijn', id: leerlijn });
      return { html: renderFragment(<OngedaanAntwoord matrix={matrix} leerlijn={leerlijn} uit={uit} />) };
    },
  });
}
