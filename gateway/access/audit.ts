import { sql } from 'kysely';
import type { Actor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';

export interface AuditEntry {
  /** What was done, as the policy or the act calls it. */
  readonly actie: string;
  /** Of what kind `id` is: leerling, groep, person, connection, pakket, … */
  readonly soort: string;
  readonly id: string | null;
  /** Ids and codes only; free text does not belong in the trail. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Appends to the trail: who did or read what, whose, when (R83). The table refuses change and deletion. */
export async function audit(tx: Tx, who: Pick<Actor, 'school' | 'person'>, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('koers.audit')
    .values({
      school_id: who.school,
      actor_id: who.person,
      actie: entry.actie,
      onderwerp_soort: entry.soort,
      onderwerp_id: entry.id,
      details: sql`${JSON.stringify(entry.details ?? {})}::jsonb`,
    })
    .execute();
}
