import type { Keys } from '../access/keys.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type {
  Aanmelding,
  AntwoordInput,
  CvbInput,
  EvaluatieInput,
  OverlegInput,
  PapierInput,
  RedenInput,
  VeldInput,
  VeldTerug,
} from './input.ts';
import type { Bewijs, OppView, VeldUitkomst } from './view.ts';

export * from './input.ts';
export type * from './view.ts';

/** Which version: what is in force, the concept, one by its number; left out: the concept, else what is in force, else the last. */
export type WelkeVersie = 'geldend' | 'concept' | number;

/**
 * The ontwikkelingsperspectief (domain.md §2, R34–R48): a projection with typed words, in a chain of versions. Works inside the
 * open transaction; acts on one pupil go one after another. A pupil that this person may not see does not exist for him: AppError
 * `not_found`. `conflict` when a rule refuses: the message says what is missing and where to do it. Every act is audited, every
 * look at an OPP stands in the trail (R83).
 */
export interface OppService {
  /** Ouders and the pupil read what is offered or in force, never a bare concept. */
  lees(
    tx: Tx,
    who: KnownActor,
    vraag: { leerling: string; welke?: WelkeVersie | undefined },
  ): Promise<OppView>;
  /** The first concept of a pupil; one that is there stays. */
  begin(
    tx: Tx,
    who: KnownActor,
    leerling: string,
  ): Promise<{ readonly versie: string; readonly nummer: number }>;
  /** Saves one field of the concept; never over what a colleague wrote meanwhile. */
  schrijfVeld(tx: Tx, who: KnownActor, input: VeldInput): Promise<VeldUitkomst>;
  /** Takes typed or overruled words back: the source counts again. */
  neemTerug(tx: Tx, who: KnownActor, input: VeldTerug): Promise<VeldUitkomst>;
  /** R43. */
  legOverlegVast(tx: Tx, who: KnownActor, input: OverlegInput): Promise<void>;
  legCvbAdviesVast(tx: Tx, who: KnownActor, input: CvbInput): Promise<void>;
  /** To call after a row of opp_stem was written, in the same transaction: the status of the concept follows (R46). */
  naHoren(tx: Tx, who: KnownActor, leerling: string): Promise<void>;
  /** Keeps the concept as it stands and puts it before who has gezag (R44). */
  biedAan(tx: Tx, who: KnownActor, leerling: string): Promise<void>;
  /** The answer of who has gezag today, or of the pupil himself from 18 on (R44, R45). */
  antwoord(tx: Tx, who: KnownActor, input: AntwoordInput, aanmelding: Aanmelding): Promise<void>;
  /** An answer that came on paper; for who may fix an OPP. */
  legAntwoordVast(tx: Tx, who: KnownActor, input: PapierInput): Promise<void>;
  /** Fixes the concept (R35, R43, R46); what was in force is opgevolgd. A refused or open handelingsdeel does not hold it up. */
  stelVast(
    tx: Tx,
    who: KnownActor,
    leerling: string,
  ): Promise<{ readonly versie: string; readonly nummer: number }>;
  begintEvaluatie(tx: Tx, who: KnownActor, leerling: string): Promise<void>;
  /** R47: makes the concept that follows, with the conclusions as its section G. */
  rondEvaluatieAf(
    tx: Tx,
    who: KnownActor,
    input: EvaluatieInput,
  ): Promise<{ readonly versie: string; readonly nummer: number }>;
  /** R41: a concept beside what is in force, which stays as it is. */
  stelBij(
    tx: Tx,
    who: KnownActor,
    input: RedenInput,
  ): Promise<{ readonly versie: string; readonly nummer: number }>;
  /** Gives the concept up. */
  trekIn(tx: Tx, who: KnownActor, input: RedenInput): Promise<void>;
  /** The pupil leaves, or the support ends: nothing is in force any more. */
  beeindig(tx: Tx, who: KnownActor, input: RedenInput): Promise<void>;
  /** R48. */
  openGeschil(tx: Tx, who: KnownActor, input: RedenInput): Promise<void>;
  sluitGeschil(tx: Tx, who: KnownActor, input: RedenInput): Promise<void>;
  /** R44: who, when, on which exact content, by which login and how sure. */
  bewijs(tx: Tx, who: KnownActor, vraag: { leerling: string; nummer: number }): Promise<Bewijs>;
}

export interface OppDeps {
  /** Seals and opens the words: they are about a child. */
  readonly keys: Keys;
  readonly now?: () => Date;
}
