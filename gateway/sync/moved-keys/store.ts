import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { ECK_ID, lvsSystem, SOURCED_ID } from '../key-systems.ts';

interface Naam {
  readonly roepnaam: string | null;
  readonly voorvoegsel: string | null;
  readonly achternaam: string | null;
  readonly geboortedatum: string | null;
}

/** One question: who had the key, and what the source says of who has it now. */
export interface MovedKeyRow {
  readonly id: string;
  readonly person: string;
  readonly soort: 'leerling' | 'medewerker';
  readonly connection: string;
  readonly bron: string;
  readonly key: string;
  readonly eckidWas: string;
  readonly eckid: string;
  readonly besluit: 'zelfde' | 'ander' | null;
  readonly was: Naam;
  readonly nu: Naam;
}

const columns = sql`v.id, v.person_id AS person, p.soort, v.connection_id AS connection, c.naam AS bron, v.source_key AS key,
  v.eckid_was AS "eckidWas", v.eckid, v.besluit, v.gezien AS nu,
  jsonb_build_object('roepnaam', i.roepnaam, 'voorvoegsel', i.voorvoegsel, 'achternaam', i.achternaam, 'geboortedatum', i.geboortedatum) AS was`;
const tables = sql`koers.sleutel_vraag v JOIN koers.connection c ON c.id = v.connection_id JOIN koers.person p ON p.id = v.person_id
  LEFT JOIN koers.person_identity i ON i.person_id = v.person_id`;

/** What waits, the oldest first, then what was decided, the newest first. */
export async function movedKeyRows(tx: Tx, school: string, limit: number): Promise<readonly MovedKeyRow[]> {
  const { rows } = await sql<MovedKeyRow>`
    SELECT ${columns} FROM ${tables} WHERE v.school_id = ${school}::uuid AND p.merged_into IS NULL
    ORDER BY v.besluit IS NOT NULL, CASE WHEN v.besluit IS NULL THEN v.found_at END, v.decided_at DESC, v.id LIMIT ${limit}`.execute(
    tx,
  );
  return rows;
}

/** @returns the question, locked, or null when it is not there or decided otherwise by now */
export async function movedKeyById(
  tx: Tx,
  school: string,
  id: string,
  open: boolean,
): Promise<MovedKeyRow | null> {
  const { rows } = await sql<MovedKeyRow>`
    SELECT ${columns} FROM ${tables} WHERE v.school_id = ${school}::uuid AND v.id = ${id}::uuid AND (v.besluit IS NULL) = ${open} FOR UPDATE OF v`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export async function decideMovedKey(
  tx: Tx,
  id: string,
  besluit: 'zelfde' | 'ander' | null,
  by: { person: string | null; now: Date },
): Promise<void> {
  await sql`
    UPDATE koers.sleutel_vraag SET besluit = ${besluit}, decided_by = ${besluit === null ? null : by.person}::uuid,
      decided_at = ${besluit === null ? null : by.now}::timestamptz WHERE id = ${id}::uuid`.execute(tx);
}

/** Ends keys of this person; a key is never overwritten. */
async function endKeys(
  tx: Tx,
  person: string,
  key: string,
  systems: readonly string[],
  now: Date,
): Promise<void> {
  await sql`
    UPDATE koers.person_key SET ended_at = ${now}::timestamptz
    WHERE person_id = ${person}::uuid AND key = ${key} AND system = ANY (${systems}::text[]) AND ended_at IS NULL`.execute(
    tx,
  );
}

/** Gives this person a key. @returns false when somebody else has it */
async function giveKey(tx: Tx, row: MovedKeyRow, system: string, key: string, by: string): Promise<boolean> {
  const { rows } = await sql<{ person: string }>`
    WITH made AS (
      INSERT INTO koers.person_key (school_id, person_id, system, key, linked_by) SELECT p.school_id, p.id, ${system}, ${key}, ${by}
      FROM koers.person p WHERE p.id = ${row.person}::uuid
      ON CONFLICT (school_id, system, key) WHERE ended_at IS NULL DO NOTHING RETURNING person_id)
    SELECT person_id AS person FROM made UNION ALL
    SELECT person_id FROM koers.person_key WHERE school_id = koers.school_now() AND system = ${system} AND key = ${key} AND ended_at IS NULL`.execute(
    tx,
  );
  return rows[0]?.person === row.person;
}

/** This person has the other ECK iD from now on. @returns false when somebody else has it */
export async function changeEckId(
  tx: Tx,
  row: MovedKeyRow,
  to: { from: string; eckid: string },
  by: { person: string | null; now: Date },
): Promise<boolean> {
  await endKeys(tx, row.person, to.from, [ECK_ID], by.now);
  return await giveKey(tx, row, ECK_ID, to.eckid, by.person ?? 'sync');
}

/** The source's key is no longer of this person: at the next answer it means somebody new. */
export async function letGo(tx: Tx, row: MovedKeyRow, now: Date): Promise<void> {
  await endKeys(tx, row.person, row.key, [lvsSystem(row.connection, row.soort), SOURCED_ID], now);
}

/** The source's key is this person's after all. @returns false when somebody else has it by now */
export async function takeBack(tx: Tx, row: MovedKeyRow): Promise<boolean> {
  return await giveKey(tx, row, lvsSystem(row.connection, row.soort), row.key, 'sync');
}
