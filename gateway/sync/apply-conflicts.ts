import { sql } from 'kysely';
import { type Apply, taken } from './change-log.ts';
import { FIELDS, type Field } from './fields.ts';
import type { Owners } from './owners.ts';

const read = (f: Field) => sql`(r.doc ->> ${sql.lit(f.told)})::${sql.raw(f.type)}`;
/** Told, and something else than we have. An absent field says nothing; null says "empty" (roster.ts). */
export const differs = (f: Field) =>
  sql`(r.doc ? ${sql.lit(f.told)} AND ${read(f)} IS DISTINCT FROM ${sql.ref(`p.${f.column}`)})`;

/**
 * Two sources that disagree about a field: the owner stays, the difference is kept until a person chooses or they
 * agree, and the record is looked at again every time (R71).
 */
export async function noteConflicts(a: Apply, owners: Owners): Promise<void> {
  const other = FIELDS.map(
    (f) =>
      sql`(${sql.lit(f.column)}, ${sql.lit(f.told)}, ${differs(f)} AND NOT ${owners.mine(f)} AND NOT ${owners.decided(f)})`,
  );
  await sql`
    WITH conflict AS MATERIALIZED (
      SELECT r.seq, r.kind, r.source_key, r.eck_id, r.entity_id, f.veld, f.told, r.doc ->> f.told AS waarde
      FROM koers.sync_row r JOIN koers.person_identity p ON p.person_id = r.entity_id AND p.school_id = ${a.school}
      CROSS JOIN LATERAL (VALUES ${sql.join(other)}) AS f(veld, told, anders)
      WHERE ${taken(a)} AND NOT r.fresh AND f.anders),
    marked AS (
      UPDATE koers.sync_row r SET again = true WHERE r.run_id = ${a.run} AND r.seq IN (SELECT seq FROM conflict)),
    kept AS (
      INSERT INTO koers.conflict AS k (school_id, person_id, veld, connection_id, waarde, since)
      SELECT ${a.school}, c.entity_id, c.veld, ${a.connection}, c.waarde, ${a.now} FROM conflict c
      ON CONFLICT (person_id, veld, connection_id) DO UPDATE SET waarde = excluded.waarde, since = excluded.since
      WHERE k.waarde IS DISTINCT FROM excluded.waarde)
    INSERT INTO koers.sync_issue (run_id, school_id, path, code, seen, message, effect)
    SELECT ${a.run}, ${a.school}, c.kind || '/' || c.told, 'owned_elsewhere', left(coalesce(c.source_key, c.eck_id), 200),
      'Een ander systeem levert dit gegeven en zegt iets anders. Wat er stond, blijft staan. Kies bij Verschillen wat klopt, of maak het in beide systemen gelijk.', 'partial'
    FROM conflict c`.execute(a.tx);
}

/** Differences that are over: this source says what we have, or we now have what another said. */
export async function settleConflicts(a: Apply): Promise<void> {
  const told = sql`CASE c.veld ${sql.join(
    FIELDS.map((f) => sql`WHEN ${sql.lit(f.column)} THEN r.doc ->> ${sql.lit(f.told)}`),
    sql` `,
  )} END`;
  await sql`
    DELETE FROM koers.conflict c USING koers.sync_row r, koers.person_identity p
    WHERE c.school_id = ${a.school} AND ${taken(a)} AND r.entity_id = c.person_id AND p.person_id = c.person_id
      AND CASE WHEN c.connection_id = ${a.connection} THEN ${told} ELSE c.waarde END IS NOT DISTINCT FROM to_jsonb(p) ->> c.veld`.execute(
    a.tx,
  );
}
