import { z } from 'zod';
import { FUNCTIE_SLEUTELS } from '../../../gateway/gebruikersgroep/pilots/functies.ts';
import { besluitPilot, pilotVerslag, startPilot } from '../../../gateway/gebruikersgroep/pilots/service.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { frameFor } from '../frame.ts';
import { meedoen, namensAccess, type SamenDeps, spreektNamens } from './deps.ts';
import { groepCrumbs } from './groep-page.tsx';
import { PilotPage } from './pilot-page.tsx';
import { MET_TERUG, probeer, type Terug } from './terug.tsx';
import { pilotsUrl, pilotUrl } from './urls.ts';
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
        vraag: z.string().trim().min(3).max(500),
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
          doe: async () => pilotUrl(groep, await startPilot(tx, who, { groep, ...body })),
          pagina: async (terug) => await wensPagina(deps, { tx, who }, { groep, wens: body.wens }, terug),
        }),
    }),
    defineRoute({
      method: 'GET',
      path: pilotUrl(':gebruikersgroep', ':pilot'),
      summary: 'Verslag van een pilot: gebruik, uitkomst, meningen, kosten',
      access: meedoen,
      params: Params,
      responses: { 200: 'html' },
      handler: async ({ params: { gebruikersgroep: groep, pilot }, ...call }) => ({
        html: await pilotPagina(deps, call, { groep, pilot }),
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
        tekst: z.string().trim().min(3).max(1000),
      }),
      responses: MET_TERUG,
      handler: async ({ tx, who, params: { gebruikersgroep: groep, pilot }, body }) =>
        await probeer('besluit', body, {
          doe: async () => {
            await besluitPilot(tx, who, { groep, pilot, ...body });
            return pilotUrl(groep, pilot);
          },
          pagina: async (terug) => await pilotPagina(deps, { tx, who }, { groep, pilot }, terug),
        }),
    }),
  ];
}

/** The report of a pilot; with the decision that could not be taken. */
async function pilotPagina(
  deps: SamenDeps,
  { tx, who }: { tx: Tx; who: KnownActor },
  { groep, pilot }: { groep: string; pilot: string },
  terug?: Terug,
): Promise<string> {
  const verslag = await pilotVerslag(tx, who, groep, pilot);
  const frame = await frameFor(deps, { tx, who });
  const crumbs = groepCrumbs(groep, verslag.groepNaam);
  return renderPage(<PilotPage {...{ frame, crumbs, verslag, namens: spreektNamens(who), terug }} />);
}
