import { audit } from '../../access/audit.ts';
import type { Keys } from '../../access/keys.ts';
import { requireLeerlingen } from '../../access/scope.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { koppelOverkomst } from '../reis/overkomst.ts';
import { herkomst, kandidaten, openingenHier, openingHier, openingMet, wachtend } from './hier.ts';
import { KoppelInput, type NeemOverInput, type OpenInput } from './input.ts';
import { neemOver } from './neem-over.ts';
import { neemOpeningTerug, openingen, openLeerreis } from './openen.ts';
import type { DoelHerkomst, NeemOverResultaat, Openingen, OpeningHier, OverkomstBlad } from './view.ts';
import { voorbeeldVan } from './voorbeeld.ts';

export { LijnKeuze, NeemOverInput, OpenInput } from './input.ts';
export type * from './view.ts';

/**
 * A pupil goes from one school of a bestuur to another, so → vso (R72): the first opens his leerreis, the other says who he is there
 * and takes over what he had. Every function works inside the open transaction it is given. What one may not do does not exist:
 * AppError `not_found` (R61, R85).
 */
export interface OverkomstService {
  /** What is open of a pupil of this school, and to whom it can be opened. */
  openingen(tx: Tx, who: KnownActor, leerling: string): Promise<Openingen>;
  /** @throws AppError `conflict` with the reason when it cannot be opened so */
  open(tx: Tx, who: KnownActor, input: OpenInput): Promise<void>;
  neemTerug(tx: Tx, who: KnownActor, at: { leerling: string; opening: string }): Promise<void>;
  /** What other schools opened to this one. */
  openingenHier(tx: Tx, who: KnownActor): Promise<readonly OpeningHier[]>;
  /** How many of them wait; 0 for who does not place pupils. */
  wachtend(tx: Tx, who: KnownActor): Promise<number>;
  /** One opening: who he may be here, what would come along, or what did; `leerroute`: to look at it for another leerroute. */
  bekijk(tx: Tx, who: KnownActor, opening: string, leerroute?: string): Promise<OverkomstBlad>;
  /** A person says who he is here. @throws AppError `conflict` when it is said of another, or the opening ended */
  koppel(tx: Tx, who: KnownActor, input: { opening: string; leerling: string }): Promise<void>;
  neemOver(tx: Tx, who: KnownActor, input: NeemOverInput): Promise<NeemOverResultaat>;
  /** Where doelen on the card of a pupil came from, for who asked already whether he may see that card. */
  herkomst(tx: Tx, leerling: string): Promise<ReadonlyMap<string, DoelHerkomst>>;
}

async function bekijk(tx: Tx, who: KnownActor, id: string, leerroute?: string): Promise<OverkomstBlad> {
  const row = await openingMet(tx, who, id);
  const opening = openingHier(row);
  if (!row.hier) return { kind: 'koppelen', opening, kandidaten: await kandidaten(tx, row) };
  await requireLeerlingen(tx, who, 'leerroute_plaatsen', [row.hier.id]);
  if (row.overname) {
    const { act, op, acts, doelen } = row.overname;
    return { kind: 'gedaan', opening, overgenomen: { act, op: new Date(op), van: row.van, acts, doelen } };
  }
  await audit(tx, who, {
    actie: 'overkomst_bekeken',
    soort: 'leerling',
    id: row.hier.id,
    details: { opening: id },
  });
  return { kind: 'voorbeeld', voorbeeld: (await voorbeeldVan(tx, row, row.hier, leerroute)).voorbeeld };
}

/** `keys` seals the reasons. */
export function createOverkomst({ keys }: { readonly keys: Keys }): OverkomstService {
  return {
    openingen: (tx, who, leerling) => openingen(keys, tx, who, leerling),
    open: (tx, who, input) => openLeerreis(keys, tx, who, input),
    neemTerug: neemOpeningTerug,
    openingenHier,
    wachtend,
    bekijk,
    koppel: (tx, who, input) => koppelOverkomst(tx, who, KoppelInput.parse(input)),
    neemOver: (tx, who, input) => neemOver(keys, tx, who, input),
    herkomst,
  };
}
