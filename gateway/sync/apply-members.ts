import { sql } from 'kysely';
import { type Apply, change, make, taken } from './change-log.ts';

/**
 * Who the answer puts in which group; a group may be named twice. One that this source does not have (any more) gives
 * no `groep_id`.
 */
const wanted = (a: Apply) => sql`
  SELECT m.*, (SELECT s.entity_id FROM koers.source_record s WHERE s.connection_id = ${a.connection} AND s.kind = 'groep'
    AND s.source_key = m.groep_key AND s.ended_at IS NULL) AS groep_id
  FROM (
    SELECT r.seq, r.entity_id, r.fresh, r.kind, r.doc ->> 'stamgroep' AS groep_key, NULL AS rol FROM koers.sync_row r
    WHERE ${taken(a)} AND r.kind = 'leerling' AND r.doc ->> 'stamgroep' IS NOT NULL
    UNION ALL
    SELECT r.seq, r.entity_id, r.fresh, r.kind, g.value, NULL
    FROM koers.sync_row r CROSS JOIN LATERAL jsonb_array_elements_text(r.doc -> 'groepen') AS g(value)
    WHERE ${taken(a)} AND r.kind = 'leerling'
    UNION ALL
    SELECT r.seq, r.entity_id, r.fresh, r.kind, g.value ->> 'key', coalesce(g.value ->> 'rol', r.doc ->> 'rol')
    FROM koers.sync_row r CROSS JOIN LATERAL jsonb_array_elements(r.doc -> 'groepen') AS g(value)
    WHERE ${taken(a)} AND r.kind = 'medewerker'
    OFFSET 0) m`;

/**
 * Memberships that the answer no longer tells of get an end; they are never deleted. Only within what was told: an
 * absent list says nothing. What was made in Koers (no bron) is not ours.
 */
export async function closeMembers(a: Apply): Promise<void> {
  const tells = sql`CASE WHEN r.kind = 'medewerker' OR g.soort <> 'stamgroep' THEN r.doc ? 'groepen' ELSE r.doc ? 'stamgroep' END`;
  const names = sql`CASE r.kind
    WHEN 'leerling' THEN r.doc ->> 'stamgroep' = s.source_key OR r.doc -> 'groepen' ? s.source_key
    ELSE jsonb_path_exists(r.doc -> 'groepen', '$[*] ? (@.key == $key)', jsonb_build_object('key', s.source_key)) END`;
  await change(a, 'groep_lid', {
    set: sql`tot = greatest(${a.today}::date, t.van)`,
    row: 'l',
    from: sql`FROM koers.sync_row r
      JOIN koers.groep_lid l ON l.person_id = r.entity_id AND l.als = r.kind AND l.tot IS NULL AND l.bron = ${a.connection}
      JOIN koers.groep g ON g.id = l.groep_id
      LEFT JOIN LATERAL (SELECT o.source_key FROM koers.source_record o WHERE o.connection_id = ${a.connection}
        AND o.entity_id = l.groep_id AND o.ended_at IS NULL OFFSET 0) s ON true
      WHERE ${taken(a)} AND NOT r.fresh AND ${tells} AND NOT coalesce(${names}, false)`,
  });
}

/** The role of a medewerker in a group became another. */
export async function changeRoles(a: Apply): Promise<void> {
  await change(a, 'groep_lid', {
    set: sql`rol = x.new_rol`,
    row: 'l',
    values: sql`w.rol AS new_rol`,
    from: sql`FROM (SELECT entity_id, groep_id, min(rol) AS rol FROM (${wanted(a)}) d WHERE d.kind = 'medewerker' AND d.rol IS NOT NULL GROUP BY 1, 2) w
      JOIN koers.groep_lid l ON l.groep_id = w.groep_id AND l.person_id = w.entity_id AND l.als = 'medewerker' AND l.tot IS NULL AND l.bron = ${a.connection}
      WHERE l.rol IS DISTINCT FROM w.rol`,
  });
}

/** New memberships begin today. Who is in the group already, whoever said so, is not put in it twice. */
export async function openMembers(a: Apply): Promise<void> {
  await make(
    a,
    'groep_lid',
    sql`INSERT INTO koers.groep_lid (school_id, groep_id, person_id, als, rol, van, bron)
      SELECT ${a.school}, w.groep_id, w.entity_id, w.kind, w.rol, ${a.today}, ${a.connection} FROM (${wanted(a)}) w
      WHERE w.groep_id IS NOT NULL AND (w.fresh OR NOT EXISTS (
        SELECT FROM koers.groep_lid l WHERE l.groep_id = w.groep_id AND l.person_id = w.entity_id AND l.als = w.kind AND l.tot IS NULL OFFSET 0))
      ON CONFLICT (groep_id, person_id, als) WHERE tot IS NULL DO NOTHING`,
  );
}

/** A group that is named but not there: the person came in without it, a person sees why, and it is tried again. */
export async function noteDangling(a: Apply): Promise<void> {
  await sql`
    WITH dangling AS MATERIALIZED (SELECT DISTINCT w.seq, w.kind, w.groep_key FROM (${wanted(a)}) w WHERE w.groep_id IS NULL),
    marked AS (
      UPDATE koers.sync_row r SET again = true WHERE r.run_id = ${a.run} AND r.seq IN (SELECT seq FROM dangling))
    INSERT INTO koers.sync_issue (run_id, school_id, path, code, seen, message, effect)
    SELECT ${a.run}, ${a.school}, d.kind || '/groepen', 'dangling_group', left(d.groep_key, 200),
      'Deze groep staat niet in het antwoord. De persoon komt binnen zonder deze groep.', 'partial'
    FROM dangling d`.execute(a.tx);
}
