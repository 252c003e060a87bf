import { AppError } from '../errors.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { noteAct } from './audit-store.ts';
import { connectionById } from './connections-store.ts';
import type { Asker, SyncDeps } from './deps.ts';
import { liveRun } from './runs-store.ts';
import { nextDue } from './schedule.ts';

/**
 * The connection fetches nothing, by schedule or by hand, until somebody resumes it; what was read stays. Twice is once.
 * @throws AppError `not_found`; `conflict` while a run is under way or waits for a person, and for one that has ended
 */
export async function pauseConnection(deps: Pick<SyncDeps, 'db'>, who: Asker, id: string): Promise<void> {
  await deps.db.tenant({ school: who.school, actor: who.person }, async (tx) => {
    const { status } = await connectionById(tx, who.school, id, 'lock');
    if (status === 'paused') return;
    if (status !== 'active') throw ended();
    if (await liveRun(tx, who.school, id))
      throw conflict('Er loopt of wacht nog een synchronisatie. Rond die eerst af, of stop hem.');
    await putOnPause(tx, who, id);
  });
}

/** Of a connection that is active and locked: nothing is due any more, and it is written down who did it. */
export async function putOnPause(tx: Tx, who: Asker, id: string): Promise<void> {
  await tx
    .updateTable('koers.connection')
    .set({ status: 'paused', next_due_at: null })
    .where('id', '=', id)
    .execute();
  await noteAct(tx, who, 'connection_paused', { connection: id });
}

/** The connection fetches again, next by its schedule. Twice is once. @throws AppError `not_found`, `conflict` when it has ended */
export async function resumeConnection(
  deps: Pick<SyncDeps, 'db' | 'now'>,
  who: Asker,
  id: string,
): Promise<void> {
  await deps.db.tenant({ school: who.school, actor: who.person }, async (tx) => {
    const { status, schedule } = await connectionById(tx, who.school, id, 'lock');
    if (status === 'active') return;
    if (status !== 'paused') throw ended();
    await tx
      .updateTable('koers.connection')
      .set({ status: 'active', next_due_at: schedule === null ? null : nextDue(schedule, deps.now()) })
      .where('id', '=', id)
      .execute();
    await noteAct(tx, who, 'connection_resumed', { connection: id });
  });
}

const conflict = (message: string) => new AppError('conflict', message, { status: 409, retry: 'never' });
const ended = () => conflict('Deze koppeling is beëindigd.');
