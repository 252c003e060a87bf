import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { NieuwePost } from './schrijf.ts';

/** A mail that is to be sent, with where it goes. */
export interface OpenPost {
  readonly id: string;
  readonly soort: NieuwePost['soort'];
  readonly ref: string;
  readonly school: string;
  readonly email: string | null;
  /** The invitation can still be used, the notice is still unread. */
  readonly geldt: boolean;
}

/** One mail that is to be sent; undefined when it was sent or given up already. */
export async function openPost(tx: Tx, id: string): Promise<OpenPost | undefined> {
  const { rows } = await sql<OpenPost>`
    SELECT m.id, m.soort, m.ref_id AS ref, s.naam AS school, i.email,
      CASE m.soort
        WHEN 'uitnodiging' THEN EXISTS (SELECT FROM koers.invitation u WHERE u.id = m.ref_id AND u.used_at IS NULL AND u.ended_at IS NULL AND u.expires_at > now())
        ELSE EXISTS (SELECT FROM koers.melding n WHERE n.id = m.ref_id AND n.gelezen_op IS NULL)
      END AND p.ended_at IS NULL AS geldt
    FROM koers.mail_bericht m
    JOIN koers.person p ON p.id = m.person_id
    JOIN koers.school s ON s.id = m.school_id
    LEFT JOIN koers.person_identity i ON i.person_id = m.person_id
    WHERE m.id = ${id}::uuid AND m.sent_at IS NULL AND m.fout IS NULL`.execute(tx);
  return rows[0];
}

/** Why a mail will not be sent. */
export type PostFout = 'niet_ingesteld' | 'geen_adres' | 'vervallen' | 'geweigerd';

export async function sluitPost(tx: Tx, id: string, fout: PostFout | null): Promise<void> {
  await sql`UPDATE koers.mail_bericht SET sent_at = CASE WHEN ${fout}::text IS NULL THEN now() END, fout = ${fout}
    WHERE id = ${id}::uuid`.execute(tx);
}
