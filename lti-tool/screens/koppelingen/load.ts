import { AppError } from '../../../gateway/errors.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { viewer } from '../../../gateway/school/viewer.ts';
import {
  type ConnectionView,
  getRun,
  type IssueGroup,
  listConnections,
  listIssues,
  listRuns,
  type PreviewLine,
  previewRun,
  type RunView,
  type SyncDeps,
  stays,
  type UndoPreview,
  undoPreview,
} from '../../../gateway/sync/service.ts';
import type { SourceAdapter } from '../../../gateway/sync/source-adapter.ts';
import type { Assets } from '../../ui/assets.ts';
import type { Frame } from '../chrome.tsx';
import { ownFrameFor } from '../frame.ts';
import { type ConnectionState, waitingRun } from './state.ts';

/** What this screen works with. The sync services open their own transactions, so no route of it holds one. */
export interface KoppelingenDeps {
  readonly assets: Pick<Assets, 'url'>;
  readonly sync: SyncDeps;
}

/** The frame of a whole page. */
export const frameOf = ({ assets, sync }: KoppelingenDeps, who: KnownActor): Promise<Frame> =>
  ownFrameFor({ assets, db: sync.db }, who);

/** @throws AppError `not_found`, also for a connection of another school (R85) */
export async function connectionOf(
  deps: KoppelingenDeps,
  school: string,
  id: string,
): Promise<ConnectionView> {
  const found = (await listConnections(deps.sync, school)).find((connection) => connection.id === id);
  if (!found) throw new AppError('not_found', 'Deze koppeling bestaat niet (meer).');
  return found;
}

/** @throws AppError `not_found`, also for a run of another school or of another connection (R85) */
export async function runOf(
  deps: KoppelingenDeps,
  school: string,
  at: { connection: string; run: string },
): Promise<RunView> {
  const run = await getRun(deps.sync, school, at.run);
  if (run?.connection !== at.connection)
    throw new AppError('not_found', 'Deze synchronisatie bestaat niet (meer).');
  return run;
}

const newestApplied = (runs: readonly RunView[]): RunView | null =>
  runs.find((run) => run.status === 'done') ?? null;

/** All connections of a school with the run their data is from. */
export async function overviewOf(deps: KoppelingenDeps, school: string): Promise<readonly ConnectionState[]> {
  const connections = await listConnections(deps.sync, school);
  return await Promise.all(connections.map((connection) => settle(deps, school, connection)));
}

/** Looks back for the applied run only when the last run is not it. */
export async function settle(
  deps: KoppelingenDeps,
  school: string,
  connection: ConnectionView,
): Promise<ConnectionState> {
  if (connection.run === null || connection.run.status === 'done')
    return { connection, settled: connection.run };
  return { connection, settled: newestApplied(await listRuns(deps.sync, school, connection.id)) };
}

/** What a run that waits would do, by name; more names when the question is who would end. */
export interface Preview {
  readonly run: RunView;
  readonly lines: readonly PreviewLine[];
  /** Who stays all the same, because another koppeling has them; only when this one is to end. */
  readonly blijven?: { readonly leerling: number; readonly medewerker: number };
}

const PREVIEW_NAMES = { first_sync: 5, mass_end: 40, einde: 40 } as const;

export async function previewOf(
  deps: KoppelingenDeps,
  school: string,
  connection: ConnectionView,
): Promise<Preview | null> {
  const run = waitingRun(connection);
  if (!run) return null;
  const lines = await previewRun(deps.sync, school, run.id, PREVIEW_NAMES[run.reason ?? 'first_sync']);
  if (run.reason !== 'einde') return { run, lines };
  return { run, lines, blijven: await stays(deps.sync, school, run.id) };
}

/** Which run's issues are open now: of the one that waits, else of the last applied one in which the source told its data. */
export interface OpenIssues {
  readonly run: RunView;
  readonly groups: readonly IssueGroup[];
}

async function openIssuesOf(
  deps: KoppelingenDeps,
  school: string,
  state: ConnectionState,
): Promise<OpenIssues | null> {
  const last = waitingRun(state.connection) ?? state.settled;
  if (!last || last.open.issues === 0) return null;
  const run = last.open.run === last.id ? last : await getRun(deps.sync, school, last.open.run);
  return run && { run, groups: await listIssues(deps.sync, school, run.id) };
}

/** History of a connection, newest first, with the names of the colleagues who started a run. */
export interface History {
  readonly runs: readonly RunView[];
  readonly names: ReadonlyMap<string, string>;
  /** Who would go when the run that can be undone is undone; null when there is none. */
  readonly undo: UndoPreview | null;
}

async function historyOf(deps: KoppelingenDeps, who: KnownActor, connection: string): Promise<History> {
  const runs = await listRuns(deps.sync, who.school, connection);
  const last = runs.find((run) => run.canUndo);
  const undo = last ? await undoPreview(deps.sync, who.school, last.id) : null;
  return { runs, names: await namesOf(deps, who, runs), undo };
}

export async function namesOf(
  deps: KoppelingenDeps,
  who: KnownActor,
  runs: readonly RunView[],
): Promise<ReadonlyMap<string, string>> {
  const others = new Set(runs.flatMap((run) => run.requestedBy ?? []));
  others.delete(who.person);
  if (others.size === 0) return new Map();
  return await deps.sync.db.tenant({ school: who.school, actor: who.person }, async (tx) => {
    const names = new Map<string, string>();
    for (const person of others) names.set(person, (await viewer(tx, { ...who, person })).naam.voluit);
    return names;
  });
}

/** Everything below the state of one connection: what is open, and what happened. */
export interface Outcome {
  /** Code lists of the system; a code that none of them knows may be mapped. */
  readonly lists?: SourceAdapter['lists'];
  readonly state: ConnectionState;
  readonly issues: OpenIssues | null;
  readonly history: History;
}

export async function outcomeOf(
  deps: KoppelingenDeps,
  who: KnownActor,
  connection: ConnectionView,
): Promise<Outcome> {
  const history = await historyOf(deps, who, connection.id);
  const state = { connection, settled: newestApplied(history.runs) };
  const lists = deps.sync.adapters.get(connection.adapter)?.lists ?? [];
  return { state, issues: await openIssuesOf(deps, who.school, state), history, lists };
}
