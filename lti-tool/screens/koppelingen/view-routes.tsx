import { z } from 'zod';
import { mayInSchool } from '../../../gateway/access/policy.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { listIssues, RunStatus, runChanges } from '../../../gateway/sync/service.ts';
import { Toast } from '../../ui/components/toast.tsx';
import { renderPage } from '../../ui/render.ts';
import { access, ConnectionParams, PlekBody, RunParams } from './access.ts';
import { endOf, liveAnswer } from './answer.tsx';
import { connectionPage } from './connection-reply.tsx';
import { connectionOf, frameOf, type KoppelingenDeps, namesOf, overviewOf, runOf } from './load.ts';
import { OverviewPage } from './overview-page.tsx';
import { RunPage } from './run-page.tsx';
import { koppelingUrl } from './urls.ts';

/** What the live part of a page asks; a query that is not ours asks for the page. */
const StandQuery = PlekBody.extend({
  was: RunStatus.default('done'),
  n: z.coerce.number().int().min(0).max(1e6).default(0),
});

/** Looking: the overview, one connection, its live part, and one run. */
export function viewRoutes(deps: KoppelingenDeps): Route[] {
  return [overviewRoute(deps), connectionRoute(deps), standRoute(deps), runRoute(deps)];
}

function overviewRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/koppelingen',
    summary: 'Koppelingen van de school',
    access,
    responses: { 200: 'html' },
    handler: async ({ who }) => {
      const states = await overviewOf(deps, who.school);
      const frame = await frameOf(deps, who);
      return { html: renderPage(<OverviewPage frame={frame} states={states} now={deps.sync.now()} />) };
    },
  });
}

function connectionRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/koppelingen/:connection',
    summary: 'Eén koppeling: stand, aandachtspunten en verloop',
    access,
    params: ConnectionParams,
    query: z.object({ gedaan: z.literal('beeindigd').optional().catch(undefined) }),
    responses: { 200: 'html' },
    handler: ({ who, params, query }) =>
      connectionPage(
        deps,
        who,
        params.connection,
        query.gedaan ? { messages: <Toast text="De koppeling is beëindigd." /> } : {},
      ),
  });
}

function standRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/koppelingen/:connection/stand',
    summary: 'De stand van een koppeling, zolang er iets loopt',
    access,
    params: ConnectionParams,
    query: StandQuery,
    responses: { 200: 'html' },
    handler: async ({ who, params, query }) => {
      const { run, status } = await connectionOf(deps, who.school, params.connection);
      const say = endOf(query.was, run);
      const ended = say !== null;
      // Of a koppeling that has ended hardly a part of the page is as it was.
      if (ended && status === 'ended' && query.plek === 'pagina')
        return { headers: { 'HX-Redirect': `${koppelingUrl(params.connection)}?gedaan=beeindigd` } };
      const message = ended ? { message: null } : {}; // a lost connection that came back
      return await liveAnswer(deps, who, { ...params, ...query, say, whole: ended, ...message });
    },
  });
}

function runRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/koppelingen/:connection/synchronisatie/:run',
    summary: 'Eén synchronisatie: aantallen, wat er veranderde en aandachtspunten',
    access,
    params: RunParams,
    query: z.object({ pagina: z.coerce.number().int().min(1).max(100_000).default(1) }),
    responses: { 200: 'html' },
    handler: async ({ who, params, query: { pagina } }) => {
      const run = await runOf(deps, who.school, params);
      const connection = await connectionOf(deps, who.school, params.connection);
      const groups = await listIssues(deps.sync, who.school, run.id);
      const names = await namesOf(deps, who, [run]);
      const lists = deps.sync.adapters.get(connection.adapter)?.lists ?? [];
      const changes = await runChanges(deps.sync, { school: who.school, run: run.id, pagina });
      // Who reads of his own groups only would be told that the rest is not there.
      const opent = mayInSchool(who, 'profiel_lezen');
      const found = { run, groups, lists, changes, pagina, opent };
      const page = { ...found, connection, names, me: who.person, now: deps.sync.now() };
      return { html: renderPage(<RunPage frame={await frameOf(deps, who)} {...page} />) };
    },
  });
}
