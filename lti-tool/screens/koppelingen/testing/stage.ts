import { createKeys } from '../../../../gateway/access/keys.ts';
import { createBestanden } from '../../../../gateway/bestanden/service.ts';
import type { Db } from '../../../../gateway/platform/db/pool.ts';
import type { Route } from '../../../../gateway/platform/http/route.ts';
import { createConnection, runSync, type SyncDeps } from '../../../../gateway/sync/service.ts';
import type { Assets } from '../../../ui/assets.ts';
import { fakeAssets } from '../../../ui/test-kit/fake-assets.ts';
import { type ScreenServer, serveScreens, type Visitor } from '../../testing/serve-screens.ts';
import { koppelingenRoutes } from '../routes.tsx';
import { type FakeLvs, GOOD_SETTINGS } from './fake-lvs.ts';

/** The screen on a real server and a real database, with a source in memory and no queue: a test runs the work itself. */
export interface KoppelingenStage extends ScreenServer {
  readonly deps: SyncDeps;
  connect(
    who: Visitor,
    options?: { naam?: string; firstSync?: 'preview' | 'apply'; schedule?: string | null },
  ): Promise<string>;
  /** Does the work that a queue would do. */
  work(who: Visitor, run: string): Promise<void>;
}

function depsFor(db: Db, sources: readonly FakeLvs[], now: () => Date): SyncDeps {
  const turn = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a)); // stands for encryption
  return {
    db,
    adapters: new Map(sources.map(({ adapter }) => [adapter.id, adapter])),
    http: { request: () => Promise.reject(new Error('no network in this test')) },
    keys: { seal: async (_, plain) => turn(plain), open: async (_, sealed) => turn(sealed) },
    now,
    log: { info() {}, warn() {} },
    bestanden: createBestanden({ keys: createKeys({ master: Buffer.alloc(32, 7) }) }),
  };
}

export async function openStage(
  db: Db,
  sources: readonly FakeLvs[],
  options: { assets?: Pick<Assets, 'url'>; now?: () => Date; routes?: readonly Route[] } = {},
): Promise<KoppelingenStage> {
  const deps = depsFor(db, sources, options.now ?? (() => new Date()));
  const assets = options.assets ?? fakeAssets;
  const routes = [...koppelingenRoutes({ assets, sync: deps }), ...(options.routes ?? [])];
  const server = await serveScreens(db, () => routes, assets);
  return {
    ...server,
    deps,
    async connect(who, wanted = {}) {
      const [source] = sources;
      const settings = GOOD_SETTINGS;
      const fresh = {
        adapter: source?.adapter.id ?? '',
        naam: 'Ons LVS',
        settings,
        schedule: null,
        ...wanted,
      };
      return (await createConnection(deps, who, fresh)).id;
    },
    async work(who, run) {
      await runSync(deps, { school: who.school, run }, { signal: new AbortController().signal }).catch(
        () => {},
      );
    },
  };
}
