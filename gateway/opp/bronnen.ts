import type { OppInhoud } from '../model/opp.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { geldendeRow } from './tlv/store.ts';

/** The toelaatbaarheidsverklaring of a pupil on a day, else the first after it; `null`: none is registered (R49). One statement. */
export async function tlvVan(tx: Tx, leerling: string, dag: string): Promise<OppInhoud['a']['tlv']> {
  const row = await geldendeRow(tx, leerling, dag);
  if (!row) return null;
  const { nummer, categorie, van, tot, samenwerkingsverband } = row;
  return { nummer, categorie, van, tot, samenwerkingsverband };
}
