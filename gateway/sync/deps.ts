import type { Virusscan } from '../bestanden/aanname/service.ts';
import type { BestandenService } from '../bestanden/service.ts';
import type { Db } from '../platform/db/pool.ts';
import type { AdapterLog, KitHttp, SourceAdapter } from './source-adapter.ts';

/** Seals what a school filled in for a connection with that school's key. Never called inside a transaction. */
export interface ConnectionKeys {
  seal(school: string, plain: Buffer): Promise<Buffer>;
  open(school: string, sealed: Buffer): Promise<Buffer>;
}

/** What the sync engine is given by main.ts; it reaches for nothing else. */
export interface SyncDeps {
  readonly db: Pick<Db, 'tenant' | 'platform'>;
  readonly adapters: ReadonlyMap<string, SourceAdapter>;
  readonly http: KitHttp;
  readonly keys: ConnectionKeys;
  /** Where files that a school hands in are kept. */
  readonly bestanden: Pick<BestandenService, 'bewaar' | 'lees' | 'verwijder'>;
  /** Looks for viruses in what a school hands in; without it nobody does. */
  readonly scan?: Virusscan | null;
  readonly now: () => Date;
  readonly log: AdapterLog;
  /** How long a worker that says nothing is taken to be alive, in ms. Default 10 000. */
  readonly leaseMs?: number;
}

/** Who asks, for which school. `person` is null for the system and the command line. */
export interface Asker {
  readonly school: string;
  readonly person: string | null;
}
