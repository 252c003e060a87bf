import { sql } from 'kysely';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';

/**
 * Before stopped columns go on: what was judged of their doelen meanwhile, where the gradebook would say something else than is
 * so now. One score a pupil, of the last act; what came after the last look is read as always. One statement.
 */
export async function haalIn(tx: Tx, context: string, doelen: readonly string[]): Promise<void> {
  await sql`
    INSERT INTO koers.cijfer (context_id, id, school_id, kolom_id, seq, act_id, leerling_id, stand, op)
    SELECT w.context_id, a.id, w.school_id, k.id, a.seq, a.id, l.leerling_id, nu.stand, a.at
    FROM koers.cijferweg w
    JOIN koers.cijferkolom k ON k.context_id = w.context_id AND k.gestopt_op IS NOT NULL AND k.leerdoel_id = ANY (${doelen}::uuid[])
    CROSS JOIN LATERAL (
      SELECT c.leerling_id, (array_agg(c.seq ORDER BY c.seq DESC) FILTER (WHERE c.status <> 'ingehaald'))[1] AS seq,
        (array_agg(c.stand ORDER BY c.seq DESC) FILTER (WHERE c.status <> 'ingehaald'))[1] AS stand
      FROM koers.cijfer c WHERE c.kolom_id = k.id GROUP BY c.leerling_id) l
    CROSS JOIN LATERAL (
      SELECT a.id, a.seq, a.at, a.leerdoel_id FROM koers.act a
      WHERE a.leerling_id = l.leerling_id AND a.soort IN ('doel_stand', 'ongedaan') AND a.seq > coalesce(l.seq, 0) AND a.tx < w.gelezen_tot
        AND k.leerdoel_id IN (SELECT koers.voorgangers_van(a.leerdoel_id))
      ORDER BY a.seq DESC LIMIT 1) a
    CROSS JOIN LATERAL (
      SELECT coalesce((SELECT o.naar FROM koers.oordeel_bij(l.leerling_id, a.leerdoel_id, a.seq) o), 0)::smallint AS stand) nu
    WHERE w.context_id = ${context}::uuid AND w.school_id = koers.school_now() AND nu.stand IS DISTINCT FROM l.stand
      AND l.leerling_id IN (SELECT koers.leerlingen_van_cijferweg(w.context_id))
    ON CONFLICT (context_id, id) DO UPDATE SET status = 'wacht' WHERE cijfer.status = 'ingehaald'`.execute(
    tx,
  );
}
