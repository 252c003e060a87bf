import { noteAct } from './audit-store.ts';
import { connectionById } from './connections-store.ts';
import type { Asker, SyncDeps } from './deps.ts';
import { nextDue } from './schedule.ts';

/**
 * Sets when a connection fetches by itself: a cron text of five fields in the time of the Netherlands; null: only by hand.
 * A paused connection keeps to it once it is resumed. The same changes nothing.
 * @throws AppError `bad_request` for a text that is no schedule, `not_found`
 */
export async function changeSchedule(
  deps: Pick<SyncDeps, 'db' | 'now'>,
  who: Asker,
  id: string,
  schedule: string | null,
): Promise<{ changed: boolean }> {
  const due = schedule === null ? null : nextDue(schedule, deps.now());
  return await deps.db.tenant({ school: who.school, actor: who.person }, async (tx) => {
    const now = await connectionById(tx, who.school, id, 'lock');
    if (now.schedule === schedule) return { changed: false };
    await tx
      .updateTable('koers.connection')
      .set({ schedule, ...(now.status === 'active' ? { next_due_at: due } : {}) })
      .where('id', '=', id)
      .execute();
    await noteAct(tx, who, 'connection_changed', { connection: id }, { schedule: schedule ?? 'nooit' });
    return { changed: true };
  });
}
