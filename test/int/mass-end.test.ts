import { describe, expect, it } from 'vitest';
import type { ConformanceSchool, RunningSource } from '../../adapters/_kit/conformance-source.ts';
import { createKitHttp } from '../../adapters/_kit/http.ts';
import type { SyncDeps } from '../../gateway/sync/deps.ts';
import { createConnection } from '../../gateway/sync/service.ts';
import { syncDeps, syncOnce } from '../../gateway/sync/test-school.ts';
import { people } from '../../gateway/sync/test-state.ts';
import { demoSchools } from '../conformance/school.ts';
import { type Vendor, vendors } from '../conformance/subjects.ts';
import { testDb, twoSchools } from '../support/db.ts';
import { rowsWritten } from '../support/rows-written.ts';

const t = testDb();
const [demo] = demoSchools(new Date());
// A delta never tells who is missing; files come with the upload of a school and are tried there.
const full = (await vendors()).filter(
  ({ adapter }) => adapter.answers === 'full' && adapter.transport !== 'file',
);

interface Scene {
  readonly school: string;
  readonly source: RunningSource;
  sync(): ReturnType<typeof syncOnce>;
  people(): ReturnType<typeof people>;
}

/** The demo school, brought in from a vendor's simulator by the real engine. */
async function synced({ adapter, subject }: Vendor, work: (scene: Scene) => Promise<void>): Promise<void> {
  const { a: school } = await twoSchools(t.db);
  const { brin, naam } = await t.db.platform((tx) =>
    tx.selectFrom('koers.school').where('id', '=', school).select(['brin', 'naam']).executeTakeFirstOrThrow(),
  );
  const offered: ConformanceSchool = {
    school: { brin, dependance: '', naam },
    records: demo?.records ?? [],
  };
  const source = await subject.start(offered);
  const deps: SyncDeps = syncDeps(t.db, [], {
    adapters: new Map([[adapter.id, adapter]]),
    http: createKitHttp(),
  });
  const who = { school, person: null };
  const wanted = { adapter: adapter.id, naam: 'LVS', schedule: null, firstSync: 'apply' } as const;
  try {
    const { id } = await createConnection(deps, who, { ...wanted, settings: source.connection });
    const sync = () => syncOnce(deps, who, id);
    expect(await sync()).toMatchObject({ kind: 'done', counts: { leerling: { ended: 0 } } });
    await work({ school, source, sync, people: () => people(t.db, school) });
  } finally {
    await source.close();
  }
}

describe.each(full)('a school at $adapter.id through the engine', (vendor) => {
  it('keeps everyone when half of the leerlingen are gone, and asks a person (R70)', () =>
    synced(vendor, async (scene) => {
      const before = await scene.people();
      // Some vendors tell of leerlingen only.
      expect(Object.keys(before).length).toBeGreaterThan(10);
      scene.source.trouble('half-gone');
      const written = await rowsWritten(t.owner, async () => {
        expect(await scene.sync()).toMatchObject({ kind: 'needs_confirmation', reason: 'mass_end' });
      });

      expect(written).toEqual({});
      expect(await scene.people()).toEqual(before);
      scene.source.trouble(null);
      expect(await scene.sync()).toMatchObject({ kind: 'done', counts: { leerling: { ended: 0 } } });
      expect(await scene.people()).toEqual(before);
    }));

  it('keeps everyone when the answer is empty', () =>
    synced(vendor, async (scene) => {
      const before = await scene.people();
      scene.source.trouble('empty');
      const outcome = await scene.sync().catch((error: { code?: string }) => error.code);

      expect(outcome).toMatch(/^source_(refused|invalid|unavailable)$/);
      expect(await scene.people()).toEqual(before);
      scene.source.trouble(null);
      expect(await scene.sync()).toMatchObject({ kind: 'done' });
      expect(await scene.people()).toEqual(before);
    }));
});
