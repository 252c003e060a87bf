import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Veld } from '../fields.ts';

export type Soort = 'leerling' | 'medewerker';

/** What two systems tell differently about one person. */
export interface ConflictRow {
  readonly id: string;
  readonly person: string;
  readonly soort: Soort;
  readonly roepnaam: string | null;
  readonly voorvoegsel: string | null;
  readonly achternaam: string | null;
  readonly veld: Veld;
  /** What Koers has now, and which connection that came from; null: from no connection that is there now. */
  readonly waarde: string | null;
  readonly bron: string | null;
  readonly bronNaam: string | null;
  /** What the other says. */
  readonly anders: string | null;
  readonly andereBron: string;
  readonly andereBronNaam: string;
  readonly since: Date;
}

const conflicts = sql`
  SELECT c.id, c.person_id AS person, p.soort, i.roepnaam, i.voorvoegsel, i.achternaam, c.veld, to_jsonb(i) ->> c.veld AS waarde,
    o.id AS bron, o.naam AS "bronNaam", c.waarde AS anders, c.connection_id AS "andereBron", n.naam AS "andereBronNaam", c.since
  FROM koers.conflict c JOIN koers.person p ON p.id = c.person_id JOIN koers.person_identity i ON i.person_id = c.person_id
  JOIN koers.connection n ON n.id = c.connection_id
  LEFT JOIN koers.connection o ON o.id::text = i.herkomst -> c.veld ->> 'bron'`;

/** Conflicts of a school, oldest first. */
export async function conflictRows(tx: Tx, school: string, limit: number): Promise<readonly ConflictRow[]> {
  const { rows } = await sql<ConflictRow>`
    ${conflicts} WHERE c.school_id = ${school}::uuid ORDER BY c.since, c.id LIMIT ${limit}`.execute(tx);
  return rows;
}

export async function conflictById(tx: Tx, school: string, id: string): Promise<ConflictRow | null> {
  const { rows } = await sql<ConflictRow>`
    ${conflicts} WHERE c.school_id = ${school}::uuid AND c.id = ${id}::uuid FOR UPDATE OF c, i`.execute(tx);
  return rows[0] ?? null;
}

export async function countConflicts(tx: Tx, school: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM koers.conflict WHERE school_id = ${school}::uuid`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Of whom a choice is: one person, or everybody of a kind. */
export interface Whose {
  readonly school: string;
  readonly veld: Veld;
  readonly person: string | null;
  readonly soort: Soort;
}

const of = ({ school, veld, person, soort }: Whose) => sql`c.school_id = ${school}::uuid AND c.veld = ${veld}
  AND ${person === null ? sql`EXISTS (SELECT FROM koers.person q WHERE q.id = c.person_id AND q.soort = ${soort})` : sql`c.person_id = ${person}::uuid`}`;

/**
 * Takes over what one connection says, with that connection as the owner from now on. `chosen`: for this one person,
 * whatever the school decides for all later.
 */
export async function takeOver(
  tx: Tx,
  whose: Whose,
  from: { connection: string; now: Date; chosen: boolean },
): Promise<void> {
  const origin = JSON.stringify({
    [whose.veld]: {
      bron: from.connection,
      sinds: from.now.toISOString(),
      ...(from.chosen ? { keuze: true } : {}),
    },
  });
  const column = sql.ref(whose.veld);
  await sql`
    UPDATE koers.person_identity p SET ${column} = (jsonb_populate_record(p, jsonb_build_object(c.veld, c.waarde))).${column},
      herkomst = p.herkomst || ${origin}::jsonb, changed_at = ${from.now}
    FROM koers.conflict c WHERE p.person_id = c.person_id AND c.connection_id = ${from.connection}::uuid AND ${of(whose)}`.execute(
    tx,
  );
}

/** What stands for this person was chosen: its owner keeps it, whatever the school decides for all later. */
export async function keepChosen(tx: Tx, person: string, veld: Veld, now: Date): Promise<void> {
  await sql`
    UPDATE koers.person_identity p SET changed_at = ${now}, herkomst = p.herkomst
      || jsonb_build_object(${veld}::text, coalesce(p.herkomst -> ${veld}, '{}') || '{"keuze": true}')
    WHERE p.person_id = ${person}::uuid`.execute(tx);
}

/** Drops the conflicts that a choice decided: all of one person, or those in which this connection has a part. */
export async function dropConflicts(tx: Tx, whose: Whose, connection: string | null): Promise<void> {
  const about =
    connection === null
      ? sql`true`
      : sql`(c.connection_id = ${connection}::uuid OR EXISTS (SELECT FROM koers.person_identity i
          WHERE i.person_id = c.person_id AND i.herkomst -> c.veld ->> 'bron' = ${connection}))`;
  await sql`DELETE FROM koers.conflict c WHERE ${of(whose)} AND ${about}`.execute(tx);
}

export async function putOwner(
  tx: Tx,
  owner: { school: string; soort: Soort; veld: Veld; connection: string; by: string | null },
): Promise<void> {
  const { school, soort, veld, connection, by } = owner;
  await tx
    .insertInto('koers.field_owner')
    .values({ school_id: school, soort, veld, connection_id: connection, set_by: by })
    .onConflict((oc) =>
      oc
        .columns(['school_id', 'soort', 'veld'])
        .doUpdateSet({ connection_id: connection, set_by: by, set_at: new Date() }),
    )
    .execute();
}

/** @returns the connection that had the field, or null when nothing was set */
export async function clearOwner(tx: Tx, school: string, soort: Soort, veld: Veld): Promise<string | null> {
  const row = await tx
    .deleteFrom('koers.field_owner')
    .where('school_id', '=', school)
    .where('soort', '=', soort)
    .where('veld', '=', veld)
    .returning('connection_id')
    .executeTakeFirst();
  return row?.connection_id ?? null;
}

/** How many people have a field from which connection, and what the school set. */
export interface OwnerRow {
  readonly soort: Soort;
  readonly veld: Veld;
  /** What the school set: always from this connection. */
  readonly vast: string | null;
  readonly telling: readonly { readonly connection: string; readonly people: number }[];
}

export async function ownerRows(tx: Tx, school: string): Promise<readonly OwnerRow[]> {
  const { rows } = await sql<OwnerRow>`
    WITH told AS (
      SELECT p.soort, h.key AS veld, c.id AS connection, count(*)::int AS people
      FROM koers.person p JOIN koers.person_identity i ON i.person_id = p.id
      CROSS JOIN LATERAL jsonb_each(i.herkomst) AS h JOIN koers.connection c ON c.id::text = h.value ->> 'bron'
      WHERE p.school_id = ${school}::uuid AND p.ended_at IS NULL GROUP BY 1, 2, 3)
    SELECT coalesce(t.soort, o.soort) AS soort, coalesce(t.veld, o.veld) AS veld, o.connection_id AS vast,
      coalesce(t.telling, '[]') AS telling
    FROM (SELECT soort, veld, jsonb_agg(jsonb_build_object('connection', connection, 'people', people) ORDER BY people DESC, connection) AS telling
      FROM told GROUP BY 1, 2) t
    FULL JOIN (SELECT * FROM koers.field_owner WHERE school_id = ${school}::uuid) o ON o.soort = t.soort AND o.veld = t.veld
    ORDER BY 1, 2`.execute(tx);
  return rows;
}
