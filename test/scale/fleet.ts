import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../..');

export interface Fleet {
  /** SIGKILLs one of them, the next each time, and starts another in its place. */
  killOne(): Promise<void>;
  /** Memory of the largest, in MB. */
  largestMb(): number;
  readonly killed: number;
  close(): Promise<void>;
}

/** So many worker processes on one database, once they take work. */
export async function startFleet(
  program: 'scale-worker' | 'bare-worker',
  size: number,
  env: Readonly<Record<string, string>>,
): Promise<Fleet> {
  const start = () => startOne(program, env);
  const workers = await Promise.all(Array.from({ length: size }, start));
  let killed = 0;
  return {
    async killOne() {
      const [oldest] = workers.splice(0, 1);
      if (oldest) await end(oldest);
      killed += 1;
      workers.push(await start());
    },
    largestMb: () => Math.max(...workers.map(residentMb)),
    get killed() {
      return killed;
    },
    async close() {
      await Promise.all(workers.map(end));
    },
  };
}

async function startOne(program: string, env: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['bin/run.js', `test/scale/${program}.ts`], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let err = '';
  child.stderr?.on('data', (data: Buffer) => {
    err = (err + data.toString()).slice(-2000);
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`${program} ended (${code}): ${err}`)));
  });
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGKILL');
  await gone;
}

/** What a process holds in memory (Linux). */
function residentMb({ pid }: ChildProcess): number {
  const kb = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
  return Math.round(Number(kb) / 1024);
}
