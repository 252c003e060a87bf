import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { pauseConnection, resumeConnection } from '../../../gateway/sync/service.ts';
import { ConnectionParams, changes, PlekBody } from './access.ts';
import { liveAnswer } from './answer.tsx';
import { connectionOf, type KoppelingenDeps } from './load.ts';
import { koppelingUrl, OVERZICHT, type PauseAct } from './urls.ts';

const ACTS = {
  pauzeren: {
    summary: 'Een koppeling pauzeren: er wordt niets meer opgehaald',
    act: pauseConnection,
    say: 'Gepauzeerd. Koers haalt niets meer op.',
  },
  hervatten: {
    summary: 'Een gepauzeerde koppeling weer aanzetten',
    act: resumeConnection,
    say: 'De koppeling staat weer aan.',
  },
} as const satisfies Record<PauseAct, unknown>;

/** Pausing a connection and setting it on again. */
export function pauseRoutes(deps: KoppelingenDeps): Route[] {
  return [pauseRoute(deps, 'pauzeren'), pauseRoute(deps, 'hervatten')];
}

function pauseRoute(deps: KoppelingenDeps, name: PauseAct): Route {
  const { summary, act, say } = ACTS[name];
  return defineRoute({
    method: 'POST',
    path: `/koppelingen/:connection/${name}`,
    summary,
    access: changes,
    params: ConnectionParams,
    body: PlekBody,
    responses: { 200: 'html', 303: 'redirect' },
    handler: async ({ who, params, body: { plek }, partial }) => {
      await connectionOf(deps, who.school, params.connection);
      await act(deps.sync, who, params.connection);
      if (!partial) return { redirect: plek === 'overzicht' ? OVERZICHT : koppelingUrl(params.connection) };
      return await liveAnswer(deps, who, { ...params, plek, n: 0, say, whole: true, message: null });
    },
  });
}
