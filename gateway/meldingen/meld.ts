import { sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { NieuweMelding } from './melding.ts';

/**
 * Puts a notice before one person of the school. Asking the same twice (person, soort, onderwerp, sleutel) makes one; runs in
 * the school's context, in the transaction of what it tells of.
 * @returns whether it is new
 */
export async function meld(tx: Tx, nieuw: NieuweMelding): Promise<boolean> {
  return (await meldAllen(tx, [nieuw])) > 0;
}

/** As `meld`, for many at once in one statement. @returns how many are new */
export async function meldAllen(tx: Tx, nieuw: readonly NieuweMelding[]): Promise<number> {
  if (nieuw.length === 0) return 0;
  const rows = nieuw.map((m) => ({
    school_id: m.school,
    person_id: m.person,
    soort: m.soort,
    onderwerp_soort: m.onderwerp.soort,
    onderwerp_id: m.onderwerp.id,
    leerling_id: m.leerling ?? null,
    sleutel: m.sleutel ?? '',
  }));
  const done = await sql`
    INSERT INTO koers.melding (school_id, person_id, soort, onderwerp_soort, onderwerp_id, leerling_id, sleutel)
    SELECT x.* FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS x(school_id uuid, person_id uuid, soort text, onderwerp_soort text, onderwerp_id uuid, leerling_id uuid, sleutel text)
    ON CONFLICT (person_id, soort, onderwerp_id, sleutel) DO NOTHING`.execute(tx);
  return Number(done.numAffectedRows ?? 0);
}
