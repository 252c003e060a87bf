import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Boom } from './boom.ts';
import type { Conflict } from './conflict.ts';
import { namenVan } from './handeling-store.ts';
import { geldende } from './handelingen-rules.ts';
import { legLaag } from './leg-laag.ts';
import { rangenVan } from './rules.ts';
import { leesStand } from './stand.ts';
import { type InrichtingRij, inrichtingRijen } from './store.ts';
import { nieuwereVersies, type VersieKort, versieKort } from './versie-store.ts';
import { handelingInWoorden } from './verslag.ts';

/** An own inrichting to work in: the tree with what is hidden marked, and what there is to choose. */
export interface InrichtingView {
  readonly inrichting: InrichtingRij;
  /** The version it lies on; `null` when it began from nothing. */
  readonly basis: VersieKort | null;
  /** Newer versions of that package. */
  readonly nieuwer: readonly VersieKort[];
  readonly boom: Boom;
  readonly rangen: ReadonlyMap<string, number>;
  readonly conflicten: readonly Conflict[];
  /** Acts, the newest first. */
  readonly handelingen: readonly HandelingView[];
}

export interface HandelingView {
  readonly id: string;
  readonly wat: string;
  /** Who did it; `null`: somebody of another school of the bestuur. */
  readonly door: string | null;
  readonly at: Date;
  readonly geldt: boolean;
  /** It undid an earlier act. */
  readonly terug: boolean;
}

/** @throws AppError `not_found` */
export async function bekijkInrichting(tx: Tx, id: string): Promise<InrichtingView> {
  const stand = await leesStand(tx, id);
  const { boom, conflicten } = legLaag(stand.basis, stand.wijzigingen, stand.vorige ?? undefined);
  const namen = await namenVan(
    tx,
    stand.handelingen.map((h) => h.persoon),
  );
  const geldig = new Set(geldende(stand.handelingen));
  const handelingen = [...stand.handelingen].reverse().map((h) => ({
    id: h.id,
    wat: handelingInWoorden(h, stand.handelingen, boom),
    door: namen.get(h.persoon) ?? null,
    at: h.at,
    geldt: geldig.has(h),
    terug: h.maaktOngedaan !== null,
  }));
  const { rij: inrichting, versie } = stand;
  const basis = versie === null ? null : await versieKort(tx, versie);
  const nieuwer = versie === null ? [] : await nieuwereVersies(tx, versie, inrichting.pakketId);
  return { inrichting, basis, nieuwer, boom, rangen: rangenVan(stand.basis, boom), conflicten, handelingen };
}

/** All own inrichtingen of this school and its bestuur. */
export async function inrichtingen(tx: Tx): Promise<InrichtingRij[]> {
  return await inrichtingRijen(tx);
}
