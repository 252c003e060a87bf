import { expect, it } from 'vitest';
import { scale } from '../scale/run.ts';

/** The short form of `npm run scale`: a worker dies in the middle of the work of five schools. */
it('loses nothing and does nothing twice when a worker is killed among five schools (R70)', async () => {
  const order = { schools: 5, leerlingen: 40, workers: 2, kills: 1, killEveryMs: 300, rounds: 1, slowMs: 0 };
  const findings = await scale({ backend: 'postgresql', short: true, ...order }, () => {});

  expect(findings.flatMap(({ faults }) => faults)).toEqual([]);
  expect(findings.map(({ seen }) => seen).join()).toContain('1 workers killed');
});
