import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

/** For tests: an OPP of a pupil as it stands after the acts that led there, without its content. */
export interface TestOpp {
  readonly school: string;
  readonly leerling: string;
  readonly door: string;
  readonly status: string;
  readonly handeling?: string;
  /** `YYYY-MM-DD`, for a status from `vastgesteld` on. */
  readonly vastgesteld?: string;
  readonly nummer?: number;
  readonly geschil?: boolean;
}

/** Puts a version there, in the chain that is open or a new one. @returns its id */
export async function testOpp(tx: Tx, o: TestOpp): Promise<string> {
  const vast = o.vastgesteld ?? null;
  const open = ['concept', 'overleg', 'gehoord', 'instemming', 'vastgesteld', 'in_evaluatie'].includes(
    o.status,
  );
  const { rows } = await sql<{ id: string }>`
    WITH nieuw AS (
      INSERT INTO koers.opp (school_id, leerling_id, van, begonnen_door)
      SELECT ${o.school}::uuid, ${o.leerling}::uuid, '2020-01-01', ${o.door}::uuid
      WHERE NOT EXISTS (SELECT FROM koers.opp WHERE leerling_id = ${o.leerling}::uuid AND tot IS NULL) RETURNING id
    )
    INSERT INTO koers.opp_versie (school_id, leerling_id, opp_id, nummer, soort, status, handeling, geschil, peildag, begonnen_door, aangeboden_op, vastgesteld_door, vastgesteld_op, gesloten_op)
    SELECT ${o.school}::uuid, ${o.leerling}::uuid,
      coalesce((SELECT id FROM nieuw), (SELECT id FROM koers.opp WHERE leerling_id = ${o.leerling}::uuid AND tot IS NULL)),
      ${o.nummer ?? 1}, ${(o.nummer ?? 1) === 1 ? 'eerste' : 'bijstelling'}, ${o.status}, ${o.handeling ?? 'open'}, ${o.geschil ?? false},
      ${vast}::date, ${o.door}::uuid, CASE WHEN ${o.status} = 'instemming' THEN now() END,
      CASE WHEN ${vast}::date IS NOT NULL THEN ${o.door}::uuid END, ${vast}::date + interval '10 hours',
      CASE WHEN NOT ${open}::boolean THEN now() END
    RETURNING id`.execute(tx);
  return rows[0]?.id ?? '';
}

/** For tests: the pupil came on this day. */
export async function testInschrijving(tx: Tx, school: string, leerling: string, van: string): Promise<void> {
  await sql`INSERT INTO koers.inschrijving (school_id, leerling_id, van) VALUES (${school}::uuid, ${leerling}::uuid, ${van}::date)`.execute(
    tx,
  );
}
