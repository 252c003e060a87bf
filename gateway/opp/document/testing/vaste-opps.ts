import { createHash } from 'node:crypto';
import type { Keys } from '../../../access/keys.ts';
import type { OppInhoud } from '../../../model/opp.ts';
import type { Tx } from '../../../platform/db/kysely-on-client.ts';
import { canoniek } from '../json.ts';

/**
 * Puts an OPP that is vastgesteld in the tables, as stelVast leaves it (gateway/opp).
 * @returns the id of the version
 */
export async function zetVast(
  tx: Tx,
  keys: Keys,
  van: {
    readonly school: string;
    readonly leerling: string;
    readonly door: string;
    readonly inhoud: OppInhoud;
  },
): Promise<string> {
  const { school, leerling, door } = van;
  const bij = { school_id: school, leerling_id: leerling };
  const opp = await tx
    .insertInto('koers.opp')
    .values({ ...bij, van: '2026-09-01', begonnen_door: door })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await tx
    .insertInto('koers.opp_versie')
    .values({
      ...bij,
      opp_id: opp.id,
      nummer: van.inhoud.versie.nummer,
      soort: 'eerste',
      begonnen_door: door,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const json = canoniek({ ...van.inhoud, versie: { ...van.inhoud.versie, id } });
  const afdruk = createHash('sha256').update(json).digest('hex');
  const inhoud = await keys.sealForLeerling(tx, school, leerling, json, 'opp.inhoud');
  await tx
    .insertInto('koers.opp_inhoud')
    .values({
      ...bij,
      versie_id: id,
      moment: 'vastgesteld',
      deel: 'geheel',
      afdruk,
      kern: afdruk,
      inhoud,
      door,
    })
    .execute();
  await tx
    .updateTable('koers.opp_versie')
    .set({ status: 'vastgesteld', peildag: '2026-11-15', vastgesteld_op: new Date(), vastgesteld_door: door })
    .where('id', '=', id)
    .execute();
  return id;
}
