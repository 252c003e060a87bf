import { sql } from 'kysely';
import type { NiveauKort } from '../leerlijnen/view.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../school/rules.ts';
import type { Werkvorm } from './input.ts';
import type { GroepSoort, LijnKort } from './view.ts';
import { type Bereik, NAAM_ORDE, opSchool } from './zoek-store.ts';

const NU = sql`l.van <= koers.vandaag() AND (l.tot IS NULL OR l.tot > koers.vandaag())`;

export interface GroepLijstRow {
  id: string;
  naam: string;
  soort: GroepSoort;
  werkvorm: Werkvorm | null;
  schooljaar: string | null;
  aantal: number;
  medewerkers: NaamDelen[];
  lijnen: string[];
  vraag: unknown;
  eigen: boolean;
}

/** Groups that are not ended: all of the school, or one's own; one statement. */
export async function groepRows(tx: Tx, bereik: Bereik): Promise<GroepLijstRow[]> {
  const { rows } = await sql<GroepLijstRow>`
    WITH eigen AS MATERIALIZED (SELECT w.groep AS id FROM koers.werkt_in(${bereik.person}::uuid) AS w)
    SELECT g.id, g.naam, g.soort, g.werkvorm, g.schooljaar, g.id IN (SELECT id FROM eigen) AS eigen,
      (SELECT count(DISTINCT l.person_id)::int FROM koers.groep_lid l JOIN koers.person p ON p.id = l.person_id AND p.ended_at IS NULL
       WHERE l.groep_id = g.id AND l.als = 'leerling' AND ${NU}) AS aantal,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('roepnaam', i.roepnaam, 'voorvoegsel', i.voorvoegsel, 'achternaam', i.achternaam) ORDER BY ${NAAM_ORDE}), '[]')
       FROM koers.groep_lid l JOIN koers.person_identity i ON i.person_id = l.person_id
       WHERE l.groep_id = g.id AND l.als = 'medewerker' AND ${NU}) AS medewerkers,
      (SELECT coalesce(jsonb_agg(x.naam ORDER BY x.volgorde), '[]') FROM koers.groep_lijn y JOIN koers.leerlijn x ON x.id = y.leerlijn_id
       WHERE y.groep_id = g.id) AS lijnen,
      (SELECT r.vraag FROM koers.groep_regel r WHERE r.groep_id = g.id AND r.ended_at IS NULL) AS vraag
    FROM koers.groep g
    WHERE g.school_id = koers.school_now() AND g.ended_at IS NULL AND (${bereik.heleSchool}::boolean OR g.id IN (SELECT id FROM eigen))
    ORDER BY g.soort = 'stamgroep' DESC, g.naam COLLATE "und-x-icu", g.id`.execute(tx);
  return rows;
}

interface LidRow extends NaamDelen {
  id: string;
  als: 'leerling' | 'medewerker';
  sinds: string;
  tot: string | null;
  uit_lvs: boolean;
}

export interface DetailRow {
  id: string;
  naam: string;
  soort: GroepSoort;
  werkvorm: Werkvorm | null;
  schooljaar: string | null;
  eigen: boolean;
  leden: LidRow[];
  lijnen: LijnKort[];
  lijn_keuzes: LijnKort[];
  vraag: unknown;
}

const lijnJson = sql`coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'code', x.code, 'naam', x.naam, 'leergebied', a.naam)
  ORDER BY a.volgorde, a.id, x.volgorde, x.id), '[]')`;

/** One group with its members, settings and rule, in one statement; `undefined` when it is not one this person sees. */
export async function detailRow(tx: Tx, groep: string, bereik: Bereik): Promise<DetailRow | undefined> {
  const { rows } = await sql<DetailRow>`
    WITH lid AS (
      SELECT DISTINCT ON (l.als, l.person_id) l.* FROM koers.groep_lid l JOIN koers.person p ON p.id = l.person_id AND p.ended_at IS NULL
      WHERE l.groep_id = ${groep}::uuid AND (l.tot IS NULL OR l.tot > koers.vandaag())
      ORDER BY l.als, l.person_id, l.tot DESC NULLS FIRST, l.van
    ), gekozen AS (SELECT y.leerlijn_id AS id FROM koers.groep_lijn y WHERE y.groep_id = ${groep}::uuid)
    SELECT g.id, g.naam, g.soort, g.werkvorm, g.schooljaar, g.id IN (SELECT koers.eigen_groepen(${bereik.person}::uuid)) AS eigen,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.person_id, 'als', l.als, 'sinds', l.van, 'tot', l.tot, 'uit_lvs', l.bron IS NOT NULL,
          'roepnaam', i.roepnaam, 'voorvoegsel', i.voorvoegsel, 'achternaam', i.achternaam) ORDER BY ${NAAM_ORDE}), '[]')
       FROM lid l JOIN koers.person_identity i ON i.person_id = l.person_id) AS leden,
      (SELECT ${lijnJson} FROM koers.leerlijn x JOIN koers.leergebied a ON a.id = x.leergebied_id WHERE x.id IN (SELECT id FROM gekozen)) AS lijnen,
      (SELECT ${lijnJson} FROM koers.leerlijn x JOIN koers.leergebied a ON a.id = x.leergebied_id
       WHERE x.id IN (SELECT id FROM gekozen) OR x.id IN (
         SELECT s.leerlijn_id FROM lid l JOIN koers.streefniveau s ON s.leerling_id = l.person_id AND s.tot IS NULL WHERE l.als = 'leerling')) AS lijn_keuzes,
      (SELECT r.vraag FROM koers.groep_regel r WHERE r.groep_id = g.id AND r.ended_at IS NULL) AS vraag
    FROM koers.groep g
    WHERE g.id = ${groep}::uuid AND g.school_id = koers.school_now() AND g.ended_at IS NULL
      AND (${bereik.heleSchool}::boolean OR g.id IN (SELECT koers.eigen_groepen(${bereik.person}::uuid)))`.execute(
    tx,
  );
  return rows[0];
}

