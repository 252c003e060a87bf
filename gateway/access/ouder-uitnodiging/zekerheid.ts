import { z } from 'zod';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { EnteredSession } from '../../platform/db/session-entry.ts';

/** How the school handed over the code of an invitation: that says how sure it is of who comes in. */
export const Overhandigd = z.enum(['gezien_door_school', 'post', 'telefoon']);
export type Overhandigd = z.infer<typeof Overhandigd>;

/**
 * How sure it is who is behind a session, for what he agrees to (R44): how the code was handed over that gave him his passkey;
 * `passkey` for who was invited by code alone (staff); `elo` for who was let in by the ELO of the school, or another of its accounts.
 */
export const Zekerheid = z.enum([...Overhandigd.options, 'passkey', 'elo']);
export type Zekerheid = z.infer<typeof Zekerheid>;

/** Reads how sure it is who asks; at most one statement, in the school's context. */
export async function zekerheidVan(
  tx: Tx,
  session: Pick<EnteredSession, 'method' | 'personId'>,
): Promise<Zekerheid> {
  if (session.method !== 'passkey' || session.personId === null) return 'elo';
  const row = await tx
    .selectFrom('koers.account_person')
    .select('zekerheid')
    .where('person_id', '=', session.personId)
    .executeTakeFirst();
  return Overhandigd.safeParse(row?.zekerheid).data ?? 'passkey';
}
