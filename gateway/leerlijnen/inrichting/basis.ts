import { notFound, requireInSchool } from '../../access/scope.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Conflict } from './conflict.ts';
import { insertHandeling } from './handeling-store.ts';
import { kiesWijzigingen } from './kies.ts';
import { legLaag } from './leg-laag.ts';
import { type InrichtingStand, leesStand, versieOfNiet } from './stand.ts';
import { zetBasis } from './store.ts';
import { nieuwereVersies, type VersieKort } from './versie-store.ts';
import { type Punt, puntSleutel, type Wijziging } from './wijziging.ts';

/** What a person chose about one conflict. */
export interface Keuze {
  readonly punt: Punt;
  readonly keuze: 'eigen' | 'basis';
}

export interface BasisVoorbeeld {
  readonly versie: VersieKort;
  /** What the package and the own inrichting both changed. */
  readonly conflicten: readonly Conflict[];
}

/**
 * What happens when an inrichting goes on to a newer version of its package; nothing is stored (R8).
 * @throws AppError `not_found` when that is not a newer version of the same package
 */
export async function bekijkBasis(tx: Tx, id: string, versie: string): Promise<BasisVoorbeeld> {
  const stand = await leesStand(tx, id);
  const nieuw = (await nieuwereVersies(tx, stand.versie ?? '', stand.rij.pakketId)).find(
    (v) => v.id === versie,
  );
  if (!nieuw) throw notFound('not a newer version of the basis');
  const basis = await versieOfNiet(tx, versie);
  return { versie: nieuw, conflicten: legLaag(basis, stand.wijzigingen, stand.basis).conflicten };
}

/**
 * Goes on to a newer version of the package, with what was chosen about the conflicts, as one act. What is not chosen
 * yet stays a conflict, and until then the own wording holds.
 * @throws AppError `not_found`, `not_allowed`
 */
export async function neemBasis(
  tx: Tx,
  who: KnownActor,
  id: string,
  invoer: { act: string; versie: string; keuzes: readonly Keuze[] },
): Promise<void> {
  requireInSchool(who, 'pakket_beheren');
  const stand = await leesStand(tx, id, true);
  if (stand.handelingen.some((h) => h.id === invoer.act)) return;
  const nieuwer = await nieuwereVersies(tx, stand.versie ?? '', stand.rij.pakketId);
  if (!nieuwer.some((v) => v.id === invoer.versie)) throw notFound('not a newer version of the basis');
  const basis = await versieOfNiet(tx, invoer.versie);
  await insertHandeling(tx, {
    id: invoer.act,
    inrichting: id,
    school: who.school,
    persoon: who.person,
    wijzigingen: keuzeWijzigingen({ ...stand, basis, vorige: stand.basis }, invoer.keuzes),
    basis: { van: stand.versie, naar: invoer.versie },
  });
  await zetBasis(tx, id, invoer.versie);
}

/**
 * Chooses about conflicts that are open, as one act (R8). A choice about what is no conflict (any more) changes nothing.
 * @throws AppError `not_found`, `not_allowed`
 */
export async function kies(
  tx: Tx,
  who: KnownActor,
  id: string,
  { act, keuzes }: { act: string; keuzes: readonly Keuze[] },
): Promise<void> {
  requireInSchool(who, 'pakket_beheren');
  const stand = await leesStand(tx, id, true);
  if (stand.handelingen.some((h) => h.id === act)) return;
  const wijzigingen = keuzeWijzigingen(stand, keuzes);
  if (wijzigingen.length === 0) return;
  await insertHandeling(tx, {
    id: act,
    inrichting: id,
    school: who.school,
    persoon: who.person,
    wijzigingen,
  });
}

function keuzeWijzigingen(
  stand: Pick<InrichtingStand, 'basis' | 'vorige' | 'wijzigingen'>,
  keuzes: readonly Keuze[],
): Wijziging[] {
  const vorige = stand.vorige ?? stand.basis;
  const erbij: Wijziging[] = [];
  for (const { punt, keuze } of keuzes) {
    const wijzigingen = [...stand.wijzigingen, ...erbij];
    const open = legLaag(stand.basis, wijzigingen, vorige).conflicten.map((c) => puntSleutel(c.punt));
    if (open.includes(puntSleutel(punt)))
      erbij.push(...kiesWijzigingen({ basis: stand.basis, wijzigingen, vorige }, punt, keuze));
  }
  return erbij;
}
