import { expect, it } from 'vitest';
import { waitMs } from './wait.ts';

it('a receiver that stays ill is asked ever less often, and at least once an hour', () => {
  expect([1, 2, 3, 6, 7, 50].map((n) => waitMs(n) / 60_000)).toEqual([1, 2, 4, 32, 60, 60]);
});
