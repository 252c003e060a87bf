import { sql } from 'kysely';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

export interface Paar {
  /** The doel, over all versions. */
  readonly entiteit: string;
  readonly kerndoel: string;
}

/** The doel if it stands in a package that this school may see, the newest version of it. */
export async function doelMet(tx: Tx, entiteit: string) {
  return await tx
    .selectFrom('koers.leerdoel as d')
    .innerJoin('koers.leerlijn as l', 'l.id', 'd.leerlijn_id')
    .innerJoin('koers.pakket_versie as v', 'v.id', 'l.pakket_versie_id')
    .leftJoin('koers.niveau as n', 'n.id', 'd.niveau_id')
    .select(['d.id', 'd.entiteit', 'd.code', 'd.tekst', 'l.id as lijn_id', 'l.naam as lijn_naam'])
    .select(['n.id as niveau_id', 'n.naam as niveau_naam'])
    .where('d.entiteit', '=', entiteit)
    .orderBy('v.created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function isKerndoel(tx: Tx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('koers.kerndoel')
    .select('id')
    .where('id', '=', id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns false when the school had linked these already */
export async function insertKoppeling(tx: Tx, who: KnownActor, paar: Paar): Promise<boolean> {
  const made = await tx
    .insertInto('koers.leerdoel_kerndoel')
    .values({
      school_id: who.school,
      entiteit: paar.entiteit,
      kerndoel_id: paar.kerndoel,
      created_by: who.person,
    })
    .onConflict((c) =>
      c.columns(['school_id', 'entiteit', 'kerndoel_id']).where('ended_at', 'is', null).doNothing(),
    )
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

/** @returns false when the school has no such link that still holds */
export async function eindeKoppeling(tx: Tx, who: KnownActor, paar: Paar): Promise<boolean> {
  const done = await tx
    .updateTable('koers.leerdoel_kerndoel')
    .set({ ended_at: sql<Date>`clock_timestamp()`, ended_by: who.person })
    .where('school_id', '=', who.school)
    .where('entiteit', '=', paar.entiteit)
    .where('kerndoel_id', '=', paar.kerndoel)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
