import type { Keys } from '../../access/keys.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { AntwoordInput, TerugInput, WaarnemingInput, ZegInput } from './input.ts';
import { bijLeerdoel, inbrengBij, mijnKaart, openWensen, watWacht, zegtZelf } from './lezen.ts';
import { beantwoord, neemTerug, schrijfWaarneming, zeg } from './schrijven.ts';
import type { BijLeerdoel, InbrengBij, MijnKaart, OpenWens, ZegtVanDoel } from './view.ts';

export { AntwoordInput, TerugInput, WaarnemingInput, ZegInput } from './input.ts';
export type * from './view.ts';

/**
 * What a leerling says of his own doelen (R59) and what others saw of them (R62), beside the judgements of the school.
 * Everything is an act and in the trail. Works inside the open transaction. What one may
 * not see does not exist: AppError `not_found` (R61, R63, R85). AppError `conflict` when a rule refuses it.
 */
export interface InbrengService {
  /** R59: the card of who asks, with his own words; `null` for who is no leerling, or has no card yet. */
  mijnKaart(tx: Tx, who: KnownActor): Promise<MijnKaart | null>;
  /** R59: "dit kan ik", "hier wil ik aan werken", or how it goes, of a doel on the own card. */
  zeg(tx: Tx, who: KnownActor, input: ZegInput): Promise<void>;
  /** Takes it back, on whatever day: what was said stays in the history and holds no longer. */
  neemTerug(tx: Tx, who: KnownActor, input: TerugInput): Promise<void>;
  /** What one pupil says of the doelen on his card, without words; one statement. For who may read the card. */
  inbrengBij(tx: Tx, who: KnownActor, leerling: string): Promise<InbrengBij>;
  /** What the pupils of a group say they can and want, beside the matrix; two statements. Not for who works by shares (R63). */
  zegtZelf(tx: Tx, who: KnownActor, leerlingen: readonly string[]): Promise<readonly ZegtVanDoel[]>;
  /** One doel of a pupil: what he says of it, with words for who may read them, and the waarnemingen of others. */
  bijLeerdoel(tx: Tx, who: KnownActor, at: { leerling: string; leerdoel: string }): Promise<BijLeerdoel>;
  /** Wishes of the pupils one works with that nobody has answered, newest first; one statement. */
  openWensen(tx: Tx, who: KnownActor): Promise<readonly OpenWens[]>;
  /** How many acties in one's name are open, and how many wishes wait for an answer; one statement. */
  watWacht(tx: Tx, who: KnownActor): Promise<{ readonly acties: number; readonly wensen: number }>;
  /** Answers a wish. @throws AppError `conflict` when it does not wait for an answer any more */
  beantwoord(tx: Tx, who: KnownActor, input: AntwoordInput): Promise<void>;
  /** R62: writes down what one saw of a doel. It gives no stand. */
  schrijfWaarneming(tx: Tx, who: KnownActor, input: WaarnemingInput): Promise<void>;
}

/** `keys` seals and opens the words: they are about a child. */
export function createInbreng({ keys }: { readonly keys: Keys }): InbrengService {
  return {
    mijnKaart: (tx, who) => mijnKaart(keys, tx, who),
    zeg: (tx, who, input) => zeg(keys, tx, who, input),
    neemTerug,
    inbrengBij,
    bijLeerdoel: (tx, who, at) => bijLeerdoel(keys, tx, who, at),
    openWensen,
    watWacht,
    zegtZelf,
    beantwoord: (tx, who, input) => beantwoord(keys, tx, who, input),
    schrijfWaarneming: (tx, who, input) => schrijfWaarneming(keys, tx, who, input),
  };
}
