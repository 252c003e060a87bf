import type { Aangenomen } from '../../bestanden/aanname/service.ts';
import type { OpenBestand } from '../../bestanden/service.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { klaar, nietMogelijk } from './afronden.ts';
import type { StemDeps } from './deps.ts';
import { antwoord, haalWeg, leesGesprek, voegToe, woorden } from './gesprek.ts';
import type { AntwoordOp, BijlageWat, EigenWoorden, NietMogelijk } from './input.ts';
import { media, openPogingen, stand } from './lezen.ts';
import type { Gesprek, OpenPoging, StemStand } from './view.ts';

export { BijlageWat, NietMogelijk } from './input.ts';
export type * from './view.ts';
export type { Keuze, Moment, Vraag } from './vragen.ts';

/**
 * The voice of the pupil (R46, domain.md L10): he is heard at opstellen, bijstellen and evalueren, alone or with somebody beside
 * him, in pictos, photos, sound, drawings or words; or it is written why not and when it is tried again. What he says is sealed
 * with his key, and every look at it is in the trail (R83). Works inside the open transaction. A pupil that this person may not
 * see does not exist for him: AppError `not_found`.
 */
export interface StemService {
  /** What is asked now and what he said so far; `null` when no version is being written or evaluated. */
  gesprek(tx: Tx, who: KnownActor, leerling: string): Promise<Gesprek | null>;
  /** Keeps what he pressed for one question. @throws AppError `conflict` when nothing is being written now */
  antwoord(tx: Tx, who: KnownActor, input: AntwoordOp): Promise<void>;
  woorden(tx: Tx, who: KnownActor, input: EigenWoorden): Promise<void>;
  /** Keeps a photo, a recording or a drawing that was taken in (bestanden/aanname). */
  voegToe(
    tx: Tx,
    who: KnownActor,
    input: { leerling: string; wat: BijlageWat; bestand: Aangenomen },
  ): Promise<void>;
  /** Removes one again. @throws AppError `conflict` once it was sent in */
  haalWeg(tx: Tx, who: KnownActor, input: { leerling: string; bestand: string }): Promise<void>;
  /** Sends it in: from here on it stands in the OPP and does not change. @throws AppError `conflict` when nothing was said */
  klaar(tx: Tx, who: KnownActor, leerling: string): Promise<void>;
  /** For who writes the OPP: he could not be heard now. Counts as a written reason; the day becomes a task. */
  nietMogelijk(tx: Tx, who: KnownActor, input: NietMogelijk): Promise<void>;
  /** How it stands, with what was recorded for the version of now; for who works with the pupil. */
  stand(tx: Tx, who: KnownActor, leerling: string): Promise<StemStand>;
  /** A file of a pupil, for himself and for staff who read his OPP; not for ouders. */
  media(tx: Tx, who: KnownActor, bestand: string): Promise<OpenBestand>;
  /** Pupils this person writes OPP's for, who could not be heard yet, first the one whose day comes first; one statement. */
  openPogingen(tx: Tx, who: KnownActor): Promise<readonly OpenPoging[]>;
}

export function createStem(deps: Omit<StemDeps, 'now'> & { readonly now?: () => Date }): StemService {
  const all: StemDeps = { ...deps, now: deps.now ?? (() => new Date()) };
  return {
    gesprek: (tx, who, leerling) => leesGesprek(all, tx, who, leerling),
    antwoord: (tx, who, input) => antwoord(all, tx, who, input),
    woorden: (tx, who, input) => woorden(all, tx, who, input),
    voegToe: (tx, who, input) => voegToe(all, tx, who, input),
    haalWeg: (tx, who, input) => haalWeg(all, tx, who, input),
    klaar: (tx, who, leerling) => klaar(all, tx, who, leerling),
    nietMogelijk: (tx, who, input) => nietMogelijk(all, tx, who, input),
    stand: (tx, who, leerling) => stand(all, tx, who, leerling),
    media: (tx, who, bestand) => media(all, tx, who, bestand),
    openPogingen,
  };
}
