import { z } from 'zod';
import {
  pilotsVanSchool,
  staToe,
  stopHier,
  telGebruik,
} from '../../../gateway/gebruikersgroep/pilots/service.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { frameFor } from '../frame.ts';
import { meedoen, type SamenDeps } from '../gebruikersgroep/deps.ts';
import { GedaanVraag, metGedaan } from '../gebruikersgroep/gedaan.tsx';
import { PILOTS } from '../gebruikersgroep/urls.ts';
import { rolesWith } from '../roles.ts';
import { groepUrl } from '../urls.ts';
import { HELE_SCHOOL, PilotsPage } from './page.tsx';

const toestaan = { kind: 'roles', any: rolesWith('pilots_toestaan') } as const;
const Params = z.object({ pilot: z.uuid() });
const Keuze = z.uuid().or(z.literal(HELE_SCHOOL));
/** A form with no box, one, or more ticked. */
const Groepen = z
  .array(Keuze)
  .or(Keuze.transform((een) => [een]))
  .default([]);

/** Pilots at this school: yes or no, use, and what people think (R77). */
export function pilotsRoutes(deps: SamenDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: PILOTS,
      summary: 'Pilots waar deze school aan mee kan doen',
      access: toestaan,
      query: GedaanVraag,
      responses: { 200: 'html' },
      handler: async ({ tx, who, query }) => {
        const frame = await frameFor(deps, { tx, who });
        const page = { frame, ...(await pilotsVanSchool(tx, who)), ...query };
        return { html: renderPage(<PilotsPage {...page} />) };
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${PILOTS}/:pilot/toestemming`,
      summary: 'Een pilot toestaan op deze school',
      access: toestaan,
      params: Params,
      body: z.object({ groepen: Groepen }),
      responses: { 303: 'redirect', 422: 'html' },
      handler: async ({ tx, who, params: { pilot }, body }): Promise<Reply> => {
        if (body.groepen.length === 0) {
          const page = { frame: await frameFor(deps, { tx, who }), ...(await pilotsVanSchool(tx, who)) };
          return { status: 422, html: renderPage(<PilotsPage {...page} nietGekozen={pilot} />) };
        }
        const groepen = body.groepen.filter((groep) => groep !== HELE_SCHOOL);
        const heleSchool = groepen.length < body.groepen.length;
        await staToe(tx, who, { pilot, groepen: heleSchool ? null : groepen });
        return { redirect: metGedaan(PILOTS, 'toegestaan') };
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${PILOTS}/:pilot/stop`,
      summary: 'Stoppen met een pilot op deze school',
      access: toestaan,
      params: Params,
      body: z.object({ zeker: z.literal('ja') }),
      responses: { 303: 'redirect' },
      handler: async ({ tx, who, params }) => {
        await stopHier(tx, who, params.pilot);
        return { redirect: metGedaan(PILOTS, 'gestopt') };
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${PILOTS}/:pilot/open`,
      summary: 'Vanuit een functie in een pilot verder gaan naar een groep',
      access: meedoen,
      params: Params,
      body: z.object({ naar: z.uuid() }),
      responses: { 303: 'redirect' },
      handler: async ({ tx, who, params, body }) => {
        await telGebruik(tx, who, params.pilot, 'geopend');
        return { redirect: groepUrl(body.naar) };
      },
    }),
  ];
}
