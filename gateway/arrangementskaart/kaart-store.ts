import { sql } from 'kysely';
import type { Scope } from '../access/policy.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../school/rules.ts';

export interface ActieRow extends NaamDelen {
  id: string;
  kaart_doel: string;
  soort: string;
  tekst: string;
  wie: string;
  ritme: string;
  gedaan_op: Date | null;
  gedaan_door: string | null;
  inhoud_act: string | null;
  aan: NaamDelen | null;
  aan_id: string | null;
  functie: string | null;
  van: string | null;
  tot: string | null;
}

/** Acties that belong to doelen on the card, with who did them and who will; those that were stopped are asked apart. */
export async function actieRows(
  tx: Tx,
  kaartDoelen: readonly string[],
  welke: 'lopend' | 'gestopt' = 'lopend',
): Promise<ActieRow[]> {
  const { rows } = await sql<ActieRow>`
    SELECT a.id, a.kaart_doel_id AS kaart_doel, a.soort, a.tekst, coalesce(a.functie, a.wie) AS wie, a.functie, a.ritme, a.gedaan_op, a.gedaan_door,
      i.roepnaam, i.voorvoegsel, i.achternaam, a.inhoud_act, a.van, a.tot, t.person_id AS aan_id,
      CASE WHEN t.person_id IS NOT NULL THEN jsonb_build_object('roepnaam', t.roepnaam, 'voorvoegsel', t.voorvoegsel, 'achternaam', t.achternaam) END AS aan
    FROM koers.kaart_actie a LEFT JOIN koers.person_identity i ON i.person_id = a.gedaan_door
    LEFT JOIN koers.person_identity t ON t.person_id = a.toegewezen_aan
    WHERE a.kaart_doel_id = ANY (${kaartDoelen}::uuid[]) AND (a.gestopt_op IS NOT NULL) = ${welke === 'gestopt'}::boolean
    ORDER BY a.kaart_doel_id, a.volgorde, a.id`.execute(tx);
  return rows;
}

export interface NaamRow extends NaamDelen {
  id: string;
}

export interface KlaarRow extends NaamRow {
  lijn_id: string;
  lijn_code: string;
  lijn_naam: string;
  streef: { id: string; code: string; naam: string; volgorde: number };
}

/**
 * Pupils who reached all doelen of a streefniveau that has a niveau above it: those of one group, of one's own
 * groups, or of the school.
 */
export async function klaarRows(tx: Tx, person: string, heleSchool: boolean): Promise<KlaarRow[]> {
  // Left out rather than answered with true: one plan for both would go through the whole school for one group.
  const vanMij = heleSchool
    ? sql``
    : sql`AND s.leerling_id IN (
        SELECT m.person_id FROM koers.groep_lid m
        WHERE m.als = 'leerling' AND m.van <= koers.vandaag() AND (m.tot IS NULL OR m.tot > koers.vandaag())
          AND m.groep_id IN (SELECT koers.eigen_groepen(${person}::uuid)))`;
  const { rows } = await sql<KlaarRow>`
    SELECT s.leerling_id AS id, i.roepnaam, i.voorvoegsel, i.achternaam, l.id AS lijn_id, l.code AS lijn_code, l.naam AS lijn_naam,
      jsonb_build_object('id', n.id, 'code', n.code, 'naam', n.naam, 'volgorde', n.volgorde) AS streef
    FROM koers.streefniveau s
    JOIN koers.niveau n ON n.id = s.niveau_id
    JOIN koers.leerlijn l ON l.id = s.leerlijn_id
    JOIN koers.leergebied g ON g.id = l.leergebied_id
    JOIN koers.person p ON p.id = s.leerling_id AND p.ended_at IS NULL
    JOIN koers.person_identity i ON i.person_id = s.leerling_id
    WHERE s.tot IS NULL AND s.school_id = koers.school_now() ${vanMij}
      AND EXISTS (SELECT FROM koers.niveau h WHERE h.leerlijn_id = s.leerlijn_id AND h.volgorde > n.volgorde)
      AND EXISTS (SELECT FROM koers.leerdoel d WHERE d.niveau_id = s.niveau_id)
      AND NOT EXISTS (
        SELECT FROM koers.leerdoel d LEFT JOIN koers.kaart_doel k ON k.leerling_id = s.leerling_id AND k.leerdoel_id = d.id
        WHERE d.niveau_id = s.niveau_id AND coalesce(koers.geldende_stand(s.leerling_id, d.id, k.stand, (SELECT koers.waarneming_regel()), (SELECT koers.behaald_vanaf())), 0)
          < (SELECT koers.behaald_vanaf()))
    ORDER BY i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", i.person_id, g.volgorde, l.volgorde`.execute(
    tx,
  );
  return rows;
}

export interface VandaagRow extends NaamRow {
  groep: string;
  op_leerroute: boolean;
  open_acties: number;
}

