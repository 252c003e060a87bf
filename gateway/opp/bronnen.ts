import type { OppInhoud } from '../model/opp.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';

/** The toelaatbaarheidsverklaring of a pupil on a day; `null`: none is registered (R49). */
export async function tlvVan(_tx: Tx, _leerling: string, _dag: string): Promise<OppInhoud['a']['tlv']> {
  return null;
}
