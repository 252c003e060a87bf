import { sql } from 'kysely';
import { endRecords } from './apply-records.ts';
import { type Apply, change, make, provenance } from './change-log.ts';

const FIELDS = ['soort', 'naam', 'jaargroep', 'schooljaar'] as const;

/** Groups that nobody had: made. */
export async function makeGroups(a: Apply): Promise<void> {
  const prov = provenance(a);
  const origin = FIELDS.flatMap((f) => [sql.lit(f), sql`CASE WHEN r.doc ? ${sql.lit(f)} THEN ${prov} END`]);
  await make(
    a,
    'groep',
    sql`INSERT INTO koers.groep (id, school_id, soort, naam, jaargroep, schooljaar, herkomst, changed_at)
      SELECT r.entity_id, ${a.school}, r.doc ->> 'soort', r.doc ->> 'naam', r.doc ->> 'jaargroep', r.doc ->> 'schooljaar',
        jsonb_strip_nulls(jsonb_build_object(${sql.join(origin)})), ${a.now}
      FROM koers.sync_row r WHERE r.run_id = ${a.run} AND r.kind = 'groep' AND r.fresh AND r.state = 'new'`,
  );
}

/** Groups we had: changed where they differ, reopened when they come back. Groups made in Koers are of no connection. */
export async function changeGroups(a: Apply): Promise<void> {
  const prov = provenance(a);
  const value = (f: string) =>
    sql`CASE WHEN r.doc ? ${sql.lit(f)} THEN r.doc ->> ${sql.lit(f)} ELSE ${sql.ref(`g.${f}`)} END`;
  const differs = (f: string) => sql`${value(f)} IS DISTINCT FROM ${sql.ref(`g.${f}`)}`;
  const moved = FIELDS.map(
    (f) => sql`CASE WHEN ${differs(f)} THEN jsonb_build_object(${sql.lit(f)}, ${prov}) ELSE '{}' END`,
  );
  await change(a, 'groep', {
    set: sql`${sql.join(FIELDS.map((f) => sql`${sql.ref(f)} = ${sql.ref(`x.${f}`)}`))}, herkomst = x.herkomst, changed_at = ${a.now}, ended_at = NULL`,
    row: 'g',
    values: sql`${sql.join(FIELDS.map((f) => sql`${value(f)} AS ${sql.ref(f)}`))}, g.herkomst || ${sql.join(moved, sql` || `)} AS herkomst`,
    from: sql`FROM koers.sync_row r JOIN koers.groep g ON g.id = r.entity_id
      WHERE r.run_id = ${a.run} AND r.kind = 'groep' AND NOT r.fresh AND r.state IN ('new', 'changed', 'same')
        AND (g.ended_at IS NOT NULL OR ${sql.join(FIELDS.map(differs), sql` OR `)})`,
  });
}

/** Groups that are gone: ended, and so is what this source said about who was in them. Memberships made in Koers stay. */
export async function endGroups(a: Apply): Promise<void> {
  const gone = sql`(SELECT r.entity_id FROM koers.sync_row r WHERE r.run_id = ${a.run} AND r.kind = 'groep' AND r.state = 'missing')`;
  const members = sql`koers.groep_lid l WHERE l.tot IS NULL AND l.bron = ${a.connection} AND l.groep_id = ANY (ARRAY${gone})`;
  // People whose own record did not change still name the group: look at them again next time, it may come back.
  await change(a, 'source_record', {
    set: sql`again = true`,
    row: 's',
    from: sql`FROM koers.source_record s WHERE s.connection_id = ${a.connection} AND NOT s.again
        AND s.entity_id = ANY (ARRAY(SELECT DISTINCT l.person_id FROM ${members}))
        AND NOT EXISTS (SELECT FROM koers.sync_row r WHERE r.run_id = ${a.run} AND r.entity_id = s.entity_id)`,
  });
  await change(a, 'groep_lid', {
    set: sql`tot = greatest(${a.today}::date, t.van)`,
    row: 'l',
    from: sql`FROM ${members}`,
  });
  await change(a, 'groep', {
    set: sql`ended_at = ${a.now}, changed_at = ${a.now}`,
    row: 'g',
    from: sql`FROM koers.groep g WHERE g.ended_at IS NULL AND g.id = ANY (ARRAY${gone})`,
  });
  await endRecords(a, 'groep');
}
