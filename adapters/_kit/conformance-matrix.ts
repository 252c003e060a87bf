import assert from 'node:assert/strict';
import { AppError } from '../../gateway/errors.ts';
import type { BronRecord } from '../../gateway/model/roster.ts';
import type { Cursor, SourceAdapter } from '../../gateway/sync/source-adapter.ts';
import { type Trouble, troublesOf } from './conformance-faults.ts';
import { canonical, collect, testContext } from './conformance-pull.ts';
import type { ConformanceSchool, ConformanceSubject, RunningSource } from './conformance-source.ts';
import { dayLater, KnownSchool, offered } from './conformance-state.ts';
import { type Outcome, VERDICTS, wordFor } from './conformance-verdict.ts';

/** When the trouble comes: at the first pull, at one without a change, at one after a change, at one that goes on half-way. */
export const RUNS = ['first', 'no-change', 'delta', 'resumed'] as const;
export type Run = (typeof RUNS)[number];

export interface Scene {
  readonly adapter: SourceAdapter;
  readonly subject: ConformanceSubject;
  readonly school: ConformanceSchool;
  /** Several batches long, for the run that goes on half-way. */
  readonly pages: ConformanceSchool;
}

/** Long enough for an answer on loopback, short enough to wait for. Milliseconds. */
const IMPATIENT = 300;
const NEVER_DONE: readonly Trouble[] = ['drip', 'hangs'];

/** Faults of the transport that are neither played nor excused. */
export function unplayed({ adapter, subject }: Pick<Scene, 'adapter' | 'subject'>): Trouble[] {
  return troublesOf(adapter, subject).filter(
    (trouble) => !subject.plays.includes(trouble) && !subject.cannot?.[trouble],
  );
}

/**
 * Plays one trouble in one run and lets it pass: during it nothing may come in that is not so, after it everything must
 * be there, and no secret and no name may be told at any moment.
 * @returns what the run with trouble came to, in a word
 */
export async function playTrouble(scene: Scene, trouble: Trouble, run: Run): Promise<string> {
  const before = run === 'resumed' ? scene.pages : scene.school;
  const source = await scene.subject.start(before);
  try {
    return await new Play(scene, source, before).run(trouble, run);
  } finally {
    await source.close();
  }
}

class Play {
  readonly #scene: Scene;
  readonly #source: RunningSource;
  readonly #known: KnownSchool;
  #held: ConformanceSchool;
  #cursor: Cursor | null = null;

  constructor(scene: Scene, source: RunningSource, held: ConformanceSchool) {
    this.#scene = scene;
    this.#source = source;
    this.#known = new KnownSchool(scene.adapter.answers);
    this.#held = held;
  }

  async run(trouble: Trouble, run: Run): Promise<string> {
    // A clock that is off was so yesterday as well.
    if (trouble === 'clock-skew') this.#source.trouble(trouble);
    await this.#until(run);
    if (trouble !== 'clock-skew') this.#source.trouble(trouble);
    const outcome = await this.#pull(NEVER_DONE.includes(trouble) ? IMPATIENT : undefined);
    VERDICTS[trouble]({ outcome, answers: this.#scene.adapter.answers, held: this.#offered() });
    if (run === 'first' && 'refusal' in outcome) await this.#isReported(trouble);
    this.#source.trouble(null);
    await this.#mends(trouble, outcome);
    return wordFor(outcome);
  }

  /** Everything up to the run that will have the trouble. */
  async #until(run: Run): Promise<void> {
    if (run === 'first') return;
    const before = await this.#pull(undefined, run === 'resumed' ? 1 : undefined);
    assert.ok('found' in before, 'refuses while nothing is the matter');
    this.#cursor = before.found.cursors.at(-1) ?? null;
    if (run !== 'resumed') this.#known.take(before.found, new Date());
    else if (this.#scene.adapter.answers === 'delta') this.#known.takePart(before.found, new Date());
    if (run !== 'delta') return;
    this.#held = dayLater(this.#held);
    this.#source.change(this.#held);
  }

  /** The trouble is over: from where Koers stood the school comes in whole. */
  async #mends(trouble: Trouble, outcome: Outcome): Promise<void> {
    // Where so many would end, the engine stops before it takes the answer or its cursor in.
    if ('found' in outcome && trouble !== 'half-gone' && trouble !== 'empty') {
      this.#known.take(outcome.found, new Date());
      this.#cursor = outcome.found.cursors.at(-1) ?? null;
    }
    const after = await this.#pull();
    assert.ok('found' in after, `refuses when all is well again: ${wordFor(after)}`);
    assert.deepEqual(after.found.issues, [], 'no issue when all is well again');
    this.#known.take(after.found, new Date());
    assert.deepEqual(
      this.#known.records,
      canonical(this.#offered()),
      'the end state is the school that the vendor holds',
    );
  }

  async #pull(timeoutMs?: number, stopAfter?: number): Promise<Outcome> {
    const { adapter } = this.#scene;
    const files = this.#source.files?.();
    const test = testContext(this.#held.school, {
      ...(files ? { files } : {}),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
    const pulled = collect(adapter, this.#connection, this.#cursor, test.ctx, stopAfter);
    const outcome = await pulled.then(
      (found): Outcome => ({ found }),
      (error: unknown): Outcome => {
        if (error instanceof AppError) return { refusal: error };
        throw error;
      },
    );
    const said = 'refusal' in outcome ? spoken(outcome.refusal) : '';
    assertSilent(said + test.logged(), this.#secrets());
    return outcome;
  }

  /** A beheerder who tries the connection now is told what is the matter. */
  async #isReported(trouble: Trouble): Promise<void> {
    const { adapter } = this.#scene;
    const files = this.#source.files?.();
    const test = testContext(this.#held.school, {
      timeoutMs: NEVER_DONE.includes(trouble) ? IMPATIENT : 60_000,
      ...(files ? { files } : {}),
    });
    const report = await adapter.check(this.#connection, test.ctx);
    assert.equal(report.ok, false, 'check() says that all is well');
    assert.ok(report.steps.some((step) => !step.ok && step.message !== ''));
    assertSilent(JSON.stringify(report) + test.logged(), this.#secrets());
  }

  /** As it is filled in now: a certificate that has run out is another one. */
  get #connection(): unknown {
    return this.#scene.adapter.connection.parse(this.#source.connection);
  }

  #offered(): BronRecord[] {
    return offered(this.#scene.subject, this.#held);
  }

  #secrets(): readonly string[] {
    return [...this.#source.secrets, ...namesIn(this.#held.records)];
  }
}

/** What may not be told of the people in a school. */
export function namesIn(records: readonly BronRecord[]): string[] {
  return records.flatMap((record) =>
    record.kind === 'groep' ? [] : [record.achternaam ?? '', record.email ?? '', record.eckId ?? ''],
  );
}

/** All that an error would tell whoever reads it. */
function spoken(error: AppError): string {
  return `${error.message} ${JSON.stringify({ ...error })}`;
}

export function assertSilent(text: string, words: readonly string[]): void {
  const told = words.filter((word) => word !== '' && text.includes(word));
  assert.deepEqual(told, [], 'these words may not be told');
}
