import assert from 'node:assert/strict';
import { access } from 'node:fs/promises';
import { BronRecord } from '../../gateway/model/roster.ts';
import type { AdapterContext } from '../../gateway/sync/source-adapter.ts';
import { type Trouble, troublesOf } from './conformance-faults.ts';
import {
  assertSilent,
  namesIn,
  playTrouble,
  RUNS,
  type Run,
  type Scene,
  unplayed,
} from './conformance-matrix.ts';
import { canonical, collect, refusalOf, testContext } from './conformance-pull.ts';
import type { ConformanceSchool, RunningSource } from './conformance-source.ts';
import { offered } from './conformance-state.ts';

export interface ConformanceCase {
  readonly name: string;
  /** A case of the matrix; absent: what every adapter owes without any trouble. */
  readonly trouble?: Trouble;
  readonly during?: Run;
  /** @returns what it came to, in a word */
  readonly run: () => Promise<string>;
}

export interface UnderTest extends Scene {
  /** The adapter's folder. */
  readonly folder: URL;
  /** Of the size of a large bestuur. */
  readonly large: ConformanceSchool;
}

/** Every fault of the transport × every run. */
export function troubleCases(scene: Scene): ConformanceCase[] {
  const played = troublesOf(scene.adapter, scene.subject).filter((trouble) =>
    scene.subject.plays.includes(trouble),
  );
  return played.flatMap((trouble) =>
    RUNS.map((during) => ({
      name: `${trouble} during ${during}: nothing wrong comes in, and afterwards everything is there`,
      trouble,
      during,
      run: () => playTrouble(scene, trouble, during),
    })),
  );
}

interface Stage {
  readonly under: UnderTest;
  readonly school: ConformanceSchool;
  readonly source: RunningSource;
  readonly connection: unknown;
}

/**
 * What every adapter owes Koers (design §5) without any trouble, as cases for any test runner. The same school goes through
 * every vendor, so that an adapter is known by what it is to us and not by how it works.
 */
export function healthyCases(under: UnderTest): ConformanceCase[] {
  const one = (name: string, school: ConformanceSchool, check: (stage: Stage) => Promise<void>) => ({
    name,
    run: async () => {
      const source = await under.subject.start(school);
      try {
        await check({ under, school, source, connection: under.adapter.connection.parse(source.connection) });
      } finally {
        await source.close();
      }
      return 'ok';
    },
  });
  const { school, large, subject } = under;
  return [
    {
      name: 'its folder carries its id, and a README that says what was verified',
      run: () => folderIsRight(under),
    },
    { name: 'its simulator plays every fault of its transport, or says why not', run: () => playsAll(under) },
    one('brings in exactly the school that is offered (R70)', school, bringsAll),
    one('brings in a large school, row for row', large, bringsAll),
    one('sees no change when nothing changed', school, seesNoChange),
    one('loses nothing when it is killed after any batch and goes on from there', large, resumes),
    one('tells a beheerder that a connection works', school, reports),
    one('writes no secret and no name into the log, and something all the same', school, logsNothing),
    ...(subject.plays.includes('hangs') ? [one('stops at once when it is told to', school, stops)] : []),
  ];
}

async function folderIsRight({ folder, adapter }: UnderTest): Promise<string> {
  assert.equal(adapter.id, folder.pathname.split('/').filter(Boolean).at(-1));
  await access(new URL('README.md', folder));
  return 'ok';
}

async function playsAll(under: UnderTest): Promise<string> {
  assert.deepEqual(unplayed(under), [], 'play them in simulator/, or say in `cannot` why they cannot be');
  return 'ok';
}

/** The context of a pull now; files are looked up at this moment. */
function contextOf({ school, source }: Stage): AdapterContext {
  const files = source.files?.();
  return testContext(school.school, files ? { files } : {}).ctx;
}

async function bringsAll(stage: Stage): Promise<void> {
  const { under, school, connection } = stage;
  const found = await collect(under.adapter, connection, null, contextOf(stage));
  assert.deepEqual(found.issues, []);
  assert.deepEqual(canonical(found.records), canonical(offered(under.subject, school)));
  for (const record of found.records) BronRecord.parse(record);
}

async function seesNoChange(stage: Stage): Promise<void> {
  const { under, school, connection } = stage;
  const first = await collect(under.adapter, connection, null, contextOf(stage));
  const second = await collect(under.adapter, connection, first.cursors.at(-1) ?? null, contextOf(stage));
  assert.deepEqual(second.issues, []);
  if (second.unchanged) return assert.deepEqual(second.records, []);
  // A source that cannot tell sends the same again; a delta has nothing to send.
  const again = under.adapter.answers === 'full' ? offered(under.subject, school) : [];
  assert.deepEqual(canonical(second.records), canonical(again));
}

/** After a full answer of so many batches not each of them is worth a try: the first, the last and some between. */
const STOPS = 3;

async function resumes(stage: Stage): Promise<void> {
  const { under, school, connection } = stage;
  const { adapter } = under;
  const held = offered(under.subject, school);
  const whole = await collect(adapter, connection, null, contextOf(stage));
  assert.ok(whole.cursors.length > 1, 'the large school must take several batches');
  const step = Math.ceil(whole.cursors.length / STOPS);
  for (let batches = 1; batches <= whole.cursors.length; batches += step) {
    const before = await collect(adapter, connection, null, contextOf(stage), batches);
    const after = await collect(adapter, connection, before.cursors.at(-1) ?? null, contextOf(stage));
    const together = new Set([...canonical(before.records), ...canonical(after.records)]);
    assert.deepEqual([...together].sort(), canonical(held), `killed after batch ${batches}`);
    // What goes on from a cursor of a full answer must be the whole school again, or everyone before it would have "left".
    if (adapter.answers === 'full' && !after.unchanged) assert.equal(after.records.length, held.length);
  }
}

async function stops({ under, school, source, connection }: Stage): Promise<void> {
  source.trouble('hangs');
  const test = testContext(school.school);
  setTimeout(() => test.abort(), 50);
  const start = performance.now();
  const error = await refusalOf(collect(under.adapter, connection, null, test.ctx));
  assert.equal(error.code, 'cancelled');
  assert.ok(performance.now() - start < 10_000, 'stopping took too long');
}

async function reports(stage: Stage): Promise<void> {
  const good = await stage.under.adapter.check(stage.connection, contextOf(stage));
  assert.equal(good.ok, true);
  assertSilent(JSON.stringify(good), stage.source.secrets);
}

async function logsNothing({ under, school, source, connection }: Stage): Promise<void> {
  const files = source.files?.();
  const test = testContext(school.school, files ? { files } : {});
  await collect(under.adapter, connection, null, test.ctx);
  assertSilent(test.logged(), [...source.secrets, ...namesIn(school.records)]);
  assert.notEqual(test.logged(), '', 'a pull that logs nothing at all cannot be followed');
}
