import { z } from 'zod';
import {
  planBijeenkomst,
  schrijfVerslag,
  stelVast,
  zetOpAgenda,
} from '../../../gateway/gebruikersgroep/service.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { bijeenkomstPagina } from './bijeenkomst-pagina.tsx';
import { meedoen, namensAccess, type SamenDeps } from './deps.ts';
import { MET_TERUG, probeer } from './terug.tsx';
import { bijeenkomstenUrl, bijeenkomstUrl } from './urls.ts';

const Groep = z.object({ gebruikersgroep: z.uuid() });
const Params = Groep.extend({ bijeenkomst: z.uuid() });
const plek = (params: z.infer<typeof Params>) => ({
  groep: params.gebruikersgroep,
  bijeenkomst: params.bijeenkomst,
});
const hier = bijeenkomstUrl(':gebruikersgroep', ':bijeenkomst');
const naar = (params: z.infer<typeof Params>) => bijeenkomstUrl(params.gebruikersgroep, params.bijeenkomst);
const access = namensAccess;

export function bijeenkomstRoutes(deps: SamenDeps): Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: bijeenkomstenUrl(':gebruikersgroep'),
      summary: 'Een bijeenkomst plannen',
      access,
      params: Groep,
      body: z.object({ op: z.iso.date(), plaats: z.string().trim().min(2).max(120) }),
      responses: { 303: 'redirect' },
      handler: async ({ tx, who, params: { gebruikersgroep: groep }, body }) => ({
        redirect: bijeenkomstUrl(groep, await planBijeenkomst(tx, who, { groep, ...body })),
      }),
    }),
    een(deps),
    defineRoute({
      method: 'POST',
      path: `${hier}/agenda`,
      summary: 'Een punt op de agenda zetten',
      access,
      params: Params,
      body: z.object({
        onderwerp: z.string().trim().min(3).max(200),
        wens: z
          .uuid()
          .or(z.literal('').transform(() => null))
          .default(null),
      }),
      responses: MET_TERUG,
      handler: async ({ tx, who, params, body }) =>
        await probeer('agenda', body, {
          doe: async () => {
            await zetOpAgenda(tx, who, { ...plek(params), ...body });
            return naar(params);
          },
          pagina: async (terug) => await bijeenkomstPagina(deps, { tx, who }, plek(params), terug),
        }),
    }),
    defineRoute({
      method: 'POST',
      path: `${hier}/verslag`,
      summary: 'Het verslag van een agendapunt schrijven',
      access,
      params: Params,
      body: z.object({ punt: z.uuid(), verslag: z.string().trim().max(4000) }),
      responses: MET_TERUG,
      handler: async ({ tx, who, params, body }) =>
        await probeer(`verslag ${body.punt}`, body, {
          doe: async () => {
            await schrijfVerslag(tx, who, { ...plek(params), ...body });
            return naar(params);
          },
          pagina: async (terug) => await bijeenkomstPagina(deps, { tx, who }, plek(params), terug),
        }),
    }),
    defineRoute({
      method: 'POST',
      path: `${hier}/vaststellen`,
      summary: 'Het verslag van een bijeenkomst vaststellen',
      access,
      params: Params,
      body: z.object({ zeker: z.literal('ja') }),
      responses: { 303: 'redirect' },
      handler: async ({ tx, who, params }) => {
        await stelVast(tx, who, plek(params));
        return { redirect: naar(params) };
      },
    }),
  ];
}

function een(deps: SamenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: hier,
    summary: 'Een bijeenkomst: agenda, verslag, besluiten',
    access: meedoen,
    params: Params,
    responses: { 200: 'html' },
    handler: async ({ params, ...call }) => ({ html: await bijeenkomstPagina(deps, call, plek(params)) }),
  });
}
