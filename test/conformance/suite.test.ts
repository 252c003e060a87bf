import { describe, expect, it } from 'vitest';
import { playTrouble, type Run, type Scene, unplayed } from '../../adapters/_kit/conformance-matrix.ts';
import type { Trouble } from '../../adapters/_kit/conformance-source.ts';
import { AppError } from '../../gateway/errors.ts';
import type { Batch, SourceAdapter, Unchanged } from '../../gateway/sync/source-adapter.ts';
import { demoSchools } from './school.ts';
import { underTest, vendors } from './subjects.ts';

/** The suite itself: an adapter with one thing wrong must not get through. */
const [school] = demoSchools(new Date());
const [parnassys] = await vendors('parnassys');
if (!school || !parnassys) throw new Error('the demo has no school or no ParnasSys');
const sound: Scene = underTest(parnassys, school);

type Pull = SourceAdapter['pull'];
const real: Pull = (...args) => parnassys.adapter.pull(...args);

const withPull = (pull: Pull): Scene => ({ ...sound, adapter: { ...parnassys.adapter, pull } });

/** The same batches, each changed on its way. */
function changing(change: (batch: Batch) => Batch | Unchanged): Pull {
  return async function* (connection, since, ctx) {
    for await (const batch of real(connection, since, ctx))
      yield 'unchanged' in batch ? batch : change(batch);
  };
}

const BROKEN: readonly [string, Trouble, Run, Pull, RegExp][] = [
  [
    'takes a refusal for an empty school',
    'server-error',
    'first',
    async function* (...args) {
      try {
        yield* real(...args);
      } catch {
        yield { records: [], issues: [], cursor: null };
      }
    },
    /brought records in/,
  ],
  [
    'says that trying again does not help',
    'reset',
    'delta',
    async function* (...args) {
      try {
        yield* real(...args);
      } catch {
        throw new AppError('source_unavailable', 'Stuk.', { retry: 'never' });
      }
    },
    /trying again helps/,
  ],
  [
    'drops a bad row without a word',
    'bad-row',
    'first',
    changing((batch) => ({ ...batch, issues: [] })),
    /one dropped issue/,
  ],
  [
    'goes by its own clock',
    'clock-skew',
    'delta',
    async function* (connection, since, ctx) {
      for await (const batch of real(connection, since, ctx)) {
        const laatst = { ...batch.cursor, laatst: new Date().toISOString() };
        yield { ...batch, cursor: batch.cursor && laatst };
      }
    },
    /end state/,
  ],
  [
    'is up to date after half an answer',
    'half-gone',
    'no-change',
    changing((batch) => ({ ...batch, records: batch.records.slice(0, 3) })),
    /end state/,
  ],
  [
    'tells a name',
    'bad-row',
    'delta',
    async function* (connection, since, ctx) {
      for await (const batch of real(connection, since, ctx)) {
        ctx.log.info({ batch }, 'batch');
        yield batch;
      }
    },
    /may not be told/,
  ],
  [
    'crashes in another way than we know',
    'truncated',
    'resumed',
    async function* (...args) {
      try {
        yield* real(...args);
      } catch {
        throw new TypeError('x is undefined');
      }
    },
    /x is undefined/,
  ],
];

describe('the conformance suite finds an adapter that', () => {
  it.each(BROKEN)('%s', async (_, trouble, run, pull, message) => {
    await expect(playTrouble(withPull(pull), trouble, run)).rejects.toThrow(message);
    await expect(playTrouble(sound, trouble, run)).resolves.toBeTypeOf('string');
  });

  it('has a simulator that leaves a fault of its transport out', () => {
    const plays = parnassys.subject.plays.filter((trouble) => trouble !== 'reset');
    expect(unplayed({ ...sound, subject: { ...parnassys.subject, plays } })).toEqual(['reset']);
    expect(unplayed({ ...sound, subject: { ...parnassys.subject, plays, cannot: { reset: 'x' } } })).toEqual(
      [],
    );
  });

  it('wants a client certificate and never had one that ran out', () => {
    expect(unplayed({ ...sound, subject: { ...parnassys.subject, certificate: true } })).toEqual([
      'expired-certificate',
    ]);
  });
});
