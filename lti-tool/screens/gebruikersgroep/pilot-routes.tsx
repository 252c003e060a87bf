import { z } from 'zod';
import { FUNCTIE_SLEUTELS } from '../../../gateway/gebruikersgroep/pilots/functies.ts';
import { besluitPilot, pilotVerslag, startPilot } from '../../../gateway/gebruikersgroep/pilots/service.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { frameFor } from '../frame.ts';
import { meedoen, namensAccess, type SamenDeps, spreektNamens } from './deps.ts';
import { type Gedaan, GedaanVraag } from './gedaan.tsx';
import { groepCrumbs } from './groep-page.tsx';
import { PilotPage, WAAROM } from './pilot-page.tsx';
import { genoeg, MET_TERUG, probeer, type Terug } from './terug.tsx';
import { pilotsUrl, pilotUrl } from './urls.ts';
import { VRAAG } from './wens-acties.tsx';
import { wensPagina } from './wens-pagina.tsx';

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
        vraag: z.string().trim().max(500),
        van: z.iso.date(),
        tot: z.iso.date(),
        kostenEuro: z
          .literal('')
          .transform(() => null)
          .or(z.coerce.number().int().min(0).max(1_000_000))
          .default(null),
      }),
      responses: MET_TERUG,
      handler: async ({ tx, who, params: { gebruikersgroep: groep }, body }) =>
        await probeer('pilot', body, {
          gedaan: 'pilot',
          doe: async () => {
            genoeg(body.vraag, VRAAG);
            return pilotUrl(groep, await startPilot(tx, who, { groep, ...body }));
          },
          pagina: async (terug) => await wensPagina(deps, { tx, who }, { groep, wens: body.wens }, { terug }),
        }),
    }),
    defineRoute({
      method: 'GET',
      path: pilotUrl(':gebruikersgroep', ':pilot'),
      summary: 'Verslag van een pilot: gebruik, uitkomst, meningen, kosten',
      access: meedoen,
      params: Params,
      query: GedaanVraag,
      responses: { 200: 'html' },
      handler: async ({ params: { gebruikersgroep: groep, pilot }, query, ...call }) => ({
        html: await pilotPagina(deps, call, { groep, pilot }, query),
      }),
    }),
    defineRoute({
      method: 'POST',
      path: `${pilotUrl(':gebruikersgroep', ':pilot')}/besluit`,
      summary: 'Over een pilot besluiten: invoeren of stoppen',
      access: namensAccess,
      params: Params,
      body: z.object({
        uitkomst: z.enum(['ingevoerd', 'gestopt']),
        tekst: z.string().trim().max(1000),
      }),
      responses: MET_TERUG,
      handler: async ({ tx, who, params: { gebruikersgroep: groep, pilot }, body }) =>
        await probeer('besluit', body, {
          gedaan: 'besluit',
          doe: async () => {
            genoeg(body.tekst, WAAROM);
            await besluitPilot(tx, who, { groep, pilot, ...body });
            return pilotUrl(groep, pilot);
          },
          pagina: async (terug) => await pilotPagina(deps, { tx, who }, { groep, pilot }, { terug }),
        }),
    }),
  ];
}

/** The report of a pilot; with the decision that could not be taken. */
async function pilotPagina(
  deps: SamenDeps,
  { tx, who }: { tx: Tx; who: KnownActor },
  { groep, pilot }: { groep: string; pilot: string },
  { terug, gedaan }: { terug?: Terug; gedaan?: Gedaan | undefined } = {},
): Promise<string> {
  const verslag = await pilotVerslag(tx, who, groep, pilot);
  const frame = await frameFor(deps, { tx, who });
  const crumbs = groepCrumbs(groep, verslag.groepNaam);
  return renderPage(<PilotPage {...{ frame, crumbs, verslag, namens: spreektNamens(who), terug, gedaan }} />);
}
