import { sql } from 'kysely';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../school/rules.ts';
import type { EindFeiten, GevraagdeRol, GrantFeiten } from './grants-rules.ts';

/**
 * Roles of one school, and who comes in as whom, change one after another: so two people cannot end the last two beheerders
 * at once, nor somebody be linked while he gets a role. `school` where the transaction has none of its own.
 */
export async function lockRollen(tx: Tx, school: string | null = null): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(7301976, hashtext(coalesce(${school}, koers.school_now()::text)))`.execute(
    tx,
  );
}

const OPEN = sql`coalesce(jsonb_agg(jsonb_build_object('rol', g.rol, 'van', g.van, 'tot', g.tot))
  FILTER (WHERE g.tot IS NULL OR g.tot > koers.vandaag()), '[]')`;

/** Facts for a grant; `undefined` when nobody of this school has this id. */
export async function grantFeiten(
  tx: Tx,
  wie: Pick<GrantFeiten, 'wie' | 'geeft'>,
  persoon: string,
): Promise<GrantFeiten | undefined> {
  const { rows } = await sql<Omit<GrantFeiten, 'wie' | 'geeft'>>`
    SELECT koers.vandaag() AS vandaag, p.soort = 'medewerker' AND p.ended_at IS NULL AS medewerker,
      (SELECT ${OPEN} FROM koers.role_grant g WHERE g.person_id = p.id) AS heeft,
      (SELECT ${OPEN} FROM koers.role_grant g
       JOIN koers.account_person o ON o.person_id = g.person_id AND o.person_id <> p.id
       JOIN koers.account_person a ON a.account_id = o.account_id AND a.person_id = p.id) AS "ookAls"
    FROM koers.person p WHERE p.id = ${persoon}::uuid AND p.school_id = koers.school_now()`.execute(tx);
  return rows[0] && { ...rows[0], ...wie };
}

export async function insertGrant(tx: Tx, who: KnownActor, input: GevraagdeRol): Promise<string> {
  const row = await tx
    .insertInto('koers.role_grant')
    .values({
      school_id: who.school,
      person_id: input.persoon,
      rol: input.rol,
      van: input.van,
      tot: input.tot,
      granted_by: who.person,
      reason: input.reden.trim(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Facts for ending a grant of this person; `undefined` when there is none with this id. */
export async function eindFeiten(
  tx: Tx,
  at: { readonly persoon: string; readonly grant: string },
): Promise<Omit<EindFeiten, 'geeft'> | undefined> {
  const { rows } = await sql<Omit<EindFeiten, 'geeft'>>`
    SELECT g.rol, g.ended_at IS NULL AND (g.tot IS NULL OR g.tot > koers.vandaag()) AS open, g.van <= koers.vandaag() AS "geldtNu",
      (SELECT count(DISTINCT b.person_id)::int FROM koers.role_grant b JOIN koers.person p ON p.id = b.person_id AND p.ended_at IS NULL
       WHERE b.school_id = koers.school_now() AND b.rol = 'beheerder' AND b.person_id <> g.person_id
         AND b.van <= koers.vandaag() AND (b.tot IS NULL OR b.tot > koers.vandaag())) AS "andereBeheerders"
    FROM koers.role_grant g
    WHERE g.id = ${at.grant}::uuid AND g.person_id = ${at.persoon}::uuid AND g.school_id = koers.school_now()`.execute(
    tx,
  );
  return rows[0];
}

/** Ends a grant from today on; one that had not begun never holds. */
export async function endGrant(tx: Tx, who: KnownActor, grant: string, reden: string): Promise<void> {
  await sql`UPDATE koers.role_grant
    SET tot = greatest(van, koers.vandaag()), ended_at = now(), ended_by = ${who.person}::uuid, end_reason = ${reden.trim()}
    WHERE id = ${grant}::uuid AND school_id = koers.school_now()`.execute(tx);
}

export interface GrantRow {
  id: string;
  rol: string;
  van: string;
  tot: string | null;
  /** `gekomen`: holds today; `komt`: later; `geweest`: no more. */
  staat: 'nu' | 'komt' | 'geweest';
  reden: string;
  door: NaamDelen | null;
  granted_by: string;
  beeindigd_op: Date | null;
  beeindigd_door: NaamDelen | null;
  eindreden: string | null;
}

const NAAM = (i: string) =>
  sql.raw(
    `CASE WHEN ${i}.person_id IS NOT NULL THEN jsonb_build_object('roepnaam', ${i}.roepnaam, 'voorvoegsel', ${i}.voorvoegsel, 'achternaam', ${i}.achternaam) END`,
  );

/** Every grant a person ever had here, newest first. */
export async function grantRows(tx: Tx, persoon: string): Promise<GrantRow[]> {
  const { rows } = await sql<GrantRow>`
    SELECT g.id, g.rol, g.van, g.tot, g.reason AS reden, g.granted_by, g.ended_at AS beeindigd_op, g.end_reason AS eindreden,
      CASE WHEN g.tot <= koers.vandaag() THEN 'geweest' WHEN g.van > koers.vandaag() THEN 'komt' ELSE 'nu' END AS staat,
      ${NAAM('d')} AS door, ${NAAM('e')} AS beeindigd_door
    FROM koers.role_grant g
    LEFT JOIN koers.person_identity d ON d.person_id::text = g.granted_by
    LEFT JOIN koers.person_identity e ON e.person_id = g.ended_by
    WHERE g.person_id = ${persoon}::uuid AND g.school_id = koers.school_now()
    ORDER BY g.created_at DESC, g.id`.execute(tx);
  return rows;
}
