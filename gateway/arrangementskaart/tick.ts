import { scopesFor } from '../access/policy.ts';
import { AppError } from '../errors.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { setStanden, tickActies } from './act-store.ts';
import type { SetStandInput, TickActieInput } from './input.ts';
import type { ActieResultaat, StandResultaat } from './view.ts';

// One act per cell at a time: two in one call have no order that a person could have meant.
function requireOnce(keys: readonly string[]): void {
  if (new Set(keys).size < keys.length)
    throw new AppError('bad_request', 'Hetzelfde vakje staat er twee keer in. Laad de pagina opnieuw.', {
      status: 400,
    });
}

/** R30; see ArrangementskaartService. */
export async function setStand(tx: Tx, who: KnownActor, input: SetStandInput): Promise<StandResultaat> {
  requireOnce(input.acts.map((a) => `${a.leerling}/${a.leerdoel}`));
  requireOnce(input.acts.map((a) => a.id));
  return await setStanden(
    tx,
    who.person,
    scopesFor(who, 'doel_afvinken'),
    input.acts.map(({ id, leerling, leerdoel, stand, verwacht }) => ({
      id,
      leerling,
      leerdoel,
      stand,
      verwacht,
    })),
  );
}

/** R29; see ArrangementskaartService. */
export async function tickActie(tx: Tx, who: KnownActor, input: TickActieInput): Promise<ActieResultaat> {
  requireOnce(input.acts.map((a) => a.kaartActie));
  requireOnce(input.acts.map((a) => a.id));
  return {
    acties: await tickActies(
      tx,
      who.person,
      scopesFor(who, 'actie_afvinken'),
      input.acts.map(({ id, kaartActie, gedaan }) => ({ id, kaartActie, gedaan })),
    ),
  };
}
