import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { GevondenLeerling, TrailVraag } from './view.ts';

interface NaamRow {
  readonly roepnaam: string | null;
  readonly voorvoegsel: string | null;
  readonly achternaam: string | null;
}

export interface TrailRow extends NaamRow {
  readonly id: string;
  /** The program of a vendor that did it; null: a person, or Koers itself. */
  readonly product: string | null;
  readonly at: Date;
  readonly actor_id: string | null;
  readonly actie: string;
  readonly sectie: string | null;
  readonly scherm: string | null;
  readonly is_act: boolean;
  readonly met_reden: boolean;
  readonly totaal: number;
}

/** Midnight in the Netherlands at the beginning of a day, so many days later. */
const nacht = (dag: string, later = 0): RawBuilder<Date> =>
  sql<Date>`((${dag}::date + ${later}::int)::timestamp AT TIME ZONE 'Europe/Amsterdam')`;

/** Lines about one pupil, newest first; `totaal` counts all of them. */
export async function trailRows(
  tx: Tx,
  school: string,
  { leerling, sectie, van, totEnMet }: TrailVraag,
  page: { readonly limit: number; readonly offset: number },
): Promise<TrailRow[]> {
  const { rows } = await sql<TrailRow>`
    SELECT (CASE WHEN s.act IS NULL THEN 'audit ' ELSE 'act ' END) || s.regel AS id, s.at, s.actor_id, s.actie,
      s.details->>'sectie' AS sectie, coalesce(s.details->>'scherm', s.details->>'taak') AS scherm,
      s.act IS NOT NULL AS is_act, s.reden IS NOT NULL AS met_reden, count(*) OVER ()::int AS totaal,
      i.roepnaam, i.voorvoegsel, i.achternaam, c.product
    FROM koers.spoor s LEFT JOIN koers.person_identity i ON i.person_id = s.actor_id LEFT JOIN koers.api_client c ON c.id = s.actor_id
    WHERE s.school_id = ${school}::uuid AND s.onderwerp_soort = 'leerling' AND s.onderwerp_id = ${leerling}::uuid
      AND s.at >= ${nacht(van)} AND s.at < ${nacht(totEnMet, 1)}
      AND (${sectie}::text IS NULL OR s.details->>'sectie' = ${sectie}::text OR (${sectie}::text = 'redenen' AND s.reden IS NOT NULL))
    ORDER BY s.at DESC, s.regel DESC LIMIT ${page.limit} OFFSET ${page.offset}`.execute(tx);
  return rows;
}

/** Pupils of the school by part of a name, those who left as well; accents count, case does not. */
export async function leerlingRows(
  tx: Tx,
  school: string,
  naam: string,
  limit: number,
): Promise<(Omit<GevondenLeerling, 'naam'> & NaamRow)[]> {
  const woord = `%${naam.trim().replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<Omit<GevondenLeerling, 'naam'> & NaamRow>`
    SELECT p.id, i.roepnaam, i.voorvoegsel, i.achternaam, i.geboortedatum, p.ended_at IS NOT NULL AS weg
    FROM koers.person p JOIN koers.person_identity i ON i.person_id = p.id
    WHERE p.school_id = ${school}::uuid AND p.soort = 'leerling'
      AND concat_ws(' ', i.roepnaam, i.voorvoegsel, i.achternaam) ILIKE ${woord}
    ORDER BY i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", p.id LIMIT ${limit}`.execute(
    tx,
  );
  return rows;
}

/** Name and birth date of one pupil of the school. */
export async function leerlingRow(
  tx: Tx,
  school: string,
  id: string,
): Promise<(Omit<GevondenLeerling, 'naam'> & NaamRow) | undefined> {
  const { rows } = await sql<Omit<GevondenLeerling, 'naam'> & NaamRow>`
    SELECT p.id, i.roepnaam, i.voorvoegsel, i.achternaam, i.geboortedatum, p.ended_at IS NOT NULL AS weg
    FROM koers.person p LEFT JOIN koers.person_identity i ON i.person_id = p.id
    WHERE p.id = ${id}::uuid AND p.school_id = ${school}::uuid AND p.soort = 'leerling'`.execute(tx);
  return rows[0];
}

/** The moments at which a period of whole days begins and ends. */
export async function momentsOf(tx: Tx, van: string, totEnMet: string): Promise<{ van: Date; tot: Date }> {
  const { rows } = await sql<{
    van: Date;
    tot: Date;
  }>`SELECT ${nacht(van)} AS van, ${nacht(totEnMet, 1)} AS tot`.execute(tx);
  return rows[0] ?? { van: new Date(0), tot: new Date(0) };
}
