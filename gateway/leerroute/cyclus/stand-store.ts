import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { staatNog } from '../staat-nog.ts';

export interface StandRow {
  readonly leerling: string;
  /** Groups asked for that he is in. */
  readonly groepen: readonly string[];
  readonly opLeerroute: boolean;
  readonly lijnen: number;
  readonly dagenBezig: number | null;
  readonly dagenTotEinde: number | null;
  readonly doelen: number;
  readonly geevalueerd: number;
  readonly zonderActie: number;
  readonly dagenStil: number | null;
}

/** Whose: those of the groups in which a person works today, or one pupil. */
export type Wie = { readonly werktIn: string } | { readonly leerling: string };

function leden(wie: Wie) {
  return 'leerling' in wie
    ? sql`SELECT ${wie.leerling}::uuid AS id, '{}'::uuid[] AS groepen`
    : sql`SELECT m.person_id AS id, array_agg(m.groep_id) AS groepen FROM koers.groep_lid m
        WHERE m.als = 'leerling' AND m.van <= koers.vandaag() AND (m.tot IS NULL OR m.tot > koers.vandaag())
          AND m.groep_id IN (SELECT koers.eigen_groepen(${wie.werktIn}::uuid)) GROUP BY m.person_id`;
}

/** What the step of each pupil follows from (R56). One statement, whatever the number of groups and pupils. */
export async function standRows(tx: Tx, wie: Wie): Promise<StandRow[]> {
  const { rows } = await sql<StandRow>`
    WITH wie AS MATERIALIZED (${leden(wie)}),
    lijn AS MATERIALIZED (
      SELECT s.leerling_id, s.leerlijn_id, s.niveau_id, s.periode_id, p.van, p.tot
      FROM wie JOIN koers.streefniveau s ON s.leerling_id = wie.id AND s.tot IS NULL JOIN koers.periode p ON p.id = s.periode_id
    ), doel AS (
      SELECT l.leerling_id, k.stand, k.last_act IS NOT NULL AS beoordeeld, k.changed_at,
        (SELECT max(a.gedaan_op) FROM koers.kaart_actie a WHERE a.kaart_doel_id = k.id) AS gedaan_op,
        EXISTS (SELECT FROM koers.kaart_actie a WHERE a.kaart_doel_id = k.id AND a.gestopt_op IS NULL) AS met_actie,
        EXISTS (SELECT FROM koers.act e WHERE e.leerling_id = k.leerling_id AND e.leerdoel_id = k.leerdoel_id AND e.soort = 'doel_geevalueerd'
          AND e.data->>'periode' = l.periode_id::text AND ${staatNog('e')}) AS geevalueerd
      FROM lijn l
      JOIN koers.kaart_doel k ON k.leerling_id = l.leerling_id AND k.leerlijn_id = l.leerlijn_id
      JOIN koers.leerdoel d ON d.id = k.leerdoel_id
      WHERE d.niveau_id IS NOT DISTINCT FROM l.niveau_id OR (k.meegenomen AND NOT k.vervallen)
    ), per_doel AS (
      SELECT leerling_id, count(*)::int AS doelen, count(*) FILTER (WHERE geevalueerd)::int AS geevalueerd,
        count(*) FILTER (WHERE stand < (SELECT koers.behaald_vanaf()) AND NOT met_actie)::int AS zonder_actie,
        (max(greatest(CASE WHEN beoordeeld THEN changed_at END, gedaan_op)) AT TIME ZONE 'Europe/Amsterdam')::date AS teken
      FROM doel GROUP BY leerling_id
    ), per_lijn AS (
      SELECT leerling_id, count(*)::int AS lijnen, min(van) AS van, min(tot) AS tot FROM lijn GROUP BY leerling_id
    )
    SELECT wie.id AS leerling, wie.groepen,
      EXISTS (SELECT FROM koers.plaatsing p WHERE p.leerling_id = wie.id AND p.tot IS NULL) AS "opLeerroute",
      coalesce(l.lijnen, 0) AS lijnen, koers.vandaag() - l.van AS "dagenBezig", l.tot - koers.vandaag() AS "dagenTotEinde",
      coalesce(d.doelen, 0) AS doelen, coalesce(d.geevalueerd, 0) AS geevalueerd, coalesce(d.zonder_actie, 0) AS "zonderActie",
      koers.vandaag() - d.teken AS "dagenStil"
    FROM wie LEFT JOIN per_lijn l ON l.leerling_id = wie.id LEFT JOIN per_doel d ON d.leerling_id = wie.id`.execute(
    tx,
  );
  return rows;
}
