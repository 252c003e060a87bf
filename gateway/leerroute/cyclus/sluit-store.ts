import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../../school/rules.ts';
import type { BesluitKeuze } from '../beeld/view.ts';
import { staatNog } from '../staat-nog.ts';
import type { ProfielPunt } from '../volgen/route-rules.ts';

export interface LidRow extends NaamDelen {
  readonly id: string;
  readonly geboortedatum: string | null;
}

/** Who is in the group today, in Dutch order. One statement. */
export async function ledenRows(tx: Tx, groep: string): Promise<LidRow[]> {
  const { rows } = await sql<LidRow>`
    SELECT i.person_id AS id, i.roepnaam, i.voorvoegsel, i.achternaam, i.geboortedatum
    FROM koers.person_identity i WHERE i.person_id IN (
      SELECT l.person_id FROM koers.groep_lid l
      WHERE l.groep_id = ${groep}::uuid AND l.als = 'leerling' AND l.school_id = koers.school_now()
        AND l.van <= koers.vandaag() AND (l.tot IS NULL OR l.tot > koers.vandaag()))
    ORDER BY i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", i.person_id`.execute(tx);
  return rows;
}

export interface NiveauRow {
  readonly id: string;
  readonly code: string;
  readonly naam: string;
  readonly volgorde: number;
  readonly doelen: readonly string[];
}

/** Niveaus of leerlijnen with their doelen, lowest first. One statement. */
export async function niveausVan(tx: Tx, lijnen: readonly string[]): Promise<Map<string, NiveauRow[]>> {
  const { rows } = await sql<{ lijn: string; niveaus: NiveauRow[] }>`
    SELECT n.leerlijn_id AS lijn, jsonb_agg(jsonb_build_object('id', n.id, 'code', n.code, 'naam', n.naam, 'volgorde', n.volgorde,
      'doelen', (SELECT coalesce(jsonb_agg(d.id), '[]') FROM koers.leerdoel d WHERE d.niveau_id = n.id)) ORDER BY n.volgorde) AS niveaus
    FROM koers.niveau n WHERE n.leerlijn_id = ANY (${lijnen}::uuid[]) GROUP BY n.leerlijn_id`.execute(tx);
  return new Map(rows.map((r) => [r.lijn, r.niveaus]));
}

export interface KaartRow {
  readonly leerling: string;
  readonly leerdoel: string;
  /** `null`: nobody judged it. */
  readonly stand: 0 | 1 | 2 | 3 | 4 | null;
  readonly meegenomen: boolean;
  readonly vervallen: boolean;
}

/** Everything that stood on the cards of these pupils on these leerlijnen. One statement. */
export async function kaartRows(
  tx: Tx,
  leerlingen: readonly string[],
  lijnen: readonly string[],
): Promise<KaartRow[]> {
  const { rows } = await sql<KaartRow>`
    SELECT k.leerling_id AS leerling, k.leerdoel_id AS leerdoel, k.meegenomen, k.vervallen,
      CASE WHEN k.stand > 0 OR k.last_act IS NOT NULL OR k.begin_act IS NOT NULL THEN k.stand END AS stand
    FROM koers.kaart_doel k
    WHERE k.leerling_id = ANY (${leerlingen}::uuid[]) AND k.leerlijn_id = ANY (${lijnen}::uuid[])`.execute(
    tx,
  );
  return rows;
}

export interface LijnFeitRow {
  readonly leerling: string;
  readonly lijn: string;
  /** Periods in which this niveau was the streefniveau. */
  readonly perioden: number;
  readonly punten: readonly ProfielPunt[];
}

