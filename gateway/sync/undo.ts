import { type RawBuilder, sql } from 'kysely';
import { AppError } from '../errors.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { noteAct } from './audit-store.ts';
import { type SyncTable, TABLES } from './change-log.ts';
import { connectionById, rewindConnection } from './connections-store.ts';
import type { Asker, SyncDeps } from './deps.ts';
import { reopenConnection } from './einde.ts';
import { endRun, liveRun, type RunRow, runById } from './runs-store.ts';
import { schoolDay } from './school-day.ts';

export interface Undone {
  /** Rows that are again as they were. */
  readonly restored: number;
  /** People and groups that the run made and that are gone again. */
  readonly removed: number;
  /** What others have changed or used since: left as it is, or ended. */
  readonly kept: number;
  /** Of those, people who have a role in Koers or a passkey: they go on coming in. */
  readonly stayed: number;
}

/**
 * Puts back what one run changed, all of it at once. What a person or another source did since is never overwritten.
 * The next run of this connection is a preview again, so that the same data does not come straight back.
 * @throws AppError `conflict` when the run was not applied, changed nothing, or a later run was applied
 */
export async function undoRun(deps: SyncDeps, who: Asker, id: string): Promise<Undone> {
  return await deps.db.tenant({ school: who.school, actor: who.person }, async (tx) => {
    // UTC: rows were noted in UTC, and are compared as text (change-log.ts).
    await sql`SELECT set_config('timezone', 'UTC', true), pg_advisory_xact_lock(hashtextextended(${`koers.sync ${who.school}`}, 0))`.execute(
      tx,
    );
    const { connection } = await runById(tx, { school: who.school, id });
    await connectionById(tx, who.school, connection, 'lock');
    const run = await runById(tx, { school: who.school, id }, 'lock');
    await mustBeLast(tx, run);
    // First what was made: a key that moved must be free before it can go back.
    await sql`SELECT koers.undo_feiten(${run.id})`.execute(tx);
    const made = await removeMade(tx, run, deps.now());
    let restored = 0;
    let kept = 0;
    for (const table of Object.keys(TABLES) as SyncTable[]) {
      const result = await restore(tx, run, table);
      restored += result.restored;
      kept += result.changed - result.restored;
    }
    const undone: Undone = { restored, removed: made.removed, kept: kept + made.kept, stayed: made.stayed };
    await endRun(tx, run, 'undone', deps.now(), null);
    await sql`DELETE FROM koers.sync_change WHERE run_id = ${id}`.execute(tx);
    // What this source told otherwise is told anew by the next run.
    await sql`DELETE FROM koers.conflict WHERE connection_id = ${connection}`.execute(tx);
    await rewindConnection(tx, connection, run.cursorBefore);
    if (run.trigger === 'einde') await reopenConnection(tx, connection);
    await noteAct(tx, who, 'sync_undone', { connection, run: id }, { ...undone });
    return undone;
  });
}

async function mustBeLast(tx: Tx, run: RunRow): Promise<void> {
  if (run.status !== 'done')
    throw conflict('Deze synchronisatie is niet toegepast. Er is niets ongedaan te maken.');
  const { rows } = await sql<{ mine: boolean; later: boolean }>`
    SELECT EXISTS (SELECT FROM koers.sync_change c WHERE c.run_id = me.id) AS mine,
      EXISTS (SELECT FROM koers.sync_run o JOIN koers.sync_change c ON c.run_id = o.id
              WHERE o.connection_id = me.connection_id AND o.seq > me.seq) AS later
    FROM koers.sync_run me WHERE me.id = ${run.id}`.execute(tx);
  if (rows[0]?.later)
    throw conflict('Er is daarna een nieuwere synchronisatie toegepast. Maak eerst die ongedaan.');
  if (!rows[0]?.mine) throw conflict('Deze synchronisatie heeft niets veranderd, of is te lang geleden.');
  const live = await liveRun(tx, run.school, run.connection);
  if (live) throw conflict('Er loopt of wacht nog een synchronisatie van deze koppeling. Stop die eerst.');
}

