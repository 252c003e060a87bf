import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { rowsWritten } from '../../test/support/rows-written.ts';
import type { BronRecord } from '../model/roster.ts';
import { confirmRun, requestSync, runSync } from './service.ts';
import { dyingDb, isKilled } from './test-kill.ts';
import { groep, leerling, medewerker, type SyncSchool, syncSchool } from './test-school.ts';
import { groups, type PersonState, people } from './test-state.ts';

const t = testDb();

const GROUPS = ['G1', 'G2', 'R1'] as const;
const key = fc.constantFrom(...GROUPS);
/** A pupil as a state of the school may hold him; the LVS may give him another key, the ECK iD stays. */
const pupil = fc.record({
  roepnaam: fc.constantFrom('Ada', 'Bram', 'Cas'),
  voorvoegsel: fc.constantFrom(null, 'van'),
  email: fc.constantFrom(null, 'een@example.org', 'twee@example.org'),
  jaargroep: fc.constantFrom('S' as const, 'V' as const),
  stamgroep: fc.option(key),
  groepen: fc.uniqueArray(key, { maxLength: 2 }),
  uitstroomdatum: fc.constantFrom(null, '2027-07-31'),
  moved: fc.boolean(),
});
const teacher = fc.record({
  groepen: fc.uniqueArray(key),
  rol: fc.constantFrom('leerkracht' as const, 'ondersteuner' as const),
});
interface School {
  readonly groups: readonly string[];
  readonly people: Readonly<Record<string, BronRecord>>;
}

/** One or two things happen to a school; the rest stays as it was. */
const happening = fc.oneof(
  fc.record({ groups: fc.subarray([...GROUPS]) }),
  fc
    .record({ i: fc.nat(4), pupil: fc.option(pupil) })
    .map(({ i, pupil: p }) => ({ name: `L${i}`, record: p && asPupil(i, p) })),
  fc
    .record({ i: fc.nat(1), teacher: fc.option(teacher) })
    .map(({ i, teacher: m }) => ({ name: `M${i}`, record: m && asTeacher(i, m) })),
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

function asPupil(
  i: number,
  { moved, ...rest }: typeof pupil extends fc.Arbitrary<infer T> ? T : never,
): BronRecord {
  return leerling(moved ? `L${i}x` : `L${i}`, { ...rest, eckId: `https://ketenid.nl/201703/${i}` });
}

function asTeacher(
  i: number,
  { groepen, rol }: typeof teacher extends fc.Arbitrary<infer T> ? T : never,
): BronRecord {
  return medewerker(`M${i}`, { groepen: groepen.map((k) => ({ key: k, rol })) });
}

function after(school: School, happenings: readonly Happening[]): School {
  let { groups: there, people: all } = school;
  for (const h of happenings) {
    if ('groups' in h) there = h.groups;
    else {
      const { [h.name]: _before, ...others } = all;
      all = h.record ? { ...others, [h.name]: h.record } : others;
    }
  }
  return { groups: there, people: all };
}

const start: School = {
  groups: GROUPS,
  people: Object.fromEntries(
    Array.from({ length: 5 }, (_, i) => [
      `L${i}`,
      leerling(`L${i}`, { eckId: `https://ketenid.nl/201703/${i}`, groepen: ['R1'] }),
    ]),
  ),
};

const recordsOf = (school: School): BronRecord[] => [
  ...school.groups.map((k) => groep(k, { soort: k === 'R1' ? 'samengesteld' : 'stamgroep' })),
  ...Object.values(school.people),
];

/** Syncs until the run is done, says yes when asked, and dies after so many statements each time it is told to. */
async function syncDying(s: SyncSchool, deaths: readonly number[]): Promise<void> {
  const { run } = await requestSync(s.deps, s.who, s.connection, 'manual');
  const left = [...deaths];
  for (;;) {
    const statements = left.shift();
    const deps = statements === undefined ? s.deps : { ...s.deps, db: dyingDb(t.db, statements) };
    try {
      const outcome = await runSync(
        deps,
        { school: s.who.school, run },
        { signal: new AbortController().signal },
      );
      if (outcome.kind !== 'needs_confirmation') return;
      await confirmRun(s.deps, s.who, run);
    } catch (error) {
      if (!isKilled(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 3)); // its lease of 1 ms runs out
    }
  }
}

/** What the school looks like to its people: those who are there, without what has ended. */
async function present(s: SyncSchool): Promise<unknown> {
  const there = <T extends { ended: boolean }>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([, one]) => !one.ended));
  const all: Readonly<Record<string, PersonState>> = await people(t.db, s.who.school);
  return { people: there(all), groups: there(await groups(t.db, s.who.school)) };
}

const dying = { deps: { leaseMs: 1 } };

describe('R70 acceptance: a run that is killed', () => {
  it('at any statement ends equal to a clean run, whatever the school went through before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.array(happening, { maxLength: 3 }), fc.array(fc.nat(60), { maxLength: 2 })), {
          minLength: 1,
          maxLength: 6,
        }),
        async (history) => {
          const [tried, clean] = [await syncSchool(t.db, dying), await syncSchool(t.db)];
          let now = start;
          for (const [happenings, deaths] of history) {
            now = after(now, happenings);
            tried.source.records = recordsOf(now);
            await syncDying(tried, deaths);
          }
          clean.source.records = recordsOf(now);
          await clean.sync();
          expect(await present(tried)).toEqual(await present(clean));
          expect(await rowsWritten(t.owner, () => syncDying(tried, []))).toEqual({});
        },
      ),
      { numRuns: 30 },
    );
  }, 240_000);

  it('at each of its statements in turn leaves the school as it was, and is finished by the next attempt', async () => {
    const s = await syncSchool(t.db, dying);
    await s.sync();
    const before = await present(s);
    s.source.edit('L1', { roepnaam: 'Na', stamgroep: 'R1' });
    s.source.remove('L2');
    s.source.records.push(leerling('L9'));
    const { run } = await requestSync(s.deps, s.who, s.connection, 'manual');
    let deaths = 0;
    for (let n = 0; ; n++) {
      const deps = { ...s.deps, db: dyingDb(t.db, n) };
      const died = await runSync(
        deps,
        { school: s.who.school, run },
        { signal: new AbortController().signal },
      ).then(() => false, isKilled);
      if (!died) break;
      deaths += 1;
      expect(await present(s)).toEqual(before);
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    expect(deaths).toBeGreaterThan(20);
    const after = (await present(s)) as { people: Record<string, PersonState> };
    expect(Object.keys(after.people)).toEqual(['L1', 'L3', 'L4', 'L9', 'M1']);
    expect(after.people['L1']).toMatchObject({
      roepnaam: 'Na',
      groepen: ['Groep R1', 'Groep R1'].slice(0, 1),
    });
  }, 60_000);
});
