import { z } from 'zod';
import {
  antwoord,
  OORDELEN,
  STATUSSEN,
  stem,
  zetWensStatus,
} from '../../../gateway/gebruikersgroep/service.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { namensAccess, type SamenDeps } from './deps.ts';
import { metGedaan } from './gedaan.tsx';
import { genoeg, MET_TERUG, probeer } from './terug.tsx';
import { wensUrl } from './urls.ts';
import { TOELICHTING } from './wens-acties.tsx';
import { wensPagina } from './wens-pagina.tsx';

const Params = z.object({ gebruikersgroep: z.uuid(), wens: z.uuid() });

/** What is done with a wish: points, an answer, a step further (R77). */
export function wensActieRoutes(deps: SamenDeps): Route[] {
  return [geefStem(), geefAntwoord(deps), zetStatus(deps)];
}

function geefStem(): Route {
  return defineRoute({
    method: 'POST',
    path: `${wensUrl(':gebruikersgroep', ':wens')}/stem`,
    summary: 'Punten van ons bestuur geven aan een wens',
    access: namensAccess,
    params: Params,
    body: z.object({ punten: z.coerce.number().int().min(0).max(10) }),
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params: { gebruikersgroep: groep, wens }, body }) => {
      await stem(tx, who, { groep, wens, punten: body.punten });
      return { redirect: metGedaan(wensUrl(groep, wens), 'punten') };
    },
  });
}

function geefAntwoord(deps: SamenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${wensUrl(':gebruikersgroep', ':wens')}/antwoord`,
    summary: 'Als leverancier antwoorden op een wens',
    access: namensAccess,
    params: Params,
    body: z.object({
      oordeel: z.enum(OORDELEN),
      tekst: z.string().trim().max(1000),
      klaarOp: z.iso
        .date()
        .or(z.literal('').transform(() => null))
        .default(null),
    }),
    responses: MET_TERUG,
    handler: async ({ tx, who, params: { gebruikersgroep: groep, wens }, body }) =>
      await probeer('antwoord', body, {
        gedaan: 'antwoord',
        doe: async () => {
          genoeg(body.tekst, TOELICHTING);
          await antwoord(tx, who, { groep, wens, ...body });
          return wensUrl(groep, wens);
        },
        pagina: async (terug) => await wensPagina(deps, { tx, who }, { groep, wens }, { terug }),
      }),
  });
}

function zetStatus(deps: SamenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${wensUrl(':gebruikersgroep', ':wens')}/status`,
    summary: 'Een wens verder brengen',
    access: namensAccess,
    params: Params,
    body: z.object({ status: z.enum(STATUSSEN), toelichting: z.string().trim().max(500).default('') }),
    responses: MET_TERUG,
    handler: async ({ tx, who, params: { gebruikersgroep: groep, wens }, body }) =>
      await probeer('status', body, {
        gedaan: 'status',
        doe: async () => {
          const { status, toelichting } = body;
          await zetWensStatus(tx, who, { groep, wens, status, toelichting: toelichting || null });
          return wensUrl(groep, wens);
        },
        pagina: async (terug) => await wensPagina(deps, { tx, who }, { groep, wens }, { terug }),
      }),
  });
}
