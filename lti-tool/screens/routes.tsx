import { z } from 'zod';
import { createDelingen } from '../../gateway/access/delingen.ts';
import type { Keys } from '../../gateway/access/keys.ts';
import { createTrail } from '../../gateway/access/trail/service.ts';
import { createInbreng } from '../../gateway/arrangementskaart/inbreng/service.ts';
import { createKaartInhoud } from '../../gateway/arrangementskaart/inhoud-service.ts';
import { createArrangementskaart } from '../../gateway/arrangementskaart/service.ts';
import type { Virusscan } from '../../gateway/bestanden/aanname/service.ts';
import { createBestanden } from '../../gateway/bestanden/service.ts';
import { AppError } from '../../gateway/errors.ts';
import { createGroepsplan } from '../../gateway/groepen/plan/service.ts';
import { createOverkomst } from '../../gateway/leerroute/overkomst/service.ts';
import { createLeerroute } from '../../gateway/leerroute/service.ts';
import { createOpp } from '../../gateway/opp/service.ts';
import { createStem } from '../../gateway/opp/stem/service.ts';
import { defineRoute, type Route } from '../../gateway/platform/http/route.ts';
import { createProfiel } from '../../gateway/profiel/service.ts';
import { createBiSet } from '../../gateway/rapportage/bi/service.ts';
import { ASSET_BASE, ASSET_CACHE_CONTROL, type Assets } from '../ui/assets.ts';
import { renderOntwerp } from '../ui/ontwerp.tsx';
import { actiesRoutes } from './acties/routes.tsx';
import { beeldRoutes } from './beeld/routes.tsx';
import { volgenRoutes } from './beeld/volgen-routes.tsx';
import type { ScreenDeps } from './chrome.tsx';
import { gebruikersgroepRoutes } from './gebruikersgroep/routes.tsx';
import { groepRoutes } from './groep/routes.tsx';
import { groepenRoutes } from './groepen/routes.tsx';
import { groepsplanRoutes } from './groepsplan/routes.tsx';
import { groepsprofielRoutes } from './groepsprofiel/routes.tsx';
import { inrichtingRoutes } from './inrichting/routes.tsx';
import { doelBladRoutes } from './kaart/doel-blad-routes.tsx';
import { kaartRoutes } from './kaart/routes.tsx';
import { kerndoelenRoutes } from './kerndoelen/routes.tsx';
import { leerlijnenRoutes } from './leerlijnen/routes.tsx';
import { leerlingRoutes } from './leerling/routes.tsx';
import { leerreisRoutes } from './leerreis/routes.tsx';
import { mijnRoutes } from './mijn/routes.tsx';
import { oppRoutes } from './opp/routes.tsx';
import { evaluatieRoutes } from './opp-evaluatie/routes.tsx';
import { oppStatusRoutes } from './opp-status/routes.tsx';
import { overkomstRoutes } from './overkomst/routes.tsx';
import { overstapRoutes } from './overstap/routes.tsx';
import { periodenRoutes } from './periode/perioden-routes.tsx';
import { periodeRoutes } from './periode/routes.tsx';
import { pilotsRoutes } from './pilots/routes.tsx';
import { plaatsingRoutes } from './plaatsing/routes.tsx';
import { plekRoutes } from './plek/routes.tsx';
import { profielRoutes } from './profiel/routes.tsx';
import { pveRoutes } from './pve/routes.tsx';
import { rapportageRoutes } from './rapportage/routes.tsx';
import { spoorRoutes } from './spoor/routes.tsx';
import { stemRoutes } from './stem/routes.tsx';
import { thuisRoutes } from './thuis/routes.tsx';
import { tlvRoutes } from './tlv/routes.tsx';
import { vandaagRoutes } from './vandaag/routes.tsx';

export { problemRenderer as renderProblem } from './problem.tsx';

/** What the composition root gives. */
export interface ScreenParts {
  readonly assets: Assets;
  readonly keys: Keys;
  /** Demo mode: also serves the design page. */
  readonly demo: boolean;
  readonly now?: () => Date;
  /** Looks at what people bring; without it nobody does (KOERS_CLAMD). */
  readonly scan?: Virusscan | null;
}

