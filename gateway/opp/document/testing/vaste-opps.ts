import { createHash } from 'node:crypto';
import type { Keys } from '../../../access/keys.ts';
import type { OppInhoud } from '../../../model/opp.ts';
import type { Tx } from '../../../platform/db/kysely-on-client.ts';
import { canoniek } from '../../kern.ts';

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
  const wat = { ...bij, versie_id: id };
  await tx
    .insertInto('koers.opp_stap')
    .values({ ...wat, soort: 'overleg', op: '2026-11-10', door })
    .execute();
  const reden = await keys.sealForLeerling(tx, school, leerling, 'Ziek.', 'opp.stem');
  const stem = {
    moment: 'opstellen',
    op: '2026-11-05',
    gehoord: false,
    reden,
    volgende_poging: '2026-12-01',
  };
  await tx
    .insertInto('koers.opp_stem')
    .values({ ...wat, ...stem, vastgelegd_door: door })
    .execute();
  const json = canoniek({ ...van.inhoud, versie: { ...van.inhoud.versie, id } });
  const afdruk = createHash('sha256').update(json).digest('hex');
  const inhoud = await keys.sealForLeerling(tx, school, leerling, json, 'opp.inhoud');
  for (const deel of ['geheel', 'uitstroom', 'handeling'])
    await tx
      .insertInto('koers.opp_inhoud')
      .values({ ...wat, moment: 'vastgesteld', deel, afdruk, kern: afdruk, inhoud, door })
      .execute();
  await tx
    .updateTable('koers.opp_versie')
    .set({ status: 'vastgesteld', peildag: '2026-11-15', vastgesteld_op: new Date(), vastgesteld_door: door })
    .where('id', '=', id)
    .execute();
  return id;
}
