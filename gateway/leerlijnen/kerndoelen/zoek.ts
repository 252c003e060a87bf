import { notFound } from '../../access/scope.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { doelVan } from './dekking.ts';
import { kerndoelInSet, setsRijen } from './sets-store.ts';
import type { GevondenDoel, GevondenKerndoel, KerndoelKort, KerndoelsetKort } from './view.ts';
import { doelenMet, kerndoelenMet, type Zoekvraag } from './zoek-store.ts';

/** So many results stand on a screen; who needs another types a word more. */
export const MAX_GEVONDEN = 25;

/** The lists that a leerroute can be measured against: newest edition first. */
export async function kerndoelsets(tx: Tx): Promise<KerndoelsetKort[]> {
  return (await setsRijen(tx)).map(({ id, naam, aantal, uitgave_id, bron_naam, ...u }) => ({
    id,
    naam,
    aantal,
    uitgave: {
      id: uitgave_id,
      naam: bron_naam,
      uitgave: u.uitgave,
      uitgever: u.uitgever,
      licentie: u.licentie,
      vervangen: u.vervangen,
    },
  }));
}

/** Kerndoelen of a set by what somebody types, for linking one to a doel. */
export async function zoekKerndoelen(
  tx: Tx,
  vraag: Zoekvraag & { entiteit: string },
): Promise<GevondenKerndoel[]> {
  const rows = await kerndoelenMet(tx, { ...vraag, max: MAX_GEVONDEN });
  return rows.map(({ id, prefix, kort, tekst, hoofdstuk, onder, onder_kort, gekoppeld }) => ({
    id,
    prefix,
    kort,
    tekst,
    hoofdstuk,
    onder: onder === id ? null : { id: onder, kort: onder_kort },
    gekoppeld,
  }));
}

/** Doelen of a leerroute by what somebody types, for linking one to a kerndoel. */
export async function zoekDoelen(
  tx: Tx,
  vraag: Omit<Zoekvraag, 'set'> & { kerndoel: string },
): Promise<GevondenDoel[]> {
  const rows = await doelenMet(tx, { ...vraag, max: MAX_GEVONDEN });
  return rows.map((row) => ({ ...doelVan(row), gekoppeld: row.gekoppeld }));
}

/** @throws AppError `not_found` when it does not stand in this set */
export async function kerndoelVan(tx: Tx, ask: { set: string; kerndoel: string }): Promise<KerndoelKort> {
  const row = await kerndoelInSet(tx, ask);
  if (!row) throw notFound('kerndoel');
  return row;
}
