import type { Keys } from '../access/keys.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { integraalBeeld } from './beeld/beeld.ts';
import { type BeeldBesluitInput, neemBesluit } from './beeld/besluit.ts';
import type { IntegraalBeeld } from './beeld/view.ts';
import type { Eerder, PlaatsLeerlingenInput } from './input.ts';
import { periodeRows } from './lijnen-store.ts';
import { look } from './look.ts';
import { placeLeerlingen } from './place-leerlingen.ts';
import { leerdoelZoom, leerlijnZoom, leerlingprofiel } from './profile.ts';
import { reisStappen } from './reis/bronnen/stappen.ts';
import { reis } from './reis/reis.ts';
import type { Leerreis } from './reis/view.ts';
import type {
  LeerdoelZoom,
  LeerlijnZoom,
  Leerlingprofiel,
  LeerreisStap,
  PeriodeView,
  PlaatsResultaat,
} from './view.ts';

export { PlaatsLeerlingenInput } from './input.ts';
export { oordelen } from './oordelen-store.ts';
export { ensurePerioden } from './perioden.ts';
export { bewaarResultaten } from './resultaten.ts';
export type * from './view.ts';
export { kiesVolgInstelling, VolgInstelling, volgInstelling } from './volg-instelling.ts';
export { schooljaarBegin } from './volgen/leeftijd-rules.ts';

/**
 * Placement on a leerroute, streefniveaus and the leerlingprofiel. Every function works inside the open transaction
 * it is given. A pupil whom this person may not see does not exist for him: AppError `not_found` (R61, R85).
 */
export interface LeerrouteService {
  /**
   * R7: couple pupils or a group to a leerroute and streefniveaus in one action; undone by `undoActs`. `eerder` is for
   * an import or the demo.
   */
  placeLeerlingen(
    tx: Tx,
    who: KnownActor,
    input: PlaatsLeerlingenInput,
    eerder?: Eerder,
  ): Promise<PlaatsResultaat>;
  /** R13–R16, R2. */
  leerlingprofiel(tx: Tx, who: KnownActor, leerling: string): Promise<Leerlingprofiel>;
  /** R16, second level. */
  leerlijnZoom(tx: Tx, who: KnownActor, leerling: string, leerlijn: string): Promise<LeerlijnZoom>;
  /** R16, third level. */
  leerdoelZoom(tx: Tx, who: KnownActor, leerling: string, leerdoel: string): Promise<LeerdoelZoom>;
  /** R7, R22 in part: placements and streefniveaus through time, newest first. */
  leerreis(tx: Tx, who: KnownActor, leerling: string): Promise<readonly LeerreisStap[]>;
  /** R22: everything that happened on the way, from every source; newest first. */
  reis(tx: Tx, who: KnownActor, leerling: string): Promise<Leerreis>;
  /** R17–R20: all leergebieden against the route and against the plan; `vandaag` is a day in the Netherlands. */
  integraalBeeld(tx: Tx, who: KnownActor, leerling: string, vandaag: string): Promise<IntegraalBeeld>;
  /** R19: what is chosen at a signal of disharmony, with the reason. */
  neemBesluit(tx: Tx, who: KnownActor, input: BeeldBesluitInput, vandaag: string): Promise<void>;
  /** Periods of the school, by date. */
  perioden(tx: Tx): Promise<readonly PeriodeView[]>;
}

/** `keys` opens and seals the reasons of placements. */
export function createLeerroute(deps: { readonly keys: Keys }): LeerrouteService {
  const { keys } = deps;
  return {
    placeLeerlingen: (tx, who, input, eerder) => placeLeerlingen(keys, tx, who, input, { eerder }),
    leerlingprofiel: (tx, who, leerling) => leerlingprofiel(keys, tx, who, leerling),
    leerlijnZoom,
    leerdoelZoom,
    leerreis: async (tx, who, leerling) =>
      await reisStappen({ keys, tx, who, leerling, eerder: [], gezien: await look(tx, who, leerling) }),
    reis: (tx, who, leerling) => reis({ keys, tx, who, leerling }),
    integraalBeeld: (tx, who, leerling, vandaag) => integraalBeeld(keys, tx, who, leerling, vandaag),
    neemBesluit: (tx, who, input, vandaag) => neemBesluit(keys, tx, who, input, vandaag),
    perioden: periodeRows,
  };
}