/** How long each pupil has his streefniveau, and what his leerroute expects. One statement. */
export async function lijnFeitRows(tx: Tx, leerlingen: readonly string[]): Promise<LijnFeitRow[]> {
  const { rows } = await sql<LijnFeitRow>`
    SELECT s.leerling_id AS leerling, s.leerlijn_id AS lijn,
      (SELECT count(DISTINCT e.periode_id)::int FROM koers.streefniveau e
       WHERE e.leerling_id = s.leerling_id AND e.leerlijn_id = s.leerlijn_id AND e.niveau_id = s.niveau_id) AS perioden,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('leeftijd', r.onderwijsleeftijd, 'verwacht', r.verwacht)), '[]')
       FROM koers.plaatsing p JOIN koers.route_profiel r ON r.leerroute_id = p.leerroute_id
       WHERE p.leerling_id = s.leerling_id AND p.tot IS NULL AND r.leerlijn_id = s.leerlijn_id) AS punten
    FROM koers.streefniveau s WHERE s.leerling_id = ANY (${leerlingen}::uuid[]) AND s.tot IS NULL`.execute(
    tx,
  );
  return rows;
}

export interface EvaluatieRow {
  readonly leerling: string;
  readonly leerdoel: string;
  readonly periode: string;
  readonly vervolg: string;
}

/** The last evaluatie that stands of each doel of these pupils; of now, so only of the doelen they work on. One statement. */
export async function evaluatieRows(
  tx: Tx,
  leerlingen: readonly string[],
  doelen: readonly string[],
): Promise<EvaluatieRow[]> {
  const { rows } = await sql<EvaluatieRow>`
    SELECT DISTINCT ON (a.leerling_id, a.leerdoel_id) a.leerling_id AS leerling, a.leerdoel_id AS leerdoel,
      a.data->>'periode' AS periode, a.data->>'vervolg' AS vervolg
    FROM koers.act a
    WHERE a.leerling_id = ANY (${leerlingen}::uuid[]) AND a.leerdoel_id = ANY (${doelen}::uuid[]) AND a.soort = 'doel_geevalueerd'
      AND ${staatNog('a')}
    ORDER BY a.leerling_id, a.leerdoel_id, a.seq DESC`.execute(tx);
  return rows;
}

export interface KeuzeRow {
  readonly leerling: string;
  readonly voor: string;
  readonly achter: string;
  readonly keuze: BesluitKeuze;
}

/** What was chosen last at signals of disharmony of these pupils (R19). One statement. */
export async function keuzeRows(tx: Tx, leerlingen: readonly string[]): Promise<KeuzeRow[]> {
  const { rows } = await sql<KeuzeRow>`
    SELECT DISTINCT ON (a.leerling_id, a.data->>'voor', a.data->>'achter') a.leerling_id AS leerling, a.data->>'voor' AS voor,
      a.data->>'achter' AS achter, a.data->>'keuze' AS keuze
    FROM koers.act a WHERE a.leerling_id = ANY (${leerlingen}::uuid[]) AND a.soort = 'beeld_besluit'
      AND ${staatNog('a')}
    ORDER BY a.leerling_id, a.data->>'voor', a.data->>'achter', a.seq DESC`.execute(tx);
  return rows;
}

export interface HerkomstRow extends NaamDelen {
  readonly leerling: string;
  readonly lijn: string;
  readonly op: string;
  readonly groep: string | null;
}

/** Who made each streefniveau of now, and with which group when a period was closed. One statement. */
export async function herkomstRows(tx: Tx, leerlingen: readonly string[]): Promise<HerkomstRow[]> {
  const { rows } = await sql<HerkomstRow>`
    SELECT s.leerling_id AS leerling, s.leerlijn_id AS lijn, (a.at AT TIME ZONE 'Europe/Amsterdam')::date AS op, g.naam AS groep,
      i.roepnaam, i.voorvoegsel, i.achternaam
    FROM koers.streefniveau s JOIN koers.act a ON a.id = s.act_id
    LEFT JOIN koers.person_identity i ON i.person_id = a.actor_id
    LEFT JOIN koers.periode_afsluiting_act x ON x.act_id = a.id
    LEFT JOIN koers.periode_afsluiting f ON f.id = x.afsluiting_id
    LEFT JOIN koers.groep g ON g.id = f.groep_id
    WHERE s.leerling_id = ANY (${leerlingen}::uuid[]) AND s.tot IS NULL`.execute(tx);
  return rows;
}
