import { sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';

/** Whether this version stands in the database already, for who may see it. */
export async function findVersie(tx: Tx, id: string): Promise<'concept' | 'published' | null> {
  const row = await tx
    .selectFrom('koers.pakket_versie')
    .select('status')
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? (row.status === 'published' ? 'published' : 'concept') : null;
}

export async function publish(tx: Tx, versie: string): Promise<boolean> {
  const done = await tx
    .updateTable('koers.pakket_versie')
    .set({ status: 'published', published_at: sql<Date>`now()` })
    .where('id', '=', versie)
    .where('status', '=', 'concept')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
