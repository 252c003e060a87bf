import { sql } from 'kysely';
import type { Apply } from './change-log.ts';

/** What a person reads about a record that was not taken in, by the code the plan gave it. */
const MESSAGES: Readonly<Record<string, string>> = {
  two_records_one_person:
    'Twee regels gaan over dezelfde persoon. Geen van beide is overgenomen. Verwijder de dubbele in het LVS.',
  two_records_one_group:
    'Twee groepen hebben dezelfde sleutel. Geen van beide is overgenomen. Verbeter dit in het LVS.',
  key_and_eckid_differ:
    'De sleutel hoort bij iemand anders dan het ECK iD. Er is niets overgenomen. Zoek uit wie dit is en verbeter het LVS.',
  key_moved:
    'Deze sleutel was van iemand met een ander ECK iD. Er is niets overgenomen. Kies bij “Dezelfde persoon?” of het dezelfde is.',
  other_kind:
    'Deze persoon is hier bekend in een andere soort (leerling of medewerker). Er is niets overgenomen. Controleer het LVS.',
};

/** Lists the records that wait for a person, with the key to find them by in the LVS. Replaces the list of an earlier plan. */
export async function noteQuarantined(a: Apply): Promise<void> {
  await sql`DELETE FROM koers.sync_issue WHERE run_id = ${a.run} AND effect IN ('quarantined', 'held')`.execute(
    a.tx,
  );
  await sql`
    INSERT INTO koers.sync_issue (run_id, school_id, path, code, seen, message, effect)
    SELECT ${a.run}, ${a.school}, r.kind, r.code, left(coalesce(r.source_key, r.eck_id), 200), m.message, 'quarantined'
    FROM koers.sync_row r JOIN jsonb_each_text(${JSON.stringify(MESSAGES)}::jsonb) AS m(code, message) ON m.code = r.code
    WHERE r.run_id = ${a.run} AND r.state = 'quarantined' ORDER BY r.seq`.execute(a.tx);
}

/** Missing records are not ended in this run (rules.ts, mustHold). @returns how many */
export async function holdMissing(a: Apply): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    WITH held AS (
      UPDATE koers.sync_row r SET state = 'kept' WHERE r.run_id = ${a.run} AND r.state = 'missing' AND r.seq >= 0
      RETURNING r.kind, coalesce(r.source_key, r.eck_id) AS key),
    noted AS (
      INSERT INTO koers.sync_issue (run_id, school_id, path, code, seen, message, effect)
      SELECT ${a.run}, ${a.school}, h.kind, 'held', left(h.key, 200),
        'Deze regel ontbreekt, maar andere regels waren niet te lezen. Daarom is niemand beëindigd. Verbeter eerst de onleesbare regels in het LVS.', 'held'
      FROM held h)
    SELECT count(*)::int AS n FROM held`.execute(a.tx);
  return rows[0]?.n ?? 0;
}
