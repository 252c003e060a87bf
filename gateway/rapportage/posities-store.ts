import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { Vak } from './vakken.ts';

/** How the school measures, with the standen that its rule for observers makes other than the last judgement (R23). */
export interface Maatstaf {
  readonly behaaldVanaf: number;
  readonly marge: number;
  readonly geldend: readonly {
    readonly leerling: string;
    readonly leerdoel: string;
    readonly stand: number;
  }[];
}

/** The pupils who have a leerroute today, and all leerlijnen of those routes. */
export async function opRoute(tx: Tx): Promise<{ leerlingen: readonly string[]; lijnen: readonly string[] }> {
  const { rows } = await sql<{ leerlingen: string[]; lijnen: string[] }>`
    WITH hier AS (SELECT p.leerling_id, p.leerroute_id FROM koers.plaatsing p WHERE p.school_id = koers.school_now() AND p.tot IS NULL)
    SELECT coalesce((SELECT array_agg(leerling_id) FROM hier), '{}') AS leerlingen,
      coalesce((SELECT array_agg(DISTINCT r.leerlijn_id) FROM koers.leerroute_leerlijn r WHERE r.leerroute_id IN (SELECT leerroute_id FROM hier)), '{}') AS lijnen`.execute(
    tx,
  );
  return rows[0] ?? { leerlingen: [], lijnen: [] };
}

/**
 * Of a leergebied by its alias `g`: Dutch language, arithmetic, or neither. By its name, for packages share no codes; other
 * languages are not Nederlandse taal.
 */
const vakVanLeergebied = sql<Vak | null>`CASE
  WHEN g.soort <> 'LS' THEN NULL
  WHEN g.naam ~* '(reken|wiskund)' THEN 'rekenen'
  WHEN g.naam ~* '(engels|frans|duits|fries|vreemde|gebaren)' THEN NULL
  WHEN g.naam ~* '(taal|lezen|communicatie)' THEN 'taal' END`;

