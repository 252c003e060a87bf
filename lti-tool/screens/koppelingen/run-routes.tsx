import type { VNode } from 'preact';
import { AppError } from '../../../gateway/errors.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import {
  type ConnectionView,
  cancelRun,
  confirmRun,
  type RunView,
  reportOf,
  requestSync,
  undoRun,
} from '../../../gateway/sync/service.ts';
import type { ConnectionReport } from '../../../gateway/sync/source-adapter.ts';
import { Partial } from '../../ui/components/partial.tsx';
import { renderFragment } from '../../ui/render.ts';
import { ConnectionParams, changes, PlekBody, RunParams } from './access.ts';
import { liveAnswer } from './answer.tsx';
import { CheckReport } from './check.tsx';
import { TestForm } from './connection-page.tsx';
import { connectionPage } from './connection-reply.tsx';
import { connectionOf, type KoppelingenDeps, runOf } from './load.ts';
import { STAND, Stand } from './stand.tsx';
import { isFresh } from './state.ts';
import { UndoneMessage } from './undone-message.tsx';
import { koppelingUrl, type Plek, type RunAct } from './urls.ts';
import { ConnectionSteps, STAPPEN_PLEK, stapOf } from './wizard-steps.tsx';

/** Acting: fetch now, say yes or no to what waits, undo, and test the connection. */
export function runRoutes(deps: KoppelingenDeps): Route[] {
  return [requestRoute(deps), confirmRoute(deps), cancelRoute(deps), undoRoute(deps), checkRoute(deps)];
}

interface Asked {
  readonly who: KnownActor;
  readonly connection: string;
  readonly partial: boolean;
  readonly plek: Plek;
}

/** After an act: the part of the page that changed, or without scripts the page itself. */
async function after(
  deps: KoppelingenDeps,
  { who, connection, partial, plek }: Asked,
  say: string | null,
): Promise<Reply> {
  if (!partial) return { redirect: plek === 'overzicht' ? '/koppelingen' : koppelingUrl(connection) };
  return await liveAnswer(deps, who, { connection, plek, n: 0, say, whole: true, message: null });
}

function requestRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/koppelingen/:connection/ophalen',
    summary: 'Nu ophalen; wat al loopt, telt als antwoord',
    access: changes,
    params: ConnectionParams,
    body: PlekBody,
    responses: { 200: 'html', 303: 'redirect' },
    handler: async ({ who, params, body, partial }) => {
      const connection = await connectionOf(deps, who.school, params.connection);
      const { merged } = await requestSync(deps.sync, who, params.connection, 'manual');
      const say = merged ? null : 'Koers haalt nu de gegevens op.'; // what was said already is not said twice
      // The page of a connection that was never used has steps; from here on it is another page.
      if (partial && isFresh(connection)) return { headers: { 'HX-Redirect': koppelingUrl(connection.id) } };
      return await after(deps, { who, ...params, ...body, partial }, say);
    },
  });
}

type RunCall = { who: KnownActor; params: { connection: string; run: string } };

/**
 * Does an act on a run of this connection. A second tap finds it done already: then that is the answer, not an error.
 * @throws AppError `not_found`, `conflict` when the run went another way
 */
async function onRun<T>(
  deps: KoppelingenDeps,
  { who, params }: RunCall,
  act: () => Promise<T>,
  isDone: (status: RunView['status']) => boolean,
): Promise<T | null> {
  await runOf(deps, who.school, params);
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    if (!isDone((await runOf(deps, who.school, params)).status)) throw error;
    return null;
  }
}

const path = (act: RunAct) => `/koppelingen/:connection/synchronisatie/:run/${act}`;
const posts = {
  method: 'POST',
  access: changes,
  params: RunParams,
  body: PlekBody,
  responses: { 200: 'html', 303: 'redirect' },
} as const;

const CONFIRMED: ReadonlySet<RunView['status']> = new Set(['staged', 'pulling', 'applying', 'done']);

function confirmRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    ...posts,
    path: path('bevestigen'),
    summary: 'Goedkeuren wat een synchronisatie vond',
    handler: async ({ who, params, body, partial }) => {
      await onRun(
        deps,
        { who, params },
        () => confirmRun(deps.sync, who, params.run),
        (status) => CONFIRMED.has(status),
      );
      return await after(
        deps,
        { who, ...params, ...body, partial },
        (await runOf(deps, who.school, params)).trigger === 'einde'
          ? 'Goedgekeurd. Koers beëindigt de koppeling nu.'
          : 'Goedgekeurd. Koers neemt de gegevens nu over.',
      );
    },
  });
}

function cancelRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    ...posts,
    path: path('stoppen'),
    summary: 'Een synchronisatie stoppen of niet overnemen',
    handler: async ({ who, params, body, partial }) => {
      await onRun(
        deps,
        { who, params },
        () => cancelRun(deps.sync, who, params.run),
        (status) => status === 'cancelled',
      );
      return await after(deps, { who, ...params, ...body, partial }, 'Gestopt. Er is niets veranderd.');
    },
  });
}

function undoRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    ...posts,
    path: path('ongedaan'),
    summary: 'De laatste synchronisatie ongedaan maken',
    handler: async ({ who, params, partial }) => {
      const undone = await onRun(
        deps,
        { who, params },
        () => undoRun(deps.sync, who, params.run),
        (s) => s === 'undone',
      );
      const { connection } = params;
      const message = <UndoneMessage undone={undone} />;
      if (!partial) return await connectionPage(deps, who, connection, { messages: message });
      return await liveAnswer(deps, who, {
        connection,
        plek: 'pagina',
        n: 0,
        say: null,
        whole: true,
        message,
      });
    },
  });
}

function checkRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/koppelingen/:connection/testen',
    summary: 'De verbinding testen, zonder iets op te halen',
    access: changes,
    params: ConnectionParams,
    responses: { 200: 'html' },
    handler: async ({ who, params, partial }) => {
      const connection = await connectionOf(deps, who.school, params.connection);
      const { title } = connection;
      const report = await reportOf(deps.sync, who, { id: params.connection, title });
      if (!partial) return await connectionPage(deps, who, params.connection, { report });
      return { html: renderFragment(<Tested deps={deps} connection={connection} report={report} />) };
    },
  });
}

/** What the test found; for a connection that was never used also the step that comes next, with its button. */
function Tested({
  deps,
  connection,
  report,
}: {
  deps: KoppelingenDeps;
  connection: ConnectionView;
  report: ConnectionReport;
}): VNode {
  const adapter = deps.sync.adapters.get(connection.adapter);
  const first = stapOf(connection, adapter, report) === 'testen';
  const state = { connection, settled: null };
  return (
    <>
      <CheckReport report={report} title={connection.title} fresh />
      {isFresh(connection) ? (
        <>
          <Partial target={`#${STAPPEN_PLEK}`} swap="outerHTML">
            <ConnectionSteps connection={connection} adapter={adapter} report={report} />
          </Partial>
          <Partial target="#testen-vorm" swap="outerMorph">
            <TestForm connection={connection} first={first} />
          </Partial>
          <Partial target={`#${STAND}`} swap="outerMorph">
            <Stand state={state} preview={null} now={deps.sync.now()} next={report.ok && !adapter?.files} />
          </Partial>
        </>
      ) : null}
    </>
  );
}
