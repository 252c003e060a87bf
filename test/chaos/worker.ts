import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../..');

/**
 * Starts a program of this folder on the data of a Koers. @returns it once it takes work: it says so by a first line
 * @throws when it stops before that
 */
export async function startWorker(program: string, data: string, args: readonly string[] = []) {
  const child = spawn(process.execPath, ['bin/run.js', `test/chaos/${program}`, ...args], {
    cwd: ROOT,
    env: { ...process.env, KOERS_DATA: data },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`a worker stopped by itself: ${code}`)));
  });
  child.removeAllListeners('exit');
  return child;
}

/** SIGKILL; done when it is gone, at once when it was. */
export async function killWorker(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
