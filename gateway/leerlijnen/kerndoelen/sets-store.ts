import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

export function setsRijen(tx: Tx) {
  return tx
    .selectFrom('koers.kerndoelset as s')
    .innerJoin('koers.kerndoel_uitgave as u', 'u.id', 's.uitgave_id')
    .select(['s.id', 's.naam', 's.aantal', 'u.id as uitgave_id', 'u.naam as bron_naam'])
    .select(['u.uitgave', 'u.uitgever', 'u.licentie'])
    .select(
      sql<boolean>`EXISTS (SELECT FROM koers.kerndoel_uitgave n WHERE n.vervangt = u.id)`.as('vervangen'),
    )
    .orderBy('u.imported_at', 'desc')
    .orderBy('u.id')
    .orderBy('s.plek')
    .execute();
}

export function kerndoelInSet(tx: Tx, ask: { set: string; kerndoel: string }) {
  return tx
    .selectFrom('koers.kerndoelset_lid as lid')
    .innerJoin('koers.kerndoel as k', (join) =>
      join.onRef('k.uitgave_id', '=', 'lid.uitgave_id').onRef('k.id', '=', 'lid.kerndoel_id'),
    )
    .select(['k.id', 'k.prefix', 'k.kort', 'k.tekst'])
    .where('lid.set_id', '=', ask.set)
    .where('lid.kerndoel_id', '=', ask.kerndoel)
    .executeTakeFirst();
}
