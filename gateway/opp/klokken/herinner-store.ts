import { sql } from 'kysely';
import type { Datum } from '../../model/roster.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Herinnering } from './rules.ts';

/** How far the clocks of a school are. */
export interface KlokStand {
  readonly sinds: Datum;
  readonly dag: Datum;
}

/**
 * The stand of the school, locked until the end of the transaction so that its days are done one after another. A school that
 * is new begins the day before `dag`.
 */
export async function lockStand(tx: Tx, school: string, dag: Datum): Promise<KlokStand> {
  await sql`INSERT INTO koers.klok_stand (school_id, sinds, dag) VALUES (${school}::uuid, ${dag}::date, ${dag}::date - 1)
    ON CONFLICT (school_id) DO NOTHING`.execute(tx);
  const { rows } = await sql<KlokStand>`
    SELECT sinds, dag FROM koers.klok_stand WHERE school_id = ${school}::uuid FOR UPDATE`.execute(tx);
  const [stand] = rows;
  if (!stand) throw new Error('the stand was just made');
  return stand;
}

export async function dagGedaan(tx: Tx, school: string, dag: Datum): Promise<void> {
  await sql`UPDATE koers.klok_stand SET dag = ${dag}::date WHERE school_id = ${school}::uuid`.execute(tx);
}

export interface NieuweHerinnering extends Herinnering {
  readonly leerling: string;
}

export interface GemaakteHerinnering extends NieuweHerinnering {
  readonly id: string;
}

/**
 * Stores those that are not there yet, in the order given; the key of the table makes each happen once. Of two of the same
 * clock on one day only the last is told. One statement.
 * @returns those to tell, in their order
 */
export async function insertHerinneringen(
  tx: Tx,
  school: string,
  dag: Datum,
  nieuw: readonly NieuweHerinnering[],
): Promise<GemaakteHerinnering[]> {
  if (nieuw.length === 0) return [];
  const { rows } = await sql<GemaakteHerinnering>`
    WITH gevraagd AS (
      SELECT x.*, lead(true, 1, false) OVER (PARTITION BY x.leerling, x.soort, x.uiterlijk ORDER BY x.n) AS stil
      FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(nieuw)}::jsonb) AS (leerling uuid, soort text, uiterlijk date, moment text, op date))
        WITH ORDINALITY AS x(leerling, soort, uiterlijk, moment, op, n)
    ), gemaakt AS (
      INSERT INTO koers.herinnering (school_id, leerling_id, klok, uiterlijk, moment, op, dag, stil)
      SELECT ${school}::uuid, leerling, soort, uiterlijk, moment, op, ${dag}::date, stil FROM gevraagd ORDER BY n
      ON CONFLICT (leerling_id, klok, uiterlijk, moment) DO NOTHING
      RETURNING id, seq, leerling_id AS leerling, klok AS soort, uiterlijk, moment, op, stil
    )
    SELECT id, leerling, soort, uiterlijk, moment, op FROM gemaakt WHERE NOT stil ORDER BY seq`.execute(tx);
  return rows;
}

/** Whom a reminder is for: who works with the pupil, and the intern begeleiders of the school. */
export interface Ontvanger {
  readonly leerling: string;
  readonly person: string;
}

/** Who is told about these pupils, on a day. One statement. */
export async function ontvangerRows(
  tx: Tx,
  school: string,
  dag: Datum,
  leerlingen: readonly string[],
): Promise<Ontvanger[]> {
  const { rows } = await sql<Ontvanger>`
    SELECT DISTINCT l.person_id AS leerling, m.person_id AS person
    FROM koers.groep_lid l JOIN koers.groep g ON g.id = l.groep_id AND g.ended_at IS NULL
    JOIN koers.groep_lid m ON m.groep_id = l.groep_id AND m.als = 'medewerker' AND m.van <= ${dag}::date AND (m.tot IS NULL OR m.tot > ${dag}::date)
    JOIN koers.person w ON w.id = m.person_id AND w.ended_at IS NULL
    WHERE l.person_id = ANY (${leerlingen}::uuid[]) AND l.als = 'leerling' AND l.van <= ${dag}::date AND (l.tot IS NULL OR l.tot > ${dag}::date)
    UNION
    SELECT l, r.person_id FROM koers.role_grant r CROSS JOIN unnest(${leerlingen}::uuid[]) AS l
    WHERE r.school_id = ${school}::uuid AND r.rol = 'ib' AND r.van <= ${dag}::date AND (r.tot IS NULL OR r.tot > ${dag}::date)`.execute(
    tx,
  );
  return rows;
}
