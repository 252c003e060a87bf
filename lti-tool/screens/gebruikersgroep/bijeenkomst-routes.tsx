import { z } from 'zod';
import {
  planBijeenkomst,
  schrijfVerslag,
  stelVast,
  zetOpAgenda,
} from '../../../gateway/gebruikersgroep/service.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { ONDERWERP } from './bijeenkomst-page.tsx';
import { bijeenkomstPagina } from './bijeenkomst-pagina.tsx';
import { meedoen, namensAccess, type SamenDeps } from './deps.ts';
import { PLAATS } from './forms.tsx';
import { GedaanVraag, metGedaan } from './gedaan.tsx';
import { groepPagina } from './groep-pagina.tsx';
import { genoeg, MET_TERUG, probeer } from './terug.tsx';
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
      body: z.object({ op: z.iso.date(), plaats: z.string().trim().max(120) }),
      responses: MET_TERUG,
      handler: async ({ tx, who, params: { gebruikersgroep: groep }, body }) =>
        await probeer('plannen', body, {
          gedaan: 'gepland',
          doe: async () => {
            genoeg(body.plaats, PLAATS, 2);
            return bijeenkomstUrl(groep, await planBijeenkomst(tx, who, { groep, ...body }));
          },
          pagina: async (terug) => await groepPagina(deps, { tx, who }, groep, { terug }),
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
        onderwerp: z.string().trim().max(200),
        wens: z
          .uuid()
          .or(z.literal('').transform(() => null))
          .default(null),
      }),
      responses: MET_TERUG,
      handler: async ({ tx, who, params, body }) =>
        await probeer('agenda', body, {
          gedaan: 'agenda',
          doe: async () => {
            genoeg(body.onderwerp, ONDERWERP);
            await zetOpAgenda(tx, who, { ...plek(params), ...body });
            return naar(params);
          },
          pagina: async (terug) => await bijeenkomstPagina(deps, { tx, who }, plek(params), { terug }),
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
          gedaan: 'verslag',
          doe: async () => {
            await schrijfVerslag(tx, who, { ...plek(params), ...body });
            return naar(params);
          },
          pagina: async (terug) => await bijeenkomstPagina(deps, { tx, who }, plek(params), { terug }),
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
        return { redirect: metGedaan(naar(params), 'vastgesteld') };
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
    query: GedaanVraag,
    responses: { 200: 'html' },
    handler: async ({ params, query, ...call }) => ({
      html: await bijeenkomstPagina(deps, call, plek(params), query),
    }),
  });
}
