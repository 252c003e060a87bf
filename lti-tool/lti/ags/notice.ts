import { sql } from 'kysely';
import { meldAllen } from '../../../gateway/meldingen/meld.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { schoolDay } from '../../../gateway/sync/school-day.ts';
import type { Cursus } from './plan-store.ts';

/** Tells every beheerder of the school that scores of a course stopped and wait for a person; once for each time they stopped. */
export async function meldGestopt(tx: Tx, { school, context }: Cursus, now: Date): Promise<void> {
  const vandaag = schoolDay(now);
  const { rows } = await sql<{ person: string }>`
    SELECT DISTINCT g.person_id AS person FROM koers.role_grant g
    WHERE g.school_id = ${school}::uuid AND g.rol = 'beheerder' AND g.van <= ${vandaag}::date AND coalesce(g.tot > ${vandaag}::date, true)`.execute(
    tx,
  );
  await meldAllen(
    tx,
    rows.map(({ person }) => ({
      school,
      person,
      soort: 'cijfers_gestopt',
      onderwerp: { soort: 'cursus', id: context },
      sleutel: now.toISOString(),
    })),
  );
}
