import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { NaamDelen } from './rules.ts';

/** Dutch order: achternaam without its voorvoegsel, then roepnaam; accents and case do not matter. */
const NAAM_ORDE = sql`i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", i.person_id`;

/** Membership that holds today. */
const LID_NU = (lid: string): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(`${lid}.van`)} <= koers.vandaag() AND (${sql.ref(`${lid}.tot`)} IS NULL OR ${sql.ref(`${lid}.tot`)} > koers.vandaag())`;

export interface GroepRow {
  id: string;
  naam: string;
  soort: string;
  schooljaar: string | null;
  aantal: number;
  medewerkers: NaamDelen[];
  eigen: boolean;
}

/** Groups of the school that are not ended, stamgroepen first; with `alleen` only these or only one's own. */
export async function groepen(
  tx: Tx,
  person: string,
  filter: { readonly eigen: boolean; readonly groep?: string | undefined },
): Promise<GroepRow[]> {
  const { rows } = await sql<GroepRow>`
    SELECT g.id, g.naam, g.soort, g.schooljaar, g.id IN (SELECT koers.eigen_groepen(${person}::uuid)) AS eigen,
      (SELECT count(*)::int FROM koers.groep_lid l WHERE l.groep_id = g.id AND l.als = 'leerling' AND ${LID_NU('l')}) AS aantal,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('roepnaam', i.roepnaam, 'voorvoegsel', i.voorvoegsel, 'achternaam', i.achternaam) ORDER BY ${NAAM_ORDE}), '[]')
       FROM koers.groep_lid l JOIN koers.person_identity i ON i.person_id = l.person_id
       WHERE l.groep_id = g.id AND l.als = 'medewerker' AND ${LID_NU('l')}) AS medewerkers
    FROM koers.groep g
    WHERE g.school_id = koers.school_now() AND g.ended_at IS NULL
      AND (${filter.groep ?? null}::uuid IS NULL OR g.id = ${filter.groep ?? null}::uuid)
      AND (NOT ${filter.eigen}::boolean OR g.id IN (SELECT koers.eigen_groepen(${person}::uuid)))
    ORDER BY g.soort = 'stamgroep' DESC, g.naam COLLATE "und-x-icu", g.id`.execute(tx);
  return rows;
}

export interface LeerlingRow extends NaamDelen {
  id: string;
  route_id: string | null;
  route_code: string | null;
  route_naam: string | null;
}

/** Pupils by a condition on `i.person_id`, with the leerroute of today, in Dutch order. */
export async function leerlingen(tx: Tx, which: RawBuilder<unknown>): Promise<LeerlingRow[]> {
  const { rows } = await sql<LeerlingRow>`
    SELECT i.person_id AS id, i.roepnaam, i.voorvoegsel, i.achternaam, r.id AS route_id, r.code AS route_code, r.naam AS route_naam
    FROM koers.person_identity i
    JOIN koers.person p ON p.id = i.person_id AND p.soort = 'leerling' AND p.school_id = koers.school_now()
    LEFT JOIN koers.plaatsing s ON s.leerling_id = i.person_id AND s.tot IS NULL
    LEFT JOIN koers.leerroute r ON r.id = s.leerroute_id
    WHERE ${which}
    ORDER BY ${NAAM_ORDE}`.execute(tx);
  return rows;
}

/** Oneself as a pupil, and the pupils one is a parent or representative of. */
export const eigen = (person: string, scopes: readonly string[]) => sql`(
  ('zelf' = ANY (${scopes}::text[]) AND i.person_id = ${person}::uuid)
  OR ('eigen_kind' = ANY (${scopes}::text[]) AND i.person_id IN (
    SELECT r.leerling_id FROM koers.relatie r WHERE r.person_id = ${person}::uuid AND ${LID_NU('r')})))`;

export interface KopRow extends NaamDelen {
  id: string;
  geboortedatum: string | null;
  vandaag: string;
  groepen: { id: string; naam: string; soort: string }[];
}

export async function kop(tx: Tx, leerling: string): Promise<KopRow | undefined> {
  const { rows } = await sql<KopRow>`
    SELECT p.id, i.roepnaam, i.voorvoegsel, i.achternaam, i.geboortedatum, koers.vandaag() AS vandaag,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'naam', g.naam, 'soort', g.soort)
          ORDER BY g.soort = 'stamgroep' DESC, g.naam COLLATE "und-x-icu"), '[]')
       FROM koers.groep_lid l JOIN koers.groep g ON g.id = l.groep_id AND g.ended_at IS NULL
       WHERE l.person_id = p.id AND l.als = 'leerling' AND ${LID_NU('l')}) AS groepen
    FROM koers.person p LEFT JOIN koers.person_identity i ON i.person_id = p.id
    WHERE p.id = ${leerling}::uuid AND p.soort = 'leerling' AND p.school_id = koers.school_now()`.execute(tx);
  return rows[0];
}
