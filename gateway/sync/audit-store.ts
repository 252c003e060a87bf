import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { Asker } from './deps.ts';

type SyncAct =
  | 'connection_created'
  | 'connection_changed'
  | 'connection_paused'
  | 'connection_resumed'
  | 'connection_ended'
  | 'code_mapped'
  | 'code_unmapped'
  | 'source_file_taken'
  | 'sync_requested'
  | 'sync_confirmed'
  | 'sync_cancelled'
  | 'sync_undone'
  | 'conflict_chosen'
  | 'field_owner_set'
  | 'field_owner_cleared'
  | 'eckid_changed'
  | 'key_reissued'
  | 'key_asked_again'
  | 'delivery_on'
  | 'delivery_off'
  | 'delivery_again';

/** Who did what with a connection (R83), in the transaction that does it. Ids and numbers only. */
export async function noteAct(
  tx: Tx,
  who: Asker,
  act: SyncAct,
  subject: { connection: string; run?: string },
  details: Readonly<Record<string, number | string>> = {},
): Promise<void> {
  await tx
    .insertInto('koers.audit')
    .values({
      school_id: who.school,
      actor_id: who.person,
      actie: act,
      onderwerp_soort: 'connection',
      onderwerp_id: subject.connection,
      details: JSON.stringify({ ...details, ...(subject.run ? { run: subject.run } : {}) }),
    })
    .execute();
}
