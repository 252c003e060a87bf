import { sql } from 'kysely';
import type { Apply } from './change-log.ts';
import { ECK_ID, lvsSystem } from './key-systems.ts';

/**
 * Decides for every staged row whose it is and what will happen to it, without writing school data. May run again
 * on the same staging: a person confirms later, and others may have changed things in between.
 */
export async function planRun(a: Apply): Promise<void> {
  await sql`
    UPDATE koers.sync_row SET state = 'missing' WHERE run_id = ${a.run} AND state = 'kept'`.execute(a.tx);
  await planGroups(a);
  await planPeople(a);
  await spareClaimed(a);
  await endSuperseded(a);
}

const state = sql`CASE WHEN m.code IS NOT NULL THEN 'quarantined' WHEN s.entity_id IS NULL THEN 'new'
  WHEN s.ended_at IS NOT NULL OR s.hash <> m.hash THEN 'changed' ELSE 'same' END`;

async function planGroups(a: Apply): Promise<void> {
  await sql`
    UPDATE koers.sync_row r SET entity_id = p.entity, fresh = p.fresh, state = p.state, code = p.code, again = false
    FROM (
      SELECT m.seq, m.code, coalesce(s.entity_id, gen_random_uuid()) AS entity, s.entity_id IS NULL AS fresh, ${state} AS state
      FROM (
        SELECT q.seq, q.hash, q.source_key, CASE WHEN q.duplicate THEN 'two_records_one_group' END AS code
        FROM koers.sync_row q WHERE q.run_id = ${a.run} AND q.kind = 'groep' AND q.doc IS NOT NULL) m
      LEFT JOIN LATERAL (SELECT * FROM koers.source_record o WHERE o.connection_id = ${a.connection} AND o.kind = 'groep'
        AND o.source_key = m.source_key ORDER BY o.ended_at DESC NULLS FIRST LIMIT 1) s ON true) p
    WHERE r.run_id = ${a.run} AND r.seq = p.seq`.execute(a.tx);
}

/**
 * Matches people: ECK iD first, else the vendor's key (standards.md trap 7). Names and dates never match anyone.
 * What does not hold together goes to a person, and nothing of it is written.
 */
async function planPeople(a: Apply): Promise<void> {
  await sql`
    UPDATE koers.sync_row r SET entity_id = p.entity, fresh = p.fresh, state = p.state, code = p.code, again = false
    FROM (
      SELECT m.seq, m.code, coalesce(m.hit, gen_random_uuid()) AS entity, m.hit IS NULL AS fresh, ${state} AS state
      FROM (
        SELECT k.*, CASE
          WHEN k.duplicate OR k.hits > 1 THEN 'two_records_one_person'
          WHEN k.by_eck <> k.by_key THEN 'key_and_eckid_differ'
          WHEN k.hit IS NOT NULL AND (SELECT p.soort FROM koers.person p WHERE p.id = k.hit) <> k.kind THEN 'other_kind'
          WHEN k.by_key IS NOT NULL AND k.by_eck IS NULL AND k.eck_id IS NOT NULL AND EXISTS (
            SELECT FROM koers.person_key o WHERE o.person_id = k.hit AND o.system = ${ECK_ID} AND o.ended_at IS NULL) THEN 'key_moved'
          WHEN k.by_eck IS NOT NULL AND k.by_key IS NULL AND k.source_key IS NOT NULL AND ${stillThere(a)} THEN 'two_records_one_person'
        END AS code
        FROM (${hits(a)}) k) m
      LEFT JOIN LATERAL (SELECT * FROM koers.source_record o WHERE o.connection_id = ${a.connection} AND o.entity_id = m.hit OFFSET 0) s ON true) p
    WHERE r.run_id = ${a.run} AND r.seq = p.seq`.execute(a.tx);
}

/**
 * Whose the keys of each row are. Look-ups by the whole key in subqueries of their own: as joins, a planner without
 * statistics (a first sync) takes the school's keys one by one.
 */
