import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closing, sum, tally } from './tally.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'koers-tally-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const report = path.join(folder, 'report.json');
const file = (status: string, ...tests: [string, string][]) => ({
  name: 'x.test.ts',
  status,
  assertionResults: tests.map(([fullName, state]) => ({ fullName, status: state })),
});
function ran(exitCode: number, files: unknown[], chosen = false) {
  writeFileSync(report, JSON.stringify({ testResults: files }));
  return tally(report, exitCode, chosen);
}

describe('the last line of a test run', () => {
  it('adds up runs and names what each skipped test needs', () => {
    const first = ran(0, [file('passed', ['a', 'passed'], ['b (skipped: needs Redis) c', 'skipped'])]);
    const second = ran(1, [file('failed', ['d', 'failed'], ['e', 'todo'])]);
    expect(closing(sum([first, second]))).toEqual([
      'skipped: needs Redis – b c',
      'skipped: no reason given – e',
      'failed: x.test.ts – d: without a word',
      '1 passed, 1 failed, 2 skipped',
    ]);
  });

  const brokenBy = (why: string) => ({
    name: path.resolve('gateway/x.test.ts'),
    status: 'failed',
    assertionResults: [{ fullName: 'y  is z', status: 'failed', failureMessages: [why] }],
  });

  it('says once more what failed and why, without the stack', () => {
    expect(closing(ran(1, [brokenBy('Error: no\n    at x.ts:1\n    at y.ts:2')]))).toEqual([
      'failed: gateway/x.test.ts – y is z: Error: no',
      '0 passed, 1 failed, 0 skipped',
    ]);
  });

  it('keeps what a program said that the test had started, with the stack of that program', () => {
    const why = 'Error: it ended (1): z.js:9\n\nerror: deadlock\n    at z.js:9\n  code: 40P01\n    at x.ts:1';
    expect(closing(ran(1, [brokenBy(why)]))[0]).toBe(
      'failed: gateway/x.test.ts – y is z: Error: it ended (1): z.js:9\n  error: deadlock\n      at z.js:9\n    code: 40P01',
    );
  });

  it('does not tell a whole page', () => {
    const why = Array.from({ length: 40 }, (_, n) => `line ${n + 1}`).join('\n');
    expect(closing(ran(1, [brokenBy(why)]))[0]).toMatch(/line 25\n {2}and 15 lines more$/);
  });

  it('counts a file that failed before its first test', () => {
    expect(ran(1, [file('failed'), file('passed', ['a', 'passed'])])).toMatchObject({ passed: 1, failed: 1 });
  });

  it('is no success when vitest ended badly although every test passed', () => {
    const total = ran(1, [file('passed', ['a', 'passed'])]);
    expect(total.failed).toBe(1);
    expect(closing(total)[0]).toContain('ended with 1');
  });

  it('is no success when there is no report at all', () => {
    expect(tally(path.join(folder, 'none.json'), 0).failed).toBe(1);
  });

  it('does not call a test skipped that -t left out', () => {
    const files = [
      file('passed', ['a', 'passed'], ['b', 'skipped'], ['c (skipped: needs Redis)', 'skipped']),
    ];
    expect(ran(0, files, true).skipped).toEqual(['skipped: needs Redis – c']);
  });
});
