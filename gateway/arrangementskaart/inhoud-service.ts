import type { Keys } from '../access/keys.ts';
import { lijnenInScope, requireLeerlingen } from '../access/scope.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { stopActie, veranderActie, voegActieToe } from './acties.ts';
import { doelBlad } from './doel-blad.ts';
import { evaluatie, kaartHeel, lezer, verzegeld } from './inhoud.ts';
import type {
  ActieInput,
  BeginsituatieInput,
  EvaluatieInput,
  NieuweActieInput,
  StopActieInput,
} from './inhoud-input.ts';
import { evaluatieRows } from './inhoud-store.ts';
import type { DoelBlad, Evaluatie, KaartHeel, MijnActie } from './inhoud-view.ts';
import { mijnActies } from './mijn-acties.ts';
import type { Eerder } from './schrijf.ts';
import { evalueer, schrijfBeginsituatie } from './uitwerken.ts';

export * from './inhoud-input.ts';
export type * from './inhoud-view.ts';

/**
 * What is written on the arrangementskaart: beginsituatie, acties and evaluatie of each doel (R25, R26, R28). Every
 * change is an act with an id made by the client, undone by `undoActs` of the ArrangementskaartService on the same day.
 * Works inside the open transaction; what one may not see does not exist: AppError `not_found` (R61, R63, R85).
 * AppError `conflict` when a rule refuses it, with what to do.
 */
export interface KaartInhoudService {
  /** The card with all its words; for who may not read reports without those. Opening words is logged (R83). */
  kaartHeel(tx: Tx, who: KnownActor, leerling: string): Promise<KaartHeel>;
  /** One doel of the card with what can be done on it. */
  doelBlad(tx: Tx, who: KnownActor, leerling: string, leerdoel: string): Promise<DoelBlad>;
  /** R25. */
  schrijfBeginsituatie(tx: Tx, who: KnownActor, input: BeginsituatieInput, eerder?: Eerder): Promise<void>;
  /** R26: from the package's template or of one's own; the actie gets the id of the act. */
  voegActieToe(tx: Tx, who: KnownActor, input: NieuweActieInput, eerder?: Eerder): Promise<void>;
  /** R26: words, who and when; a stopped actie runs again. */
  veranderActie(tx: Tx, who: KnownActor, input: ActieInput, eerder?: Eerder): Promise<void>;
  /** R26. */
  stopActie(tx: Tx, who: KnownActor, input: StopActieInput): Promise<void>;
  /** R28: closes the doel for the period of its streefniveau. Evaluating again replaces it; both are kept. */
  evalueer(
    tx: Tx,
    who: KnownActor,
    input: EvaluatieInput,
    eerder?: Eerder & { readonly periode?: string },
  ): Promise<void>;
  /** R26: what was given to who asks, over all pupils he sees today; one statement and the opening of the words. */
  mijnActies(tx: Tx, who: KnownActor): Promise<readonly MijnActie[]>;
  /** R28: the last evaluatie of each doel in a period, to quote from. */
  evaluatiesVan(tx: Tx, who: KnownActor, leerling: string, periode: string): Promise<readonly Evaluatie[]>;
}

async function evaluatiesVan(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  leerling: string,
  periode: string,
): Promise<Evaluatie[]> {
  await requireLeerlingen(tx, who, 'verslagen_lezen', [leerling]);
  const open = await lijnenInScope(tx, who, 'verslagen_lezen', leerling);
  const rows = (await evaluatieRows(tx, leerling, periode)).filter(
    (r) => open === 'alle' || open.has(r.lijn),
  );
  const woorden = await lezer(keys, tx, who, leerling, 'evaluaties')(verzegeld(rows));
  return rows.map((r) => evaluatie(r, woorden));
}

/** `keys` seals and opens the words: they are about a child. */
export function createKaartInhoud({ keys }: { readonly keys: Keys }): KaartInhoudService {
  return {
    kaartHeel: (tx, who, leerling) => kaartHeel(keys, tx, who, leerling),
    doelBlad: (tx, who, leerling, leerdoel) => doelBlad(keys, tx, who, leerling, leerdoel),
    schrijfBeginsituatie: (tx, who, input, eerder) => schrijfBeginsituatie(keys, tx, who, input, eerder),
    voegActieToe: (tx, who, input, eerder) => voegActieToe(keys, tx, who, input, eerder),
    veranderActie: (tx, who, input, eerder) => veranderActie(keys, tx, who, input, eerder),
    stopActie,
    evalueer: (tx, who, input, eerder) => evalueer(keys, tx, who, input, eerder),
    mijnActies: (tx, who) => mijnActies(keys, tx, who),
    evaluatiesVan: (tx, who, leerling, periode) => evaluatiesVan(keys, tx, who, leerling, periode),
  };
}
