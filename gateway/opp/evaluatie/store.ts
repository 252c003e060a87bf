import { sql } from 'kysely';
import type { Datum } from '../../model/roster.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

export interface GeldendRow {
  readonly nummer: number;
  readonly status: 'vastgesteld' | 'in_evaluatie';
  readonly vastgesteldOp: Datum;
}

/** What is in force for a pupil; one statement. */
export async function geldendRow(tx: Tx, leerling: string): Promise<GeldendRow | undefined> {
  const { rows } = await sql<GeldendRow>`
    SELECT v.nummer, v.status, (v.vastgesteld_op AT TIME ZONE 'Europe/Amsterdam')::date AS "vastgesteldOp" FROM koers.opp_versie v
    WHERE v.school_id = koers.school_now() AND v.leerling_id = ${leerling}::uuid AND v.status IN ('vastgesteld', 'in_evaluatie')`.execute(
    tx,
  );
  return rows[0];
}

export interface ToenRow {
  /** Of the leerlijn: the same in every version of its package (R10). */
  readonly entiteit: string;
  readonly naam: string;
  readonly volgorde: number;
}

/** The streefniveaus that held on a day; one statement. */
export async function toenRows(tx: Tx, leerling: string, dag: Datum): Promise<ToenRow[]> {
  const { rows } = await sql<ToenRow>`
    SELECT DISTINCT ON (l.entiteit) l.entiteit, n.naam, n.volgorde FROM koers.streefniveau s
    JOIN koers.leerlijn l ON l.id = s.leerlijn_id JOIN koers.niveau n ON n.id = s.niveau_id
    WHERE s.school_id = koers.school_now() AND s.leerling_id = ${leerling}::uuid AND coalesce(s.sinds, s.van) <= ${dag}::date AND (s.tot IS NULL OR s.tot > ${dag}::date)
    ORDER BY l.entiteit, s.van`.execute(tx);
  return rows;
}

/** What each of these leerlijnen is in every version of its package; one statement. */
export async function entiteiten(tx: Tx, lijnen: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; entiteit: string }>`
    SELECT id, entiteit FROM koers.leerlijn WHERE id = ANY (${lijnen}::uuid[])`.execute(tx);
  return new Map(rows.map((r) => [r.id, r.entiteit]));
}
