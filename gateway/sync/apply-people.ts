import { sql } from 'kysely';
import { type Apply, change, make, provenance, taken } from './change-log.ts';

/** Fields of a person, as the record names them and as they are kept. */
const FIELDS = [
  { told: 'roepnaam', column: 'roepnaam', type: 'text' },
  { told: 'voorvoegsel', column: 'voorvoegsel', type: 'text' },
  { told: 'achternaam', column: 'achternaam', type: 'text' },
  { told: 'geboortedatum', column: 'geboortedatum', type: 'date' },
  { told: 'geslacht', column: 'geslacht', type: 'text' },
  { told: 'email', column: 'email', type: 'text' },
  { told: 'rol', column: 'lvs_rol', type: 'text' },
] as const;
type Field = (typeof FIELDS)[number];

const read = (f: Field) => sql`(r.doc ->> ${sql.lit(f.told)})::${sql.raw(f.type)}`;
const kept = (f: Field) => sql.ref(`p.${f.column}`);

/** People nobody had these keys of: made, with where each field comes from (R71). */
export async function makePeople(a: Apply): Promise<void> {
  const fresh = sql`FROM koers.sync_row r WHERE ${taken(a)} AND r.fresh`;
  await make(
    a,
    'person',
    sql`INSERT INTO koers.person (id, school_id, soort) SELECT r.entity_id, ${a.school}, r.kind ${fresh}`,
  );
  const prov = provenance(a);
  const origin = FIELDS.flatMap((f) => [
    sql.lit(f.column),
    sql`CASE WHEN r.doc ->> ${sql.lit(f.told)} IS NOT NULL THEN ${prov} END`,
  ]);
  await make(
    a,
    'person_identity',
    sql`INSERT INTO koers.person_identity (person_id, school_id, ${sql.join(FIELDS.map((f) => sql.ref(f.column)))}, herkomst, changed_at)
      SELECT r.entity_id, ${a.school}, ${sql.join(FIELDS.map(read))}, jsonb_strip_nulls(jsonb_build_object(${sql.join(origin)})), ${a.now} ${fresh}`,
  );
}

/** People we know: brought back, and their fields changed where the source that owns a field says something else (R71). */
export async function changePeople(a: Apply): Promise<void> {
  await change(a, 'person', {
    set: sql`ended_at = NULL`,
    row: 'p',
    from: sql`FROM koers.sync_row r JOIN koers.person p ON p.id = r.entity_id AND p.school_id = ${a.school} WHERE ${taken(a)} AND NOT r.fresh AND p.ended_at IS NOT NULL`,
  });
  await noteConflicts(a);
  await changeIdentities(a);
}

const mine = (a: Apply, f: Field) =>
  sql`coalesce(p.herkomst -> ${sql.lit(f.column)} ->> 'bron', ${a.connection}) = ${a.connection}`;
/** Told, and something else than we have. An absent field says nothing; null says "empty" (roster.ts). */
const differs = (f: Field) => sql`(r.doc ? ${sql.lit(f.told)} AND ${read(f)} IS DISTINCT FROM ${kept(f)})`;

async function changeIdentities(a: Apply): Promise<void> {
  const prov = provenance(a);
  const takes = (f: Field) => sql`(${differs(f)} AND ${mine(a, f)})`;
  const value = (f: Field) =>
    sql`CASE WHEN ${takes(f)} THEN ${read(f)} ELSE ${kept(f)} END AS ${sql.ref(f.column)}`;
  const moved = FIELDS.map(
    (f) => sql`CASE WHEN ${takes(f)} THEN jsonb_build_object(${sql.lit(f.column)}, ${prov}) ELSE '{}' END`,
  );
  await change(a, 'person_identity', {
    set: sql`${sql.join(FIELDS.map((f) => sql`${sql.ref(f.column)} = ${sql.ref(`x.${f.column}`)}`))}, herkomst = x.herkomst, changed_at = ${a.now}`,
    row: 'p',
    values: sql`${sql.join(FIELDS.map(value))}, p.herkomst || ${sql.join(moved, sql` || `)} AS herkomst`,
    from: sql`FROM koers.sync_row r JOIN koers.person_identity p ON p.person_id = r.entity_id AND p.school_id = ${a.school}
      WHERE ${taken(a)} AND NOT r.fresh AND (${sql.join(FIELDS.map(takes), sql` OR `)})`,
  });
}

/** Two sources that disagree about a field: the owner stays, a person sees it, and it is looked at again every time. */
async function noteConflicts(a: Apply): Promise<void> {
  const other = FIELDS.map(
    (f) => sql`CASE WHEN ${differs(f)} AND NOT ${mine(a, f)} THEN ${sql.lit(f.told)} END`,
  );
  await sql`
    WITH conflict AS MATERIALIZED (
      SELECT r.seq, r.kind, r.source_key, r.eck_id, f.field
      FROM koers.sync_row r JOIN koers.person_identity p ON p.person_id = r.entity_id AND p.school_id = ${a.school}
      CROSS JOIN LATERAL unnest(ARRAY[${sql.join(other)}]) AS f(field)
      WHERE ${taken(a)} AND NOT r.fresh AND f.field IS NOT NULL),
    marked AS (
      UPDATE koers.sync_row r SET again = true WHERE r.run_id = ${a.run} AND r.seq IN (SELECT seq FROM conflict))
    INSERT INTO koers.sync_issue (run_id, school_id, path, code, seen, message, effect)
    SELECT ${a.run}, ${a.school}, c.kind || '/' || c.field, 'owned_elsewhere', left(coalesce(c.source_key, c.eck_id), 200),
      'Een ander systeem levert dit gegeven en zegt iets anders. Wat er stond, blijft staan. Maak het in beide systemen gelijk.', 'partial'
    FROM conflict c`.execute(a.tx);
}
