import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  droppedKnownAfter,
  isLive,
  isMassEnd,
  mayBecome,
  mustConfirm,
  mustHold,
  nextTryMs,
  totalCounts,
} from './rules.ts';
import { RunCounts, RunStatus, Staged } from './run.ts';

const staged = (over: object = {}) =>
  Staged.parse({
    rows: 1,
    unchanged: { groep: 0, leerling: 0, medewerker: 0 },
    live: { groep: 5, leerling: 100, medewerker: 10 },
    ...over,
  });
const ending = (n: number) =>
  RunCounts.parse({ groep: undefined, leerling: { ended: n }, medewerker: undefined });

describe('the statuses of a run', () => {
  it('that are over lead nowhere, but for an undo of what was applied', () => {
    const over: RunStatus[] = ['failed', 'cancelled', 'undone'];
    for (const to of RunStatus.options) {
      for (const from of over) expect(mayBecome(to)).not.toContain(from);
    }
    expect(mayBecome('undone')).toEqual(['done']);
  });

  it('never allow applying without a pull or a person in between, nor cancelling while it is applied', () => {
    expect(mayBecome('applying')).toEqual(['pulling', 'staged']);
    expect(mayBecome('cancelled')).not.toContain('applying');
  });

  it('that are live are the ones of which the database allows one per connection', () => {
    const migration = readFileSync(`${import.meta.dirname}/../platform/db/migrations/0010_sync.sql`, 'utf8');
    const index = /sync_run_live[^;]*?IN \(([^)]*)\)/.exec(migration)?.[1] ?? '';
    const inDatabase = [...index.matchAll(/'(\w+)'/g)].map((m) => m[1]).sort();
    expect(RunStatus.options.filter(isLive).sort()).toEqual(inDatabase);
  });
});

describe('the mass-end guard', () => {
  it.each([
    [20, 2, false],
    [20, 3, true],
    [100, 10, false],
    [100, 11, true],
    [3, 3, true],
    [0, 0, false],
  ])('of %i live records, %i ending: stops %s', (live, ends, stops) => {
    expect(isMassEnd(live, ends)).toBe(stops);
  });

  it('asks a person for a first sync and for a mass end, never when there is nothing to do or he said yes', () => {
    const yes = { confirmed: true, einde: false };
    const no = { confirmed: false, einde: false };
    expect(mustConfirm(no, no, staged(), ending(0))).toBe('first_sync');
    expect(mustConfirm(no, yes, staged({ missing: 11 }), ending(11))).toBe('mass_end');
    expect(mustConfirm(no, yes, staged({ missing: 10 }), ending(10))).toBeNull();
    expect(mustConfirm(yes, yes, staged({ missing: 50 }), ending(50))).toBeNull();
    expect(mustConfirm(no, no, staged({ rows: 0 }), ending(0))).toBeNull();
    expect(mustConfirm({ ...no, einde: true }, yes, staged({ missing: 1 }), ending(1))).toBe('einde');
  });
});

describe('unreadable rows', () => {
  it('hold the ends as long as there are more of them than are known to be nobody of ours', () => {
    expect(mustHold(staged({ missing: 1, dropped: 1 }), 0)).toBe(true);
    expect(mustHold(staged({ missing: 1, dropped: 1 }), 1)).toBe(false);
    expect(mustHold(staged({ missing: 0, dropped: 1 }), 0)).toBe(false);
  });

  it('are known to be nobody of ours when nobody is missing', () => {
    expect(droppedKnownAfter(staged({ missing: 0, dropped: 2 }), 0)).toBe(2);
    expect(droppedKnownAfter(staged({ missing: 1, dropped: 2 }), 1)).toBe(1);
    expect(droppedKnownAfter(staged({ missing: 1, dropped: 0 }), 1)).toBe(0);
  });
});

it('counts add up over the kinds', () => {
  const counts = RunCounts.parse({
    groep: { created: 1 },
    leerling: { created: 2, ended: 1 },
    medewerker: { unchanged: 4 },
  });
  expect(totalCounts(counts)).toEqual({ created: 3, updated: 0, unchanged: 4, ended: 1, quarantined: 0 });
});

it('a source that is ill is given more time at each try', () => {
  expect([1, 2, 3, 4].map(nextTryMs)).toEqual([60_000, 120_000, 240_000, 480_000]);
});
