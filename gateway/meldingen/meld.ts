import { sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { MeldingSoort, NieuweMelding } from './melding.ts';
import { POST } from './post/schrijf.ts';

/** Kinds for people who are not in Koers every day: who has an address gets a mail that there is something to read. */
const OOK_PER_MAIL: readonly MeldingSoort[] = [
  'opp_instemming_gevraagd',
  'opp_vastgesteld',
  'opp_evaluatie_gepland',
];

/**
 * Puts notices before persons of the school, in one statement. Asking the same twice (person, soort, onderwerp, sleutel) makes
 * one; runs in the school's context, in the transaction of what it tells of. @returns how many are new
 */
export async function meldAllen(tx: Tx, nieuw: readonly NieuweMelding[]): Promise<number> {
  if (nieuw.length === 0) return 0;
  const rijen = nieuw.map((m) => ({
    school_id: m.school,
    person_id: m.person,
    soort: m.soort,
    onderwerp_soort: m.onderwerp.soort,
    onderwerp_id: m.onderwerp.id,
    leerling_id: m.leerling ?? null,
    sleutel: m.sleutel ?? '',
  }));
  const { rows } = await sql<{ aantal: number }>`
    WITH nieuw AS (
      INSERT INTO koers.melding (school_id, person_id, soort, onderwerp_soort, onderwerp_id, leerling_id, sleutel)
      SELECT x.* FROM jsonb_to_recordset(${JSON.stringify(rijen)}::jsonb)
        AS x(school_id uuid, person_id uuid, soort text, onderwerp_soort text, onderwerp_id uuid, leerling_id uuid, sleutel text)
      ON CONFLICT (person_id, soort, onderwerp_id, sleutel) DO NOTHING
      RETURNING id, school_id, person_id, soort
    ), post AS (
      INSERT INTO koers.mail_bericht (school_id, person_id, soort, ref_id)
      SELECT n.school_id, n.person_id, 'melding', n.id FROM nieuw n
      JOIN koers.person_identity i ON i.person_id = n.person_id AND i.email IS NOT NULL
      WHERE n.soort = ANY (${OOK_PER_MAIL}::text[])
      RETURNING id, school_id
    ), uit AS (
      INSERT INTO koers.outbox (school_id, topic, dedupe, payload)
      SELECT school_id, ${POST}, 'post-' || id, jsonb_build_object('school', school_id, 'post', id) FROM post
    )
    SELECT count(*)::int AS aantal FROM nieuw`.execute(tx);
  return rows[0]?.aantal ?? 0;
}
