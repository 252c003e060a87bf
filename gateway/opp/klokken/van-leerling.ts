import { requireLeerlingen } from '../../access/scope.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Datum } from '../../model/roster.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { feitenRows } from './feiten-store.ts';
import { klokInstelling } from './instelling.ts';
import { klokkenVan } from './rules.ts';
import type { Klok } from './view.ts';

/**
 * The clocks of one pupil on a day, for who writes his OPP (R42, R45, R47–R49). Three statements.
 * @throws AppError `not_found` when this person may not do that with this pupil
 */
export async function klokkenVanLeerling(
  tx: Tx,
  who: KnownActor,
  leerling: string,
  vandaag: Datum,
): Promise<readonly Klok[]> {
  await requireLeerlingen(tx, who, 'opp_schrijven', [leerling]);
  const { termijnen, kalender } = await klokInstelling(tx);
  const [feiten] = await feitenRows(tx, { wie: { leerling }, dag: vandaag });
  return feiten ? klokkenVan(feiten, termijnen, kalender, vandaag) : [];
}
