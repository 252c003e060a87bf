import { z } from 'zod';
import { bewijsBij } from '../../../gateway/bewijs/service.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { Toast } from '../../ui/components/toast.tsx';
import { renderFragment, renderPage } from '../../ui/render.ts';
import { ActieCelCode, DoelCelCode } from '../afvinken/cel-code.ts';
import { NietOngedaan } from '../afvinken/meldingen.tsx';
import { OngedaanBody, ongedaanInput } from '../afvinken/ongedaan.ts';
import { nieuweStand, Zet } from '../afvinken/zet.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { leerlingFrameFor } from '../frame.ts';
import { Geplaatst } from '../plaatsing/geplaatst.tsx';
import { rolesWith } from '../roles.ts';
import { doelBladUrl, kaartUrl, ondersteuningUrl } from '../urls.ts';
import { ActieAntwoord, DoelAntwoord, OngedaanAntwoord } from './antwoord.tsx';
import { KaartPage } from './page.tsx';

const Id = z.uuid();
/** Which page is read afresh after an undo: the card, the page of factoren, or that of one doel. */
const Heel = z.union([z.literal(['1', 'ondersteuning']), Id]);

function terugNaar(leerling: string, heel: string): string {
  if (heel === '1') return kaartUrl(leerling);
  return heel === 'ondersteuning' ? ondersteuningUrl(leerling) : doelBladUrl(leerling, heel);
}

/** The leerling-arrangementskaart and its first two acts (R24, R29, R30); the third is in `plaatsing`. */
export function kaartRoutes(deps: ScreenDeps): Route[] {
  return [pageRoute(deps), doelRoute(deps), actieRoute(deps), ongedaanRoute(deps)];
}

function pageRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/leerling/:leerling/kaart',
    summary: 'Arrangementskaart van een leerling',
    access: { kind: 'roles', any: rolesWith('kaart_lezen') },
    params: z.object({ leerling: Id }),
    query: z.object({ geplaatst: Id.optional(), lijn: Id.optional(), teruggezet: z.literal('1').optional() }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, query }) => {
      const { kaart, inhoud, magUitwerken } = await deps.inhoud.kaartHeel(tx, who, params.leerling);
      const factoren = await deps.profiel.factorenBij(tx, who, params.leerling, 'gekoppeld');
      const inbreng = await deps.inbreng.inbrengBij(tx, who, params.leerling);
      const herkomst = await deps.overkomst.herkomst(tx, params.leerling);
      const bewijs = await bewijsBij(tx, who, params.leerling);
      const frame = await leerlingFrameFor(deps, { tx, who });
      const messages = query.geplaatst ? (
        <Geplaatst kaart={kaart} act={query.geplaatst} leerlijn={query.lijn} />
      ) : query.teruggezet ? (
        <Toast icon="arrow-back-up" text="De plaatsing is ongedaan gemaakt." />
      ) : undefined;
      return {
        html: renderPage(
          <KaartPage
            frame={frame}
            kaart={kaart}
            now={deps.now()}
            bij={{ inhoud, factoren, inbreng, herkomst, bewijs, magUitwerken }}
            messages={messages}
          />,
        ),
      };
    },
  });
}

function doelRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/kaart/leerling/:leerling/doel/:leerdoel',
    summary: 'Doel op de kaart afvinken of een stand geven',
    access: { kind: 'roles', any: rolesWith('doel_afvinken') },
    params: z.object({ leerling: Id, leerdoel: Id }),
    body: z.object({ cel: DoelCelCode, zet: Zet.default('tik'), keuze: z.literal('1').optional() }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, body: { cel, zet, keuze } }) => {
      const stand = nieuweStand(zet, cel.stand, cel.vanaf);
      const uit = await deps.kaart.setStand(tx, who, {
        acts: [{ id: cel.act, ...params, stand, verwacht: cel.stand }],
      });
      const kaart = await deps.kaart.kaart(tx, who, params.leerling);
      const antwoord = (
        <DoelAntwoord
          kaart={kaart}
          leerdoel={params.leerdoel}
          act={cel.act}
          uit={uit}
          gekozen={keuze !== undefined}
        />
      );
      return { html: renderFragment(antwoord) };
    },
  });
}

function actieRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/kaart/leerling/:leerling/actie/:actie',
    summary: 'Actie op de kaart afvinken',
    access: { kind: 'roles', any: rolesWith('actie_afvinken') },
    params: z.object({ leerling: Id, actie: Id }),
    body: z.object({ cel: ActieCelCode }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, body: { cel } }) => {
      const uit = await deps.kaart.tickActie(tx, who, {
        acts: [{ id: cel.act, kaartActie: params.actie, gedaan: !cel.gedaan }],
      });
      const kaart = await deps.kaart.kaart(tx, who, params.leerling);
      return {
        html: renderFragment(<ActieAntwoord kaart={kaart} now={deps.now()} act={cel.act} uit={uit} />),
      };
    },
  });
}

function ongedaanRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/kaart/leerling/:leerling/ongedaan',
    summary: 'Een tik op de kaart, of een plaatsing, ongedaan maken',
    access: { kind: 'roles', any: rolesWith('actie_afvinken') },
    params: z.object({ leerling: Id }),
    body: z.object({ ...OngedaanBody, heel: Heel.optional() }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, body }) => {
      const uit = await deps.kaart.undoActs(tx, who, ongedaanInput(body));
      if (uit.kind !== 'ongedaan') return { html: renderFragment(<NietOngedaan waarom={uit.kind} />) };
      // A placement changes which doelen are on the card: then the whole page is read afresh.
      if (body.heel)
        return { headers: { 'HX-Redirect': `${terugNaar(params.leerling, body.heel)}?teruggezet=1` } };
      const kaart = await deps.kaart.kaart(tx, who, params.leerling);
      return { html: renderFragment(<OngedaanAntwoord kaart={kaart} now={deps.now()} uit={uit} />) };
    },
  });
}
