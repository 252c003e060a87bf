import { VeldSleutel } from '../../../gateway/model/opp.ts';
import type { OppView, VeldUitkomst } from '../../../gateway/opp/service.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { renderFragment } from '../../ui/render.ts';
import { datumVan } from '../datum.ts';
import { type Call, type OppDeps, params, schrijven, weigering } from './deps.ts';
import { VeldBody } from './invoer.ts';
import { type Getypt, kaderVan } from './kader.ts';
import { Stand } from './schrijfveld.tsx';
import { oppPage } from './toon.tsx';
import { oppUrl, veldId } from './urls.ts';
import { Veld } from './veld.tsx';
import { veldIn } from './veld-in.ts';

const BOTSING = 'Je collega was je net voor. Jouw tekst is nog niet bewaard.';

/** Typing in a field, overruling one, and taking that back (R38). */
export function veldRoutes(deps: OppDeps): Route[] {
  return [schrijfRoute(deps), terugRoute(deps)];
}

type Body = ReturnType<typeof VeldBody.parse>;

interface Poging {
  readonly leerling: string;
  readonly body: Body;
  readonly partial: boolean;
}

interface Uitkomst {
  readonly revisie: number;
  readonly getypt?: Getypt;
  readonly taalfout?: boolean;
}

/** Does it; says what was typed and why it was not kept when it was not. */
async function probeer(body: Body, work: () => Promise<VeldUitkomst>): Promise<Uitkomst> {
  const getypt = { veld: body.veld, waarde: body.waarde, reden: body.reden ?? '' };
  try {
    const uit = await work();
    if (uit.soort === 'bewaard') return { revisie: uit.revisie, taalfout: uit.taalfout };
    const collega = { waarde: uit.waarde ?? '', door: uit.door };
    return { revisie: uit.revisie, getypt: { ...getypt, fout: BOTSING, collega } };
  } catch (error) {
    return { revisie: body.gezien, getypt: { ...getypt, fout: weigering(error) } };
  }
}

/** The field as it is now, for the page; or the whole page for who has no scripts. */
async function antwoord(
  deps: OppDeps,
  call: Call,
  { leerling, body, partial }: Poging,
  uit: Uitkomst,
  gedaan: 'veld' | 'terug',
): Promise<Reply> {
  const { getypt } = uit;
  const status = getypt ? 422 : 200;
  // What is kept per pause asks for no reason: then only the line under the field changes.
  if (partial && gedaan === 'veld' && body.reden === undefined)
    return {
      status,
      html: renderFragment(<Stand gezien={uit.revisie} nu={deps.now()} {...(getypt ? { getypt } : {})} />),
    };
  if (partial) {
    const opp = await deps.opp.lees(call.tx, call.who, { leerling, welke: 'concept' });
    return { status, html: renderFragment(<Los deps={deps} opp={opp} veld={body.veld} getypt={getypt} />) };
  }
  if (getypt) return { status, html: await oppPage(deps, call, leerling, { getypt }) };
  const wat = body.taalfout === undefined ? gedaan : uit.taalfout === true ? 'typefout' : 'geen_typefout';
  return { redirect: oppUrl(leerling, { gedaan: wat, bij: veldId(body.veld) }) };
}

function Los({
  deps,
  opp,
  veld,
  getypt,
}: {
  deps: OppDeps;
  opp: OppView;
  veld: string;
  getypt: Getypt | undefined;
}) {
  const gevonden = opp.inhoud ? veldIn(opp.inhoud, veld) : null;
  if (gevonden === null) return null;
  const kader = kaderVan(opp, datumVan(deps.now()), { getypt });
  return <Veld label={gevonden.label} veld={gevonden.veld} kader={kader} />;
}

function schrijfRoute(deps: OppDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/leerling/:leerling/opp/veld',
    summary: 'Een veld van het concept schrijven, of anders schrijven dan de bron, met reden',
    access: schrijven,
    params,
    body: VeldBody,
    responses: { 200: 'html', 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params: { leerling }, body, partial }) => {
      const uit = await probeer(body, () =>
        deps.opp.schrijfVeld(tx, who, {
          leerling,
          veld: VeldSleutel.parse(body.veld),
          waarde: body.waarde,
          gezien: body.gezien,
          ...(body.reden === undefined ? {} : { reden: body.reden }),
          taalfout: body.taalfout === 'ja',
        }),
      );
      return await antwoord(deps, { tx, who }, { leerling, body, partial }, uit, 'veld');
    },
  });
}

function terugRoute(deps: OppDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/leerling/:leerling/opp/veld/terug',
    summary: 'Een veld weer laten zeggen wat de bron zegt',
    access: schrijven,
    params,
    body: VeldBody.partial({ waarde: true }),
    responses: { 200: 'html', 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params: { leerling }, body: { waarde = '', ...rest }, partial }) => {
      const body = { ...rest, waarde };
      const uit = await probeer(body, () =>
        deps.opp.neemTerug(tx, who, { leerling, veld: VeldSleutel.parse(body.veld), gezien: body.gezien }),
      );
      return await antwoord(deps, { tx, who }, { leerling, body, partial }, uit, 'terug');
    },
  });
}
