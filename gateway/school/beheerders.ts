import { sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';

/** Everyone who is beheerder of a school today, for a notice that waits for one of them. */
export async function beheerders(tx: Tx, school: string): Promise<readonly string[]> {
  const { rows } = await sql<{ person: string }>`
    SELECT DISTINCT g.person_id AS person FROM koers.role_grant g
    WHERE g.school_id = ${school} AND g.rol = 'beheerder' AND g.van <= koers.vandaag() AND coalesce(g.tot > koers.vandaag(), true)`.execute(
    tx,
  );
  return rows.map(({ person }) => person);
}
