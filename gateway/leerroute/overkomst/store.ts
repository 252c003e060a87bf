import { sql } from 'kysely';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../../school/rules.ts';

export interface OpeningRow {
  readonly id: string;
  readonly naar: string;
  readonly door: NaamDelen;
  readonly op: string;
  readonly laatste: string;
  readonly reden: Buffer | null;
}

/** Openings of a pupil of this school that hold today, newest first. */
export async function openingRows(tx: Tx, leerling: string): Promise<OpeningRow[]> {
  const { rows } = await sql<OpeningRow>`
    SELECT g.id, s.naam AS naar, (g.granted_at AT TIME ZONE 'Europe/Amsterdam')::date AS op, g.valid_until AS laatste, r.reden,
      jsonb_build_object('roepnaam', i.roepnaam, 'voorvoegsel', i.voorvoegsel, 'achternaam', i.achternaam) AS door
    FROM koers.transfer_grant g JOIN koers.zusterscholen() s ON s.id = g.to_school_id
    LEFT JOIN koers.opening_reden r ON r.grant_id = g.id
    LEFT JOIN koers.person_identity i ON i.person_id = g.granted_by
    WHERE g.leerling_id = ${leerling}::uuid AND g.school_id = koers.school_now() AND g.revoked_at IS NULL AND g.valid_until >= koers.vandaag()
    ORDER BY g.granted_at DESC, g.id`.execute(tx);
  return rows;
}

/** Other schools of the own bestuur. */
export async function zusterscholen(tx: Tx): Promise<{ id: string; naam: string; brin: string }[]> {
  const { rows } = await sql<{ id: string; naam: string; brin: string }>`
    SELECT id, naam, brin FROM koers.zusterscholen() ORDER BY naam COLLATE "und-x-icu", brin`.execute(tx);
  return rows;
}

export interface OpenFeiten {
  readonly vandaag: string;
  /** A year from today: no opening is longer. */
  readonly uiterlijk: string;
  /** There is a school of the own bestuur with this id. */
  readonly school: boolean;
  /** This very opening was made before. */
  readonly zelfde: boolean;
  /** Another opening to that school holds. */
  readonly al: boolean;
}

/** What must be known to open a leerreis; the pupil is locked. */
export async function openFeiten(
  tx: Tx,
  at: { readonly id: string; readonly leerling: string; readonly school: string },
): Promise<OpenFeiten> {
  const { rows } = await sql<OpenFeiten>`
    SELECT koers.vandaag() AS vandaag, (koers.vandaag() + interval '1 year')::date AS uiterlijk,
      EXISTS (SELECT FROM koers.zusterscholen() s WHERE s.id = ${at.school}::uuid) AS school,
      EXISTS (SELECT FROM koers.transfer_grant g WHERE g.id = ${at.id}::uuid AND g.leerling_id = ${at.leerling}::uuid
        AND g.to_school_id = ${at.school}::uuid AND g.school_id = koers.school_now()) AS zelfde,
      EXISTS (SELECT FROM koers.transfer_grant g WHERE g.id <> ${at.id}::uuid AND g.leerling_id = ${at.leerling}::uuid AND g.school_id = koers.school_now()
        AND g.to_school_id = ${at.school}::uuid AND g.revoked_at IS NULL AND g.valid_until >= koers.vandaag()) AS al`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) throw new Error('facts of an opening: no row');
  return row;
}

/** `reden`: sealed with the key of the pupil. */
export async function insertOpening(
  tx: Tx,
  who: KnownActor,
  o: {
    readonly id: string;
    readonly leerling: string;
    readonly school: string;
    readonly laatste: string;
    readonly reden: Buffer;
  },
): Promise<void> {
  await sql`
    INSERT INTO koers.transfer_grant (id, school_id, to_school_id, leerling_id, scope, granted_by, valid_until)
    VALUES (${o.id}::uuid, ${who.school}::uuid, ${o.school}::uuid, ${o.leerling}::uuid, 'leerreis', ${who.person}::uuid, ${o.laatste}::date)`.execute(
    tx,
  );
  await sql`
    INSERT INTO koers.opening_reden (grant_id, school_id, leerling_id, reden)
    VALUES (${o.id}::uuid, ${who.school}::uuid, ${o.leerling}::uuid, ${o.reden})`.execute(tx);
}

/** @returns to which school it was open; `undefined` when it was not open any more, or is of another pupil */
export async function endOpening(
  tx: Tx,
  at: { readonly leerling: string; readonly opening: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ school: string }>`
    UPDATE koers.transfer_grant SET revoked_at = now()
    WHERE id = ${at.opening}::uuid AND leerling_id = ${at.leerling}::uuid AND school_id = koers.school_now() AND revoked_at IS NULL
    RETURNING to_school_id AS school`.execute(tx);
  return rows[0]?.school;
}