/** Who is in the groups of one's own today, once for each of them, with the template acties that are not done yet (R33). */
export async function leerlingenVandaag(tx: Tx, person: string): Promise<VandaagRow[]> {
  const { rows } = await sql<VandaagRow>`
    WITH lid AS MATERIALIZED (
      SELECT m.groep_id, m.person_id FROM koers.groep_lid m
      WHERE m.als = 'leerling' AND m.van <= koers.vandaag() AND (m.tot IS NULL OR m.tot > koers.vandaag())
        AND m.groep_id IN (SELECT koers.eigen_groepen(${person}::uuid))
    ), open AS (
      SELECT s.leerling_id, count(*)::int AS acties FROM (SELECT DISTINCT person_id FROM lid) AS l
      JOIN koers.streefniveau s ON s.leerling_id = l.person_id AND s.tot IS NULL
      JOIN koers.kaart_doel k ON k.leerling_id = s.leerling_id AND k.leerlijn_id = s.leerlijn_id
      JOIN koers.leerdoel d ON d.id = k.leerdoel_id
      JOIN koers.kaart_actie a ON a.kaart_doel_id = k.id
      WHERE (d.niveau_id IS NOT DISTINCT FROM s.niveau_id OR (k.meegenomen AND NOT k.vervallen))
        AND a.sjabloon_id IS NOT NULL AND a.gedaan_op IS NULL AND a.gestopt_op IS NULL
      GROUP BY s.leerling_id
    )
    SELECT lid.groep_id AS groep, i.person_id AS id, i.roepnaam, i.voorvoegsel, i.achternaam,
      EXISTS (SELECT FROM koers.plaatsing p WHERE p.leerling_id = i.person_id AND p.tot IS NULL) AS op_leerroute,
      coalesce(open.acties, 0) AS open_acties
    FROM lid JOIN koers.person_identity i ON i.person_id = lid.person_id LEFT JOIN open ON open.leerling_id = i.person_id
    ORDER BY i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", i.person_id`.execute(tx);
  return rows;
}

export interface MijnActRow extends NaamRow {
  act: string;
  op: Date;
  soort: string;
  wat: string;
  ongedaan: boolean;
}

/**
 * Acts of a person of today, newest first; undo itself is not shown, it shows on the act it undid. A migration to another
 * version is one thing that was done, not one per pupil: it has a page of its own. What a leerling says stands on his own. Of a pupil who is
 * not within these scopes any more nothing is shown (R63).
 */
export async function mijnActRows(
  tx: Tx,
  person: string,
  scopes: readonly Scope[],
  most: number,
): Promise<MijnActRow[]> {
  const { rows } = await sql<MijnActRow>`
    WITH vandaag AS MATERIALIZED (
      SELECT a.* FROM koers.act a
      WHERE a.actor_id = ${person}::uuid AND a.school_id = koers.school_now()
        AND a.soort NOT IN ('ongedaan', 'pakket_migratie', 'leerling_kan', 'leerling_wens', 'leerling_mening')
        AND a.at >= koers.vandaag()::timestamp AT TIME ZONE 'Europe/Amsterdam'
        AND a.at < (koers.vandaag() + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'
    )
    SELECT a.id AS act, a.at AS op, a.soort, a.leerling_id AS id, i.roepnaam, i.voorvoegsel, i.achternaam,
      coalesce(nullif(k.tekst, ''), d.tekst, l.naam, r.naam,
        CASE split_part(a.soort, '_', 1) WHEN 'factor' THEN 'wat helpt of hindert' WHEN 'ondersteuning' THEN 'ondersteuningsbehoefte' ELSE 'streefniveaus' END) AS wat,
      EXISTS (SELECT FROM koers.act u WHERE u.undoes = a.id) AS ongedaan
    FROM vandaag a
    LEFT JOIN koers.person_identity i ON i.person_id = a.leerling_id
    LEFT JOIN koers.kaart_actie k ON k.id = a.actie_id
    LEFT JOIN koers.leerdoel d ON d.id = a.leerdoel_id
    LEFT JOIN koers.leerlijn l ON l.id = a.leerlijn_id
    LEFT JOIN koers.leerroute r ON r.id = (a.data->>'leerroute')::uuid
    WHERE a.leerling_id IN (SELECT koers.leerlingen_in_scope(${person}::uuid, ${scopes}::text[], ARRAY(SELECT DISTINCT leerling_id FROM vandaag)))
    ORDER BY a.seq DESC LIMIT ${most}`.execute(tx);
  return rows;
}

export interface PlaatsFeiten {
  vandaag: string;
  behaaldVanaf: number;
  /** The period of the school that holds today. */
  periode: string | null;
  geordend: boolean;
  niveaus: { id: string; code: string; naam: string; volgorde: number }[];
}

/** What must be known of a leerlijn to place on it. */
export async function plaatsFeiten(tx: Tx, leerlijn: string): Promise<PlaatsFeiten | undefined> {
  const { rows } = await sql<PlaatsFeiten>`
    SELECT koers.vandaag() AS vandaag, koers.behaald_vanaf() AS "behaaldVanaf", l.geordend,
      (SELECT p.id FROM koers.periode p WHERE p.school_id = koers.school_now() AND p.van <= koers.vandaag() AND p.tot > koers.vandaag()
       ORDER BY p.van DESC LIMIT 1) AS periode,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'code', n.code, 'naam', n.naam, 'volgorde', n.volgorde) ORDER BY n.volgorde), '[]')
       FROM koers.niveau n WHERE n.leerlijn_id = l.id) AS niveaus
    FROM koers.leerlijn l WHERE l.id = ${leerlijn}::uuid`.execute(tx);
  return rows[0];
}

/** An act that placed in a niveau, when there is one with this id. */
export async function geplaatst(tx: Tx, act: string) {
  const { rows } = await sql<{
    leerling: string;
    leerlijn: string | null;
    soort: string;
    actor: string;
    van: string | null;
    naar: string | null;
  }>`
    SELECT leerling_id AS leerling, leerlijn_id AS leerlijn, soort, actor_id AS actor, data->>'van' AS van, data->>'naar' AS naar
    FROM koers.act WHERE id = ${act}::uuid`.execute(tx);
  return rows[0];
}
