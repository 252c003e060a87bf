import { z } from 'zod';
import { bekijkGroep, dienIn, NIVEAUS } from '../../../gateway/gebruikersgroep/service.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { frameFor } from '../frame.ts';
import { foutVan, meedoen, type SamenDeps } from './deps.ts';
import { GedaanVraag, metGedaan } from './gedaan.tsx';
import { groepCrumbs } from './groep-page.tsx';
import { wensenUrl, wensUrl } from './urls.ts';
import { wensActieRoutes } from './wens-actie-routes.tsx';
import { WensFormPage, type WensFormProps } from './wens-form.tsx';
import { wensPagina } from './wens-pagina.tsx';

const Groep = z.object({ gebruikersgroep: z.uuid() });
const Params = Groep.extend({ wens: z.uuid() });
const tekst = (max: number) => z.string().trim().min(3).max(max);
const Wens = z.object({
  titel: tekst(120),
  wie: tekst(300),
  wanneer: tekst(300),
  nu: tekst(1000),
  straks: tekst(1000),
  pve: z.coerce.number().int().min(1).max(90),
  niveau: z.enum(NIVEAUS),
});
/** As it was posted: what cannot be taken is shown again with what to mend. */
const Gepost = z.record(z.string(), z.string().max(4000));

export function wensRoutes(deps: SamenDeps): Route[] {
  // `nieuw` must be asked before `:wens`, which would take it for an id.
  return [vraag(deps), dien(deps), een(deps), ...wensActieRoutes(deps)];
}

async function formulier(
  deps: SamenDeps,
  { tx, who }: { tx: Tx; who: KnownActor },
  groep: string,
  met: Pick<WensFormProps, 'ingevuld' | 'fout' | 'mis'> = {},
): Promise<string> {
  const { naam } = await bekijkGroep(tx, who, groep);
  const frame = await frameFor(deps, { tx, who });
  return renderPage(<WensFormPage frame={frame} groep={groep} crumbs={groepCrumbs(groep, naam)} {...met} />);
}

function vraag(deps: SamenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: `${wensenUrl(':gebruikersgroep')}/nieuw`,
    summary: 'Een wens indienen',
    access: meedoen,
    params: Groep,
    responses: { 200: 'html' },
    handler: async (call) => ({ html: await formulier(deps, call, call.params.gebruikersgroep) }),
  });
}

function dien(deps: SamenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: wensenUrl(':gebruikersgroep'),
    summary: 'Een wens indienen',
    access: meedoen,
    params: Groep,
    body: Gepost,
    responses: { 303: 'redirect', 422: 'html' },
    handler: async (call): Promise<Reply> => {
      const { tx, who, params, body } = call;
      const groep = params.gebruikersgroep;
      const terug = async (wat: Pick<WensFormProps, 'fout' | 'mis'>) => ({
        status: 422,
        html: await formulier(deps, call, groep, { ingevuld: body, ...wat }),
      });
      const wens = Wens.safeParse(body);
      if (!wens.success) return await terug({ mis: wens.error.issues.map(({ path }) => String(path[0])) });
      try {
        return { redirect: metGedaan(wensUrl(groep, await dienIn(tx, who, groep, wens.data)), 'ingediend') };
      } catch (error) {
        return await terug({ fout: foutVan(error) });
      }
    },
  });
}

function een(deps: SamenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: wensUrl(':gebruikersgroep', ':wens'),
    summary: 'Een wens, met stemmen, antwoord en verloop',
    access: meedoen,
    params: Params,
    query: GedaanVraag,
    responses: { 200: 'html' },
    handler: async ({ params: { gebruikersgroep: groep, wens }, query, ...call }) => ({
      html: await wensPagina(deps, call, { groep, wens }, query),
    }),
  });
}
