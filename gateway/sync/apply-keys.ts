import { type RawBuilder, sql } from 'kysely';
import { type Apply, change, make, taken } from './change-log.ts';
import { ECK_ID, lvsSystem, SOURCED_ID } from './key-systems.ts';

type Sql = RawBuilder<unknown>;

const system = (a: Apply) =>
  sql`CASE r.kind WHEN 'leerling' THEN ${lvsSystem(a.connection, 'leerling')} ELSE ${lvsSystem(a.connection, 'medewerker')} END`;

/**
 * Who has this key now. A look-up by the whole key, in a subquery of its own (OFFSET 0): as a join, a planner without
 * statistics, as in a first sync, goes through all keys of the school for each.
 */
const holder = (a: Apply, name: Sql, key: Sql) => sql`
  SELECT * FROM koers.person_key k WHERE k.school_id = ${a.school} AND k.system = ${name} AND k.key = ${key} AND k.ended_at IS NULL OFFSET 0`;

/** Ends keys that are no longer this person's. A key is never overwritten. */
export async function endKeys(a: Apply): Promise<void> {
  await change(a, 'person_key', {
    set: sql`ended_at = ${a.now}`,
    row: 'k',
    from: sql`FROM koers.sync_row r JOIN koers.person_key k ON k.person_id = r.entity_id AND k.ended_at IS NULL
      WHERE ${taken(a)} AND NOT r.fresh AND r.source_key IS NOT NULL AND k.key <> r.source_key
        AND (k.system = ${system(a)} OR (k.system = ${SOURCED_ID} AND k.linked_by = 'sync' AND EXISTS (
          SELECT FROM koers.person_key o WHERE o.person_id = k.person_id AND o.system = ${system(a)} AND o.key = k.key)))`,
  });
}

/** Links the ECK iD and the vendor's key of each record to its person. */
export async function makeKeys(a: Apply): Promise<void> {
  await link(a, sql`${ECK_ID}::text`, sql`r.eck_id`);
  const made = await link(a, system(a), sql`r.source_key`);
  if (made > 0) await linkSourcedIds(a);
}

async function link(a: Apply, name: Sql, key: Sql): Promise<number> {
  return await make(
    a,
    'person_key',
    sql`INSERT INTO koers.person_key (school_id, person_id, system, key, linked_at, linked_by)
      SELECT ${a.school}, r.entity_id, ${name}, ${key}, ${a.now}, 'sync' FROM koers.sync_row r
      WHERE ${taken(a)} AND ${key} IS NOT NULL AND (r.fresh OR NOT EXISTS (${holder(a, name, key)}))`,
  );
}

/**
 * The ELO often names a person by the LVS key. It opens a door only when that key means one person in the whole
 * school: with two sources, or a leerling and a medewerker with the same number, it means nobody.
 */
async function linkSourcedIds(a: Apply): Promise<void> {
  const { rows } = await sql<{ system: string }>`
    SELECT 'lvs:' || c.id || s.suffix AS system FROM koers.connection c, unnest(ARRAY['', ':medewerker']) AS s(suffix)
    WHERE c.school_id = ${a.school}`.execute(a.tx);
  await change(a, 'person_key', {
    set: sql`ended_at = ${a.now}`,
    row: 'k',
    from: sql`FROM koers.sync_row r CROSS JOIN LATERAL (${holder(a, sql`${SOURCED_ID}`, sql`r.source_key`)}) k
      WHERE ${taken(a)} AND r.source_key IS NOT NULL AND k.linked_by = 'sync' AND k.person_id <> r.entity_id`,
  });
  await make(
    a,
    'person_key',
    sql`INSERT INTO koers.person_key (school_id, person_id, system, key, linked_at, linked_by)
      SELECT ${a.school}, r.entity_id, ${SOURCED_ID}, r.source_key, ${a.now}, 'sync' FROM koers.sync_row r
      WHERE ${taken(a)} AND r.source_key IS NOT NULL AND NOT EXISTS (${holder(a, sql`${SOURCED_ID}`, sql`r.source_key`)})
        AND NOT EXISTS (
          SELECT FROM koers.person_key o WHERE o.school_id = ${a.school} AND o.system = ANY (${rows.map((r) => r.system)}::text[])
            AND o.key = r.source_key AND o.person_id <> r.entity_id AND o.ended_at IS NULL OFFSET 0)`,
  );
}
