import { scopesFor } from '../access/policy.ts';
import { AppError } from '../errors.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { type ActieAct, type StandAct, setStanden, tickActies } from './act-store.ts';
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

/**
 * Judgements given before Koers heard of them, with the moment they were given (demo, import of an older system).
 * The later act decides, so send them oldest first; one leerdoel of a pupil once per call.
 */
export async function importStanden(
  tx: Tx,
  who: KnownActor,
  acts: readonly (StandAct & { readonly at: string })[],
): Promise<StandResultaat> {
  requireOnce(acts.map((a) => `${a.leerling}/${a.leerdoel}`));
  return await setStanden(tx, who.person, scopesFor(who, 'doel_afvinken'), acts);
}

/** As `importStanden`, for acties. */
export async function importActies(
  tx: Tx,
  who: KnownActor,
  acts: readonly (ActieAct & { readonly at: string })[],
): Promise<ActieResultaat> {
  requireOnce(acts.map((a) => a.kaartActie));
  return { acties: await tickActies(tx, who.person, scopesFor(who, 'actie_afvinken'), acts) };
}
