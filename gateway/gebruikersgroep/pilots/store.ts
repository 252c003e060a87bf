import { sql } from 'kysely';
import { notFound } from '../../access/scope.ts';
import type { Datum } from '../../model/roster.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Toestemming, Week } from './rules.ts';

/** What this school said yes to and did not take back. */
export async function toestemmingen(tx: Tx): Promise<Toestemming[]> {
  const { rows } = await sql<Toestemming>`
    SELECT p.id AS pilot, p.functie, p.van, p.tot, p.stand, s.groepen
    FROM koers.pilot_school s JOIN koers.pilot p ON p.id = s.pilot_id
    WHERE s.school_id = koers.school_now() AND s.gestopt_op IS NULL AND p.stand <> 'gestopt' ORDER BY p.van, p.id`.execute(
    tx,
  );
  return rows;
}

export type Soort = 'getoond' | 'geopend';

/** One more today; who it was is not kept. */
export async function telEen(tx: Tx, pilot: string, soort: Soort): Promise<void> {
  await sql`
    INSERT INTO koers.pilot_dag (pilot_id, school_id, dag, soort, aantal)
    SELECT s.pilot_id, s.school_id, koers.vandaag(), ${soort}, 1 FROM koers.pilot_school s
    WHERE s.pilot_id = ${pilot}::uuid AND s.school_id = koers.school_now() AND s.gestopt_op IS NULL
    ON CONFLICT (pilot_id, school_id, dag, soort) DO UPDATE SET aantal = koers.pilot_dag.aantal + 1`.execute(
    tx,
  );
}

export interface PilotRij {
  readonly id: string;
  readonly groep: string;
  readonly groepNaam: string;
  readonly wens: { readonly id: string; readonly nr: number; readonly titel: string };
  readonly functie: string;
  readonly vraag: string;
  readonly van: Datum;
  readonly tot: Datum;
  readonly kostenEuro: number | null;
  readonly stand: 'loopt' | 'ingevoerd' | 'gestopt';
  readonly besluit: { readonly nr: number; readonly tekst: string; readonly op: Datum } | null;
  /** What this school said, if it said anything. */
  readonly hier: {
    readonly sinds: string;
    readonly gestoptOp: string | null;
    readonly groepen: readonly string[] | null;
  } | null;
  readonly vandaag: Datum;
}

/** Pilots of the gebruikersgroepen one takes part in, newest first; or one of them. */
export async function pilotRijen(tx: Tx, pilot: string | null = null): Promise<PilotRij[]> {
  const { rows } = await sql<PilotRij>`
    SELECT p.id, p.groep_id AS groep, g.naam AS "groepNaam", p.functie, p.vraag, p.van, p.tot, p.kosten_euro AS "kostenEuro", p.stand,
      jsonb_build_object('id', w.id, 'nr', w.nr, 'titel', w.titel) AS wens,
      CASE WHEN b.id IS NOT NULL THEN jsonb_build_object('nr', b.nr, 'tekst', b.tekst, 'op', b.op) END AS besluit,
      CASE WHEN s.pilot_id IS NOT NULL THEN jsonb_build_object('sinds', s.toegestaan_op, 'gestoptOp', s.gestopt_op, 'groepen', s.groepen) END AS hier,
      koers.vandaag() AS vandaag
    FROM koers.pilot p JOIN koers.gebruikersgroep g ON g.id = p.groep_id JOIN koers.wens w ON w.id = p.wens_id
    LEFT JOIN koers.besluit b ON b.id = p.besluit_id
    LEFT JOIN koers.pilot_school s ON s.pilot_id = p.id AND s.school_id = koers.school_now()
    WHERE ${pilot}::uuid IS NULL OR p.id = ${pilot}::uuid ORDER BY p.van DESC, p.id`.execute(tx);
  return rows;
}

/** @throws AppError `not_found` */
export async function pilotRij(tx: Tx, pilot: string): Promise<PilotRij> {
  const [rij] = await pilotRijen(tx, pilot);
  if (!rij) throw notFound('pilot');
  return rij;
}

/** The school says yes: for these groups of its own, or for all; again after it had stopped as well. */
export async function bewaarToestemming(
  tx: Tx,
  { pilot, door, groepen }: { pilot: string; door: string; groepen: readonly string[] | null },
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO koers.pilot_school (pilot_id, school_id, groepen, toegestaan_door)
    SELECT ${pilot}::uuid, koers.school_now(), ${groepen}::uuid[], ${door}::uuid
    WHERE ${groepen}::uuid[] IS NULL
      OR (SELECT count(*) FROM koers.groep g WHERE g.id = ANY (${groepen}::uuid[]) AND g.school_id = koers.school_now()) = cardinality(${groepen}::uuid[])
    ON CONFLICT (pilot_id, school_id) DO UPDATE SET groepen = excluded.groepen, toegestaan_door = excluded.toegestaan_door, toegestaan_op = now(), gestopt_op = NULL
    RETURNING pilot_id`.execute(tx);
  return rows.length === 1;
}

/** @returns false when there was nothing to stop */
export async function stopToestemming(tx: Tx, pilot: string): Promise<boolean> {
  const { rows } = await sql`
    UPDATE koers.pilot_school SET gestopt_op = now()
    WHERE pilot_id = ${pilot}::uuid AND school_id = koers.school_now() AND gestopt_op IS NULL RETURNING pilot_id`.execute(
    tx,
  );
  return rows.length === 1;
}

export interface Mening {
  readonly oordeel: number;
  readonly tekst: string | null;
  readonly maand: Datum;
}

/** Sums for both sides: per week, what people said, and how many schools take part. */
export async function verslagCijfers(
  tx: Tx,
  pilot: string,
): Promise<{ weken: Week[]; meningen: Mening[]; scholen: number }> {
  const { rows } = await sql<{ weken: Week[]; meningen: Mening[]; scholen: number }>`
    SELECT koers.pilot_scholen(${pilot}::uuid) AS scholen,
      (SELECT coalesce(jsonb_agg(to_jsonb(m)), '[]') FROM koers.pilot_meningen(${pilot}::uuid) m) AS meningen,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('week', x.week, 'getoond', x.getoond, 'geopend', x.geopend, 'uitkomst', x.uitkomst, 'dagen', x.dagen) ORDER BY x.week), '[]')
        FROM (SELECT w.week,
          coalesce(jsonb_object_agg(w.soort, w.aantal) -> 'getoond', '0') AS getoond, coalesce(jsonb_object_agg(w.soort, w.aantal) -> 'geopend', '0') AS geopend,
          coalesce(jsonb_object_agg(w.soort, w.aantal) -> 'uitkomst', '0') AS uitkomst, coalesce(max(w.dagen) FILTER (WHERE w.soort = 'uitkomst'), 0) AS dagen
          FROM koers.pilot_weken(${pilot}::uuid) w GROUP BY w.week) x) AS weken`.execute(tx);
  return rows[0] ?? { weken: [], meningen: [], scholen: 0 };
}

/** Groups of this school that pupils are in today: names, and nobody's. */
export async function groepenHier(tx: Tx): Promise<{ id: string; naam: string }[]> {
  const { rows } = await sql<{ id: string; naam: string }>`
    SELECT g.id, g.naam FROM koers.groep g WHERE g.school_id = koers.school_now() AND g.ended_at IS NULL
    ORDER BY g.naam COLLATE "und-x-icu", g.id`.execute(tx);
  return rows;
}
