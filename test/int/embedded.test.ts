import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

const CHILD = path.join(import.meta.dirname, '../support/embedded-child.ts');
const Said = z.object({
  adopted: z.boolean(),
  folder: z.string(),
  host: z.string(),
  note: z.string().nullable(),
  besturen: z.array(z.string()),
});
type Said = z.infer<typeof Said>;

const root = process.getuid?.() === 0;
const folders: string[] = [];
const children: ChildProcess[] = [];

function folder(mode = 0o755): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'koers-embedded-'));
  chmodSync(made, mode);
  folders.push(made);
  return made;
}

/** Starts the child and resolves with what it said; its PostgreSQL is of its own data folder. */
async function start(
  data: string,
  mark: string,
  options: { leave?: boolean; uid?: number } = {},
): Promise<{ child: ChildProcess; said: Said }> {
  const child = spawn(process.execPath, ['bin/run.js', CHILD, mark, ...(options.leave ? ['--leave'] : [])], {
    cwd: path.join(import.meta.dirname, '../..'),
    env: { ...process.env, KOERS_DATA: data, ...(options.uid ? { HOME: data, TMPDIR: data } : {}) },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(options.uid ? { uid: options.uid, gid: options.uid } : {}),
  });
  children.push(child);
  let out = '';
  let err = '';
  child.stderr?.on('data', (d: Buffer) => {
    err += d;
  });
  const said = await new Promise<Said>((resolve, reject) => {
    child.stdout?.on('data', (d: Buffer) => {
      out += d;
      if (out.includes('\n')) resolve(Said.parse(JSON.parse(out)));
    });
    child.on('exit', (code) => reject(new Error(`exit ${code}: ${err}`)));
  });
  return { child, said };
}

const exited = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', resolve));

async function say(child: ChildProcess): Promise<void> {
  child.stdin?.write('leave\n');
  await exited(child);
}

/** Pids of PostgreSQL main processes that serve a data folder. */
function postgresOf(data: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return line.includes('/bin/postgres') && line.includes(data);
      } catch {
        return false;
      }
    })
    .map(Number);
}

afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL');
    await exited(child);
  }
  for (const made of folders.splice(0)) {
    for (const pid of postgresOf(made)) process.kill(pid, 'SIGQUIT');
    await sleep(50);
    rmSync(made, { recursive: true, force: true });
  }
});

describe('the embedded PostgreSQL', () => {
  it('keeps its data over a stop, and leaves no process behind', async () => {
    const data = folder();
    const first = await start(data, 'een', { leave: true });
    await exited(first.child);
    expect(postgresOf(data)).toEqual([]);
    const second = await start(data, 'twee', { leave: true });
    await exited(second.child);
    expect(second.said).toMatchObject({ adopted: false, besturen: ['een', 'twee'] });
    expect(postgresOf(data)).toEqual([]);
  });

  it('adopts its PostgreSQL after SIGKILL and loses no acknowledged row', async () => {
    const data = folder();
    const first = await start(data, 'een');
    first.child.kill('SIGKILL');
    await exited(first.child);
    expect(postgresOf(data)).toHaveLength(1);
    const second = await start(data, 'twee', { leave: true });
    expect(second.said).toMatchObject({ adopted: true, besturen: ['een', 'twee'] });
    await exited(second.child);
    expect(postgresOf(data)).toEqual([]);
  });

  it('is shared by several processes and stopped by the last one', async () => {
    const data = folder();
    const [a, b] = await Promise.all([start(data, 'a'), start(data, 'b')]);
    expect(postgresOf(data)).toHaveLength(1);
    await say(a.child);
    expect(postgresOf(data)).toHaveLength(1);
    await say(b.child);
    expect(postgresOf(data)).toEqual([]);
  });

  it('survives SIGKILL at random moments of a first start', async () => {
    const data = folder();
    for (const wait of [150, 300, 450, 600, 800, 1000, 1300]) {
      const child = spawn(process.execPath, ['bin/run.js', CHILD, `k${wait}`], {
        env: { ...process.env, KOERS_DATA: data },
        stdio: 'ignore',
      });
      children.push(child);
      await sleep(wait);
      child.kill('SIGKILL');
      await exited(child);
    }
    const last = await start(data, 'eind', { leave: true });
    expect(last.said.besturen).toContain('eind');
    await exited(last.child);
    expect(readdirSync(data).filter((n) => n.startsWith('.new') || n.startsWith('.pw'))).toEqual([]);
  });

  it('recovers when PostgreSQL itself was killed and its lock file names a foreign process', async () => {
    const data = folder();
    const first = await start(data, 'een');
    for (const pid of postgresOf(data)) process.kill(pid, 'SIGKILL');
    first.child.kill('SIGKILL');
    await exited(first.child);
    await sleep(300);
    const second = await start(data, 'twee', { leave: true });
    expect(second.said.besturen).toEqual(['een', 'twee']);
    await exited(second.child);
  });

  it('falls back to a loopback port when the socket path would be too long', async () => {
    const data = path.join(folder(), 'x'.repeat(60), 'y'.repeat(40));
    mkdirSync(data, { recursive: true });
    const { said, child } = await start(data, 'een', { leave: true });
    expect(said.host).toBe('127.0.0.1');
    await exited(child);
  });

  it.runIf(root)(
    'as root, in a folder only root can enter, keeps its data elsewhere and says so',
    async () => {
      const data = path.join(folder(0o700), 'gegevens');
      const { said, child } = await start(data, 'een', { leave: true });
      folders.push(said.folder);
      expect(said.folder).toMatch(/^\/var\/lib\/koers\//);
      expect(said.note).toContain(said.folder);
      expect(existsSync(data)).toBe(false);
      await exited(child);
    },
  );

  it.runIf(root)('runs for an ordinary user too', async () => {
    const data = folder();
    chownSync(data, 65534, 65534);
    const { said, child } = await start(data, 'een', { leave: true, uid: 65534 });
    expect(said.besturen).toEqual(['een']);
    await exited(child);
    expect(postgresOf(data)).toEqual([]);
  });
});
