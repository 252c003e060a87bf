import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongFirst } from './test/support/long-first.ts';

/**
 * A worker reads the source once for all its files, not once for each: a third of the time. What a file changes outside
 * of itself it puts back; each has a database of its own.
 */
const isolate = false;

/** vitest leaves one core free; a worker more than there are cores makes them wait for each other. */
const maxWorkers = Math.max(2, availableParallelism());
/** A test with a browser waits now and then, for a clock or for who has one switch; one more of them works meanwhile. */
const withBrowsers = { maxWorkers: maxWorkers + 1, sequence: { groupOrder: 0 } };
/** What only reckons comes after. */
const reckoning = { sequence: { groupOrder: 1 } };

const prepared = 'test/support/prepared-demo.ts';

const code = '{gateway,adapters,lti-tool,mappings,fixtures}';

export default defineConfig({
  test: {
    maxWorkers,
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          name: 'unit',
          isolate,
          ...reckoning,
          include: [`${code}/**/*.test.{ts,tsx}`],
          exclude: ['**/*.int.test.*', '**/*.e2e.test.*'],
        },
      },
      {
        test: {
          name: 'int',
          isolate,
          ...reckoning,
          include: [`${code}/**/*.int.test.ts`, 'test/int/**/*.test.ts'],
          globalSetup: ['test/support/global-cluster.ts', prepared],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'house',
          isolate,
          ...reckoning,
          include: ['test/{architecture,conformance,docs,support}/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          isolate,
          ...withBrowsers,
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
