import { execFile } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';

const Lines = z.array(
  z.object({
    row: z.string(),
    ratio: z.number().positive(),
    limits: z.array(z.object({ what: z.string(), seen: z.number(), atMost: z.number() })),
  }),
);

/** The short form of the bench, for rows that listen to the wire. How fast they are is not asked here. */
function bench(...rows: string[]): Promise<string> {
  const only = rows.flatMap((row) => ['--only', row]);
  const args = ['bin/run.js', 'bench/bench.ts', '--short', '--json', ...only];
  return new Promise((resolve) => {
    execFile('node', args, { cwd: path.join(import.meta.dirname, '../..') }, (_, stdout) => resolve(stdout));
  });
}

it('the bench runs: a tap takes three statements, and the same answer again writes no row', {
  timeout: 180_000,
}, async () => {
  const lines = Lines.parse(JSON.parse(await bench('launch', 'tick', 'unchanged-sync')));

  expect(lines.map((line) => line.row)).toEqual(['launch', 'deep-link', 'unchanged-sync', 'tick']);
  expect(lines.flatMap((line) => line.limits)).toMatchObject([
    { what: 'rows of school data written', seen: 0 },
    { what: 'round trips to the database', seen: 3 },
  ]);
});

it('the rows about packages and vendors run: an import, a search while one types, pages of CASE and OneRoster, webhooks', {
  timeout: 180_000,
}, async () => {
  const lines = Lines.parse(
    JSON.parse(await bench('package-import', 'tree-search', 'case-page', 'oneroster', 'webhooks')),
  );

  expect(lines.map((line) => line.row)).toEqual([
    'package-import',
    'tree-search',
    'case-page',
    'oneroster',
    'oneroster',
    'webhooks',
  ]);
  expect(lines.flatMap((line) => line.limits.map(({ what }) => what))).toEqual(
    expect.arrayContaining([
      'seconds',
      'ms, 99 of 100 searches',
      'MB held while they are sent',
      'round trips to the database',
    ]),
  );
});

it('the attack suite: Koers gets every verdict right, and a launch asks at most five statements', {
  timeout: 240_000,
}, async () => {
  const { code, out } = await new Promise<{ code: number | null; out: string }>((resolve) => {
    const args = ['bin/run.js', 'bench/lti/lti.ts', '--short'];
    const child = execFile('node', args, { cwd: path.join(import.meta.dirname, '../..') }, (_, out) =>
      resolve({ code: child.exitCode, out }),
    );
  });

  expect(out.split('\n').filter((line) => /^ {2}WRONG/.test(line))).toEqual([]);
  expect(out).toMatch(/\| wrong verdicts of \d+ \| 0 \| [1-9]/); // the peer shows that the suite can tell
  expect(out).toMatch(/\| statements to the database in a launch \| [1-5] \| \d+ \|/);
  expect(code).toBe(0);
});
