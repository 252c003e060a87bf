import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Dekking } from './view.ts';

export type * from './view.ts';

export interface DekkingVraag {
  readonly leerroute: string;
  readonly set: string;
  /** Links that the school made count as well; only within a school's transaction. Default true. */
  readonly eigen?: boolean;
}

export type MaakDekking = (tx: Tx, vraag: DekkingVraag) => Promise<Dekking>;
