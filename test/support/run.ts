import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { projectFiles } from '../architecture/tree.ts';
import { keepInMemory } from './in-memory.ts';
import { closing, sum, type Tally, tally } from './tally.ts';
import { hasVersionFloor, startVersionFloor } from './version-floor.ts';

/**
 * `npm test`, `npm test -- <part of a path>`, `npm test -- --project e2e`: runs vitest, and the tests of the stores
 * once more on the oldest PostgreSQL that Koers supports. Ends with one line: passed, failed, skipped.
 */
const root = path.join(import.meta.dirname, '../..');
const emptyMemory = keepInMemory();
const reports = mkdtempSync(path.join(os.tmpdir(), 'koers-tests-'));
const args = process.argv.slice(2);
const asked = parseArgs({
  args,
  strict: false,
  options: { project: { type: 'string', multiple: true }, testNamePattern: { type: 'string', short: 't' } },
});

/** A run of vitest; with an environment of its own it says nothing itself, because another talks at the same time: see `said`. */
function vitest(name: string, given: readonly string[], env?: NodeJS.ProcessEnv) {
  const report = path.join(reports, `${name}.json`);
  const aside = env !== undefined;
  const child = spawn(
    process.execPath,
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...given,
    ],
    {
      cwd: root,
      stdio: ['ignore', aside ? 'pipe' : 'inherit', aside ? 'pipe' : 'inherit'],
      env: { ...process.env, ...env },
    },
  );
  const said = keepOutput(child);
  const ended = new Promise<Tally>((resolve) =>
    child.on('close', (status) =>
      resolve(tally(report, status ?? 1, asked.values.testNamePattern !== undefined)),
    ),
  );
  return { ended, said };
}

function keepOutput(child: ChildProcess): () => string {
  const parts: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => parts.push(part));
  return () => Buffer.concat(parts).toString();
}

/** The tests of the stores that were asked for: where SQL is written. Those of test/int bring their own server. */
const STORES = /^(gateway|adapters|lti-tool\/lti)\//;
/** These say, at random or at a large size, what others say once; once is enough on the oldest PostgreSQL. */
const AGAIN = /(large|groot|kill|willekeurig|resume)\.int\.test\.ts$/;
function storeTests(): string[] {
  const projects = asked.values.project ?? [];
  if (projects.length > 0 && !projects.includes('int')) return [];
  const wanted = (file: string) =>
    asked.positionals.length === 0 || asked.positionals.some((part) => file.includes(part));
  return projectFiles(root).filter(
    (file) => file.endsWith('.int.test.ts') && STORES.test(file) && !AGAIN.test(file) && wanted(file),
  );
}

const NONE: Tally = { passed: 0, failed: 0, skipped: [], notes: [] };

/** What the tests of the stores come to on the oldest PostgreSQL; `said` is told when all else has been. */
async function onVersionFloor(files: readonly string[]): Promise<{ tally: Tally; said: string }> {
  if (files.length === 0) return { tally: NONE, said: '' };
  if (!hasVersionFloor()) {
    const tally =
      process.env['CI'] === 'true'
        ? { ...NONE, failed: 1, notes: ['CI needs PostgreSQL 15 for the store tests'] }
        : {
            ...NONE,
            skipped: [
              `skipped: needs PostgreSQL 15 – ${files.length} files of store tests on the oldest PostgreSQL`,
            ],
          };
    return { tally, said: '' };
  }
  const floor = await startVersionFloor();
  const pattern = asked.values.testNamePattern;
  try {
    const only = typeof pattern === 'string' ? ['-t', pattern] : [];
    // One worker: it fills the gaps in which the other run waits for a disk, a browser or a clock.
    const run = vitest('floor', ['--project', 'int', '--maxWorkers', '1', ...only, ...files], {
      DATABASE_OWNER_URL: floor.url,
    });
    const tally = await run.ended;
    return { tally, said: `\nThe store tests once more, on PostgreSQL 15\n${run.said()}` };
  } finally {
    await floor.stop();
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {}); // vitest hears it too; then we clean up
const [all, floor] = await Promise.all([vitest('all', args).ended, onVersionFloor(storeTests())]);
process.stdout.write(floor.said);
const total = sum([all, floor.tally]);
rmSync(reports, { recursive: true, force: true });
emptyMemory();
process.stdout.write(`\n${closing(total).join('\n')}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
