import { sql } from 'kysely';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../school/rules.ts';

export interface DelingFeiten {
  vandaag: string;
  zorgverlener: boolean;
  /** The pupil works on it, or is asked for as a whole. */
  leerlijn: boolean;
  /** The same is shared with the same person already. */
  al: boolean;
}

/** What must be known to share; one statement. */
export async function delingFeiten(
  tx: Tx,
  ask: { leerling: string; leerlijn: string | null; persoon: string; tot: string },
): Promise<DelingFeiten> {
  const { rows } = await sql<DelingFeiten>`
    SELECT koers.vandaag() AS vandaag,
      EXISTS (SELECT FROM koers.person p JOIN koers.role_grant g ON g.person_id = p.id AND g.rol = 'zorgverlener'
        WHERE p.id = ${ask.persoon}::uuid AND p.school_id = koers.school_now() AND p.soort = 'medewerker' AND p.ended_at IS NULL
          AND g.van <= koers.vandaag() AND (g.tot IS NULL OR g.tot > koers.vandaag())) AS zorgverlener,
      ${ask.leerlijn}::uuid IS NULL OR EXISTS (SELECT FROM koers.streefniveau s
        WHERE s.leerling_id = ${ask.leerling}::uuid AND s.leerlijn_id = ${ask.leerlijn}::uuid AND s.tot IS NULL) AS leerlijn,
      EXISTS (SELECT FROM koers.gedeeld_met(${ask.persoon}::uuid) AS g WHERE g.leerling = ${ask.leerling}::uuid
        AND (g.leerlijn IS NULL OR g.leerlijn = ${ask.leerlijn}::uuid) AND g.tot >= ${ask.tot}::date) AS al`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) throw new Error('facts of a share: no row');
  return row;
}

export async function insertDeling(
  tx: Tx,
  who: KnownActor,
  deling: { leerling: string; leerlijn: string | null; persoon: string; tot: string; reden: Buffer },
): Promise<string> {
  const row = await tx
    .insertInto('koers.lijn_deling')
    .values({
      school_id: who.school,
      leerling_id: deling.leerling,
      leerlijn_id: deling.leerlijn,
      person_id: deling.persoon,
      tot: deling.tot,
      gedeeld_door: who.person,
      reden: deling.reden,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** @returns false when there is no such share of this pupil that still holds */
export async function endDeling(
  tx: Tx,
  who: KnownActor,
  at: { leerling: string; deling: string },
): Promise<{ persoon: string } | undefined> {
  const { rows } = await sql<{ persoon: string }>`
    UPDATE koers.lijn_deling SET ended_at = now(), ended_by = ${who.person}::uuid
    WHERE id = ${at.deling}::uuid AND leerling_id = ${at.leerling}::uuid AND school_id = koers.school_now()
      AND ended_at IS NULL AND tot > koers.vandaag()
    RETURNING person_id AS persoon`.execute(tx);
  return rows[0];
}

export interface DelingRow {
  id: string;
  wie: NaamDelen;
  leerlijn: string | null;
  van: string;
  tot: string;
  reden: Buffer | null;
  door: NaamDelen;
}

/** Shares of a pupil that hold today, by who ends first. */
export async function delingRows(tx: Tx, leerling: string): Promise<DelingRow[]> {
  const { rows } = await sql<DelingRow>`
    SELECT d.id, d.van, d.tot, d.reden, l.naam AS leerlijn,
      jsonb_build_object('roepnaam', i.roepnaam, 'voorvoegsel', i.voorvoegsel, 'achternaam', i.achternaam) AS wie,
      jsonb_build_object('roepnaam', b.roepnaam, 'voorvoegsel', b.voorvoegsel, 'achternaam', b.achternaam) AS door
    FROM koers.lijn_deling d
    LEFT JOIN koers.leerlijn l ON l.id = d.leerlijn_id
    LEFT JOIN koers.person_identity i ON i.person_id = d.person_id
    LEFT JOIN koers.person_identity b ON b.person_id = d.gedeeld_door
    WHERE d.leerling_id = ${leerling}::uuid AND d.school_id = koers.school_now() AND d.ended_at IS NULL AND d.tot > koers.vandaag()
    ORDER BY d.tot, d.id`.execute(tx);
  return rows;
}

export interface WieRow extends NaamDelen {
  id: string;
}

/** Who is zorgverlener of this school today. */
export async function zorgverlenerRows(tx: Tx): Promise<WieRow[]> {
  const { rows } = await sql<WieRow>`
    SELECT p.id, i.roepnaam, i.voorvoegsel, i.achternaam
    FROM koers.person p LEFT JOIN koers.person_identity i ON i.person_id = p.id
    WHERE p.school_id = koers.school_now() AND p.ended_at IS NULL AND EXISTS (SELECT FROM koers.role_grant g
      WHERE g.person_id = p.id AND g.rol = 'zorgverlener' AND g.van <= koers.vandaag() AND (g.tot IS NULL OR g.tot > koers.vandaag()))
    ORDER BY i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", p.id`.execute(tx);
  return rows;
}

export interface GedeeldRow extends NaamDelen {
  id: string;
  lijnen: { id: string; naam: string }[];
  alles: boolean;
  tot: string;
}

/** Pupils shared with a person today, with what of them; `tot` is the last of its dates. */
export async function gedeeldRows(tx: Tx, persoon: string): Promise<GedeeldRow[]> {
  const { rows } = await sql<GedeeldRow>`
    SELECT p.id, i.roepnaam, i.voorvoegsel, i.achternaam, bool_or(g.leerlijn IS NULL) AS alles, max(g.tot) AS tot,
      coalesce(jsonb_agg(DISTINCT jsonb_build_object('id', l.id, 'naam', l.naam)) FILTER (WHERE l.id IS NOT NULL), '[]') AS lijnen
    FROM koers.gedeeld_met(${persoon}::uuid) AS g
    JOIN koers.person p ON p.id = g.leerling AND p.school_id = koers.school_now() AND p.ended_at IS NULL
    LEFT JOIN koers.person_identity i ON i.person_id = p.id
    LEFT JOIN koers.leerlijn l ON l.id = g.leerlijn
    GROUP BY p.id, i.person_id
    ORDER BY i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", p.id`.execute(tx);
  return rows;
}
