import { z } from 'zod';
import { bekijkInrichting, maakOngedaan, wijzig } from '../../../gateway/leerlijnen/inrichting/service.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { derivedActId } from '../act-id.ts';
import { access, type InrichtingDeps } from './deps.ts';
import { gevraagd, WijzigBody } from './invoer.ts';
import { type Mislukt, nieuwBij } from './melding.ts';
import { type Call, toonBlad, toonPagina, type Zeg } from './toon.tsx';
import { type Blad, bladUrl } from './urls.ts';
import { soortWoord } from './woorden.ts';

const Id = z.guid().toLowerCase();
const InrichtingParams = z.object({ inrichting: Id });

/** The editor of one own inrichting: a leerlijn, a doel or the leerroutes, and every change in them. */
export function editorRoutes(deps: InrichtingDeps): Route[] {
  return [lijnRoute(deps), doelRoute(deps), leerroutesRoute(deps), wijzigRoute(deps), ongedaanRoute(deps)];
}

function lijnRoute(deps: InrichtingDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/leerlijnen/eigen/:inrichting',
    summary: 'Eigen leerlijnen: een leerlijn met niveaus en doelen om in te werken',
    access,
    params: InrichtingParams,
    query: z.object({ lijn: Id.optional() }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, query }) => ({
      html: await toonPagina(deps, { tx, who }, params.inrichting, { blad: 'lijn', bij: query.lijn ?? '' }),
    }),
  });
}

function doelRoute(deps: InrichtingDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/leerlijnen/eigen/:inrichting/doel/:doel',
    summary: 'Eigen leerlijnen: een doel met zijn acties',
    access,
    params: z.object({ inrichting: Id, doel: Id }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params }) => ({
      html: await toonPagina(deps, { tx, who }, params.inrichting, { blad: 'doel', bij: params.doel }),
    }),
  });
}

function leerroutesRoute(deps: InrichtingDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/leerlijnen/eigen/:inrichting/leerroutes',
    summary: 'Eigen leerlijnen: de leerroutes',
    access,
    params: InrichtingParams,
    responses: { 200: 'html' },
    handler: async ({ tx, who, params }) => ({
      html: await toonPagina(deps, { tx, who }, params.inrichting, { blad: 'routes', bij: '' }),
    }),
  });
}

interface Antwoord {
  readonly inrichting: string;
  readonly blad: Blad;
  readonly partial: boolean;
  readonly zeg: Zeg;
}

/** The open part again; without scripts the page, and after a change that was kept by way of its address. */
async function antwoord(
  deps: InrichtingDeps,
  call: Call,
  { inrichting, blad, partial, zeg }: Antwoord,
): Promise<Reply> {
  const status = zeg.mislukt ? { status: 422 } : {};
  if (partial) return { ...status, html: await toonBlad(call, inrichting, blad, zeg) };
  if (!zeg.mislukt) return { redirect: bladUrl(inrichting, blad) };
  return { ...status, html: await toonPagina(deps, call, inrichting, blad, zeg) };
}

const GEDAAN: Readonly<Record<WijzigBody['wat'], string>> = {
  toevoegen: 'Toegevoegd.',
  herformuleren: 'Bewaard.',
  verbergen: 'Verborgen.',
  tonen: 'Staat er weer.',
  omhoog: 'Omhoog gezet.',
  omlaag: 'Omlaag gezet.',
  verplaatsen: 'Verplaatst.',
};

function wijzigRoute(deps: InrichtingDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/leerlijnen/eigen/:inrichting',
    summary: 'Eigen leerlijnen: iets toevoegen, anders zeggen, verplaatsen of verbergen',
    access,
    params: InrichtingParams,
    body: WijzigBody,
    responses: { 200: 'html', 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params: { inrichting }, body, partial }) => {
      const { boom } = await bekijkInrichting(tx, inrichting);
      const zeg = await doe({ tx, who }, inrichting, body, gevraagd(boom, body));
      return await antwoord(deps, { tx, who }, { inrichting, blad: naWijziging(body, zeg), partial, zeg });
    },
  });
}

async function doe(
  { tx, who }: Call,
  inrichting: string,
  body: WijzigBody,
  vraag: ReturnType<typeof gevraagd>,
): Promise<Zeg> {
  if (vraag.kind === 'niets') return {};
  if (vraag.kind === 'fout') return { mislukt: mislukt(body, vraag.waarom) };
  const { wijzigingen, gezien } = vraag;
  const uit = await wijzig(tx, who, inrichting, { act: body.act, wijzigingen, gezien });
  if (uit.kind === 'intussen')
    return {
      mislukt: {
        ...mislukt(body, 'Een collega was je net voor. Kijk wat er nu staat en bewaar dan opnieuw.'),
        intussen: uit.velden,
      },
    };
  if (uit.kind === 'fouten') {
    const [eerste] = uit.fouten;
    return { mislukt: mislukt(body, `Dit kan niet: ${eerste?.path ?? ''} ${eerste?.message ?? ''}.`) };
  }
  const naam = soortWoord(body.soort);
  const tekst = `${naam.charAt(0).toUpperCase()}${naam.slice(1)}: ${GEDAAN[body.wat].toLowerCase()}`;
  const klaar = { tekst, act: body.act };
  return body.wat === 'toevoegen' ? { klaar, erbij: body.ouder || body.soort } : { klaar };
}

function mislukt(body: WijzigBody, waarom: string): Mislukt {
  const velden = Object.entries(body).filter(
    ([naam, waarde]) => naam.startsWith('v.') && typeof waarde === 'string',
  );
  const bij = body.wat === 'toevoegen' ? nieuwBij(body.soort, body.ouder || null) : body.entiteit;
  return {
    bij,
    waarom,
    intussen: [],
    ingevuld: Object.fromEntries(velden.map(([naam, waarde]) => [naam.slice(2), String(waarde)])),
  };
}

// A leerlijn that was just made is opened.
function naWijziging(body: WijzigBody, zeg: Zeg): Blad {
  const nieuw = zeg.klaar !== undefined && body.wat === 'toevoegen' && body.soort === 'leerlijn';
  return { blad: body.blad, bij: nieuw ? derivedActId(body.act, 'nieuw') : body.bij };
}

function ongedaanRoute(deps: InrichtingDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/leerlijnen/eigen/:inrichting/ongedaan',
    summary: 'Eigen leerlijnen: een wijziging ongedaan maken, of dat ongedaan maken',
    access,
    params: InrichtingParams,
    body: z.object({
      act: Id,
      wat: Id,
      blad: z.enum(['lijn', 'doel', 'routes']).default('lijn'),
      bij: z.union([Id, z.literal('')]).default(''),
      /** Where to go without scripts. */
      naar: z.enum(['blad', 'wijzigingen']).default('blad'),
    }),
    responses: { 200: 'html', 303: 'redirect', 409: 'html' },
    handler: async ({ tx, who, params: { inrichting }, body, partial }) => {
      const { act, wat, blad, bij, naar } = body;
      await maakOngedaan(tx, who, inrichting, { act, wat });
      if (naar === 'wijzigingen') return { redirect: `/leerlijnen/eigen/${inrichting}/wijzigingen` };
      const zeg = { klaar: { tekst: 'Ongedaan gemaakt.', act } };
      return await antwoord(deps, { tx, who }, { inrichting, blad: { blad, bij }, partial, zeg });
    },
  });
}
