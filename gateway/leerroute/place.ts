import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { LijnStaat } from './place-rules.ts';
import { lijnStaten } from './place-store.ts';

// Placing is done here for leerroute (R7) and for arrangementskaart (R31): one way for an event to become a card.
export { type PlaatsAct, place } from './place-store.ts';

/** Where one pupil stands on one leerlijn; call it after the pupil was locked. */
export async function lijnStaat(tx: Tx, leerling: string, leerlijn: string): Promise<LijnStaat | undefined> {
  return (await lijnStaten(tx, [leerling], [leerlijn], 'alleen'))[0];
}
