import type { Keys } from '../../access/keys.ts';
import type { BestandenService } from '../../bestanden/service.ts';
import type { Db } from '../../platform/db/pool.ts';
import type { Fabriek } from './fabriek.ts';

/** What documents are made with. */
export interface DocumentDeps {
  readonly db: Db;
  readonly keys: Keys;
  readonly bestanden: BestandenService;
  readonly fabriek: Fabriek;
}