function hits(a: Apply) {
  const holder = (system: ReturnType<typeof sql>, key: ReturnType<typeof sql>) => sql`(
    SELECT k.person_id FROM koers.person_key k WHERE k.school_id = ${a.school} AND k.system = ${system} AND k.key = ${key} AND k.ended_at IS NULL)`;
  const lvs = sql`CASE q.kind WHEN 'leerling' THEN ${lvsSystem(a.connection, 'leerling')} ELSE ${lvsSystem(a.connection, 'medewerker')} END`;
  return sql`
    SELECT f.*, coalesce(f.by_eck, f.by_key) AS hit,
      CASE WHEN coalesce(f.by_eck, f.by_key) IS NULL THEN 1 ELSE count(*) OVER (PARTITION BY coalesce(f.by_eck, f.by_key)) END AS hits
    FROM (
      SELECT q.seq, q.kind, q.hash, q.source_key, q.eck_id, q.duplicate, ${holder(sql`${ECK_ID}`, sql`q.eck_id`)} AS by_eck, ${holder(lvs, sql`q.source_key`)} AS by_key
      FROM koers.sync_row q WHERE q.run_id = ${a.run} AND q.kind IN ('leerling', 'medewerker') AND q.doc IS NOT NULL OFFSET 0) f`;
}

/** Whether the answer holds this person under his old key as well. A full answer names those it no longer holds. */
function stillThere(a: Apply) {
  const old = sql`
    SELECT FROM koers.source_record o WHERE o.connection_id = ${a.connection} AND o.entity_id = k.hit AND o.ended_at IS NULL
      AND o.source_key IS NOT NULL AND o.source_key <> k.source_key`;
  return a.full
    ? sql`EXISTS (${old} AND NOT EXISTS (
        SELECT FROM koers.sync_row g WHERE g.run_id = ${a.run} AND g.doc IS NULL AND g.entity_id = k.hit))`
    : sql`EXISTS (${old} AND EXISTS (
        SELECT FROM koers.sync_row g WHERE g.run_id = ${a.run} AND g.kind = k.kind AND g.source_key = o.source_key))`;
}

/** Someone whose old record is missing but whom another record speaks of has not gone: his key changed, or a person must look. */
async function spareClaimed(a: Apply): Promise<void> {
  await sql`
    UPDATE koers.sync_row m SET state = 'kept' WHERE m.run_id = ${a.run} AND m.state = 'missing' AND m.entity_id IN (
      SELECT c.entity_id FROM koers.sync_row c WHERE c.run_id = ${a.run} AND c.doc IS NOT NULL AND NOT c.fresh)`.execute(
    a.tx,
  );
}

/** A key that means another person or group now (a person has moved it in Koers): whoever had it is gone from the source. */
async function endSuperseded(a: Apply): Promise<void> {
  await sql`
    INSERT INTO koers.sync_row (run_id, school_id, seq, kind, source_key, entity_id, state)
    SELECT ${a.run}, ${a.school}, -row_number() OVER () - (SELECT count(*) FROM koers.sync_row n WHERE n.run_id = ${a.run} AND n.seq < 0),
      s.kind, s.source_key, s.entity_id, 'missing'
    FROM koers.sync_row r
    JOIN koers.source_record s ON s.connection_id = ${a.connection} AND s.kind = r.kind AND s.source_key = r.source_key AND s.ended_at IS NULL
    WHERE r.run_id = ${a.run} AND r.doc IS NOT NULL AND r.state <> 'quarantined' AND s.entity_id <> r.entity_id
      AND NOT EXISTS (SELECT FROM koers.sync_row o WHERE o.run_id = ${a.run} AND o.entity_id = s.entity_id)`.execute(
    a.tx,
  );
}

/** How many staged rows of each kind will become what. */
export async function countPlan(a: Apply): Promise<readonly { kind: string; state: string; n: number }[]> {
  const { rows } = await sql<{ kind: string; state: string; n: number }>`
    SELECT kind, state, count(*)::int AS n FROM koers.sync_row WHERE run_id = ${a.run} GROUP BY kind, state`.execute(
    a.tx,
  );
  return rows;
}
