import type { Route } from '../../../gateway/platform/http/route.ts';
import type { AanmeldenDeps } from './deps.ts';
import { dienstRoutes } from './dienst-routes.tsx';
import { invitationRoutes } from './invitation-routes.tsx';
import { passkeyRoutes } from './passkey-routes.tsx';
import { schoolRoutes } from './school-routes.tsx';
import { signInRoutes } from './sign-in-routes.tsx';

/** *aanmelden*: accounts of Koers itself, for who does beheer. */
export function aanmeldenRoutes(deps: AanmeldenDeps): Route[] {
  return [
    ...signInRoutes(deps),
    ...dienstRoutes(deps),
    ...invitationRoutes(deps),
    ...passkeyRoutes(deps),
    ...schoolRoutes(deps),
  ];
}
