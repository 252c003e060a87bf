import type { Keys } from '../access/keys.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { PlaatsNiveauInput, SetStandInput, TickActieInput, UndoInput } from './input.ts';
import { kaart } from './kaart.ts';
import { groepMatrix } from './matrix.ts';
import { placeNiveau } from './place-niveau.ts';
import { preparePlaceNiveau } from './prepare-place.ts';
import { setStand, tickActie } from './tick.ts';
import { klaarVoorHoger, mijnActs, vandaagInMijnGroepen } from './today.ts';
import { undoActs } from './undo.ts';
import type {
  ActieResultaat,
  Arrangementskaart,
  GroepMatrix,
  KlaarVoorHoger,
  LeerlingVandaag,
  MatrixKeuze,
  OngedaanResultaat,
  PlaatsNiveauResultaat,
  PlaatsVoorstel,
  RecenteAct,
  StandResultaat,
} from './view.ts';
import type { WachtrijInput } from './wachtrij/input.ts';
import { type CelIds, celNamen } from './wachtrij/namen.ts';
import { ontvangWachtrij } from './wachtrij/ontvang.ts';
import { verschillenVan } from './wachtrij/verschillen.ts';
import type { Verschil, WachtrijResultaat } from './wachtrij/view.ts';

export { PlaatsNiveauInput, SetStandInput, TickActieInput, UndoInput } from './input.ts';
export type * from './view.ts';
export { BEWAAR_DAGEN, WachtrijInput } from './wachtrij/input.ts';
export type * from './wachtrij/view.ts';

/**
 * The arrangementskaart: what is on it, the group matrix, and the three acts. Every function works inside the open
 * transaction it is given. A pupil, group, doel or actie that this person may not see or touch does not exist for
 * him: AppError `not_found` (R61, R85), and then nothing of the call is applied.
 */
export interface ArrangementskaartService {
  /** R24: the card of a pupil. */
  kaart(tx: Tx, who: KnownActor, leerling: string): Promise<Arrangementskaart>;
  /** R33: pupils × doelen of their streefniveau; one statement. */
  groepMatrix(tx: Tx, who: KnownActor, groep: string, keuze: MatrixKeuze): Promise<GroepMatrix>;
  /** R29: tick acties of one pupil or of a whole group at once; one statement. */
  tickActie(tx: Tx, who: KnownActor, input: TickActieInput): Promise<ActieResultaat>;
  /** R30: give one or many doelen a stand; one statement. */
  setStand(tx: Tx, who: KnownActor, input: SetStandInput): Promise<StandResultaat>;
  /**
   * R33: marks that waited on a device, in one go. Each has an answer of its own: one that is refused holds up no other. They count
   * at the time they were made, never later than `nu`, and what is the last one in that order decides. Sent again they count once.
   */
  ontvangWachtrij(tx: Tx, who: KnownActor, input: WachtrijInput, nu: Date): Promise<WachtrijResultaat>;
  /**
   * R23, R33: of these acts of one's own those that differ from what somebody else, or another device, judged without knowing of
   * them, until the person says which it is.
   */
  verschillen(tx: Tx, who: KnownActor, acts: readonly string[]): Promise<readonly Verschil[]>;
  /** What cells are called, for who may see them; `null` for every other. */
  celNamen(
    tx: Tx,
    who: KnownActor,
    cellen: readonly CelIds[],
  ): Promise<readonly ({ readonly leerling: string; readonly wat: string } | null)[]>;
  /** R31, R32: what placing in another niveau would mean. Changes nothing. */
  preparePlaceNiveau(
    tx: Tx,
    who: KnownActor,
    input: { leerling: string; leerlijn: string },
  ): Promise<PlaatsVoorstel>;
  /** R31, R32: place in a higher or lower niveau. */
  placeNiveau(tx: Tx, who: KnownActor, input: PlaatsNiveauInput): Promise<PlaatsNiveauResultaat>;
  /** Undo acts of one's own of today, all or nothing; a refusal is a value. */
  undoActs(tx: Tx, who: KnownActor, input: UndoInput): Promise<OngedaanResultaat>;
  /**
   * Who has reached a whole streefniveau: "wat kan ik nu doen". In one's own groups, or in the school for who works for
   * all of it; one statement.
   */
  klaarVoorHoger(tx: Tx, who: KnownActor): Promise<readonly KlaarVoorHoger[]>;
  /** The pupils of one's own groups with what is open for each, in Dutch order; one statement. */
  vandaagInMijnGroepen(tx: Tx, who: KnownActor): Promise<readonly LeerlingVandaag[]>;
  /** Acts of this person of today, newest first, at most 20. */
  mijnActs(tx: Tx, who: KnownActor): Promise<readonly RecenteAct[]>;
}

/** `keys` seals the reasons of placements. */
export function createArrangementskaart(deps: { readonly keys: Keys }): ArrangementskaartService {
  return {
    kaart,
    groepMatrix,
    tickActie,
    setStand,
    ontvangWachtrij,
    verschillen: verschillenVan,
    celNamen,
    preparePlaceNiveau,
    placeNiveau: (tx, who, input) => placeNiveau(deps.keys, tx, who, input),
    undoActs,
    klaarVoorHoger,
    vandaagInMijnGroepen,
    mijnActs,
  };
}