/** Where putting a row back would meet another that took its place since: a membership made by hand, a key of someone else. */
const TAKEN: Readonly<Partial<Record<SyncTable, RawBuilder<unknown>>>> = {
  groep_lid: sql`n.before ->> 'tot' IS NULL AND EXISTS (SELECT FROM koers.groep_lid o
    WHERE o.groep_id = t.groep_id AND o.person_id = t.person_id AND o.als = t.als AND o.tot IS NULL AND o.id <> t.id)`,
  person_key: sql`n.before ->> 'ended_at' IS NULL AND EXISTS (SELECT FROM koers.person_key o
    WHERE o.school_id = t.school_id AND o.system = t.system AND o.key = t.key AND o.ended_at IS NULL AND o.id <> t.id)`,
  // Somebody who came back with this run and works here by now is not shut out again.
  person: sql`n.before ->> 'ended_at' IS NOT NULL AND koers.blijft_binnen(t.id)`,
};

/** Rows that are still as the run left them become as they were. */
async function restore(
  tx: Tx,
  run: RunRow,
  table: SyncTable,
): Promise<{ restored: number; changed: number }> {
  const { id, columns } = TABLES[table];
  const target = sql.table(`koers.${table}`);
  const names = sql.join(columns.map((c) => sql.ref(c)));
  const own = table === 'source_record' ? sql`AND t.connection_id = ${run.connection}` : sql``;
  const { rows } = await sql<{ restored: number; changed: number }>`
    WITH noted AS (SELECT * FROM koers.sync_change c WHERE c.run_id = ${run.id} AND c.tabel = ${table} AND c.entity_id IS NOT NULL),
    back AS (
      UPDATE ${target} t SET (${names}) = (SELECT ${names} FROM jsonb_populate_record(t, n.before))
      FROM noted n WHERE ${sql.ref(`t.${id}`)} = n.entity_id ${own} AND to_jsonb(t) @> n.after AND NOT (${TAKEN[table] ?? sql`false`})
      RETURNING 1)
    SELECT (SELECT count(*)::int FROM back) AS restored, (SELECT count(*)::int FROM noted) AS changed`.execute(
    tx,
  );
  return rows[0] ?? { restored: 0, changed: 0 };
}

type Made = Pick<Undone, 'removed' | 'kept' | 'stayed'>;

async function removeMade(tx: Tx, run: RunRow, now: Date): Promise<Made> {
  const { rows } = await sql<Made>`
    SELECT removed, kept, stayed FROM koers.undo_made(${run.id}, ${now}, ${schoolDay(now)})`.execute(tx);
  return rows[0] ?? { removed: 0, kept: 0, stayed: 0 };
}

/** Who came into Koers by a run, and so would go when it is undone. */
export interface UndoPreview {
  readonly leerlingen: number;
  readonly medewerkers: number;
  /** Of the medewerkers: who has a role in Koers or a passkey, and so goes on coming in. */
  readonly blijven: number;
}

/** What undoing a run would take away; all 0 for a run that made nobody. */
export async function undoPreview(
  deps: Pick<SyncDeps, 'db'>,
  school: string,
  id: string,
): Promise<UndoPreview> {
  return await deps.db.tenant({ school, actor: null }, async (tx) => {
    const { rows } = await sql<UndoPreview>`
      SELECT count(*) FILTER (WHERE p.soort = 'leerling')::int AS leerlingen,
        count(*) FILTER (WHERE p.soort = 'medewerker')::int AS medewerkers,
        count(*) FILTER (WHERE p.soort = 'medewerker' AND koers.blijft_binnen(p.id))::int AS blijven
      FROM koers.sync_change c CROSS JOIN LATERAL unnest(c.made) AS m(id) JOIN koers.person p ON p.id = m.id
      WHERE c.run_id = ${id}::uuid AND c.tabel = 'person' AND p.school_id = ${school}::uuid`.execute(tx);
    return rows[0] ?? { leerlingen: 0, medewerkers: 0, blijven: 0 };
  });
}

function conflict(message: string): AppError {
  return new AppError('conflict', message, { status: 409, retry: 'never' });
}
