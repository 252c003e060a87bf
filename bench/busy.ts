import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

function postmasterOf(folder: string): string | undefined {
  const data = readdirSync(folder).find((name) => /^pg\d+$/.test(name));
  if (data === undefined) return undefined;
  return readFileSync(path.join(folder, data, 'postmaster.pid'), 'utf8')
    .split('\n')[0]
    ?.trim();
}

/** Nanoseconds on a core so far, by the kernel's own count; 0 for a process that is gone. */
function onCore(pid: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]);
  } catch {
    return 0;
  }
}

function childrenOf(parent: string): string[] {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      // Field 4, counted after the name in brackets, which may hold anything.
      return readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === parent;
    } catch {
      return false;
    }
  });
}

/**
 * CPU in ms that this process and the PostgreSQL in a data folder have used so far. Unlike wall time it does not hold
 * the waiting for a core, so on a machine that does other things too it says more. NaN where the kernel does not tell
 * (no Linux).
 */
export function busyMs(folder: string): number {
  const postmaster = postmasterOf(folder);
  const { user, system } = process.cpuUsage();
  if (process.platform !== 'linux' || postmaster === undefined) return Number.NaN;
  const database = childrenOf(postmaster).reduce((sum, pid) => sum + onCore(pid), 0);
  return (user + system) / 1e3 + database / 1e6;
}

/** CPU in ms of this process alone: what the database does is left out, where it is the same in both. */
export function ownCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
