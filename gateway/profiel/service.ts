import type { Keys } from '../access/keys.ts';
import type { Eerder } from '../arrangementskaart/schrijf.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type {
  FactorEindeInput,
  FactorInput,
  KoppelInput,
  OndersteuningEindeInput,
  OndersteuningInput,
  ProfielVraag,
} from './input.ts';
import { factorenBij, leerlingenMet, register } from './lezen.ts';
import {
  beeindigFactor,
  beeindigOndersteuning,
  koppelFactor,
  legFactorVast,
  legOndersteuningVast,
} from './schrijven.ts';
import type { Factor, GevondenLeerling, ProfielRegister } from './view.ts';

export * from './codes.ts';
export * from './input.ts';
export type * from './view.ts';

/**
 * The profile of a pupil that plans rest on: what helps and hinders (R27) and how much support is needed (R21). One
 * register: what is changed here is so on every card and page at once. Need to know: who may see a factor stands with
 * it, and every look is in the trail (design §6, R83). Changes are acts, undone by `undoActs` on the same day.
 * Works inside the open transaction. AppError `not_found` for what one may not see; `conflict` when a rule refuses.
 */
export interface ProfielService {
  /** All of it, as far as who looks may see. */
  register(tx: Tx, who: KnownActor, leerling: string): Promise<ProfielRegister>;
  /** Factoren for a card: those coupled to a doel, or all to choose from. Empty for who may not see factoren. */
  factorenBij(
    tx: Tx,
    who: KnownActor,
    leerling: string,
    welke: 'gekoppeld' | 'alle',
  ): Promise<readonly Factor[]>;
  /** A new factor (it gets the id of the act), or another version of one. */
  legFactorVast(tx: Tx, who: KnownActor, input: FactorInput, eerder?: Eerder): Promise<void>;
  beeindigFactor(tx: Tx, who: KnownActor, input: FactorEindeInput): Promise<void>;
  /** A factor counts for a doel of the card, or no longer. */
  koppelFactor(tx: Tx, who: KnownActor, input: KoppelInput, eerder?: Eerder): Promise<void>;
  /** The need in one gebied; takes the place of what was there. */
  legOndersteuningVast(tx: Tx, who: KnownActor, input: OndersteuningInput, eerder?: Eerder): Promise<void>;
  beeindigOndersteuning(tx: Tx, who: KnownActor, input: OndersteuningEindeInput): Promise<void>;
  /** R21: pupils of who asks of whom all that is asked holds; one statement, and one per section in the trail. */
  leerlingenMet(tx: Tx, who: KnownActor, vraag: ProfielVraag): Promise<readonly GevondenLeerling[]>;
}

/** `keys` seals and opens the words: they are about a child. */
export function createProfiel({ keys }: { readonly keys: Keys }): ProfielService {
  return {
    register: (tx, who, leerling) => register(keys, tx, who, leerling),
    factorenBij: (tx, who, leerling, welke) => factorenBij(keys, tx, who, leerling, welke),
    legFactorVast: (tx, who, input, eerder) => legFactorVast(keys, tx, who, input, eerder),
    beeindigFactor,
    koppelFactor,
    legOndersteuningVast: (tx, who, input, eerder) => legOndersteuningVast(keys, tx, who, input, eerder),
    beeindigOndersteuning,
    leerlingenMet,
  };
}
