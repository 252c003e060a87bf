import { randomUUID } from 'node:crypto';
import { audit } from '../../access/audit.ts';
import { requireInSchool } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { bewaarPakket } from '../bewaar-store.ts';
import { laadKop } from '../laad-store.ts';
import { findVersie, publish } from '../versies-store.ts';
import { alsVersie, volgendNummer } from './als-versie.ts';
import { publiceerFouten } from './controle.ts';
import { stelSamen } from './rules.ts';
import { type InrichtingStand, leesStand } from './stand.ts';
import { eigenaarVan, zetConcept } from './store.ts';
import { versieNummers } from './versie-store.ts';

export interface Klaargezet {
  readonly versie: string;
  readonly nummer: string;
}

/**
 * Puts an inrichting together and stores it as concept version of the own package; the concept that was there makes way
 * (R8). Screens and pupils know nothing of it until it is published.
 * @throws AppError `not_found`, `not_allowed`; `conflict` when there is something to choose first; `bad_request` with
 * every fault when it does not hold together
 */
export async function zetKlaar(
  tx: Tx,
  who: KnownActor,
  id: string,
  notitie: string | null = null,
): Promise<Klaargezet> {
  requireInSchool(who, 'pakket_beheren');
  const stand = await leesStand(tx, id, true);
  const { pakket, conflicten } = stelSamen(stand.basis, stand.wijzigingen, stand.vorige ?? undefined);
  if (conflicten.length > 0)
    throw new AppError(
      'conflict',
      'Het pakket en jullie eigen inrichting spreken elkaar nog tegen. Kies eerst.',
      {
        status: 409,
      },
    );
  const issues = publiceerFouten(pakket);
  if (issues.length > 0)
    throw new AppError('bad_request', 'Dit pakket is nog niet klaar.', { status: 400, issues });
  const concept = await openConcept(tx, stand);
  const versie = concept ?? randomUUID();
  const nummer = await nummerVan(tx, stand, concept);
  const kop = await eigenKop(tx, stand);
  await bewaarPakket(tx, alsVersie(pakket, { ...kop, id: versie, versie: nummer }), {
    door: who.person,
    basisVersie: stand.versie,
    notitie,
    vervang: concept !== null,
  });
  if (concept !== stand.rij.conceptVersieId || concept === null) await zetConcept(tx, id, versie);
  return { versie, nummer };
}

/** The concept that was put together earlier; one that was published meanwhile, as any package is, stays as it is. */
async function openConcept(tx: Tx, { rij }: InrichtingStand): Promise<string | null> {
  const id = rij.conceptVersieId;
  return id !== null && (await findVersie(tx, id)) === 'concept' ? id : null;
}

async function nummerVan(tx: Tx, { rij }: InrichtingStand, concept: string | null): Promise<string> {
  const er = concept === null ? null : await laadKop(tx, concept);
  return er?.versie ?? volgendNummer(await versieNummers(tx, rij.pakketId));
}

async function eigenKop(tx: Tx, { rij }: InrichtingStand) {
  const eigenaar = await eigenaarVan(tx, rij.pakketId);
  return { ...eigenaar, pakketId: rij.pakketId, code: rij.code, naam: rij.naam, licentie: rij.licentie };
}

/**
 * Puts it together and publishes it: from now on this version never changes (R10). A school works with it when it
 * chooses it, pupils stay where they are.
 * @throws as `zetKlaar`
 */
export async function publiceerInrichting(
  tx: Tx,
  who: KnownActor,
  id: string,
  notitie: string | null = null,
): Promise<Klaargezet> {
  const klaar = await zetKlaar(tx, who, id, notitie);
  await publish(tx, klaar.versie);
  const { rij } = await leesStand(tx, id);
  await zetConcept(tx, id, null);
  await audit(tx, who, { actie: 'pakket_gepubliceerd', soort: 'pakket', id: rij.pakketId });
  return klaar;
}
