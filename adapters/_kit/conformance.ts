import assert from 'node:assert/strict';
import { access } from 'node:fs/promises';
import { BronRecord } from '../../gateway/model/roster.ts';
import type { SourceAdapter } from '../../gateway/sync/source-adapter.ts';
import { canonical, collect, refusalOf, testContext } from './conformance-pull.ts';
import type { ConformanceSchool, ConformanceSubject, RunningSource } from './conformance-source.ts';

export interface ConformanceCase {
  readonly name: string;
  readonly run: () => Promise<void>;
}

export interface UnderTest {
  /** The adapter's folder. */
  readonly folder: URL;
  readonly adapter: SourceAdapter;
  readonly subject: ConformanceSubject;
  readonly school: ConformanceSchool;
  /** Large enough for several batches. */
  readonly large: ConformanceSchool;
}

/**
 * What every adapter owes Koers (design §5), as cases for any test runner. The same school goes through every vendor,
 * so that an adapter is known by what it is to us and not by how it works.
 */
export function conformanceCases(under: UnderTest): ConformanceCase[] {
  const one = (
    name: string,
    school: ConformanceSchool,
    check: (source: RunningSource, connection: unknown) => Promise<void>,
  ) => ({
    name,
    run: async () => {
      const source = await under.subject.start(school);
      try {
        await check(source, under.adapter.connection.parse(source.connection));
      } finally {
        await source.close();
      }
    },
  });
  const { adapter, school, large } = under;
  return [
    {
      name: 'its folder carries its id, and a README that says what was verified',
      run: () => folderIsRight(under),
    },
    one('brings in exactly the school that is offered (R70)', school, (_, connection) =>
      bringsAll(adapter, connection, school),
    ),
    one('brings in a large school, row for row', large, (_, connection) =>
      bringsAll(adapter, connection, large),
    ),
    one('sees no change when nothing changed', school, (_, connection) =>
      seesNoChange(adapter, connection, school),
    ),
    one('loses nothing when it is killed after any batch and goes on from there', large, (_, connection) =>
      resumes(adapter, connection, large),
    ),
    one('makes an issue of a bad row, and the rest arrives', school, (source, connection) =>
      badRow(adapter, connection, school, source),
    ),
    one('waits as long as it is told on a 429', school, (source, connection) =>
      tooMany(adapter, connection, school, source),
    ),
    one('does not try again on a 401', school, (source, connection) =>
      unauthorised(adapter, connection, school, source),
    ),
    one('stops at once when it is told to', school, (source, connection) =>
      stops(adapter, connection, school, source),
    ),
    one('tells a beheerder whether a connection works', school, (source, connection) =>
      checks(adapter, connection, school, source),
    ),
    one('writes no secret and no name into the log', school, (source, connection) =>
      logsNothing(adapter, connection, school, source),
    ),
  ];
}

async function folderIsRight({ folder, adapter }: UnderTest): Promise<void> {
  assert.equal(adapter.id, folder.pathname.split('/').filter(Boolean).at(-1));
  await access(new URL('README.md', folder));
}

async function bringsAll(
  adapter: SourceAdapter,
  connection: unknown,
  { school, records }: ConformanceSchool,
): Promise<void> {
  const found = await collect(adapter, connection, null, testContext(school).ctx);
  assert.deepEqual(found.issues, []);
  assert.deepEqual(canonical(found.records), canonical(records));
  for (const record of found.records) BronRecord.parse(record);
}

async function seesNoChange(
  adapter: SourceAdapter,
  connection: unknown,
  { school, records }: ConformanceSchool,
): Promise<void> {
  const { ctx } = testContext(school);
  const first = await collect(adapter, connection, null, ctx);
  const second = await collect(adapter, connection, first.cursors.at(-1) ?? null, ctx);
  assert.deepEqual(second.issues, []);
  if (second.unchanged) assert.deepEqual(second.records, []);
  // A source that cannot tell sends the same again; a delta has nothing to send.
  else assert.deepEqual(canonical(second.records), adapter.answers === 'full' ? canonical(records) : []);
}

