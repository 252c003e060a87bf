import { z } from 'zod';
import { FUNCTIE_SLEUTELS } from '../../../gateway/gebruikersgroep/pilots/functies.ts';
import { besluitPilot, pilotVerslag, startPilot } from '../../../gateway/gebruikersgroep/pilots/service.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { frameFor } from '../frame.ts';
import { meedoen, namensAccess, type SamenDeps, spreektNamens } from './deps.ts';
import { groepCrumbs } from './groep-page.tsx';
import { PilotPage } from './pilot-page.tsx';
import { pilotsUrl, pilotUrl } from './urls.ts';

const Groep = z.object({ gebruikersgroep: z.uuid() });
const Params = Groep.extend({ pilot: z.uuid() });

export function pilotRoutes(deps: SamenDeps): Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: pilotsUrl(':gebruikersgroep'),
      summary: 'Een pilot beginnen voor een wens',
      access: namensAccess,
      params: Groep,
      body: z.object({
        wens: z.uuid(),
        functie: z.enum(FUNCTIE_SLEUTELS),
        vraag: z.string().trim().min(3).max(500),
        van: z.iso.date(),
        tot: z.iso.date(),
        kostenEuro: z
          .literal('')
          .transform(() => null)
          .or(z.coerce.number().int().min(0).max(1_000_000))
          .default(null),
      }),
      responses: { 303: 'redirect' },
      handler: async ({ tx, who, params: { gebruikersgroep: groep }, body }) => ({
        redirect: pilotUrl(groep, await startPilot(tx, who, { groep, ...body })),
      }),
    }),
    defineRoute({
      method: 'GET',
      path: pilotUrl(':gebruikersgroep', ':pilot'),
      summary: 'Verslag van een pilot: gebruik, uitkomst, meningen, kosten',
      access: meedoen,
      params: Params,
      responses: { 200: 'html' },
      handler: async ({ tx, who, params: { gebruikersgroep: groep, pilot } }) => {
        const verslag = await pilotVerslag(tx, who, groep, pilot);
        const frame = await frameFor(deps, { tx, who });
        const crumbs = groepCrumbs(groep, verslag.groepNaam);
        const page = { frame, crumbs, verslag, namens: spreektNamens(who) };
        return { html: renderPage(<PilotPage {...page} />) };
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${pilotUrl(':gebruikersgroep', ':pilot')}/besluit`,
      summary: 'Over een pilot besluiten: invoeren of stoppen',
      access: namensAccess,
      params: Params,
      body: z.object({
        uitkomst: z.enum(['ingevoerd', 'gestopt']),
        tekst: z.string().trim().min(3).max(1000),
      }),
      responses: { 303: 'redirect' },
      handler: async ({ tx, who, params: { gebruikersgroep: groep, pilot }, body }) => {
        await besluitPilot(tx, who, { groep, pilot, ...body });
        return { redirect: pilotUrl(groep, pilot) };
      },
    }),
  ];
}
