import { sql } from 'kysely';
import { AppError } from '../errors.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { noteAct } from './audit-store.ts';
import type { ClaimedRun } from './claim.ts';
import { connectionById } from './connections-store.ts';
import type { Asker, SyncDeps } from './deps.ts';
import { switchWeg } from './out/weg-store.ts';
import { putOnPause } from './pause.ts';
import { clearStaging, endRun, enqueueRun, insertRun, liveRun } from './runs-store.ts';

/**
 * Asks for the end of a connection, as when a school leaves its LVS (R75, R76): a last run that asks the source nothing and finds
 * whom only this source has. They are ended when a person says yes; what Koers keeps of them stays. Until then the
 * connection is paused. Twice is once. @returns the run; null when it has ended already
 * @throws AppError `not_found`; `conflict` while a run is under way
 */
export async function endConnection(
  deps: Pick<SyncDeps, 'db' | 'now'>,
  who: Asker,
  id: string,
): Promise<string | null> {
  return await deps.db.tenant({ school: who.school, actor: who.person }, async (tx) => {
    const { status, cursor } = await connectionById(tx, who.school, id, 'lock');
    if (status === 'ended') return null;
    const live = await liveRun(tx, who.school, id);
    if (live?.trigger === 'einde') return live.id;
    if (live && live.status !== 'needs_confirmation')
      throw new AppError('conflict', 'Er loopt nog een synchronisatie. Wacht daarop, of stop hem eerst.', {
        status: 409,
        retry: 'never',
      });
    if (live) {
      await endRun(tx, live, 'cancelled', deps.now(), 'De koppeling wordt beëindigd.');
      await clearStaging(tx, live.id);
    }
    if (status === 'active') await putOnPause(tx, who, id);
    const run = await insertRun(tx, {
      school: who.school,
      connection: id,
      trigger: 'einde',
      by: who.person,
      cursor,
    });
    await enqueueRun(tx, { school: who.school, id: run });
    await noteAct(tx, who, 'sync_requested', { connection: id, run });
    return run;
  });
}

/**
 * The last thing of the last run, in its transaction: what was filled in is forgotten and nothing goes back any more.
 * @param emptied sealed settings that say nothing
 */
export async function closeConnection(
  tx: Tx,
  { school, id, connection }: ClaimedRun,
  { emptied, now }: { emptied: Buffer; now: Date },
): Promise<void> {
  await tx
    .updateTable('koers.connection')
    .set({ status: 'ended', next_due_at: null, credentials: emptied })
    .where('id', '=', connection.id)
    .execute();
  await switchWeg(tx, { school, connection: connection.id }, { aan: false, by: null, now });
  // Its side of a difference is no longer told by anybody.
  await sql`DELETE FROM koers.conflict WHERE connection_id = ${connection.id}`.execute(tx);
  await noteAct(tx, { school, person: null }, 'connection_ended', { connection: connection.id, run: id });
}

/** After an undo of the last run: paused, because what was filled in is gone. */
export async function reopenConnection(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('koers.connection')
    .set({ status: 'paused' })
    .where('id', '=', id)
    .where('status', '=', 'ended')
    .execute();
}

/** Of those whom a run that waits finds here alone or not: how many stay, because another source has them or they have a role in Koers. */
export async function stays(
  deps: Pick<SyncDeps, 'db'>,
  school: string,
  run: string,
): Promise<{ readonly leerling: number; readonly medewerker: number }> {
  return await deps.db.tenant({ school, actor: null }, async (tx) => {
    const { rows } = await sql<{ leerling: number; medewerker: number }>`
      SELECT count(*) FILTER (WHERE r.kind = 'leerling')::int AS leerling, count(*) FILTER (WHERE r.kind = 'medewerker')::int AS medewerker
      FROM koers.sync_row r JOIN koers.sync_run q ON q.id = r.run_id
      WHERE r.school_id = ${school} AND r.run_id = ${run} AND r.state = 'missing' AND (
        EXISTS (SELECT FROM koers.source_record o WHERE o.entity_id = r.entity_id AND o.connection_id <> q.connection_id AND o.ended_at IS NULL)
        OR (r.kind = 'medewerker' AND koers.blijft_binnen(r.entity_id)))`.execute(tx);
    return rows[0] ?? { leerling: 0, medewerker: 0 };
  });
}
