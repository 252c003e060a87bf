import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { endConnection } from '../../../gateway/sync/service.ts';
import { ConnectionParams, changes } from './access.ts';
import { connectionOf, type KoppelingenDeps } from './load.ts';
import { koppelingUrl } from './urls.ts';

/** The end of a connection: first who it touches, and nothing more until a person says yes to that. */
export function eindeRoutes(deps: KoppelingenDeps): Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/koppelingen/:connection/beeindigen',
      summary: 'Uitzoeken wie het einde van een koppeling raakt; daarna zegt een mens ja',
      access: changes,
      params: ConnectionParams,
      responses: { 303: 'redirect' },
      handler: async ({ who, params }) => {
        await connectionOf(deps, who.school, params.connection);
        await endConnection(deps.sync, who, params.connection);
        return { redirect: koppelingUrl(params.connection) };
      },
    }),
  ];
}
