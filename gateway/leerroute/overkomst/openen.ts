import { audit } from '../../access/audit.ts';
import type { Keys } from '../../access/keys.ts';
import { enterLeerlingen, notFound, requireLeerlingen } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { naamVan } from '../../school/rules.ts';
import { leerlingKop } from '../../school/service.ts';
import { lezer } from '../look.ts';
import { OpenInput } from './input.ts';
import { endOpening, insertOpening, openFeiten, openingRows, zusterscholen } from './store.ts';
import type { Openingen } from './view.ts';

const MIN_REDEN = 3;

function refuse(message: string): never {
  throw new AppError('conflict', message, { status: 409 });
}

/** What is open of a pupil today, and to whom it can be opened (R72). @throws AppError `not_found` for who does not place him */
export async function openingen(keys: Keys, tx: Tx, who: KnownActor, leerling: string): Promise<Openingen> {
  await requireLeerlingen(tx, who, 'leerroute_plaatsen', [leerling]);
  const rows = await openingRows(tx, leerling);
  const sealed = rows.flatMap((r) => (r.reden ? [{ leerling, sealed: r.reden }] : []));
  const opened =
    sealed.length === 0
      ? []
      : await keys.openForLeerlingen(tx, lezer(who, 'overkomst'), sealed, 'opening.reden');
  const redenen = new Map(rows.filter((r) => r.reden).map((r, i) => [r.id, opened[i] ?? null]));
  return {
    leerling: await leerlingKop(tx, who, leerling),
    openingen: rows.map(({ id, naar, door, op, laatste }) => ({
      ...{ id, naar, op, laatste },
      door: naamVan(door).voluit,
      reden: redenen.get(id) ?? null,
    })),
    scholen: await zusterscholen(tx),
  };
}

/**
 * Opens the leerreis of a pupil to another school of the bestuur, until and including a day; that school may read it and no more.
 * Sent twice it is one opening.
 * @throws AppError `not_found` for who does not place him, or for a school elsewhere; `conflict` with the reason when it cannot be so
 */
export async function openLeerreis(keys: Keys, tx: Tx, who: KnownActor, input: OpenInput): Promise<void> {
  const { id, leerling, school, laatste, reden } = OpenInput.parse(input);
  await enterLeerlingen(tx, who, 'leerroute_plaatsen', [leerling]);
  const feiten = await openFeiten(tx, { id, leerling, school });
  if (!feiten.school) throw notFound('no school of this bestuur');
  if (feiten.zelfde) return;
  if (laatste < feiten.vandaag) refuse('Kies een laatste dag die nog komt.');
  if (laatste > feiten.uiterlijk)
    refuse('Een leerreis kan hooguit een jaar open staan. Kies een eerdere dag.');
  if (reden.length < MIN_REDEN) refuse('Schrijf op waarom je de leerreis opent.');
  if (feiten.al) refuse('De leerreis staat al open voor deze school. Neem die opening eerst terug.');
  const sealed = await keys.sealForLeerling(tx, who.school, leerling, reden, 'opening.reden');
  await insertOpening(tx, who, { id, leerling, school, laatste, reden: sealed });
  await audit(tx, who, {
    actie: 'leerreis_geopend',
    soort: 'leerling',
    id: leerling,
    details: { opening: id, naar: school, laatste },
  });
}

/**
 * Takes an opening back before its day; from now on the other school reads nothing more. What is not open of this pupil (any more)
 * stays as it is. @throws AppError `not_found` for who does not place him
 */
export async function neemOpeningTerug(
  tx: Tx,
  who: KnownActor,
  at: { readonly leerling: string; readonly opening: string },
): Promise<void> {
  await requireLeerlingen(tx, who, 'leerroute_plaatsen', [at.leerling]);
  const naar = await endOpening(tx, at);
  if (!naar) return;
  await audit(tx, who, {
    actie: 'leerreis_gesloten',
    soort: 'leerling',
    id: at.leerling,
    details: { opening: at.opening, naar },
  });
}
