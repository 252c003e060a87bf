import { sql } from 'kysely';
import { meldAllen } from '../../meldingen/meld.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { schoolDay } from '../school-day.ts';
import type { Weg } from './weg-store.ts';

/** Tells every beheerder of the school that giving back stopped and waits for a person; once for each time it stopped. */
export async function meldGestopt(tx: Tx, { school, connection }: Weg, now: Date): Promise<void> {
  const { rows } = await sql<{ person: string }>`
    SELECT DISTINCT g.person_id AS person FROM koers.role_grant g
    WHERE g.school_id = ${school} AND g.rol = 'beheerder' AND g.van <= ${schoolDay(now)}::date AND coalesce(g.tot > ${schoolDay(now)}::date, true)`.execute(
    tx,
  );
  await meldAllen(
    tx,
    rows.map(({ person }) => ({
      school,
      person,
      soort: 'terug_gestopt',
      onderwerp: { soort: 'koppeling', id: connection },
      sleutel: now.toISOString(),
    })),
  );
}
