import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

/**
 * Reads what was done since the last look and writes down what of it must go out, in one statement however much it is.
 * A reader never goes past a transaction that is still open (decision 0006). After the cursor was moved back the same
 * lines wait once more, with the same ids.
 */
export async function planLines(tx: Tx, at: { school: string; connection: string }): Promise<void> {
  await sql`
    WITH weg AS (
      SELECT w.gelezen_tot AS van, koers.tx_settled() AS tot FROM koers.terugweg w WHERE w.connection_id = ${at.connection} FOR UPDATE
    ), nieuw AS (
      INSERT INTO koers.terugmelding AS m (connection_id, id, school_id, seq, act_id, leerling_id, leerdoel_id, niveau_id, stand, op)
      SELECT ${at.connection}::uuid, t.id, ${at.school}::uuid, t.seq, t.act_id, t.leerling_id, t.leerdoel_id, t.niveau_id, t.stand, t.op
      FROM weg CROSS JOIN LATERAL koers.terug_te_melden(weg.van, weg.tot) t WHERE weg.tot > weg.van
      ON CONFLICT (connection_id, id) DO UPDATE
      SET status = 'wacht', stempel = NULL, klaar_op = NULL, bewijs = NULL, reden = NULL WHERE m.status <> 'wacht'
    )
    UPDATE koers.terugweg w SET gelezen_tot = weg.tot FROM weg WHERE w.connection_id = ${at.connection} AND weg.tot > weg.van`.execute(
    tx,
  );
}

/** Keys of the pupils that this very connection knows now. */
const bekend = (connection: string) => sql`
  SELECT r.entity_id FROM koers.source_record r
  WHERE r.connection_id = ${connection} AND r.kind = 'leerling' AND r.ended_at IS NULL AND coalesce(r.source_key, r.eck_id) IS NOT NULL`;

/**
 * Sets aside what cannot go out now: of pupils that this LVS does not know (they wait until it does), and what it has a
 * newer stand of already. Three statements at most.
 */
export async function sortLines(tx: Tx, connection: string): Promise<void> {
  await sql`
    UPDATE koers.terugmelding m SET status = 'onbekend'
    WHERE m.connection_id = ${connection} AND m.status = 'wacht' AND m.leerling_id NOT IN (${bekend(connection)})`.execute(
    tx,
  );
  await sql`
    UPDATE koers.terugmelding m SET status = 'wacht'
    WHERE m.connection_id = ${connection} AND m.status = 'onbekend' AND m.leerling_id IN (${bekend(connection)})`.execute(
    tx,
  );
  await sql`
    UPDATE koers.terugmelding m SET status = 'ingehaald'
    WHERE m.connection_id = ${connection} AND m.status = 'wacht' AND EXISTS (
      SELECT FROM koers.terugmelding n
      WHERE n.connection_id = m.connection_id AND n.leerling_id = m.leerling_id AND n.onderwerp_id = m.onderwerp_id
        AND n.seq > m.seq AND n.status = 'verstuurd')`.execute(tx);
}
