import { describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { rowsWritten } from '../../test/support/rows-written.ts';
import type { BronRecord } from '../model/roster.ts';
import { confirmRun, listRuns, runSync, undoRun } from './service.ts';
import { groep, leerling, medewerker, type SyncSchool, syncSchool } from './test-school.ts';
import { everything } from './test-state.ts';

const t = testDb();

/** 1,200 leerlingen in 100 groups with a rekengroep each, and 100 medewerkers. */
function largeSchool(): BronRecord[] {
  const many = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i));
  return [
    ...many(100, (i) => groep(`G${i}`)),
    ...many(25, (i) => groep(`R${i}`, { soort: 'samengesteld' })),
    ...many(100, (i) => medewerker(`M${i}`, { groepen: [{ key: `G${i}`, rol: 'leerkracht' }] })),
    ...many(1200, (i) =>
      leerling(`L${i}`, {
        eckId: `https://ketenid.nl/201703/${i}`,
        stamgroep: `G${i % 100}`,
        groepen: [`R${i % 25}`],
      }),
    ),
  ];
}

async function lastRun(s: SyncSchool): Promise<string> {
  return (await listRuns(s.deps, s.who.school, s.connection, 1))[0]?.id ?? '';
}

/** Syncs and says yes when a person must look first. */
async function syncAnyhow(s: SyncSchool): Promise<void> {
  const outcome = await s.sync();
  if (outcome.kind !== 'needs_confirmation') return;
  const run = await lastRun(s);
  await confirmRun(s.deps, s.who, run);
  await runSync(s.deps, { school: s.who.school, run }, { signal: new AbortController().signal });
}

describe('a school of 1,200', () => {
  // The time limit is part of the test: a step that looks once per pupil at the whole school takes minutes.
  it('comes in, changes wholly, goes, comes back and is undone, every row as it should be', async () => {
    const s = await syncSchool(t.db);
    s.source.batch = 500;
    s.source.records = largeSchool();
    expect(await s.sync()).toMatchObject({
      kind: 'done',
      counts: { leerling: { created: 1200 }, groep: { created: 125 } },
    });
    expect(await rowsWritten(t.owner, s.sync)).toEqual({});

    s.source.records = s.source.records.map((r) =>
      r.kind === 'leerling' ? { ...r, email: `${r.key}@example.org` } : r,
    );
    const written = await rowsWritten(t.owner, s.sync);
    expect(written).toEqual({
      person_identity: { written: 1200, gone: 1200 },
      source_record: { written: 1200, gone: 1200 },
    });

    const before = await everything(t.db, s.who.school);
    const all = s.source.records;
    s.source.records = all.filter((r) => r.kind !== 'leerling');
    await syncAnyhow(s);
    expect((await listRuns(s.deps, s.who.school, s.connection, 1))[0]?.total).toMatchObject({ ended: 1200 });
    expect(await undoRun(s.deps, s.who, await lastRun(s))).toMatchObject({ removed: 0, kept: 0 });
    expect(await everything(t.db, s.who.school)).toEqual(before);

    await syncAnyhow(s);
    s.source.records = all;
    expect(await s.sync()).toMatchObject({
      kind: 'done',
      counts: { leerling: { created: 0, updated: 1200 } },
    });
    expect(await rowsWritten(t.owner, s.sync)).toEqual({});
  }, 60_000);
});
