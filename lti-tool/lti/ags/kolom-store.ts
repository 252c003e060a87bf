import { sql } from 'kysely';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import type { Cursus } from './plan-store.ts';

/** A column that the gradebook does not have yet, as far as Koers knows. */
export interface NieuweKolom {
  readonly id: string;
  /** Its name there: of the doel or niveau, nothing of a person. */
  readonly label: string;
}

/** Columns without an address, in the order in which they were chosen. */
export async function kolommenZonderAdres(tx: Tx, { context }: Cursus): Promise<readonly NieuweKolom[]> {
  const { rows } = await sql<NieuweKolom>`
    SELECT k.id, left(coalesce(d.code || ' ' || d.tekst, l.naam || ': ' || n.naam), 200) AS label
    FROM koers.cijferkolom k
    LEFT JOIN koers.leerdoel d ON d.id = k.leerdoel_id
    LEFT JOIN koers.niveau n ON n.id = k.niveau_id LEFT JOIN koers.leerlijn l ON l.id = n.leerlijn_id
    WHERE k.context_id = ${context}::uuid AND k.lineitem IS NULL AND k.gestopt_op IS NULL ORDER BY k.gekozen_op, k.id`.execute(
    tx,
  );
  return rows;
}

export async function bewaarAdres(tx: Tx, kolom: string, lineitem: string): Promise<void> {
  await sql`UPDATE koers.cijferkolom SET lineitem = ${lineitem} WHERE id = ${kolom}::uuid AND school_id = koers.school_now()`.execute(
    tx,
  );
}
