import { sql } from 'kysely';
import { type Apply, taken } from './change-log.ts';

/**
 * People of this answer who look like somebody of another source, or like somebody this source no longer has: listed for
 * a human, never linked (R72). Two whom one source has at the same time are two, whatever they are called. With one
 * source nobody can look like another before somebody has left it.
 */
export async function noteLookAlikes(a: Apply, several: boolean): Promise<void> {
  const possible = several
    ? sql`true`
    : sql`EXISTS (SELECT FROM koers.source_record e WHERE e.connection_id = ${a.connection} AND e.kind <> 'groep' AND e.ended_at IS NOT NULL)`;
  const name = (t: string) =>
    sql`koers.naam_sleutel(${sql.ref(`${t}.roepnaam`)}, ${sql.ref(`${t}.voorvoegsel`)}, ${sql.ref(`${t}.achternaam`)})`;
  await sql`
    INSERT INTO koers.link_candidate (school_id, a_id, b_id, reden, found_at)
    SELECT DISTINCT ${a.school}::uuid, least(n.person_id, o.person_id), greatest(n.person_id, o.person_id),
      CASE r.kind WHEN 'leerling' THEN 'naam_en_geboortedatum' ELSE 'email' END, ${a.now}::timestamptz
    FROM koers.sync_row r
    JOIN koers.person_identity n ON n.person_id = r.entity_id
    JOIN koers.person_identity o ON o.school_id = n.school_id AND o.person_id <> n.person_id
      AND CASE r.kind WHEN 'leerling' THEN o.geboortedatum::text ELSE lower(o.email) END = CASE r.kind WHEN 'leerling' THEN n.geboortedatum::text ELSE lower(n.email) END
      AND (r.kind <> 'leerling' OR (${name('o')} = ${name('n')} AND length(${name('n')}) > 1))
    JOIN koers.person p ON p.id = o.person_id AND p.soort = r.kind AND p.merged_into IS NULL
    WHERE ${taken(a)} AND ${possible} AND n.school_id = ${a.school}
      AND NOT EXISTS (SELECT FROM koers.source_record x JOIN koers.source_record y ON y.connection_id = x.connection_id AND y.ended_at IS NULL
        WHERE x.entity_id = n.person_id AND y.entity_id = o.person_id AND x.ended_at IS NULL)
    ON CONFLICT (a_id, b_id) DO NOTHING`.execute(a.tx);
}
