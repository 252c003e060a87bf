import type { Route } from '../../../gateway/platform/http/route.ts';
import { OP_SCHOOL, rolesWith } from '../roles.ts';
import { bestandRoutes } from './bestand-routes.ts';
import type { StemScreenDeps } from './deps.ts';
import { formulierRoutes } from './formulier-routes.tsx';
import type { Kant } from './kant.ts';
import { standRoutes } from './stand-routes.tsx';
import { MIJN_STEM, samenUrl, stemUrl } from './urls.ts';

/** The pupil himself; and somebody who writes his OPP, beside him. */
const ZELF: Kant = { base: MIJN_STEM, any: rolesWith('stem_geven'), wie: 'zelf' };
const SAMEN: Kant = { base: samenUrl(':leerling'), any: rolesWith('opp_schrijven'), wie: 'samen' };

/** The voice of the pupil (R46): his form, the same with somebody beside him, and what staff see of it. */
export function stemRoutes(deps: StemScreenDeps): Route[] {
  return [
    ...formulierRoutes(deps, ZELF),
    ...bestandRoutes(deps, ZELF, { base: MIJN_STEM, any: ZELF.any }),
    ...formulierRoutes(deps, SAMEN),
    ...bestandRoutes(deps, SAMEN, { base: stemUrl(':leerling'), any: rolesWith('opp_lezen', OP_SCHOOL) }),
    ...standRoutes(deps),
  ];
}
