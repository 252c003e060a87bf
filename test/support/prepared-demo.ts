import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const ROOT = path.join(import.meta.dirname, '../..');
const AT = 'KOERS_TEST_PREPARED';

/** The place where the first test that wants a demo prepares it; the tests' workers inherit its name. */
export default function setup(): () => void {
  if (process.env[AT]) return () => {};
  const place = mkdtempSync(path.join(os.tmpdir(), 'koers-prepared-'));
  chmodSync(place, 0o755); // as root, PostgreSQL runs as another user who must be able to enter
  process.env[AT] = place;
  return () => rmSync(place, { recursive: true, force: true });
}

async function prepare(data: string): Promise<void> {
  const child = spawn(process.execPath, ['bin/run.js', 'test/support/prepared-demo-child.ts'], {
    cwd: ROOT,
    env: { ...process.env, KOERS_DATA: data, KOERS_LOG: 'warn' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error('the demo could not be prepared');
}

/**
 * Fills a data folder with a demo school that has been synced and worked with, so that a demo starts on it as it does the
 * second time. It is prepared once for all tests; who comes meanwhile waits.
 */
export async function copyPreparedDemo(to: string): Promise<void> {
  const place = process.env[AT];
  if (place === undefined) throw new Error('test/support/prepared-demo.ts is not in globalSetup');
  const data = path.join(place, 'data');
  const ready = path.join(place, 'ready');
  const failed = path.join(place, 'failed');
  if (!existsSync(data) && firstToMake(data)) {
    await prepare(data).then(
      () => writeFileSync(ready, ''),
      (error: unknown) => {
        writeFileSync(failed, '');
        throw error;
      },
    );
  }
  while (!existsSync(ready)) {
    if (existsSync(failed)) throw new Error('the demo could not be prepared, see above');
    await sleep(50);
  }
  // With its owners: as root, the data of PostgreSQL belong to another user.
  await promisify(execFile)('cp', ['-a', `${data}/.`, to]);
}

function firstToMake(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o755 });
    return true;
  } catch {
    return false; // another one was first
  }
}
