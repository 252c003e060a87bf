import type { Route } from '../../../gateway/platform/http/route.ts';
import type { InrichtingDeps } from './deps.ts';
import { editorRoutes } from './editor-routes.tsx';

/** *Eigen leerlijnen*, for who keeps the packages of the school (R1, R8, R12). */
export function inrichtingRoutes(deps: InrichtingDeps): Route[] {
  return [...editorRoutes(deps)];
}
