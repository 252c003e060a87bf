import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../../errors.ts';
import type { Binaries } from './binaries.ts';
import { ownFolder, type Place } from './place.ts';

/** How to reach a running cluster. `host` is a socket folder or `127.0.0.1`. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

const SOCKET_PORT = 5432;
/** sockaddr_un.sun_path is 108 bytes with its closing zero. */
const SOCKET_PATH_MAX = 107;

const SETTINGS = {
  max_connections: '200', // twenty for each process: a web server, some workers, the command line and whoever looks on
  shared_buffers: '128MB',
  // A tap's commit waits for all that was written before it: what a sync writes goes to the disk in small parts.
  wal_writer_delay: '10ms',
  wal_writer_flush_after: '256kB',
  jit: 'off', // our statements are short; compiling them costs more than it saves
  log_min_messages: 'warning',
  log_min_error_statement: 'panic', // statements and parameters hold personal data: never in a log
  log_parameter_max_length_on_error: '0',
};

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The lines of postmaster.pid: pid, data folder, start time, port, socket folder, listen address. */
function lockFile(data: string): { pid: number; address: Address } | null {
  let lines: string[];
  try {
    lines = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!pid) return null;
  const socket = lines[4]?.trim();
  return { pid, address: { host: socket || '127.0.0.1', port: Number(lines[3]) || SOCKET_PORT } };
}

/** After a crash of the machine the pid in the lock file may belong to another program; then the lock is stale. */
function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
  } catch {
    return !existsSync('/proc/self') && alive(pid);
  }
}

/** Removes what a killed first start left. Its initdb may still be writing, hence the retries; what stays is swept next time. */
function sweepDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    const owner = /^\.(?:new|pw)-(\d+)-/.exec(name)?.[1];
    if (!owner || alive(Number(owner))) continue;
    try {
      rmSync(path.join(folder, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    } catch {}
  }
}

/** Makes a new cluster in `<folder>/pg<major>`: beside it first, then renamed, so a kill never leaves half of one. */
export function initCluster(place: Place, binaries: Binaries, superuserPassword: string): string {
  const data = path.join(place.folder, `pg${binaries.major}`);
  sweepDrafts(place.folder);
  if (existsSync(path.join(data, 'PG_VERSION'))) return data;
  const mark = `${process.pid}-${randomBytes(4).toString('hex')}`;
  const draft = ownFolder(place, `.new-${mark}`);
  const passwordFile = path.join(place.folder, `.pw-${mark}`);
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
  if (place.runAs) chownSync(passwordFile, place.runAs.uid, place.runAs.gid);
  const made = spawnSync(
    path.join(binaries.bin, 'initdb'),
    [
      '-D',
      draft,
      '-U',
      'postgres',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--locale=C',
      '--no-instructions',
    ],
    { ...(place.runAs ?? {}), cwd: '/', env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' }, encoding: 'utf8' },
  );
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new AppError(
      'database_unavailable',
      `De ingebouwde database kon niet worden gemaakt in ${place.folder}. Is er schijfruimte en mag Koers daar schrijven?`,
      { detail: made.stderr || String(made.error) },
    );
  }
  try {
    renameSync(draft, data);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(path.join(data, 'PG_VERSION'))) throw error; // else another first start won
  }
  return data;
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function whereToListen(place: Place): Promise<Address> {
  const socket = ownFolder(place, 'run');
  const fits = Buffer.byteLength(path.join(socket, `.s.PGSQL.${SOCKET_PORT}`)) <= SOCKET_PATH_MAX;
  return fits ? { host: socket, port: SOCKET_PORT } : { host: '127.0.0.1', port: await freePort() };
}

function launch(
  place: Place,
  binaries: Binaries,
  data: string,
  address: Address,
): { exited: () => boolean; log: string } {
  const log = path.join(ownFolder(place, 'log'), 'postgres.log');
  const tooLong = existsSync(log) && statSync(log).size > 10 * 1024 * 1024;
  const handle = openSync(log, tooLong ? 'w' : 'a', 0o600);
  const tcp = address.host === '127.0.0.1';
  const flags = {
    ...SETTINGS,
    listen_addresses: tcp ? '127.0.0.1' : '',
    unix_socket_directories: tcp ? '' : address.host,
    port: String(address.port),
  };
  const args = Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let gone = false;
  const child = spawn(path.join(binaries.bin, 'postgres'), ['-D', data, ...args], {
    ...(place.runAs ?? {}),
    cwd: '/',
    env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
    detached: true, // its own session: Ctrl-C in a terminal must reach Koers alone, which stops it in order
    stdio: ['ignore', handle, handle],
  });
  child.on('exit', () => {
    gone = true;
  });
  child.on('error', () => {
    gone = true;
  });
  child.unref();
  closeSync(handle);
  return { exited: () => gone, log };
}

/**
 * Starts the cluster, or adopts the one that already runs there (after SIGKILL of Koers its PostgreSQL lives
 * on; a second Koers process shares it). `ready` answers whether a connection can be made.
 */
export async function startCluster(
  place: Place,
  binaries: Binaries,
  data: string,
  ready: (address: Address) => Promise<boolean>,
): Promise<{ address: Address; adopted: boolean }> {
  const deadline = Date.now() + 60_000;
  let started: ReturnType<typeof launch> | null = null;
  while (Date.now() < deadline) {
    const lock = lockFile(data);
    if (lock && !isPostgres(lock.pid)) {
      rmSync(path.join(data, 'postmaster.pid'), { force: true });
    } else if (lock && (await ready(lock.address))) {
      return { address: lock.address, adopted: started === null };
    }
    if (!lock && (started === null || started.exited())) {
      if (started) await sleep(100); // a start that lost a race, or that failed: look again before the next try
      started = launch(place, binaries, data, await whereToListen(place));
    }
    await sleep(15);
  }
  throw new AppError(
    'database_unavailable',
    'De ingebouwde database start niet. Kijk in het logbestand en probeer het opnieuw.',
    { detail: started?.log ?? data },
  );
}

/** Stops the cluster in order (PostgreSQL "fast": running statements are rolled back) and waits until it has left. */
export async function stopCluster(data: string, waitMs = 30_000): Promise<void> {
  const lock = lockFile(data);
  if (!lock || !isPostgres(lock.pid)) return;
  process.kill(lock.pid, 'SIGINT');
  const deadline = Date.now() + waitMs;
  while (Date.now() < deadline && isPostgres(lock.pid)) await sleep(10);
}