async function resumes(
  adapter: SourceAdapter,
  connection: unknown,
  { school, records }: ConformanceSchool,
): Promise<void> {
  const { ctx } = testContext(school);
  const whole = await collect(adapter, connection, null, ctx);
  assert.ok(whole.cursors.length > 1, 'the large school must take several batches');
  for (let batches = 1; batches <= whole.cursors.length; batches++) {
    const before = await collect(adapter, connection, null, ctx, batches);
    const after = await collect(adapter, connection, before.cursors.at(-1) ?? null, ctx);
    const together = new Set([...canonical(before.records), ...canonical(after.records)]);
    assert.deepEqual([...together].sort(), canonical(records), `killed after batch ${batches}`);
    // What goes on from a cursor of a full answer must be the whole school again, or everyone before it would have "left".
    if (adapter.answers === 'full' && !after.unchanged) assert.equal(after.records.length, records.length);
  }
}

async function badRow(
  adapter: SourceAdapter,
  connection: unknown,
  { school, records }: ConformanceSchool,
  source: RunningSource,
): Promise<void> {
  source.trouble('bad-row');
  const found = await collect(adapter, connection, null, testContext(school).ctx);
  const dropped = found.issues.filter((issue) => issue.effect === 'dropped');
  assert.equal(dropped.length, 1);
  assert.match(dropped[0]?.path ?? '', /\S/);
  assert.match(dropped[0]?.message ?? '', /\S/);
  assert.equal(
    found.records.length + dropped.length,
    records.length,
    'every row is a record or a dropped issue',
  );
}

async function tooMany(
  adapter: SourceAdapter,
  connection: unknown,
  { school }: ConformanceSchool,
  source: RunningSource,
): Promise<void> {
  source.trouble('too-many');
  const error = await refusalOf(collect(adapter, connection, null, testContext(school).ctx));
  assert.equal(error.code, 'source_unavailable');
  assert.equal(error.opts.retry, 'later');
  assert.ok((error.opts.retryAfterMs ?? 0) > 0, 'retryAfterMs must carry what the source told');
}

async function unauthorised(
  adapter: SourceAdapter,
  connection: unknown,
  { school }: ConformanceSchool,
  source: RunningSource,
): Promise<void> {
  source.trouble('unauthorised');
  const error = await refusalOf(collect(adapter, connection, null, testContext(school).ctx));
  assert.equal(error.code, 'source_refused');
  assert.equal(error.opts.retry, 'never');
}

async function stops(
  adapter: SourceAdapter,
  connection: unknown,
  { school }: ConformanceSchool,
  source: RunningSource,
): Promise<void> {
  source.trouble('hangs');
  const test = testContext(school);
  setTimeout(() => test.abort(), 50);
  const start = performance.now();
  const error = await refusalOf(collect(adapter, connection, null, test.ctx));
  assert.equal(error.code, 'cancelled');
  assert.ok(performance.now() - start < 10_000, 'stopping took too long');
}

async function checks(
  adapter: SourceAdapter,
  connection: unknown,
  { school }: ConformanceSchool,
  source: RunningSource,
): Promise<void> {
  const good = await adapter.check(connection, testContext(school).ctx);
  assert.equal(good.ok, true);
  source.trouble('unauthorised');
  const bad = await adapter.check(connection, testContext(school).ctx);
  assert.equal(bad.ok, false);
  assert.ok(bad.steps.some((step) => !step.ok && step.message !== ''));
  assertSilent(JSON.stringify([good, bad]), source.secrets);
}

async function logsNothing(
  adapter: SourceAdapter,
  connection: unknown,
  { school, records }: ConformanceSchool,
  source: RunningSource,
): Promise<void> {
  const test = testContext(school);
  const names = records.flatMap((record) =>
    record.kind === 'groep' ? [] : [record.achternaam ?? '', record.email ?? '', record.eckId ?? ''],
  );
  for (const trouble of [null, 'bad-row', 'unauthorised', 'too-many'] as const) {
    source.trouble(trouble);
    const outcome = await collect(adapter, connection, null, test.ctx).catch((error: unknown) => error);
    const said = outcome instanceof Error ? `${outcome.message} ${JSON.stringify({ ...outcome })}` : '';
    assertSilent(said + test.logged(), [...source.secrets, ...names]);
  }
  assert.notEqual(test.logged(), '', 'a pull that logs nothing at all cannot be followed');
}

function assertSilent(text: string, words: readonly string[]): void {
  const told = words.filter((word) => word !== '' && text.includes(word));
  assert.deepEqual(told, [], 'these words may not be told');
}
