import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { copyPreparedDemo } from './prepared-demo.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const Ready = z.object({ url: z.url(), elo: z.url(), mail: z.url() });

export interface Demo {
  readonly url: string;
  readonly elo: string;
  /** Page with the mail that was sent. */
  readonly mail: string;
  readonly data: string;
  /** Milliseconds from the start of the process to READY. */
  readonly readyMs: number;
  readonly child: ChildProcess;
  /** Ctrl-C, and waits until it has left. */
  stop(): Promise<void>;
}

/** A data folder for one demo, empty; remove it with `removeData`. As root, PostgreSQL's own user must be able to enter it. */
export function demoData(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'koers-demo-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** A data folder for a demo that starts as the second time, in less than half of the time. */
export async function preparedData(): Promise<string> {
  const folder = demoData();
  await copyPreparedDemo(folder);
  return folder;
}

export function removeData(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

const gone = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((resolve) => child.once('exit', () => resolve()));

export interface DemoStart {
  /** Gets the process before it is ready (to kill it). */
  readonly onSpawn?: (child: ChildProcess) => void;
  /** The address by which browsers reach it, when something stands in front of it. */
  readonly url?: string;
  /** Another program that starts the demo. */
  readonly program?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts `npm run demo`'s program as a process of its own on free ports. @throws what it said, when it ends before it is ready */
export async function startDemo(data: string, start: DemoStart = {}): Promise<Demo> {
  const { onSpawn, url, program = 'fixtures/demo/demo.ts', env } = start;
  const began = performance.now();
  const child = spawn(process.execPath, ['bin/run.js', program, '--port', '0'], {
    cwd: ROOT,
    env: { ...process.env, KOERS_DATA: data, KOERS_LOG: 'warn', ...env, ...(url ? { KOERS_URL: url } : {}) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onSpawn?.(child);
  let out = '';
  let err = '';
  child.stderr?.on('data', (d: Buffer) => {
    err += d;
  });
  const ready = await new Promise<z.infer<typeof Ready>>((resolve, reject) => {
    child.stdout?.on('data', (d: Buffer) => {
      out += d;
      const line = /^READY (.*)$/m.exec(out)?.[1];
      if (line) resolve(Ready.parse(JSON.parse(line)));
    });
    child.once('exit', (code, signal) =>
      reject(new Error(`demo ended (${code ?? signal}): ${err.slice(-2000)}`)),
    );
  });
  return {
    ...ready,
    data,
    child,
    readyMs: Math.round(performance.now() - began),
    async stop() {
      child.kill('SIGINT');
      await gone(child);
    },
  };
}

/** One run of the command line on a demo's database; resolves with its answer and exit code. */
export async function koers(
  data: string,
  args: readonly string[],
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['bin/koers.js', ...args], {
    cwd: ROOT,
    env: { ...process.env, KOERS_DATA: data },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (d: Buffer) => {
    out += d;
  });
  child.stderr.on('data', (d: Buffer) => {
    err += d;
  });
  await once(child, 'close'); // later than 'exit': by then everything it said was read
  return { code: child.exitCode, out, err };
}
