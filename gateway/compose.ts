import path from 'node:path';
import { createKitHttp } from '../adapters/_kit/http.ts';
import { loadAdapters } from '../adapters/registry.ts';
import { createKeys, type Keys } from './access/keys.ts';
import { KOPPELING } from './access/sealed-columns.ts';
import { clamdAdres, clamdScan } from './bestanden/aanname/service.ts';
import { type BestandenService, createBestanden } from './bestanden/service.ts';
import type { Config } from './config.ts';
import { type Fabriek, openFabriek } from './opp/document/fabriek.ts';
import { openStore, type Store } from './platform/db/open-store.ts';
import { createLog, type Log } from './platform/log.ts';
import { createMetrics, type Metrics } from './platform/metrics.ts';
import type { ConnectionKeys, SyncDeps } from './sync/deps.ts';

export const PROJECT_ROOT = path.join(import.meta.dirname, '..');

/** What the web server, the worker and the command line all stand on, wired once. */
export interface Koers {
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly store: Store;
  readonly keys: Keys;
  readonly sync: SyncDeps;
  readonly bestanden: BestandenService;
  /** Makes documents in threads; none is started before the first document. */
  readonly fabriek: Fabriek;
  close(): Promise<void>;
}

function connectionKeys(store: Store, keys: Keys): ConnectionKeys {
  const inSchool = (school: string) => ({ school, actor: null });
  return {
    seal: (school, plain) =>
      store.db.tenant(inSchool(school), (tx) => keys.sealForSchool(tx, school, plain, KOPPELING)),
    open: (school, sealed) =>
      store.db.tenant(inSchool(school), (tx) => keys.openForSchool(tx, school, sealed, KOPPELING)),
  };
}

/** Opens the database and builds the parts; `close` takes them down in reverse. */
export async function compose(config: Config, name: string): Promise<Koers> {
  const log = createLog(config.KOERS_LOG);
  const [store, adapters] = await Promise.all([openStore(config, PROJECT_ROOT, name), loadAdapters()]);
  const keys = createKeys(store.masters);
  const bestanden = createBestanden({ keys });
  const sync: SyncDeps = {
    db: store.db,
    adapters,
    http: createKitHttp(),
    keys: connectionKeys(store, keys),
    now: () => new Date(),
    log,
    bestanden,
    scan: config.KOERS_CLAMD ? clamdScan(clamdAdres(config.KOERS_CLAMD)) : null,
    leaseMs: 6_000, // as the queue's lock: after a kill the next process may take the run up
  };
  const fabriek = openFabriek();
  const close = async () => {
    await fabriek.close();
    await store.close();
  };
  return { config, log, metrics: createMetrics(), store, keys, sync, bestanden, fabriek, close };
}