/** First day of the school year of a day, as a year: `2026` for 2026-2027. */
export const schooljaarVan = (dag: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`(extract(year FROM ${dag}) - (extract(month FROM ${dag}) < 8)::int)::int`;

/**
 * Tables for WITH: `hier`, the pupils of today with their route, onderwijsleeftijd and cohort; and `positie`, for each of their
 * leerlijnen of taal and rekenen with niveaus where they are and where the route expects them. The same figures as
 * positie-rules.ts and route-rules.ts, for a whole school at once: the card is read once and counted per niveau.
 */
export function posities(dag: string, { behaaldVanaf, geldend }: Maatstaf): RawBuilder<unknown> {
  const dagSql = sql`${dag}::date`;
  const anders = geldend.length > 0;
  const stand = anders ? sql`coalesce(w.stand, k.stand)` : sql`k.stand`;
  const gezien = sql`(${anders ? sql`w.stand IS NOT NULL OR` : sql``} k.stand > 0 OR k.last_act IS NOT NULL OR k.begin_act IS NOT NULL)`;
  return sql`
    ${anders ? sql`waarnemers AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(${JSON.stringify(geldend)}::jsonb) AS w(leerling uuid, leerdoel uuid, stand int)),` : sql``}
    hier AS MATERIALIZED (
      SELECT p.id AS leerling, t.leerroute_id AS route, n.van, ${schooljaarVan(sql`n.van`)} AS cohort,
        ${schooljaarVan(dagSql)} - extract(year FROM i.geboortedatum)::int AS leeftijd
      FROM koers.person p
      JOIN koers.plaatsing t ON t.leerling_id = p.id AND t.tot IS NULL
      JOIN koers.person_identity i ON i.person_id = p.id
      LEFT JOIN (SELECT leerling_id, min(van) AS van, bool_or(van <= ${dagSql} AND (tot IS NULL OR tot > ${dagSql})) AS nu
        FROM koers.inschrijving WHERE school_id = koers.school_now() GROUP BY leerling_id) AS n ON n.leerling_id = p.id
      WHERE p.school_id = koers.school_now() AND t.school_id = koers.school_now() AND i.school_id = koers.school_now()
        AND p.soort = 'leerling' AND p.ended_at IS NULL AND n.nu IS NOT FALSE
    ), lijn AS MATERIALIZED (
      SELECT r.leerroute_id AS route, l.id AS lijn, ${vakVanLeergebied} AS vak
      FROM koers.leerroute_leerlijn r JOIN koers.leerlijn l ON l.id = r.leerlijn_id JOIN koers.leergebied g ON g.id = l.leergebied_id
      WHERE l.geordend AND ${vakVanLeergebied} IS NOT NULL AND r.leerroute_id IN (SELECT route FROM hier)
    ), niveau AS MATERIALIZED (
      SELECT n.id, n.leerlijn_id AS lijn, row_number() OVER (PARTITION BY n.leerlijn_id ORDER BY n.volgorde) AS rang, coalesce(d.doelen, 0) AS doelen
      FROM koers.niveau n
      LEFT JOIN (SELECT niveau_id, count(*) AS doelen FROM koers.leerdoel WHERE leerlijn_id IN (SELECT lijn FROM lijn) GROUP BY niveau_id) AS d ON d.niveau_id = n.id
      WHERE n.leerlijn_id IN (SELECT lijn FROM lijn)
    ), kaart AS MATERIALIZED (
      SELECT k.leerling_id AS leerling, d.niveau_id AS niveau, count(*) FILTER (WHERE k.vervallen) AS weg,
        count(*) FILTER (WHERE NOT k.vervallen AND ${gezien} AND ${stand} >= ${behaaldVanaf}) AS behaald,
        count(*) FILTER (WHERE NOT k.vervallen AND ${gezien} AND ${stand} < ${behaaldVanaf}) AS niet,
        count(*) FILTER (WHERE NOT k.vervallen AND NOT ${gezien} AND k.meegenomen) AS open, bool_or(${gezien}) AS gezien
      FROM koers.kaart_doel k JOIN koers.leerdoel d ON d.id = k.leerdoel_id
      ${anders ? sql`LEFT JOIN waarnemers w ON w.leerling = k.leerling_id AND w.leerdoel = k.leerdoel_id` : sql``}
      WHERE k.school_id = koers.school_now() AND k.leerlijn_id IN (SELECT lijn FROM lijn) AND d.niveau_id IS NOT NULL
      GROUP BY k.leerling_id, d.niveau_id
    ), streef AS MATERIALIZED (
      SELECT s.leerling_id AS leerling, s.leerlijn_id AS lijn, n.rang
      FROM koers.streefniveau s JOIN niveau n ON n.id = s.niveau_id WHERE s.school_id = koers.school_now() AND s.tot IS NULL
    ), verwacht AS MATERIALIZED (
      SELECT x.route, x.leeftijd, l.lijn, CASE WHEN a.verwacht IS NULL THEN b.verwacht WHEN b.verwacht IS NULL OR a.leeftijd = b.leeftijd THEN a.verwacht
        ELSE a.verwacht + (x.leeftijd - a.leeftijd)::float8 / (b.leeftijd - a.leeftijd) * (b.verwacht - a.verwacht) END AS verwacht
      FROM (SELECT DISTINCT route, leeftijd FROM hier) AS x JOIN lijn l ON l.route = x.route
      LEFT JOIN LATERAL (SELECT o.onderwijsleeftijd AS leeftijd, o.verwacht FROM koers.route_profiel o
        WHERE o.leerroute_id = x.route AND o.leerlijn_id = l.lijn AND o.onderwijsleeftijd <= x.leeftijd ORDER BY 1 DESC LIMIT 1) AS a ON true
      LEFT JOIN LATERAL (SELECT o.onderwijsleeftijd AS leeftijd, o.verwacht FROM koers.route_profiel o
        WHERE o.leerroute_id = x.route AND o.leerlijn_id = l.lijn AND o.onderwijsleeftijd >= x.leeftijd ORDER BY 1 LIMIT 1) AS b ON true
    ), positie AS MATERIALIZED (
      SELECT h.leerling, l.vak, l.lijn, max(s.rang) AS streef, max(v.verwacht) AS verwacht,
        CASE WHEN max(s.rang) IS NOT NULL OR bool_or(k.gezien) THEN sum(CASE
          WHEN n.doelen - coalesce(k.weg, 0) = 0 THEN coalesce(n.rang < s.rang, false)::int
          WHEN n.rang < s.rang THEN (n.doelen - coalesce(k.weg + k.niet + k.open, 0))::float8 / (n.doelen - coalesce(k.weg, 0))
          ELSE coalesce(k.behaald, 0)::float8 / (n.doelen - coalesce(k.weg, 0)) END) END AS positie
      FROM hier h JOIN lijn l ON l.route = h.route JOIN niveau n ON n.lijn = l.lijn
      LEFT JOIN streef s ON s.leerling = h.leerling AND s.lijn = l.lijn
      LEFT JOIN kaart k ON k.leerling = h.leerling AND k.niveau = n.id
      LEFT JOIN verwacht v ON v.route = h.route AND v.lijn = l.lijn AND v.leeftijd = h.leeftijd
      GROUP BY h.leerling, l.vak, l.lijn
    )`;
}
