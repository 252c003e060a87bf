import { sql } from 'kysely';
import type { Tx } from '../../gateway/platform/db/kysely-on-client.ts';

/** A course of an ELO, as the beheerder sees it in a list. */
export interface CursusRow {
  readonly id: string;
  readonly titel: string;
  readonly issuer: string;
  /** Whether the ELO lets us read who is in it. */
  readonly leesbaar: boolean;
  /** Whether the ELO tells how the course is divided into groups. */
  readonly groepjes: boolean;
  readonly leden: number;
  readonly bekend: number;
  readonly groep: string | null;
  readonly groepNaam: string | null;
  readonly gevraagd: Date | null;
  readonly gelezen: Date | null;
  readonly fout: string | null;
}

const CURSUS = sql`
  FROM koers.lti_context c
  JOIN koers.lti_deployment d ON d.id = c.deployment_id AND d.ended_at IS NULL
  JOIN koers.lti_platform p ON p.id = d.platform_id AND p.ended_at IS NULL`;

/** Live link of a member `l` of course `c`: the person he is in Koers. */
const LINK = sql`koers.person_key k ON k.school_id = l.school_id AND k.system = 'lti:' || d.platform_id AND k.key = l.sub AND k.ended_at IS NULL`;

/** Courses of this school, by name; one statement. */
export async function cursusRows(tx: Tx, only?: string): Promise<CursusRow[]> {
  const { rows } = await sql<CursusRow>`
    SELECT c.id, c.titel, p.issuer, c.memberships_url IS NOT NULL AS leesbaar, c.groups_url IS NOT NULL AS groepjes, n.leden, n.bekend, c.groep_id AS groep, g.naam AS "groepNaam",
      c.leden_gevraagd AS gevraagd, c.leden_op AS gelezen, c.leden_fout AS fout
    ${CURSUS}
    LEFT JOIN koers.groep g ON g.id = c.groep_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS leden, count(k.id)::int AS bekend FROM koers.lti_lid l LEFT JOIN ${LINK} WHERE l.context_id = c.id
    ) n
    WHERE c.school_id = koers.school_now() ${only === undefined ? sql`` : sql`AND c.id = ${only}::uuid`}
    ORDER BY c.titel COLLATE "und-x-icu", c.id`.execute(tx);
  return rows;
}

export interface LidRow {
  readonly id: string;
  readonly sub: string;
  readonly als: 'leerling' | 'medewerker' | 'ouder' | 'overig';
  readonly persoon: string | null;
  readonly roepnaam: string | null;
  readonly voorvoegsel: string | null;
  readonly achternaam: string | null;
}

/** Members of a course with who they are in Koers: who is nobody first, then by name. */
export async function lidRows(tx: Tx, cursus: string): Promise<LidRow[]> {
  const { rows } = await sql<LidRow>`
    SELECT l.id, l.sub, l.als, k.person_id AS persoon, i.roepnaam, i.voorvoegsel, i.achternaam
    ${CURSUS} JOIN koers.lti_lid l ON l.context_id = c.id
    LEFT JOIN ${LINK} LEFT JOIN koers.person_identity i ON i.person_id = k.person_id
    WHERE c.id = ${cursus}::uuid AND c.school_id = koers.school_now()
    ORDER BY k.person_id IS NOT NULL, l.als, i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", l.id`.execute(
    tx,
  );
  return rows;
}

export interface OverlapRow {
  readonly groep: string;
  readonly naam: string;
  readonly samen: number;
  readonly groepGrootte: number;
}

/** Groups of the school: those that most pupils of the course are in first, then by name. */
export async function overlapRows(tx: Tx, cursus: string): Promise<OverlapRow[]> {
  const { rows } = await sql<OverlapRow>`
    WITH leerling AS (
      SELECT DISTINCT k.person_id ${CURSUS} JOIN koers.lti_lid l ON l.context_id = c.id AND l.als = 'leerling' JOIN ${LINK}
      WHERE c.id = ${cursus}::uuid AND c.school_id = koers.school_now()
    )
    SELECT g.id AS groep, g.naam, count(*) FILTER (WHERE gl.person_id IN (SELECT person_id FROM leerling))::int AS samen, count(gl.id)::int AS "groepGrootte"
    FROM koers.groep g LEFT JOIN koers.groep_lid gl ON gl.groep_id = g.id AND gl.als = 'leerling' AND gl.tot IS NULL
    WHERE g.school_id = koers.school_now() AND g.ended_at IS NULL
    GROUP BY g.id, g.naam ORDER BY samen DESC, "groepGrootte", g.naam COLLATE "und-x-icu"`.execute(tx);
  return rows;
}

/** Sealed names of a course; null when there are none. */
export async function namenOf(tx: Tx, cursus: string): Promise<Buffer | null> {
  const row = await tx
    .selectFrom('koers.lti_context')
    .select('namen')
    .where('id', '=', cursus)
    .executeTakeFirst();
  return row?.namen ?? null;
}

/** @returns false when the group is not (any more) of this school */
export async function setGroep(tx: Tx, cursus: string, groep: string | null): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE koers.lti_context SET groep_id = ${groep}::uuid, groep_op = CASE WHEN ${groep}::uuid IS NULL THEN NULL ELSE now() END
    WHERE id = ${cursus}::uuid AND school_id = koers.school_now() AND (${groep}::uuid IS NULL OR EXISTS (
      SELECT FROM koers.groep g WHERE g.id = ${groep}::uuid AND g.school_id = koers.school_now() AND g.ended_at IS NULL))`.execute(
    tx,
  );
  return Number(numAffectedRows) === 1;
}

/**
 * A member is this person from now on. Whoever the ELO already linked stays who he is.
 * @returns false when the member is somebody already, or is not (any more) in this course
 */
export async function insertLink(
  tx: Tx,
  link: { readonly cursus: string; readonly lid: string; readonly persoon: string; readonly by: string },
): Promise<boolean> {
  const { rows } = await sql<{ sub: string }>`
    WITH lid AS (
      SELECT l.school_id, l.sub, d.platform_id ${CURSUS} JOIN koers.lti_lid l ON l.context_id = c.id
      WHERE c.id = ${link.cursus}::uuid AND l.id = ${link.lid}::uuid AND c.school_id = koers.school_now()
    ), waited AS (
      DELETE FROM koers.lti_unlinked u USING lid WHERE u.school_id = lid.school_id AND u.platform_id = lid.platform_id AND u.sub = lid.sub
    )
    INSERT INTO koers.person_key (school_id, person_id, system, key, linked_by)
    SELECT lid.school_id, ${link.persoon}::uuid, 'lti:' || lid.platform_id, lid.sub, ${link.by} FROM lid
    ON CONFLICT DO NOTHING RETURNING key AS sub`.execute(tx);
  return rows.length === 1;
}
