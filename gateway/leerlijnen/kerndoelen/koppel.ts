import { audit } from '../../access/audit.ts';
import { notFound, requireInSchool } from '../../access/scope.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { doelVan } from './dekking.ts';
import { doelMet, eindeKoppeling, insertKoppeling, isKerndoel, type Paar } from './koppel-store.ts';
import type { DekkingDoel } from './view.ts';

/** @throws AppError `not_found` when no package that this school may see has this doel */
export async function leerdoelVan(tx: Tx, entiteit: string): Promise<DekkingDoel> {
  const row = await doelMet(tx, entiteit);
  if (!row) throw notFound('leerdoel');
  return doelVan(row);
}

/**
 * Links a doel to a kerndoel for this school, in every version of the doel and every edition of the kerndoel (R11).
 * @returns false when it was linked already: nothing changes then
 * @throws AppError `not_found` when the doel or the kerndoel is not there; `not_allowed`
 */
export async function koppel(tx: Tx, who: KnownActor, paar: Paar): Promise<boolean> {
  requireInSchool(who, 'pakket_beheren');
  await leerdoelVan(tx, paar.entiteit);
  if (!(await isKerndoel(tx, paar.kerndoel))) throw notFound('kerndoel');
  const nieuw = await insertKoppeling(tx, who, paar);
  if (nieuw) await schrijfOp(tx, who, 'kerndoel_gekoppeld', paar);
  return nieuw;
}

/**
 * Ends a link that the school made; one that came with the package stays, it is the publisher's. Undoes `koppel`, and
 * `koppel` undoes this.
 * @returns false when the school has no such link
 * @throws AppError `not_allowed`
 */
export async function ontkoppel(tx: Tx, who: KnownActor, paar: Paar): Promise<boolean> {
  requireInSchool(who, 'pakket_beheren');
  const weg = await eindeKoppeling(tx, who, paar);
  if (weg) await schrijfOp(tx, who, 'kerndoel_ontkoppeld', paar);
  return weg;
}

function schrijfOp(tx: Tx, who: KnownActor, actie: string, { entiteit, kerndoel }: Paar): Promise<void> {
  return audit(tx, who, { actie, soort: 'leerdoel', id: entiteit, details: { kerndoel } });
}
