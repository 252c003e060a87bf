import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

/** Name of the job that sends one mail; its payload is ids. */
export const POST = 'post:verstuur';

export interface NieuwePost {
  readonly school: string;
  readonly person: string;
  readonly soort: 'uitnodiging' | 'melding';
  /** The invitation or the notice; there is one mail for each. */
  readonly ref: string;
}

/** Asks for a mail, in the transaction of what it tells of; asked twice it is one. */
export async function schrijfPost(tx: Tx, post: NieuwePost): Promise<void> {
  await sql`
    WITH nieuw AS (
      INSERT INTO koers.mail_bericht (school_id, person_id, soort, ref_id)
      VALUES (${post.school}::uuid, ${post.person}::uuid, ${post.soort}, ${post.ref}::uuid)
      ON CONFLICT (soort, ref_id) DO NOTHING RETURNING id, school_id)
    INSERT INTO koers.outbox (school_id, topic, dedupe, payload)
    SELECT school_id, ${POST}, 'post-' || id, jsonb_build_object('school', school_id, 'post', id) FROM nieuw`.execute(
    tx,
  );
}
