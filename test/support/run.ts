import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { projectFiles } from '../architecture/tree.ts';
import { closing, sum, type Tally, tally } from './tally.ts';
import { hasVersionFloor, startVersionFloor } from './version-floor.ts';

/**
 * `npm test`, `npm test -- <part of a path>`, `npm test -- --project e2e`: runs vitest, and the tests of the stores
 * once more on the oldest PostgreSQL that Koers supports. Ends with one line: passed, failed, skipped.
 */
const root = path.join(import.meta.dirname, '../..');
const reports = mkdtempSync(path.join(os.tmpdir(), 'koers-tests-'));
const args = process.argv.slice(2);
const asked = parseArgs({
  args,
  strict: false,
  options: { project: { type: 'string', multiple: true }, testNamePattern: { type: 'string', short: 't' } },
});

async function vitest(name: string, given: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Tally> {
  const report = path.join(reports, `${name}.json`);
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
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } },
  );
  const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? 1)));
  return tally(report, code, asked.values.testNamePattern !== undefined);
}

/** The tests of the stores that were asked for: where SQL is written. Those of test/int bring their own server. */
const STORES = /^(gateway|adapters|lti-tool\/lti)\//;
function storeTests(): string[] {
  const projects = asked.values.project ?? [];
  if (projects.length > 0 && !projects.includes('int')) return [];
  const wanted = (file: string) =>
    asked.positionals.length === 0 || asked.positionals.some((part) => file.includes(part));
  return projectFiles(root).filter(
    (file) => file.endsWith('.int.test.ts') && STORES.test(file) && wanted(file),
  );
}

async function onVersionFloor(files: readonly string[]): Promise<Tally> {
  const none = { passed: 0, failed: 0, skipped: [], notes: [] };
  if (files.length === 0) return none;
  if (!hasVersionFloor()) {
    return process.env['CI'] === 'true'
      ? { ...none, failed: 1, notes: ['CI needs PostgreSQL 15 for the store tests'] }
      : {
          ...none,
          skipped: [
            `skipped: needs PostgreSQL 15 – ${files.length} files of store tests on the oldest PostgreSQL`,
          ],
        };
  }
  process.stdout.write('\nThe store tests once more, on PostgreSQL 15\n');
  const floor = await startVersionFloor();
  const pattern = asked.values.testNamePattern;
  try {
    const only = typeof pattern === 'string' ? ['-t', pattern] : [];
    return await vitest('floor', ['--project', 'int', ...only, ...files], { DATABASE_OWNER_URL: floor.url });
  } finally {
    await floor.stop();
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {}); // vitest hears it too; then we clean up
const total = sum([await vitest('all', args), await onVersionFloor(storeTests())]);
rmSync(reports, { recursive: true, force: true });
process.stdout.write(`\n${closing(total).join('\n')}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
