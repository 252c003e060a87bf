import { describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { rowsWritten } from '../../test/support/rows-written.ts';
import { AppError } from '../errors.ts';
import {
  cancelRun,
  confirmRun,
  getRun,
  listIssues,
  listRuns,
  previewRun,
  requestSync,
  runSync,
} from './service.ts';
import { leerling, type SyncSchool, smallSchool, syncSchool } from './test-school.ts';
import { everything, people } from './test-state.ts';

const t = testDb();
const go = (s: SyncSchool, run: string, signal = new AbortController().signal) =>
  runSync(s.deps, { school: s.who.school, run }, { signal });
const ask = async (s: SyncSchool) => (await requestSync(s.deps, s.who, s.connection, 'manual')).run;
const view = async (s: SyncSchool, run: string) => {
  const found = await getRun(s.deps, s.who.school, run);
  if (!found) throw new Error('no such run');
  return found;
};
const outbox = (s: SyncSchool) =>
  t.db.tenant({ school: s.who.school, actor: null }, (tx) =>
    tx
      .selectFrom('koers.outbox')
      .where('school_id', '=', s.who.school)
      .select(['topic', 'dedupe', 'payload'])
      .orderBy('id')
      .execute(),
  );
/** Thirty leerlingen in a school that is known. */
async function thirty(): Promise<SyncSchool> {
  const s = await syncSchool(t.db);
  s.source.records = [...smallSchool(), ...Array.from({ length: 26 }, (_, i) => leerling(`P${i}`))];
  await s.sync();
  return s;
}
const leave = (s: SyncSchool, n: number) => {
  for (let i = 0; i < n; i++) s.source.remove(`P${i}`);
};

describe('the first sync of a connection', () => {
  it('is a preview: figures and sample lines, and nothing applied until a person says yes', async () => {
    const s = await syncSchool(t.db, { firstSync: 'preview' });
    const run = await ask(s);
    expect(await rowsWritten(t.owner, () => go(s, run))).toEqual({});
    expect(await view(s, run)).toMatchObject({
      status: 'needs_confirmation',
      reason: 'first_sync',
      total: { created: 7, ended: 0 },
    });
    const lines = await previewRun(s.deps, s.who.school, run, 2);
    expect(lines).toContainEqual({
      kind: 'leerling',
      becomes: 'created',
      naam: 'LeerlingL1 Verzonnen',
      groep: 'Groep G1, Groep R1',
    });
    expect(lines).toHaveLength(5);
    s.source.edit('L1', { roepnaam: 'Later' });
    await confirmRun(s.deps, s.who, run);
    expect(await go(s, run)).toMatchObject({ kind: 'done' });
    expect(s.source.pulls).toBe(1);
    expect((await people(t.db, s.who.school))['L1']?.roepnaam).toBe('LeerlingL1');
    expect(await previewRun(s.deps, s.who.school, run)).toEqual([]);
    expect(await s.sync()).toMatchObject({ kind: 'done' });
    expect((await people(t.db, s.who.school))['L1']?.roepnaam).toBe('Later');
  });

  it('looks again and asks again when what was staged is too old or gone', async () => {
    let now = new Date('2026-11-02T08:00:00Z');
    const s = await syncSchool(t.db, { firstSync: 'preview', deps: { now: () => now } });
    const run = await ask(s);
    await go(s, run);
    now = new Date('2026-11-05T08:00:00Z');
    await confirmRun(s.deps, s.who, run);
    expect(await go(s, run)).toMatchObject({ kind: 'needs_confirmation' });
    expect(s.source.pulls).toBe(2);
    await t.db.tenant({ school: s.who.school, actor: null }, (tx) =>
      tx.deleteFrom('koers.sync_row').execute(),
    );
    await confirmRun(s.deps, s.who, run);
    expect(await go(s, run)).toMatchObject({ kind: 'needs_confirmation' });
    await confirmRun(s.deps, s.who, run);
    expect(await go(s, run)).toMatchObject({ kind: 'done' });
  });
});

describe('the mass-end guard', () => {
  it('lets a handful end, and up to 10 %', async () => {
    const s = await thirty();
    leave(s, 3);
    expect(await s.sync()).toMatchObject({ kind: 'done', counts: { leerling: { ended: 3 } } });
  });

  it('stops when more than 10 % would end, applies nothing, and ends them after a yes', async () => {
    const s = await thirty();
    leave(s, 4);
    s.source.edit('L1', { roepnaam: 'Ook dit wacht' });
    const run = await ask(s);
    expect(await rowsWritten(t.owner, () => go(s, run))).toEqual({});
    expect(await view(s, run)).toMatchObject({
      status: 'needs_confirmation',
      reason: 'mass_end',
      total: { ended: 4, updated: 1 },
    });
    expect((await previewRun(s.deps, s.who.school, run))[0]).toEqual({
      kind: 'leerling',
      becomes: 'ended',
      naam: 'LeerlingP0 Verzonnen',
      groep: '',
    });
    await confirmRun(s.deps, s.who, run);
    expect(await go(s, run)).toMatchObject({ kind: 'done', counts: { leerling: { ended: 4, updated: 1 } } });
    expect((await people(t.db, s.who.school))['P0']?.ended).toBe(true);
  });

  it('stops on an empty answer', async () => {
    const s = await thirty();
    s.source.records = [];
    expect(await s.sync()).toMatchObject({ kind: 'needs_confirmation', reason: 'mass_end' });
  });

  it('makes way for a new run, which looks again', async () => {
    const s = await thirty();
    const all = s.source.records;
    leave(s, 10);
    const first = await ask(s);
    await go(s, first);
    s.source.records = all;
    expect(await s.sync()).toMatchObject({ kind: 'done' });
    expect(await view(s, first)).toMatchObject({ status: 'cancelled' });
    await expect(confirmRun(s.deps, s.who, first)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('holds the ends while the answer has rows that nobody could read, and says so', async () => {
    const s = await thirty();
    const dropped = {
      path: '/leerling[3]',
      code: 'bad_shape',
      seen: '',
      message: 'Anders opgebouwd.',
      effect: 'dropped',
    } as const;
    s.source.issues = [dropped];
    await s.sync();
    s.source.unchanged = true;
    await s.sync();
    s.source.unchanged = false;
    leave(s, 1);
    expect(await s.sync()).toMatchObject({ kind: 'done', counts: { held: 0, leerling: { ended: 1 } } });
    s.source.issues = [dropped, { ...dropped, path: '/leerling[9]' }];
    s.source.remove('P5');
    const run = await ask(s);
    expect(await go(s, run)).toMatchObject({ kind: 'done', counts: { held: 1, leerling: { ended: 0 } } });
    expect((await listIssues(s.deps, s.who.school, run)).map((i) => `${i.code} ${i.count}`)).toEqual([
      'held 1',
      'bad_shape 2',
    ]);
    s.source.issues = [dropped];
    expect(await s.sync()).toMatchObject({ counts: { held: 0, leerling: { ended: 1 } } });
  });
});

describe('one run per connection', () => {
  it('merges a second request into the run under way', async () => {
    const s = await syncSchool(t.db);
    const [one, two] = await Promise.all([ask(s), ask(s)]);
    expect(one).toBe(two);
    expect(await requestSync(s.deps, s.who, s.connection, 'schedule')).toEqual({ run: one, merged: true });
    expect((await outbox(s)).map((o) => o.dedupe)).toEqual([one]);
    expect((await outbox(s))[0]).toMatchObject({
      topic: 'sync:geheugen',
      payload: { school: s.who.school, run: one },
    });
  });

  it('is kept by the database as well', async () => {
    const s = await syncSchool(t.db);
    await ask(s);
    const insert = t.db.tenant({ school: s.who.school, actor: null }, (tx) =>
      tx
        .insertInto('koers.sync_run')
        .values({ school_id: s.who.school, connection_id: s.connection, trigger: 'manual' })
        .execute(),
    );
    await expect(insert).rejects.toThrow(/sync_run_live/);
  });

  it('lets one of two workers have the run; the other is told to come back later', async () => {
    const s = await syncSchool(t.db);
    const run = await ask(s);
    const [a, b] = await Promise.allSettled([go(s, run), go(s, run)]);
    const outcomes = [a, b]
      .map((r) => (r.status === 'fulfilled' ? r.value.kind : (r.reason as AppError).code))
      .sort();
    expect(outcomes).toEqual(['busy', 'done']);
    expect(s.source.pulls).toBe(1);
    expect(await go(s, run)).toEqual({ kind: 'over', status: 'done' });
  });

  it('hands a run whose worker died to the queue again when someone asks', async () => {
    const s = await syncSchool(t.db, { deps: { leaseMs: 1 } });
    const run = await ask(s);
    s.source.onBatch = () => Promise.reject(Object.assign(new Error('Connection terminated unexpectedly')));
    await expect(go(s, run)).rejects.toMatchObject({ opts: { retry: 'later' } });
    expect(await requestSync(s.deps, s.who, s.connection, 'manual')).toEqual({ run, merged: true });
    expect(await outbox(s)).toHaveLength(2);
    s.source.onBatch = async () => {};
    expect(await go(s, run)).toMatchObject({ kind: 'done' });
  });

  it('stops a slow worker whose run was taken over, which then writes nothing', async () => {
    const s = await syncSchool(t.db);
    const run = await ask(s);
    let slow = true;
    s.source.onBatch = async () => {
      if (!slow) return;
      slow = false;
      await t.db.tenant({ school: s.who.school, actor: null }, (tx) =>
        tx
          .updateTable('koers.sync_run')
          .set({ lease_until: new Date(0) })
          .where('id', '=', run)
          .execute(),
      );
      expect(await go(s, run)).toMatchObject({ kind: 'done' });
      s.source.edit('L1', { roepnaam: 'Van de trage' });
    };
    await expect(go(s, run)).rejects.toMatchObject({ code: 'cancelled' });
    expect(await view(s, run)).toMatchObject({ status: 'done', total: { created: 7 } });
    expect((await people(t.db, s.who.school))['L1']?.roepnaam).toBe('LeerlingL1');
  });
});

describe('a source that fails', () => {
  it('that is ill is asked again later, at most five times, and nothing is applied', async () => {
    const s = await syncSchool(t.db);
    s.source.fails = new AppError('source_unavailable', 'Het LVS antwoordt niet.', {
      retry: 'later',
      retryAfterMs: 1234,
    });
    const run = await ask(s);
    for (let i = 1; i < 5; i++) {
      await expect(go(s, run)).rejects.toMatchObject({
        code: 'source_unavailable',
        opts: { retry: 'later', retryAfterMs: 1234 },
      });
      expect(await view(s, run)).toMatchObject({
        status: 'queued',
        error: { code: 'source_unavailable', message: 'Het LVS antwoordt niet.' },
      });
    }
    await expect(go(s, run)).rejects.toMatchObject({ code: 'source_unavailable', opts: { retry: 'never' } });
    expect(await view(s, run)).toMatchObject({ status: 'failed' });
    expect(await people(t.db, s.who.school)).toEqual({});
  });

  it('that refuses or sends what we cannot read fails at once, with the reason', async () => {
    const s = await syncSchool(t.db);
    await s.sync();
    const before = await everything(t.db, s.who.school);
    s.source.edit('L1', { roepnaam: 'Half' });
    s.source.fails = new AppError('source_invalid', 'Het antwoord is afgebroken.', { retry: 'never' });
    const run = await ask(s);
    await expect(go(s, run)).rejects.toMatchObject({ code: 'source_invalid' });
    expect(await view(s, run)).toMatchObject({
      status: 'failed',
      error: { message: 'Het antwoord is afgebroken.' },
    });
    expect(await everything(t.db, s.who.school)).toEqual(before);
  });

  it('over and over does not pile up: issues are kept of the last ten runs', async () => {
    const s = await syncSchool(t.db);
    s.source.issues = [
      { path: '/x', code: 'unknown_code', seen: 'q', message: 'Onbekend.', effect: 'partial' },
    ];
    for (let i = 0; i < 13; i++) await s.sync();
    const runs = await listRuns(s.deps, s.who.school, s.connection);
    expect(runs.map((r) => r.issues)).toEqual([...Array(10).fill(1), 0, 0, 0]);
  });

  it('in an unforeseen way shows no inner text', async () => {
    const s = await syncSchool(t.db);
    s.source.onBatch = () => Promise.reject(new TypeError('geheime binnenkant'));
    const run = await ask(s);
    await expect(go(s, run)).rejects.toMatchObject({ code: 'internal', opts: { retry: 'never' } });
    expect(JSON.stringify(await view(s, run))).not.toContain('binnenkant');
  });
});

describe('stopping', () => {
  it('by a person, half-way: the worker stops and nothing is applied', async () => {
    const s = await syncSchool(t.db, { deps: { leaseMs: 1500 } });
    const run = await ask(s);
    s.source.onBatch = async (signal) => {
      if ((await view(s, run)).status === 'pulling') await cancelRun(s.deps, s.who, run);
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    };
    expect(await go(s, run)).toEqual({ kind: 'over', status: 'cancelled' });
    expect(await people(t.db, s.who.school)).toEqual({});
    await expect(cancelRun(s.deps, s.who, run)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('by an ordered shutdown: the run goes on at the next start, without waiting for a lease', async () => {
    const s = await syncSchool(t.db);
    const run = await ask(s);
    const stop = new AbortController();
    s.source.onBatch = async () => stop.abort();
    await expect(go(s, run, stop.signal)).rejects.toMatchObject({
      code: 'cancelled',
      opts: { retry: 'later' },
    });
    expect(await view(s, run)).toMatchObject({ status: 'queued', error: null });
    s.source.onBatch = async () => {};
    expect(await go(s, run)).toMatchObject({ kind: 'done' });
  });
});
