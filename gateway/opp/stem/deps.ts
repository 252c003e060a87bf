import type { Keys } from '../../access/keys.ts';
import type { BestandenService } from '../../bestanden/service.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

export interface StemDeps {
  readonly keys: Keys;
  readonly bestanden: BestandenService;
  readonly now: () => Date;
  /** Told after a record was written, in the same transaction: the status of the concept follows (gateway/opp). */
  readonly naHoren: (tx: Tx, who: KnownActor, leerling: string) => Promise<void>;
}
