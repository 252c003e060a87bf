import { AppError } from '../errors.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { noteAct } from './audit-store.ts';
import { type ConnectionRow, connectionById, setNextDue } from './connections-store.ts';
import type { Asker, SyncDeps } from './deps.ts';
import { mayBecome } from './rules.ts';
import type { RunStatus, Trigger } from './run.ts';
import {
  clearStaging,
  endRun,
  enqueueRun,
  insertRun,
  liveRun,
  type RunRow,
  runById,
  setConfirmed,
} from './runs-store.ts';
import { nextDue } from './schedule.ts';

export interface RequestedRun {
  readonly run: string;
  /** True when a run was under way already: this request is part of it. */
  readonly merged: boolean;
}

/**
 * Asks for a run of a connection. A run that waits for a person makes way for the new one, which looks again; a run
 * whose process died is handed to the queue once more.
 * @throws AppError `not_found`, `conflict` when the connection is paused or ended
 */
export async function requestSync(
  deps: SyncDeps,
  who: Asker,
  connection: string,
  trigger: Trigger,
): Promise<RequestedRun> {
  return await deps.db.tenant({ school: who.school, actor: who.person }, async (tx) => {
    const row = await connectionById(tx, who.school, connection, 'lock');
    if (row.status !== 'active') throw conflict('Deze koppeling is gepauzeerd. Zet hem eerst weer aan.');
    if (trigger === 'schedule')
      await setNextDue(tx, row.id, row.schedule ? nextDue(row.schedule, deps.now()) : null);
    const live = await liveRun(tx, who.school, connection);
    if (live && live.status !== 'needs_confirmation') return await join(deps, tx, live);
    if (live) await supersede(deps, tx, live);
    return await begin(tx, who, row, trigger);
  });
}

async function begin(tx: Tx, who: Asker, connection: ConnectionRow, trigger: Trigger): Promise<RequestedRun> {
  const { id, cursor } = connection;
  const run = await insertRun(tx, { school: who.school, connection: id, trigger, by: who.person, cursor });
  await enqueueRun(tx, { school: who.school, id: run });
  if (trigger !== 'schedule') await noteAct(tx, who, 'sync_requested', { connection: id, run });
  return { run, merged: false };
}

/** A run of this age that no worker holds has lost its job; a younger one is still on its way to a worker. */
const ON_ITS_WAY_MS = 60_000;

async function join(deps: SyncDeps, tx: Tx, live: RunRow): Promise<RequestedRun> {
  const waiting = deps.now().getTime() - live.createdAt.getTime();
  const stranded = live.heldMs === 0 && (live.attempts > 0 || waiting > ON_ITS_WAY_MS);
  if (stranded) await enqueueRun(tx, live, `${live.attempts}-${deps.now().getTime()}`);
  return { run: live.id, merged: true };
}

async function supersede(deps: SyncDeps, tx: Tx, live: RunRow): Promise<void> {
  await endRun(tx, live, 'cancelled', deps.now(), 'Er is een nieuwe synchronisatie gestart.');
  await clearStaging(tx, live.id);
}

/**
 * A person says yes to what a run found. It then applies exactly what was staged; when that is gone or too old it
 * looks again and comes back for a new yes.
 * @throws AppError `conflict` when the run does not wait for anyone
 */
export async function confirmRun(deps: SyncDeps, who: Asker, run: string): Promise<void> {
  await act(deps, who, run, 'staged', async (tx, row) => {
    await setConfirmed(tx, row, who.person, deps.now());
    await enqueueRun(tx, row, `confirmed-${row.attempts}`);
    await noteAct(tx, who, 'sync_confirmed', { connection: row.connection, run });
  });
}

/** Stops a run before anything is applied. @throws AppError `conflict` when it is being applied, or is over */
export async function cancelRun(deps: SyncDeps, who: Asker, run: string): Promise<void> {
  await act(deps, who, run, 'cancelled', async (tx, row) => {
    await endRun(tx, row, 'cancelled', deps.now(), null);
    await clearStaging(tx, run);
    await noteAct(tx, who, 'sync_cancelled', { connection: row.connection, run });
  });
}

const WHY_NOT: Readonly<Partial<Record<RunStatus, string>>> = {
  staged: 'Deze synchronisatie wacht niet (meer) op een bevestiging.',
  cancelled: 'Deze synchronisatie is niet meer te stoppen.',
};

async function act(
  deps: SyncDeps,
  who: Asker,
  id: string,
  to: RunStatus,
  work: (tx: Tx, run: RunRow) => Promise<void>,
): Promise<void> {
  await deps.db.tenant({ school: who.school, actor: who.person }, async (tx) => {
    const row = await runById(tx, { school: who.school, id }, 'lock');
    if (!mayBecome(to).includes(row.status)) throw conflict(WHY_NOT[to] ?? 'Dat kan nu niet.');
    await work(tx, row);
  });
}

function conflict(message: string): AppError {
  return new AppError('conflict', message, { status: 409, retry: 'never' });
}
