import { audit } from '../../access/audit.ts';
import { notFound, requireInSchool } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { eigenaren } from '../inrichting/store.ts';
import { adoptPakket } from '../service.ts';
import { type MagDelen, magDelen } from './rules.ts';
import { type EigenPakketRij, eigenPakketten, zetGedeeld } from './store.ts';

export { DEELBARE_LICENTIES, type MagDelen } from './rules.ts';
export { type GedeeldPakket, gedeeldDoorAnderen } from './store.ts';

/** A package of one's own, and whether others may have it. */
export interface EigenPakket extends EigenPakketRij {
  readonly mag: MagDelen;
}

export async function mijnPakketten(tx: Tx): Promise<EigenPakket[]> {
  return (await eigenPakketten(tx)).map((pakket) => ({ ...pakket, mag: magDelen(pakket) }));
}

/**
 * Shares a package of this school or bestuur with all other besturen, or no longer does (R12). Whoever chose it keeps
 * it. Who shared it and when goes along, as provenance.
 * @throws AppError `not_found` when it is not theirs; `not_allowed`; `conflict` when it may not be passed on
 */
export async function deelPakket(
  tx: Tx,
  who: KnownActor,
  pakket: string,
  { delen, dag }: { delen: boolean; dag: string },
): Promise<void> {
  requireInSchool(who, 'pakket_beheren');
  const eigen = (await mijnPakketten(tx)).find((p) => p.id === pakket);
  const wie = await eigenaren(tx);
  if (!eigen || !wie) throw notFound('pakket');
  if (delen && eigen.mag.kind === 'nee') throw new AppError('conflict', eigen.mag.waarom, { status: 409 });
  const herkomst = delen ? { gedeeldDoor: `${wie.school}, ${wie.bestuur}`, gedeeldOp: dag } : {};
  if (!(await zetGedeeld(tx, pakket, delen, herkomst))) throw notFound('pakket');
  const actie = delen ? 'pakket_gedeeld' : 'pakket_niet_meer_gedeeld';
  await audit(tx, who, { actie, soort: 'pakket', id: pakket });
}

/**
 * This school works with a published version from today: a shared one, or one of its own (R12). Bending it is an own
 * inrichting on top.
 * @throws AppError `not_found`, `not_allowed`
 */
export async function neemOver(tx: Tx, who: KnownActor, versie: string): Promise<void> {
  requireInSchool(who, 'pakket_beheren');
  await adoptPakket(tx, who, { versie });
}