export interface KeuzeRows {
  lijnen: (LijnKort & { niveaus: NiveauKort[] })[];
  leerroutes: { id: string; naam: string }[];
  stamgroepen: { id: string; naam: string }[];
}

/** What a query of this school may name: the packages it works with, and its stamgroepen; one statement. */
export async function keuzeRows(tx: Tx, bereik: Bereik): Promise<KeuzeRows> {
  const { rows } = await sql<KeuzeRows>`
    WITH versie AS (SELECT s.pakket_versie_id AS id FROM koers.school_pakket s
      WHERE s.school_id = koers.school_now() AND s.van <= koers.vandaag() AND (s.tot IS NULL OR s.tot > koers.vandaag()))
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'code', x.code, 'naam', x.naam, 'leergebied', a.naam, 'niveaus', (
          SELECT coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'code', n.code, 'naam', n.naam, 'volgorde', n.volgorde) ORDER BY n.volgorde), '[]')
          FROM koers.niveau n WHERE n.leerlijn_id = x.id)) ORDER BY a.volgorde, a.id, x.volgorde, x.id), '[]')
       FROM koers.leerlijn x JOIN koers.leergebied a ON a.id = x.leergebied_id WHERE x.pakket_versie_id IN (SELECT id FROM versie)) AS lijnen,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'naam', r.naam) ORDER BY r.volgorde, r.id), '[]')
       FROM koers.leerroute r WHERE r.pakket_versie_id IN (SELECT id FROM versie) AND r.bestemming IS NOT NULL) AS leerroutes,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'naam', g.naam) ORDER BY g.naam COLLATE "und-x-icu"), '[]')
       FROM koers.groep g WHERE g.school_id = koers.school_now() AND g.soort = 'stamgroep' AND g.ended_at IS NULL
         AND (${bereik.heleSchool}::boolean OR g.id IN (SELECT koers.eigen_groepen(${bereik.person}::uuid)))) AS stamgroepen`.execute(
    tx,
  );
  return rows[0] ?? { lijnen: [], leerroutes: [], stamgroepen: [] };
}

/** A leerdoel of a package the school works with, by its code in any case. */
export async function doelBijCode(tx: Tx, code: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    SELECT d.id FROM koers.leerdoel d JOIN koers.leerlijn l ON l.id = d.leerlijn_id
    JOIN koers.school_pakket s ON s.pakket_versie_id = l.pakket_versie_id AND s.school_id = koers.school_now()
      AND s.van <= koers.vandaag() AND (s.tot IS NULL OR s.tot > koers.vandaag())
    WHERE lower(d.code) = lower(${code}) ORDER BY s.van DESC, d.id LIMIT 1`.execute(tx);
  return rows[0]?.id ?? null;
}

/** People by a part of their name, in Dutch order; at most 20. */
export async function personenRows(
  tx: Tx,
  bereik: Bereik,
  { tekst, soort }: { readonly tekst: string; readonly soort: 'leerling' | 'medewerker' },
): Promise<(NaamDelen & { id: string })[]> {
  const deel = `%${tekst.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<NaamDelen & { id: string }>`
    SELECT i.person_id AS id, i.roepnaam, i.voorvoegsel, i.achternaam
    FROM koers.person_identity i JOIN koers.person p ON p.id = i.person_id
    WHERE p.school_id = koers.school_now() AND p.soort = ${soort} AND ${opSchool('p')}
      AND concat_ws(' ', i.roepnaam, i.voorvoegsel, i.achternaam) ILIKE ${deel}
      AND (${bereik.heleSchool}::boolean OR p.id IN (
        SELECT l.person_id FROM koers.groep_lid l WHERE l.als = 'leerling' AND ${NU}
          AND l.groep_id IN (SELECT koers.eigen_groepen(${bereik.person}::uuid))))
    ORDER BY ${NAAM_ORDE} LIMIT 20`.execute(tx);
  return rows;
}
