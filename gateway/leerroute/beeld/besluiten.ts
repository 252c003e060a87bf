import type { Keys } from '../../access/keys.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { naamVan } from '../../school/rules.ts';
import { lezer } from '../look.ts';
import { besluitRows } from './beeld-store.ts';
import type { BesluitView } from './view.ts';

/** Decisions at signals with their reasons, newest first; opening reasons leaves a line in the trail (R83). */
export async function besluitenVan(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  leerling: string,
  scherm: 'integraal_beeld' | 'leerreis',
): Promise<BesluitView[]> {
  const rows = await besluitRows(tx, leerling);
  const dicht = rows.flatMap(({ reden }) => (reden ? [{ leerling, sealed: reden }] : []));
  const open =
    dicht.length === 0 ? [] : await keys.openForLeerlingen(tx, lezer(who, scherm), dicht, 'act.reden');
  let n = 0;
  return rows.map(({ roepnaam, voorvoegsel, achternaam, reden, ...rest }) => ({
    ...rest,
    door: naamVan({ roepnaam, voorvoegsel, achternaam }).voluit,
    reden: reden ? (open[n++] ?? null) : null,
  }));
}