export interface OpeningHierRow {
  readonly id: string;
  readonly van: string;
  readonly laatste: string;
  readonly daar: NaamDelen & { readonly geboortedatum: string | null };
  readonly hier: (NaamDelen & { readonly id: string }) | null;
  readonly overname: {
    readonly act: string;
    readonly op: string;
    readonly acts: string[];
    readonly doelen: number;
  } | null;
}

/** Openings to this school that hold today, who the pupil is here, and what was taken over; the last to come first. */
export async function openingenHierRows(tx: Tx, id: string | null): Promise<OpeningHierRow[]> {
  const { rows } = await sql<OpeningHierRow>`
    SELECT g.id, koers.school_van_eerder(g.school_id) AS van, g.valid_until AS laatste,
      jsonb_build_object('roepnaam', d.roepnaam, 'voorvoegsel', d.voorvoegsel, 'achternaam', d.achternaam, 'geboortedatum', d.geboortedatum) AS daar,
      CASE WHEN o.leerling_id IS NOT NULL THEN
        jsonb_build_object('id', o.leerling_id, 'roepnaam', h.roepnaam, 'voorvoegsel', h.voorvoegsel, 'achternaam', h.achternaam) END AS hier,
      (SELECT jsonb_build_object('act', v.act_id, 'op', v.at,
          'acts', (SELECT jsonb_agg(x.a) FROM (SELECT v.act_id AS a UNION ALL
            SELECT m.stand_act FROM koers.overname_doel m WHERE m.act_id = v.act_id AND m.stand_act IS NOT NULL) AS x),
          'doelen', (SELECT count(*) FROM koers.overname_doel m WHERE m.act_id = v.act_id))
        FROM koers.overname v WHERE v.grant_id = g.id AND NOT EXISTS (SELECT FROM koers.act u WHERE u.undoes = v.act_id)
        ORDER BY v.at DESC LIMIT 1) AS overname
    FROM koers.openingen_hier() g
    LEFT JOIN koers.person_identity d ON d.person_id = g.leerling_id AND d.school_id = g.school_id
    LEFT JOIN koers.overkomst o ON o.grant_id = g.id
    LEFT JOIN koers.person_identity h ON h.person_id = o.leerling_id
    WHERE ${id}::uuid IS NULL OR g.id = ${id}::uuid
    ORDER BY g.granted_at DESC, g.id`.execute(tx);
  return rows;
}

/** How many openings to this school wait: not linked yet, or linked and nothing taken over. */
export async function aantalWachtend(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM koers.openingen_hier() g
    WHERE NOT EXISTS (SELECT FROM koers.overname v WHERE v.grant_id = g.id AND NOT EXISTS (SELECT FROM koers.act u WHERE u.undoes = v.act_id))`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

export interface LeerlingRow extends NaamDelen {
  readonly id: string;
  readonly geboortedatum: string | null;
}

/** Pupils of this school today, in Dutch order. */
export async function leerlingenHier(tx: Tx): Promise<LeerlingRow[]> {
  const { rows } = await sql<LeerlingRow>`
    SELECT p.id, i.roepnaam, i.voorvoegsel, i.achternaam, i.geboortedatum
    FROM koers.person p JOIN koers.person_identity i ON i.person_id = p.id
    WHERE p.school_id = koers.school_now() AND p.soort = 'leerling' AND p.ended_at IS NULL
    ORDER BY i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", p.id`.execute(tx);
  return rows;
}

export interface HerkomstRow {
  readonly leerdoel: string;
  readonly school: string;
  readonly stand: number;
  readonly op: string;
}

/** Doelen of a pupil that came from a school before, also after they went on to another version here (R10). */
export async function herkomstRows(tx: Tx, leerling: string): Promise<HerkomstRow[]> {
  const { rows } = await sql<HerkomstRow>`
    SELECT DISTINCT ON (n) n AS leerdoel, v.van_school AS school, d.stand, d.op
    FROM koers.overname v JOIN koers.overname_doel d ON d.act_id = v.act_id CROSS JOIN LATERAL koers.opvolgers_van(d.leerdoel_id) AS n
    WHERE v.leerling_id = ${leerling}::uuid AND v.school_id = koers.school_now() AND NOT EXISTS (SELECT FROM koers.act u WHERE u.undoes = v.act_id)
    ORDER BY n, v.at DESC`.execute(tx);
  return rows;
}
