import { z } from 'zod';
import {
  beeindigGroep,
  bevestigVoorstel,
  groepDetail,
  groepVoorstel,
  zetLeden,
  zetLijnen,
  zetMedewerkers,
  zoekPersonen,
  zonderUitzondering,
} from '../../../gateway/groepen/service.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { Datum } from '../../../gateway/model/roster.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { datumVan } from '../datum.ts';
import { frameFor } from '../frame.ts';
import { doe } from '../mensen/rol-routes.tsx';
import { GroepParams, lezen, Meer, samenstellen } from './deps.ts';
import { GroepPage } from './groep-page.tsx';
import { beheerUrl, GEDAAN, type Gedaan, GROEPEN } from './urls.ts';

type Call = { tx: Parameters<typeof groepDetail>[0]; who: KnownActor };

const GroepQuery = z.object({
  gedaan: z.enum(Object.keys(GEDAAN) as [Gedaan, ...Gedaan[]]).optional(),
  leerling: z.string().max(100).default(''),
  collega: z.string().max(100).default(''),
});
type GroepQuery = z.infer<typeof GroepQuery>;

const NIETS: GroepQuery = { leerling: '', collega: '' };

async function groepPage(
  deps: ScreenDeps,
  { tx, who }: Call,
  id: string,
  { query, fout }: { query: GroepQuery; fout?: string },
): Promise<string> {
  const groep = await groepDetail(tx, who, id);
  const voorstel = groep.regel && groep.mag.leden ? await groepVoorstel(tx, who, id) : null;
  const zoek = {
    leerling: query.leerling,
    leerlingen: groep.mag.leden
      ? await zoekPersonen(tx, who, { tekst: query.leerling, soort: 'leerling' })
      : [],
    collega: query.collega,
    collegas: groep.mag.medewerkers
      ? await zoekPersonen(tx, who, { tekst: query.collega, soort: 'medewerker' })
      : [],
  };
  const frame = await frameFor(deps, { tx, who });
  const vandaag = datumVan(deps.now());
  const page = { groep, voorstel, zoek, vandaag, gedaan: query.gedaan, fout };
  return renderPage(<GroepPage frame={frame} {...page} />);
}

/** One group: its page and what may be changed of it (R51, R53). */
export function groepBeheerRoutes(deps: ScreenDeps): Route[] {
  return [
    pageRoute(deps),
    ledenRoute(deps),
    medewerkersRoute(deps),
    voorstelRoute(deps),
    lijnenRoute(deps),
    eindeRoute(deps),
  ];
}

function pageRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/groepen/:groep',
    summary: 'Een groep: wie erin zit, waar hij voor is en wat zijn regel voorstelt',
    access: lezen,
    params: GroepParams,
    query: GroepQuery,
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, query }) => ({
      html: await groepPage(deps, { tx, who }, params.groep, { query }),
    }),
  });
}

/** Does it and goes back to the group, or shows the group with why it was refused. */
const weer = (
  deps: ScreenDeps,
  call: Call,
  groep: string,
  gedaan: Gedaan,
  work: () => Promise<unknown>,
): Promise<Reply> =>
  doe(work, beheerUrl(groep, gedaan), (fout) => groepPage(deps, call, groep, { query: NIETS, fout }));

const Wie = z.object({ erbij: Meer, eruit: Meer, op: Datum });
const POST = { method: 'POST', access: samenstellen, params: GroepParams } as const;

function ledenRoute(deps: ScreenDeps): Route {
  return defineRoute({
    ...POST,
    path: '/groepen/:groep/leden',
    summary: 'Leerlingen in een eigen groep zetten of eruit halen, vanaf een dag',
    body: Wie,
    responses: { 303: 'redirect', 422: 'html' },
    handler: ({ tx, who, params: { groep }, body }) =>
      weer(deps, { tx, who }, groep, 'leden', () => zetLeden(tx, who, groep, body)),
  });
}

function medewerkersRoute(deps: ScreenDeps): Route {
  return defineRoute({
    ...POST,
    path: '/groepen/:groep/medewerkers',
    summary: 'Collega’s in een eigen groep zetten of eruit halen',
    body: Wie,
    responses: { 303: 'redirect', 422: 'html' },
    handler: ({ tx, who, params: { groep }, body }) =>
      weer(deps, { tx, who }, groep, 'medewerkers', () => zetMedewerkers(tx, who, groep, body)),
  });
}

const VoorstelBody = z.object({
  ...Wie.shape,
  op: Datum.optional(),
  /** Everyone who was proposed on the page. */
  gezien: Meer,
  /** Who was not ticked stays as he is from now on. */
  laten: z.literal('ja').optional(),
  /** Takes one exception back; then the rest is not looked at. */
  volg: z.uuid().optional(),
});

function voorstelRoute(deps: ScreenDeps): Route {
  return defineRoute({
    ...POST,
    path: '/groepen/:groep/voorstel',
    summary: 'Een voorstel van de regel overnemen, helemaal of voor een deel',
    body: VoorstelBody,
    responses: { 303: 'redirect', 422: 'html' },
    handler: ({ tx, who, params: { groep }, body }) => {
      const { erbij, eruit, gezien, laten, volg, op = datumVan(deps.now()) } = body;
      const ja = new Set([...erbij, ...eruit]);
      const rest = laten ? gezien.filter((id) => !ja.has(id)) : [];
      return weer(deps, { tx, who }, groep, 'voorstel', () =>
        volg === undefined
          ? bevestigVoorstel(tx, who, groep, { erbij, eruit, op, laten: rest })
          : zonderUitzondering(tx, who, groep, volg),
      );
    },
  });
}

function lijnenRoute(deps: ScreenDeps): Route {
  return defineRoute({
    ...POST,
    path: '/groepen/:groep/lijnen',
    summary: 'Kiezen voor welke leerlijnen een groep is',
    body: z.object({ lijn: Meer }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: ({ tx, who, params: { groep }, body }) =>
      weer(deps, { tx, who }, groep, 'lijnen', () => zetLijnen(tx, who, groep, body.lijn)),
  });
}

function eindeRoute(deps: ScreenDeps): Route {
  return defineRoute({
    ...POST,
    path: '/groepen/:groep/einde',
    summary: 'Een eigen groep beëindigen',
    responses: { 303: 'redirect', 422: 'html' },
    handler: ({ tx, who, params: { groep } }) =>
      doe(
        () => beeindigGroep(tx, who, groep),
        `${GROEPEN}?gedaan=beeindigd`,
        (fout) => groepPage(deps, { tx, who }, groep, { query: NIETS, fout }),
      ),
  });
}
