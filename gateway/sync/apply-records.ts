import { sql } from 'kysely';
import { type Apply, change, make } from './change-log.ts';

export type RecordKinds = 'groep' | 'people';

const ofKinds = (kinds: RecordKinds) => (kinds === 'groep' ? sql`r.kind = 'groep'` : sql`r.kind <> 'groep'`);

/** Each staged record with what we keep of it. */
const kept = (a: Apply, kinds: RecordKinds) => sql`
  FROM koers.sync_row r
  CROSS JOIN LATERAL (SELECT * FROM koers.source_record o WHERE o.connection_id = ${a.connection} AND o.entity_id = r.entity_id OFFSET 0) s
  WHERE r.run_id = ${a.run} AND ${ofKinds(kinds)}`;

/** What each new record became, with its hash: the next answer is set against this. */
export async function makeRecords(a: Apply, kinds: RecordKinds): Promise<void> {
  await make(
    a,
    'source_record',
    sql`INSERT INTO koers.source_record (school_id, connection_id, entity_id, kind, source_key, eck_id, hash, again, last_run)
      SELECT ${a.school}, ${a.connection}, r.entity_id, r.kind, r.source_key, r.eck_id, r.hash, r.again, ${a.run}
      FROM koers.sync_row r WHERE r.run_id = ${a.run} AND ${ofKinds(kinds)} AND r.state = 'new'`,
  );
}

/** The same for records we know; what was ended is live again. */
export async function changeRecords(a: Apply, kinds: RecordKinds): Promise<void> {
  await change(a, 'source_record', {
    set: sql`source_key = x.new_key, eck_id = x.new_eck, hash = x.new_hash, again = x.new_again, ended_at = NULL, last_run = ${a.run}`,
    row: 's',
    values: sql`coalesce(r.source_key, s.source_key) AS new_key, coalesce(r.eck_id, s.eck_id) AS new_eck, r.hash AS new_hash, r.again AS new_again`,
    from: sql`${kept(a, kinds)} AND r.state IN ('changed', 'same') AND (s.ended_at IS NOT NULL OR s.hash <> r.hash OR s.again <> r.again)`,
  });
}

/** Records that the source no longer has. */
export async function endRecords(a: Apply, kinds: RecordKinds): Promise<void> {
  await change(a, 'source_record', {
    set: sql`ended_at = ${a.now}, last_run = ${a.run}`,
    row: 's',
    from: sql`${kept(a, kinds)} AND r.state = 'missing' AND s.ended_at IS NULL`,
  });
}
