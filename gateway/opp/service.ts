import type { Keys } from '../access/keys.ts';
import type { Permission } from '../access/policy.ts';
import { enterLeerlingen } from '../access/scope.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import {
  beeindig,
  biedAan,
  legCvbAdviesVast,
  legOverlegVast,
  naHoren,
  openGeschil,
  sluitGeschil,
  stelVast,
  trekIn,
} from './acten.ts';
import { antwoord, legAntwoordVast } from './antwoorden.ts';
import { bewijs } from './bewijs.ts';
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
import { begin, begintEvaluatie, rondEvaluatieAf, stelBij } from './keten.ts';
import type { WelkeVersie } from './kiezen.ts';
import { leesOpp } from './lezen.ts';
import { meldThuis } from './thuis/meld-thuis.ts';
import { neemTerug, schrijfVeld } from './velden.ts';
import type { Bewijs, OppView, VeldUitkomst } from './view.ts';
import type { Werk } from './werk.ts';

export * from './input.ts';
export type { WelkeVersie } from './kiezen.ts';
export type * from './view.ts';

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

/** The service over these keys; `now` is for tests and for the demo, which begins in the past. */
export function createOpp({ keys, now = () => new Date() }: OppDeps): OppService {
  const werk = (tx: Tx, who: KnownActor, leerling: string): Werk => ({ keys, tx, who, leerling, nu: now() });
  /** One act on one pupil at a time, by who may do it with him. */
  const doet = async (tx: Tx, who: KnownActor, leerling: string, permission: Permission): Promise<Werk> => {
    await enterLeerlingen(tx, who, permission, [leerling]);
    return werk(tx, who, leerling);
  };
  const schrijft = (tx: Tx, who: KnownActor, leerling: string) => doet(tx, who, leerling, 'opp_schrijven');
  const beslist = (tx: Tx, who: KnownActor, leerling: string) => doet(tx, who, leerling, 'opp_vaststellen');
  return {
    lees: (tx, who, { leerling, welke }) => leesOpp(werk(tx, who, leerling), welke),
    begin: async (tx, who, leerling) => begin(await schrijft(tx, who, leerling)),
    schrijfVeld: async (tx, who, input) => schrijfVeld(await schrijft(tx, who, input.leerling), input),
    neemTerug: async (tx, who, input) => neemTerug(await schrijft(tx, who, input.leerling), input),
    legOverlegVast: async (tx, who, input) => legOverlegVast(await schrijft(tx, who, input.leerling), input),
    legCvbAdviesVast: async (tx, who, input) =>
      legCvbAdviesVast(await schrijft(tx, who, input.leerling), input),
    naHoren: (tx, who, leerling) => naHoren(werk(tx, who, leerling)),
    biedAan: async (tx, who, leerling) => {
      await biedAan(await schrijft(tx, who, leerling));
      await meldThuis(tx, who, leerling, 'opp_instemming_gevraagd');
    },
    antwoord: async (tx, who, input, aanmelding) =>
      antwoord(await doet(tx, who, input.leerling, 'opp_antwoorden'), input, aanmelding),
    legAntwoordVast: async (tx, who, input) => legAntwoordVast(await beslist(tx, who, input.leerling), input),
    stelVast: async (tx, who, leerling) => {
      const vast = await stelVast(await beslist(tx, who, leerling));
      await meldThuis(tx, who, leerling, 'opp_vastgesteld');
      return vast;
    },
    begintEvaluatie: async (tx, who, leerling) => begintEvaluatie(await schrijft(tx, who, leerling)),
    rondEvaluatieAf: async (tx, who, input) =>
      rondEvaluatieAf(await schrijft(tx, who, input.leerling), input),
    stelBij: async (tx, who, input) => stelBij(await schrijft(tx, who, input.leerling), input),
    trekIn: async (tx, who, input) => trekIn(await schrijft(tx, who, input.leerling), input),
    beeindig: async (tx, who, input) => beeindig(await beslist(tx, who, input.leerling), input),
    openGeschil: async (tx, who, input) => openGeschil(await beslist(tx, who, input.leerling), input),
    sluitGeschil: async (tx, who, input) => sluitGeschil(await beslist(tx, who, input.leerling), input),
    bewijs: (tx, who, { leerling, nummer }) => bewijs(werk(tx, who, leerling), nummer),
  };
}
