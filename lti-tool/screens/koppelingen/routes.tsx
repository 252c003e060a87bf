import type { Route } from '../../../gateway/platform/http/route.ts';
import { codesRoutes } from './codes-routes.tsx';
import { eindeRoutes } from './einde-routes.tsx';
import { filesRoutes } from './files-routes.tsx';
import { kolommenRoutes } from './kolommen-routes.tsx';
import type { KoppelingenDeps } from './load.ts';
import { pauseRoutes } from './pause-routes.tsx';
import { runRoutes } from './run-routes.tsx';
import { schemaRoutes } from './schema-routes.tsx';
import { settingsRoutes } from './settings-routes.tsx';
import { terugRoutes } from './terug/routes.tsx';
import { viewRoutes } from './view-routes.tsx';

export type { KoppelingenDeps } from './load.ts';

/** *koppelingen*, for the beheerder: connections, their runs, what could not be used, and a new one. */
export function koppelingenRoutes(deps: KoppelingenDeps): Route[] {
  // `nieuw` must be asked before `:connection`, which would take it for an id.
  return [
    ...settingsRoutes(deps),
    ...viewRoutes(deps),
    ...runRoutes(deps),
    ...pauseRoutes(deps),
    ...eindeRoutes(deps),
    ...schemaRoutes(deps),
    ...codesRoutes(deps),
    ...filesRoutes(deps),
    ...terugRoutes(deps),
    ...kolommenRoutes(deps),
  ];
}
