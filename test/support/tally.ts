import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** What vitest's JSON reporter writes, as far as it is counted here. */
const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** One line each: what was skipped and what it needs. */
  readonly skipped: readonly string[];
  /** What failed, where, and what it said; its stack is left to the report of the test itself. */
  readonly notes: readonly string[];
}

const REASON = /\(skipped: ([^)]*)\)/;

function skipLine(fullName: string): string {
  const reason = REASON.exec(fullName)?.[1] ?? 'no reason given';
  return `skipped: ${reason} – ${fullName.replace(REASON, '').replace(/\s+/g, ' ').trim()}`;
}

type TestFile = z.infer<typeof Report>['testResults'][number];

/** Enough to read what a program said that was started by a test; not the whole of a page of HTML. */
const SAID_LINES = 25;

/** What an error said, without the stack that follows it in vitest's report. */
function said(message: string | undefined): string {
  if (!message) return 'without a word';
  const lines = message.split('\n');
  const stack = lines.findLastIndex((line) => !/^ {4}at /.test(line)) + 1;
  const kept = lines.slice(0, Math.max(1, stack)).filter((line) => line.trim() !== '');
  const shown = kept.slice(0, SAID_LINES);
  if (kept.length > SAID_LINES) shown.push(`and ${kept.length - SAID_LINES} lines more`);
  return shown.join('\n  ');
}

/** With thousands of tests above it, a failure is found again at the end. */
const failLines = (file: TestFile): string[] =>
  file.assertionResults
    .filter((test) => test.status === 'failed')
    .map((test) => {
      const name = test.fullName.replace(/\s+/g, ' ').trim();
      return `${path.relative('.', file.name)} – ${name}: ${said(test.failureMessages?.[0])}`;
    });

/**
 * What one run of vitest came to. A file that could not be read counts as one failure, as does a crash.
 * @param chosen the run was narrowed with `-t`: tests without a reason to skip were simply not chosen
 */
export function tally(reportFile: string, exitCode: number, chosen = false): Tally {
  const read = existsSync(reportFile)
    ? Report.safeParse(JSON.parse(readFileSync(reportFile, 'utf8')))
    : undefined;
  if (!read?.success)
    return { passed: 0, failed: 1, skipped: [], notes: [`vitest ended with ${exitCode} and left no report`] };
  const files = read.data.testResults;
  const tests = files.flatMap((file) => file.assertionResults);
  const count = (status: string) => tests.filter((test) => test.status === status).length;
  const broken = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const notes = [
    ...files.flatMap(failLines),
    ...broken.map((file) => `${path.relative('.', file.name)} failed outside its tests`),
  ];
  const failed = count('failed') + broken.length;
  if (exitCode !== 0 && failed === 0)
    notes.push(`vitest ended with ${exitCode} although every test passed: see above`);
  return {
    passed: count('passed'),
    failed: Math.max(failed, exitCode === 0 ? 0 : 1),
    skipped: tests
      .filter(
        (test) => !['passed', 'failed'].includes(test.status) && (!chosen || REASON.test(test.fullName)),
      )
      .map((test) => skipLine(test.fullName)),
    notes,
  };
}

export function sum(parts: readonly Tally[]): Tally {
  return {
    passed: parts.reduce((n, part) => n + part.passed, 0),
    failed: parts.reduce((n, part) => n + part.failed, 0),
    skipped: parts.flatMap((part) => part.skipped),
    notes: parts.flatMap((part) => part.notes),
  };
}

/** The lines with which a test run ends; the last one is the result. */
export function closing(total: Tally): string[] {
  return [
    ...total.skipped,
    ...total.notes.map((note) => `failed: ${note}`),
    `${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`,
  ];
}
