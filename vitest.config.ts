import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongFirst } from './test/support/long-first.ts';

/**
 * A worker reads the source once for all its files, not once for each: a third of the time. What a file changes outside
 * of itself it puts back; each has a database of its own.
 */
const isolate = false;

const prepared = 'test/support/prepared-demo.ts';

const code = '{gateway,adapters,lti-tool,mappings,fixtures}';

export default defineConfig({
  test: {
    // vitest leaves one core free; a worker more than there are cores makes them wait for each other.
    maxWorkers: Math.max(2, availableParallelism()),
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          name: 'unit',
          isolate,
          include: [`${code}/**/*.test.{ts,tsx}`],
          exclude: ['**/*.int.test.*', '**/*.e2e.test.*'],
        },
      },
      {
        test: {
          name: 'int',
          isolate,
          include: [`${code}/**/*.int.test.ts`, 'test/{int,lti-matrix}/**/*.test.ts'],
          globalSetup: ['test/support/global-cluster.ts', prepared],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'house',
          isolate,
          include: ['test/{architecture,conformance,docs,support}/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          isolate,
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: [prepared],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // How long a screen may take on a busy machine is no test's business: the bench measures speed.
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
