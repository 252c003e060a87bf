import type { Route } from '../../../gateway/platform/http/route.ts';
import type { InrichtingDeps } from './deps.ts';
import { editorRoutes } from './editor-routes.tsx';
import { kiezenRoutes } from './kiezen-routes.tsx';
import { overzichtRoutes } from './overzicht-routes.tsx';
import { plakRoutes } from './plak-routes.tsx';
import { publicerenRoutes } from './publiceren-routes.tsx';
import { verwachtingRoutes } from './verwachting-routes.tsx';

/** *Eigen leerlijnen*, for who keeps the packages of the school (R1, R8, R12). */
export function inrichtingRoutes(deps: InrichtingDeps): Route[] {
  return [
    ...overzichtRoutes(deps),
    ...editorRoutes(deps),
    ...plakRoutes(deps),
    ...verwachtingRoutes(deps),
    ...kiezenRoutes(deps),
    ...publicerenRoutes(deps),
  ];
}
