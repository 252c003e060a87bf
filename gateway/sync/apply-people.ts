import { sql } from 'kysely';
import { differs, noteConflicts, settleConflicts } from './apply-conflicts.ts';
import { type Apply, change, make, provenance, taken } from './change-log.ts';
import { FIELDS, type Field } from './fields.ts';
import { type Owners, ownersOf } from './owners.ts';

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
export async function changePeople(a: Apply, several: boolean): Promise<void> {
  await change(a, 'person', {
    set: sql`ended_at = NULL`,
    row: 'p',
    from: sql`FROM koers.sync_row r JOIN koers.person p ON p.id = r.entity_id AND p.school_id = ${a.school} WHERE ${taken(a)} AND NOT r.fresh AND p.ended_at IS NOT NULL`,
  });
  const owners = await ownersOf(a, several);
  if (several) await noteConflicts(a, owners);
  await changeIdentities(a, owners);
  if (several) await settleConflicts(a);
}

async function changeIdentities(a: Apply, owners: Owners): Promise<void> {
  const prov = provenance(a);
  const takes = (f: Field) => sql`((${differs(f)} AND ${owners.mine(f)}) OR ${owners.claims(f)})`;
  // What a person chose for this one pupil stays chosen.
  const origin = (f: Field) =>
    sql`jsonb_strip_nulls(${prov} || jsonb_build_object('keuze', p.herkomst -> ${sql.lit(f.column)} -> 'keuze'))`;
  const value = (f: Field) =>
    sql`CASE WHEN ${takes(f)} THEN ${read(f)} ELSE ${kept(f)} END AS ${sql.ref(f.column)}`;
  const moved = FIELDS.map(
    (f) =>
      sql`CASE WHEN ${takes(f)} THEN jsonb_build_object(${sql.lit(f.column)}, ${origin(f)}) ELSE '{}' END`,
  );
  await change(a, 'person_identity', {
    set: sql`${sql.join(FIELDS.map((f) => sql`${sql.ref(f.column)} = ${sql.ref(`x.${f.column}`)}`))}, herkomst = x.herkomst, changed_at = ${a.now}`,
    row: 'p',
    values: sql`${sql.join(FIELDS.map(value))}, p.herkomst || ${sql.join(moved, sql` || `)} AS herkomst`,
    from: sql`FROM koers.sync_row r JOIN koers.person_identity p ON p.person_id = r.entity_id AND p.school_id = ${a.school}
      WHERE ${taken(a)} AND NOT r.fresh AND (${sql.join(FIELDS.map(takes), sql` OR `)})`,
  });
}
