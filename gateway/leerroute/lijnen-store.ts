import { sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../school/rules.ts';
import { staatNog } from './staat-nog.ts';

const NIVEAU = (n: string) =>
  sql.raw(
    `CASE WHEN ${n}.id IS NOT NULL THEN jsonb_build_object('id', ${n}.id, 'code', ${n}.code, 'naam', ${n}.naam, 'volgorde', ${n}.volgorde) END`,
  );

const PERIODE = sql.raw(
  `jsonb_build_object('id', p.id, 'naam', p.naam, 'schooljaar', p.schooljaar, 'van', p.van, 'tot', p.tot, 'huidig', p.van <= koers.vandaag() AND p.tot > koers.vandaag())`,
);

interface Niveau {
  id: string;
  code: string;
  naam: string;
  volgorde: number;
}

interface Periode {
  id: string;
  naam: string;
  schooljaar: string;
  van: string;
  tot: string;
  huidig: boolean;
}

export interface LijnRow {
  leerling: string;
  gebied_id: string;
  gebied_code: string;
  gebied_naam: string;
  gebied_soort: 'LS' | 'LO';
  lijn_id: string;
  lijn_code: string;
  lijn_naam: string;
  geordend: boolean;
  heeft_streef: boolean;
  streef: Niveau | null;
  sinds: string | null;
  periode: Periode | null;
  uitstroom: Niveau | null;
  /** There is a niveau above the streefniveau. */
  kan_hoger: boolean;
}

/** Leerlijnen of pupils: those of their leerroute and those they work on, in the order of the package. */
export async function lijnRows(
  tx: Tx,
  leerlingen: readonly string[],
  lijn: string | null = null,
): Promise<LijnRow[]> {
  const { rows } = await sql<LijnRow>`
    WITH route AS (
      SELECT p.leerling_id, rl.leerlijn_id, rl.uitstroomniveau_id FROM koers.plaatsing p
      JOIN koers.leerroute_leerlijn rl ON rl.leerroute_id = p.leerroute_id
      WHERE p.leerling_id = ANY (${leerlingen}::uuid[]) AND p.tot IS NULL
    ), streef AS (
      SELECT s.leerling_id, s.leerlijn_id, s.niveau_id, s.periode_id, coalesce(s.sinds, s.van) AS van FROM koers.streefniveau s
      WHERE s.leerling_id = ANY (${leerlingen}::uuid[]) AND s.tot IS NULL
    )
    SELECT leerling_id AS leerling, g.id AS gebied_id, g.code AS gebied_code, g.naam AS gebied_naam, g.soort AS gebied_soort,
      l.id AS lijn_id, l.code AS lijn_code, l.naam AS lijn_naam, l.geordend,
      streef.van IS NOT NULL AS heeft_streef, ${NIVEAU('n')} AS streef, streef.van AS sinds,
      CASE WHEN p.id IS NOT NULL THEN ${PERIODE} END AS periode, ${NIVEAU('u')} AS uitstroom,
      EXISTS (SELECT FROM koers.niveau h WHERE h.leerlijn_id = l.id AND h.volgorde > n.volgorde) AS kan_hoger
    FROM route FULL JOIN streef USING (leerling_id, leerlijn_id)
    JOIN koers.leerlijn l ON l.id = leerlijn_id
    JOIN koers.leergebied g ON g.id = l.leergebied_id
    LEFT JOIN koers.niveau n ON n.id = streef.niveau_id
    LEFT JOIN koers.niveau u ON u.id = route.uitstroomniveau_id
    LEFT JOIN koers.periode p ON p.id = streef.periode_id
    WHERE ${lijn}::uuid IS NULL OR l.id = ${lijn}::uuid
    ORDER BY leerling_id, g.volgorde, l.volgorde, l.id`.execute(tx);
  return rows;
}

export interface DoelRow {
  leerling: string;
  lijn_id: string;
  kaart_doel: string;
  id: string;
  code: string;
  tekst: string;
  stand: number;
  meegenomen: boolean;
  niveau: Niveau | null;
}

/** What is on the cards now: doelen of the streefniveau first, then those carried over (R24). */
export async function kaartDoelRows(
  tx: Tx,
  leerlingen: readonly string[],
  lijn: string | null = null,
): Promise<DoelRow[]> {
  const { rows } = await sql<DoelRow>`
    SELECT s.leerling_id AS leerling, s.leerlijn_id AS lijn_id, k.id AS kaart_doel, d.id, d.code, d.tekst, k.stand,
      d.niveau_id IS DISTINCT FROM s.niveau_id AS meegenomen, ${NIVEAU('n')} AS niveau
    FROM koers.streefniveau s
    JOIN koers.kaart_doel k ON k.leerling_id = s.leerling_id AND k.leerlijn_id = s.leerlijn_id
    JOIN koers.leerdoel d ON d.id = k.leerdoel_id
    LEFT JOIN koers.niveau n ON n.id = d.niveau_id
    WHERE s.leerling_id = ANY (${leerlingen}::uuid[]) AND s.tot IS NULL
      AND (${lijn}::uuid IS NULL OR s.leerlijn_id = ${lijn}::uuid)
      AND (d.niveau_id IS NOT DISTINCT FROM s.niveau_id OR (k.meegenomen AND NOT k.vervallen))
    ORDER BY s.leerling_id, s.leerlijn_id, meegenomen, n.volgorde, d.volgorde, d.id`.execute(tx);
  return rows;
}

export interface PlaatsingRow {
  route_id: string;
  route_code: string;
  route_naam: string;
  uitstroomprofiel: string;
  bestemming: string | null;
  van: string;
  besloten_door: string;
  reden: Buffer | null;
}

// CASE rather than coalesce: below row-level security PostgreSQL takes coalesce for something that might tell a row to who
// may not see it, and then goes through every act there is instead of looking one up.
export async function plaatsingRow(tx: Tx, leerling: string): Promise<PlaatsingRow | undefined> {
  const { rows } = await sql<PlaatsingRow>`
    SELECT r.id AS route_id, r.code AS route_code, r.naam AS route_naam, r.uitstroomprofiel,
      coalesce(p.bestemming, r.bestemming) AS bestemming, coalesce(p.sinds, p.van) AS van, p.besloten_door, a.reden
    FROM koers.plaatsing p JOIN koers.leerroute r ON r.id = p.leerroute_id JOIN koers.act a ON a.id = CASE WHEN p.besluit_act IS NULL THEN p.act_id ELSE p.besluit_act END
    WHERE p.leerling_id = ${leerling}::uuid AND p.tot IS NULL`.execute(tx);
  return rows[0];
}

export async function periodeRows(tx: Tx): Promise<Periode[]> {
  const { rows } = await sql<{ periode: Periode }>`
    SELECT ${PERIODE} AS periode FROM koers.periode p WHERE p.school_id = koers.school_now() ORDER BY p.van`.execute(
    tx,
  );
  return rows.map((r) => r.periode);
}

export interface NiveauDoelRow {
  niveau: Niveau | null;
  id: string;
  code: string;
  tekst: string;
  stand: number;
  vervallen: boolean;
}

/** Every leerdoel of a leerlijn with the stand of one pupil, lowest niveau first. */
export async function alleDoelen(tx: Tx, leerling: string, lijn: string): Promise<NiveauDoelRow[]> {
  const { rows } = await sql<NiveauDoelRow>`
    SELECT ${NIVEAU('n')} AS niveau, d.id, d.code, d.tekst, coalesce(k.stand, 0) AS stand, coalesce(k.vervallen, false) AS vervallen
    FROM koers.leerdoel d
    LEFT JOIN koers.niveau n ON n.id = d.niveau_id
    LEFT JOIN koers.kaart_doel k ON k.leerdoel_id = d.id AND k.leerling_id = ${leerling}::uuid
    WHERE d.leerlijn_id = ${lijn}::uuid ORDER BY n.volgorde, d.volgorde, d.id`.execute(tx);
  return rows;
}

export interface WaarnemingRow extends NaamDelen {
  act: string;
  op: Date;
  van: number;
  naar: number;
  ongedaan: boolean;
}

/** Every judgement ever given on one leerdoel of one pupil, and on what it was in earlier versions (R10), newest first (R23). */
export async function waarnemingen(tx: Tx, leerling: string, leerdoel: string): Promise<WaarnemingRow[]> {
  const { rows } = await sql<WaarnemingRow>`
    SELECT a.id AS act, a.at AS op, (a.data->>'van')::int AS van, (a.data->>'naar')::int AS naar,
      EXISTS (SELECT FROM koers.act u WHERE u.undoes = a.id) AS ongedaan, i.roepnaam, i.voorvoegsel, i.achternaam
    FROM koers.act a LEFT JOIN koers.person_identity i ON i.person_id = a.actor_id
    WHERE a.leerling_id = ${leerling}::uuid AND a.leerdoel_id IN (SELECT koers.voorgangers_van(${leerdoel}::uuid)) AND a.soort = 'doel_stand'
    ORDER BY a.at DESC, coalesce(a.data->>'apparaat', '') COLLATE "C" DESC, coalesce((a.data->>'volgnr')::int, 0) DESC, a.seq DESC`.execute(
    tx,
  );
  return rows;
}

export interface ReisRow extends NaamDelen {
  act: string;
  op: string;
  tot: string | null;
  soort: 'leerroute' | 'streefniveau' | 'pakket';
  leergebied: string | null;
  leerlijn_id: string | null;
  leerlijn: string | null;
  van: string | null;
  naar: string;
  periode: string | null;
  besloten_door: string | null;
  reden: Buffer | null;
}

/**
 * Placements and streefniveaus through time, newest first. That rows went on to another version of the package is one
 * step of its own; what went on counts as one with what it was (R10).
 */
export async function reisRows(tx: Tx, leerlingen: readonly string[]): Promise<ReisRow[]> {
  const { rows } = await sql<ReisRow>`
    WITH rij AS (
      SELECT p.act_id, p.van AS op, p.tot, 'leerroute' AS soort, NULL AS leergebied, NULL::uuid AS leerlijn_id, NULL AS leerlijn,
        NULL::uuid AS lijn, r.naam AS naar, NULL AS periode, p.besloten_door
      FROM koers.plaatsing p JOIN koers.leerroute r ON r.id = p.leerroute_id WHERE p.leerling_id = ANY (${leerlingen}::uuid[])
      UNION ALL
      SELECT s.act_id, s.van, s.tot, 'streefniveau', g.naam, l.id, l.naam, l.entiteit, coalesce(n.naam, l.naam), p.naam || ' ' || p.schooljaar, NULL
      FROM koers.streefniveau s JOIN koers.leerlijn l ON l.id = s.leerlijn_id JOIN koers.leergebied g ON g.id = l.leergebied_id
      LEFT JOIN koers.periode p ON p.id = s.periode_id LEFT JOIN koers.niveau n ON n.id = s.niveau_id
      WHERE s.leerling_id = ANY (${leerlingen}::uuid[])
    ), deel AS (
      SELECT rij.*, a.seq, a.soort = 'pakket_migratie' AS ging_mee, lag(rij.naar) OVER w AS van,
        count(*) FILTER (WHERE a.soort <> 'pakket_migratie') OVER w AS nr
      FROM rij JOIN koers.act a ON a.id = rij.act_id WINDOW w AS (PARTITION BY rij.soort, rij.lijn ORDER BY a.seq)
    ), stap AS (
      SELECT act_id, op, (array_agg(tot) OVER (PARTITION BY soort, lijn, nr ORDER BY seq DESC))[1] AS tot, soort, leergebied, leerlijn_id, leerlijn,
        van, naar, periode, besloten_door, ging_mee
      FROM deel
      UNION ALL
      SELECT a.id, (a.at AT TIME ZONE 'Europe/Amsterdam')::date, NULL, 'pakket', NULL, NULL, NULL,
        coalesce(v.naam, vp.naam), coalesce(n.naam, np.naam), NULL, NULL, false
      FROM koers.act a
      JOIN koers.pakket_versie v ON v.id = (a.data->>'van')::uuid JOIN koers.pakket vp ON vp.id = v.pakket_id
      JOIN koers.pakket_versie n ON n.id = (a.data->>'naar')::uuid JOIN koers.pakket np ON np.id = n.pakket_id
      WHERE a.leerling_id = ANY (${leerlingen}::uuid[]) AND a.soort = 'pakket_migratie'
        AND ${staatNog('a')}
    )
    SELECT stap.act_id AS act, stap.op, stap.tot, stap.soort, stap.leergebied, stap.leerlijn_id, stap.leerlijn, stap.van, stap.naar, stap.periode,
      stap.besloten_door, CASE WHEN a.school_id = koers.school_now() THEN a.reden END AS reden, i.roepnaam, i.voorvoegsel, i.achternaam
    FROM stap JOIN koers.act a ON a.id = stap.act_id
    LEFT JOIN koers.person_identity i ON i.person_id = a.actor_id
    WHERE NOT stap.ging_mee
    ORDER BY a.seq DESC, stap.soort, stap.leergebied, stap.leerlijn`.execute(tx);
  return rows;
}
