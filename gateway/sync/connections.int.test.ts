import { describe, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../test/support/db.ts';
import { totalCounts } from './rules.ts';
import {
  cancelRun,
  checkConnection,
  confirmRun,
  createConnection,
  dueConnections,
  getRun,
  listConnections,
  listRuns,
  requestSync,
} from './service.ts';
import { syncSchool } from './test-school.ts';

const t = testDb();

describe('connections', () => {
  it('keep what the school filled in sealed, and give it to the adapter opened', async () => {
    const s = await syncSchool(t.db);
    const row = await t.db.tenant({ school: s.who.school, actor: null }, (tx) =>
      tx.selectFrom('koers.connection').select('credentials').executeTakeFirstOrThrow(),
    );
    expect(row.credentials.toString('latin1')).not.toContain('geheim');
    expect(await checkConnection(s.deps, s.who, s.connection)).toMatchObject({ ok: true });
  });

  it('are refused with a line per field, with a schedule that is none, or a name that is taken', async () => {
    const s = await syncSchool(t.db);
    const make = (extra: object) =>
      createConnection(s.deps, s.who, {
        adapter: 'geheugen',
        naam: 'Nieuw',
        settings: { sleutel: 'x' },
        ...extra,
      });
    await expect(make({ settings: { sleutel: '' } })).rejects.toMatchObject({
      code: 'bad_request',
      opts: { issues: [{ path: 'sleutel', message: 'Vul de sleutel in.' }] },
    });
    await expect(make({ schedule: 'elke dag' })).rejects.toMatchObject({ code: 'bad_request' });
    await expect(make({ naam: 'LVS' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(make({ adapter: 'onbekend' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('come due by their schedule, Amsterdam time, once', async () => {
    let now = new Date('2026-11-02T02:00:00Z');
    const s = await syncSchool(t.db, { schedule: '30 5 * * 1-5', deps: { now: () => now } });
    const mine = async () => (await dueConnections(s.deps)).filter((d) => d.connection === s.connection);
    expect(await mine()).toEqual([]);
    now = new Date('2026-11-02T04:30:00Z');
    expect(await mine()).toEqual([{ school: s.who.school, connection: s.connection }]);
    await requestSync(s.deps, s.who, s.connection, 'schedule');
    expect(await mine()).toEqual([]);
    const [connection] = await listConnections(s.deps, s.who.school);
    expect(connection).toMatchObject({
      title: 'LVS geheugen',
      nextDueAt: new Date('2026-11-03T04:30:00Z'),
      run: { status: 'queued', trigger: 'schedule' },
    });
  });

  it('hand the cursor of the last applied run back to the adapter', async () => {
    const s = await syncSchool(t.db);
    await s.sync();
    await s.sync();
    expect(s.source.since).toEqual([null, { pull: 1 }]);
  });

  it('R85 of another school do not exist', async () => {
    const s = await syncSchool(t.db);
    const { run } = await requestSync(s.deps, s.who, s.connection, 'manual');
    const { b } = await twoSchools(t.db);
    const stranger = { school: b, person: null };
    const notFound = { code: 'not_found' };
    await expect(requestSync(s.deps, stranger, s.connection, 'manual')).rejects.toMatchObject(notFound);
    await expect(confirmRun(s.deps, stranger, run)).rejects.toMatchObject(notFound);
    await expect(cancelRun(s.deps, stranger, run)).rejects.toMatchObject(notFound);
    await expect(checkConnection(s.deps, stranger, s.connection)).rejects.toMatchObject(notFound);
    expect([
      await getRun(s.deps, b, run),
      await listRuns(s.deps, b, s.connection),
      await listConnections(s.deps, b),
    ]).toEqual([null, [], []]);
    const mine = await getRun(s.deps, s.who.school, run);
    expect(mine && totalCounts(mine.counts)).toMatchObject({ created: 0 });
  });
});
