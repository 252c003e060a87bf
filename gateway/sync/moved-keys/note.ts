import { sql } from 'kysely';
import type { Apply } from '../change-log.ts';
import { ECK_ID } from '../key-systems.ts';

/**
 * Lists for a human who came with the key of somebody and another ECK iD (R72; plan.ts, `key_moved`). A question that the
 * source has answered itself by now is taken off the list; the same answer again writes nothing.
 */
export async function noteMovedKeys(a: Apply): Promise<void> {
  const waits = sql`EXISTS (
    SELECT FROM koers.sync_row r WHERE r.run_id = ${a.run} AND r.state = 'quarantined' AND r.code = 'key_moved'
      AND r.source_key = v.source_key AND r.eck_id = v.eckid)`;
  const told = sql`EXISTS (
    SELECT FROM koers.sync_row r WHERE r.run_id = ${a.run} AND r.doc IS NOT NULL AND r.kind <> 'groep' AND r.source_key = v.source_key)`;
  await sql`
    DELETE FROM koers.sleutel_vraag v WHERE v.connection_id = ${a.connection} AND v.besluit IS NULL AND (${a.whole} OR ${told}) AND NOT ${waits}`.execute(
    a.tx,
  );
  await sql`
    INSERT INTO koers.sleutel_vraag (school_id, connection_id, person_id, source_key, eckid_was, eckid, gezien, found_at)
    SELECT ${a.school}, ${a.connection}, r.entity_id, r.source_key, o.key, r.eck_id, jsonb_build_object('roepnaam', r.doc -> 'roepnaam',
      'voorvoegsel', r.doc -> 'voorvoegsel', 'achternaam', r.doc -> 'achternaam', 'geboortedatum', r.doc -> 'geboortedatum'), ${a.now}::timestamptz
    FROM koers.sync_row r
    JOIN koers.person_key o ON o.person_id = r.entity_id AND o.system = ${ECK_ID} AND o.ended_at IS NULL
    WHERE r.run_id = ${a.run} AND r.state = 'quarantined' AND r.code = 'key_moved'
    ON CONFLICT (connection_id, person_id, eckid) DO UPDATE SET source_key = excluded.source_key, eckid_was = excluded.eckid_was,
      gezien = excluded.gezien, besluit = NULL, decided_by = NULL, decided_at = NULL
    WHERE (koers.sleutel_vraag.source_key, koers.sleutel_vraag.eckid_was, koers.sleutel_vraag.gezien) IS DISTINCT FROM
      (excluded.source_key, excluded.eckid_was, excluded.gezien) OR koers.sleutel_vraag.besluit IS NOT NULL`.execute(
    a.tx,
  );
}