/** Every screen of Koers but the launch, in the order of the menu. */
export function screenRoutes(parts: ScreenParts): Route[] {
  const deps: ScreenDeps = {
    assets: parts.assets,
    leerroute: createLeerroute({ keys: parts.keys }),
    kaart: createArrangementskaart({ keys: parts.keys }),
    inhoud: createKaartInhoud({ keys: parts.keys }),
    inbreng: createInbreng({ keys: parts.keys }),
    profiel: createProfiel({ keys: parts.keys }),
    delingen: createDelingen({ keys: parts.keys }),
    overkomst: createOverkomst({ keys: parts.keys }),
    now: parts.now ?? (() => new Date()),
  };
  const stem = createStem({
    keys: parts.keys,
    bestanden: createBestanden({ keys: parts.keys }),
    now: deps.now,
    naHoren: createOpp({ keys: parts.keys, now: deps.now }).naHoren,
  });
  return [
    beginRoute(),
    ...vandaagRoutes({ ...deps, stem }),
    ...mijnRoutes(deps),
    ...stemRoutes({ ...deps, stem, scan: parts.scan ?? null }),
    ...groepRoutes(deps),
    ...groepenRoutes(deps),
    ...groepsplanRoutes({ ...deps, groepsplan: createGroepsplan({ keys: parts.keys, now: deps.now }) }),
    ...groepsprofielRoutes({ ...deps, keys: parts.keys }),
    ...periodeRoutes({ ...deps, keys: parts.keys }),
    ...periodenRoutes(deps),
    // Before the versions of an OPP: `evaluatie` would be taken for the number of one.
    ...evaluatieRoutes({ ...deps, opp: createOpp({ keys: parts.keys, now: deps.now }) }),
    ...thuisRoutes({ ...deps, keys: parts.keys, opp: createOpp({ keys: parts.keys, now: deps.now }) }),
    ...leerlingRoutes(deps),
    ...beeldRoutes(deps),
    ...volgenRoutes(deps),
    ...leerreisRoutes(deps),
    ...overkomstRoutes(deps),
    ...kaartRoutes(deps),
    ...doelBladRoutes(deps),
    ...profielRoutes(deps),
    ...oppRoutes({ ...deps, keys: parts.keys, opp: createOpp({ keys: parts.keys, now: deps.now }) }),
    ...actiesRoutes({ ...deps, stem }),
    ...plaatsingRoutes(deps),
    ...oppStatusRoutes(deps),
    ...tlvRoutes({
      ...deps,
      bestanden: createBestanden({ keys: parts.keys }),
      scan: parts.scan ?? null,
    }),
    ...rapportageRoutes({ ...deps, bi: createBiSet({ keys: parts.keys }) }),
    // Before the leerlijnen: `eigen` would be taken for the id of a leerlijn.
    ...inrichtingRoutes(deps),
    ...leerlijnenRoutes(deps),
    ...kerndoelenRoutes(deps),
    ...overstapRoutes(deps),
    ...plekRoutes(deps),
    ...spoorRoutes({ ...deps, trail: createTrail({ keys: parts.keys }) }),
    ...gebruikersgroepRoutes(deps),
    ...pilotsRoutes(deps),
    ...pveRoutes({ assets: parts.assets, demo: parts.demo }),
    assetRoute(parts.assets),
    ...(parts.demo ? [ontwerpRoute(parts.assets)] : []),
  ];
}

function beginRoute(): Route {
  return defineRoute({
    method: 'GET',
    path: '/',
    summary: 'Naar de eerste pagina',
    access: { kind: 'session' },
    responses: { 303: 'redirect' },
    handler: async () => ({ redirect: '/vandaag' }),
  });
}

/** Styles, scripts and fonts: the hash in the name is that of the content, so a browser may keep them for good. */
function assetRoute(assets: Assets): Route {
  return defineRoute({
    method: 'GET',
    path: `${ASSET_BASE}*file`,
    summary: 'Stijl, script of lettertype',
    access: { kind: 'public', why: 'dezelfde bestanden voor iedereen, zonder gegevens van een school' },
    params: z.object({ file: z.array(z.string()) }),
    responses: { 200: 'text' },
    handler: async ({ params }) => {
      const asset = assets.get(ASSET_BASE + params.file.join('/'));
      if (!asset) throw new AppError('not_found', 'Dit bestand bestaat niet (meer).');
      return {
        headers: { 'Cache-Control': ASSET_CACHE_CONTROL, ETag: asset.etag },
        body: { type: asset.type, bytes: asset.body },
      };
    },
  });
}

function ontwerpRoute(assets: Assets): Route {
  return defineRoute({
    method: 'GET',
    path: '/ontwerp',
    summary: 'Alle onderdelen van het ontwerp (alleen in de demo)',
    access: { kind: 'public', why: 'toont alleen verzonnen voorbeelden, en bestaat alleen in de demo' },
    responses: { 200: 'html' },
    handler: async () => ({ html: renderOntwerp(assets) }),
  });
}
