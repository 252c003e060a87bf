import type { Tx } from '../platform/db/kysely-on-client.ts';
import { laadPakket } from './laad-store.ts';
import type { Pakket } from './pakket.ts';

/**
 * A version for everybody: published, and of the whole sector or shared (R12); `null` when it is not. Within
 * `db.platform`: no school asks.
 */
export async function openbaarPakket(
  tx: Tx,
  versie: string,
): Promise<{ pakket: Pakket; gepubliceerdOp: Date } | null> {
  const row = await tx
    .selectFrom('koers.pakket_versie as v')
    .innerJoin('koers.pakket as p', 'p.id', 'v.pakket_id')
    .select(['v.published_at'])
    .where('v.id', '=', versie)
    .where('v.status', '=', 'published')
    .where((eb) =>
      eb.or([
        eb('p.gedeeld', '=', true),
        eb.and([eb('p.school_id', 'is', null), eb('p.bestuur_id', 'is', null)]),
      ]),
    )
    .executeTakeFirst();
  const pakket = row ? await laadPakket(tx, versie) : null;
  return pakket && { pakket, gepubliceerdOp: row?.published_at ?? new Date(0) };
}
