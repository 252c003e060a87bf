import { sql } from 'kysely';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import type { Cursus } from './plan-store.ts';

/** A column of another tool whose results count as evidence for a leerdoel. */
export interface Bron {
  readonly id: string;
  readonly leerdoel: string;
  readonly lineitem: string;
  readonly naam: string;
}

export async function bronnenVan(tx: Tx, { context }: Cursus): Promise<readonly Bron[]> {
  const { rows } = await sql<Bron>`
    SELECT id, leerdoel_id AS leerdoel, lineitem, naam FROM koers.cijferbron
    WHERE context_id = ${context}::uuid AND school_id = koers.school_now() AND gestopt_op IS NULL ORDER BY gekozen_op, id`.execute(
    tx,
  );
  return rows;
}

/** Pupils of the group of a course by what the ELO calls them; other users do not exist for it. */
export async function leerlingenBij(tx: Tx, { context }: Cursus): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ sub: string; leerling: string }>`
    SELECT p.key AS sub, p.person_id AS leerling FROM koers.lti_context c JOIN koers.lti_deployment d ON d.id = c.deployment_id
    JOIN koers.person_key p ON p.system = 'lti:' || d.platform_id AND p.school_id = c.school_id AND p.ended_at IS NULL
    WHERE c.id = ${context}::uuid AND p.person_id IN (SELECT koers.leerlingen_van_cijferweg(c.id))`.execute(
    tx,
  );
  return new Map(rows.map(({ sub, leerling }) => [sub, leerling]));
}

/** Scores of a column that hold now, with their day: a result has no date, so the day it was first read stays its day. */
export async function bekendeScores(
  tx: Tx,
  bron: string,
): Promise<ReadonlyMap<string, { score: number; max: number; op: string; leerling: string; naam: string }>> {
  const { rows } = await sql<{
    sleutel: string;
    score: number;
    max: number;
    op: string;
    leerling: string;
    naam: string;
  }>`
    SELECT bron_sleutel AS sleutel, score, score_max AS max, op, leerling_id AS leerling, naam FROM koers.bewijs
    WHERE school_id = koers.school_now() AND bron = ${bron} AND vervallen_op IS NULL`.execute(tx);
  return new Map(rows.map(({ sleutel, ...rest }) => [sleutel, rest]));
}

/** Writes down that a column was read, or why not. */
export async function noteerGelezen(tx: Tx, bron: string, now: Date, fout: string | null): Promise<void> {
  await sql`
    UPDATE koers.cijferbron SET fout_tekst = ${fout}, gelezen_op = CASE WHEN ${fout}::text IS NULL THEN ${now}::timestamptz ELSE gelezen_op END
    WHERE id = ${bron}::uuid AND school_id = koers.school_now()`.execute(tx);
}
