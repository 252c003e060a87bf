import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const SHM = '/dev/shm';
const TMPFS = 0x01021994;
/** Bytes that must be free, in memory and there. The tests keep at most 0.9 GB there at once; browsers and databases take memory besides. */
const ENOUGH = 8 * 1024 ** 3;

function hasRoom(): boolean {
  if (!existsSync(SHM)) return false;
  const { type, bavail, bsize } = statfsSync(SHM);
  return type === TMPFS && bavail * bsize >= ENOUGH && os.freemem() >= ENOUGH;
}

/**
 * Lets everything that the tests keep for the moment stand in memory, on a machine with room for it: databases by the
 * hundred and profiles of browsers, thousands of small files, which a disk makes one by one.
 * Processes started from here on inherit it. The answer removes what is left.
 */
export function keepInMemory(): () => void {
  if (process.env['TMPDIR'] || !hasRoom()) return () => {};
  const folder = mkdtempSync(path.join(SHM, 'koers-'));
  chmodSync(folder, 0o1777); // as root, PostgreSQL runs as another user who must be able to enter
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
