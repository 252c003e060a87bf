import { sql } from 'kysely';
import { AppError } from '../errors.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { StoredCursor } from './run.ts';
import type { Cursor, SourceSchool } from './source-adapter.ts';

export interface ConnectionRow {
  readonly id: string;
  readonly adapter: string;
  readonly naam: string;
  readonly credentials: Buffer;
  readonly status: string;
  readonly schedule: string | null;
  readonly cursor: Cursor | null;
  readonly confirmed: boolean;
  readonly droppedKnown: number;
  /** How often its code choices changed; 0: there are none. */
  readonly codesVersie: number;
}

/**
 * `lock` holds off others who change the connection, not a worker that enters rows which belong to it.
 * @throws AppError `not_found`, also for a connection of another school
 */
export async function connectionById(
  tx: Tx,
  school: string,
  id: string,
  lock: 'lock' | 'read' = 'read',
): Promise<ConnectionRow> {
  const query = tx
    .selectFrom('koers.connection')
    .where('school_id', '=', school)
    .where('id', '=', id)
    .select([
      'id',
      'adapter',
      'naam',
      'credentials',
      'status',
      'schedule',
      'cursor',
      'confirmed',
      'dropped_known as droppedKnown',
      'codes_versie as codesVersie',
    ]);
  const row = await (lock === 'lock' ? query.forNoKeyUpdate() : query).executeTakeFirst();
  if (!row) throw new AppError('not_found', 'Deze koppeling bestaat niet (meer).', { status: 404 });
  return { ...row, cursor: StoredCursor.parse(row.cursor) };
}

/** The school as an adapter may know it. */
export async function sourceSchool(tx: Tx, school: string): Promise<SourceSchool> {
  const row = await tx
    .selectFrom('koers.school')
    .where('id', '=', school)
    .select(['brin', 'dependance', 'naam'])
    .executeTakeFirst();
  if (!row) throw new AppError('not_found', 'Deze school bestaat niet (meer).', { status: 404 });
  return row;
}

export async function insertConnection(
  tx: Tx,
  connection: {
    school: string;
    adapter: string;
    naam: string;
    credentials: Buffer;
    schedule: string | null;
    nextDueAt: Date | null;
    confirmed: boolean;
    by: string | null;
  },
): Promise<string> {
  const row = await tx
    .insertInto('koers.connection')
    .values({
      school_id: connection.school,
      adapter: connection.adapter,
      naam: connection.naam,
      credentials: connection.credentials,
      schedule: connection.schedule,
      next_due_at: connection.nextDueAt,
      confirmed: connection.confirmed,
      created_by: connection.by,
    })
    .onConflict((oc) => oc.columns(['school_id', 'naam']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row)
    throw new AppError('conflict', 'Er is al een koppeling met deze naam. Kies een andere naam.', {
      status: 409,
    });
  return row.id;
}

export async function setNextDue(tx: Tx, id: string, nextDueAt: Date | null): Promise<void> {
  await tx.updateTable('koers.connection').set({ next_due_at: nextDueAt }).where('id', '=', id).execute();
}

/**
 * After a run that was applied. While something waits for a person the cursor is not kept: a source that then answers
 * "nothing changed" would leave it waiting after the person has mended it here. Nor is it kept when what codes mean was changed
 * while it read.
 */
export async function finishConnection(
  tx: Tx,
  id: string,
  after: {
    cursor: Cursor | null;
    droppedKnown: number;
    now: Date;
    waiting: boolean;
    confirmed: boolean;
    codesVersie: number;
  },
): Promise<void> {
  await tx
    .updateTable('koers.connection')
    .set({
      cursor: after.waiting || after.cursor === null ? null : cursorUnless(after),
      dropped_known: after.droppedKnown,
      last_success_at: after.now,
      confirmed: after.confirmed,
    })
    .where('id', '=', id)
    .execute();
}

const cursorUnless = ({ cursor, codesVersie }: { cursor: Cursor | null; codesVersie: number }) =>
  sql<string | null>`CASE WHEN codes_versie = ${codesVersie} THEN ${JSON.stringify(cursor)}::jsonb END`;

/** Whether records of this connection could not come in whole and must be looked at again. */
export async function hasWaiting(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    SELECT EXISTS (SELECT FROM koers.source_record WHERE connection_id = ${id} AND again AND ended_at IS NULL) AS waits`.execute(
    tx,
  );
  return rows[0]?.waits ?? false;
}

/** After an undo: the source is asked for everything again, and a person looks before anything is applied. */
export async function rewindConnection(tx: Tx, id: string, cursor: Cursor | null): Promise<void> {
  await tx
    .updateTable('koers.connection')
    .set({ cursor: cursor === null ? null : JSON.stringify(cursor), confirmed: false })
    .where('id', '=', id)
    .execute();
}

/**
 * A person decided something that records of this connection were held against: the next answer is read whole and each
 * live record of these kinds is looked at once more.
 */
export async function lookAgain(tx: Tx, id: string, kinds: readonly string[]): Promise<void> {
  await sql`
    WITH records AS (
      UPDATE koers.source_record SET again = true
      WHERE connection_id = ${id} AND kind = ANY (${kinds}::text[]) AND ended_at IS NULL AND NOT again),
    answers AS (
      UPDATE koers.sync_run SET staged = staged || '{"digest": null}' WHERE connection_id = ${id} AND staged ->> 'digest' IS NOT NULL)
    UPDATE koers.connection SET cursor = NULL WHERE id = ${id}`.execute(tx);
}
