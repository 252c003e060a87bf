import { constants, type Stats } from 'node:fs';
import { lstat, mkdir, open, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A file that lies in the folder of a connection. */
export interface Found {
  /** The four characters and the dependance of a school, as the folder is called. */
  readonly brin: string;
  /** Id of a connection, or of an adapter, as the folder is called. */
  readonly wat: string;
  readonly naam: string;
  /** The folder it lies in, without a link on the way. */
  readonly folder: string;
  readonly size: number;
  readonly changedMs: number;
}

export const DONE = 'verwerkt';
export const REFUSED = 'geweigerd';

/**
 * How long what was put aside stays, in days. It holds personal data that nobody sealed: what was taken in stands sealed in Koers,
 * what was refused must have been seen by somebody.
 */
const STAYS_DAYS = { [DONE]: 7, [REFUSED]: 30 } as const;

/** What an operating system or a copy program leaves beside a file. */
const NOT_A_FILE = /^\.|~$|\.(?:tmp|part|crdownload)$/i;
/** More waits for the next round. */
const AT_ONCE = 200;

/** What a path is, itself: a link is not what it points at. Null when it is gone meanwhile. */
async function look(at: string): Promise<Stats | null> {
  return await lstat(at).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

async function foldersIn(at: string): Promise<string[]> {
  const entries = await readdir(at, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** Everything that lies ready, `<inbox>/<BRIN>/<connection or adapter>/<file>`. Links are passed by, at every step. */
export async function lookInto(inbox: string): Promise<readonly Found[]> {
  const root = await realpath(inbox);
  const found: Found[] = [];
  for (const brin of await foldersIn(root)) {
    for (const wat of await foldersIn(path.join(root, brin))) {
      const folder = path.join(root, brin, wat);
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        if (!entry.isFile() || NOT_A_FILE.test(entry.name) || found.length >= AT_ONCE) continue;
        const stats = await look(path.join(folder, entry.name));
        if (!stats?.isFile()) continue;
        found.push({ brin, wat, folder, naam: entry.name, size: stats.size, changedMs: stats.mtimeMs });
      }
    }
  }
  return found;
}

/**
 * The bytes of a file; null when it is gone, is a link now, or is not as it was found. At most `maxBytes + 1` of them, so that
 * the caller sees that it is too long.
 */
export async function readFound({ folder, naam, size }: Found, maxBytes: number): Promise<Buffer | null> {
  if ((await realpath(folder)) !== folder) return null; // became a link meanwhile
  const handle = await open(path.join(folder, naam), constants.O_RDONLY | constants.O_NOFOLLOW).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ELOOP') return null;
      throw error;
    },
  );
  if (!handle) return null;
  try {
    const stats = await handle.stat();
    if (!stats.isFile() || stats.size !== size) return null;
    const bytes = Buffer.alloc(Math.min(size, maxBytes + 1));
    let at = 0;
    while (at < bytes.length) {
      const { bytesRead } = await handle.read(bytes, at, bytes.length - at, at);
      if (bytesRead === 0) return null; // became shorter while it was read
      at += bytesRead;
    }
    return bytes;
  } finally {
    await handle.close();
  }
}

const stamp = (now: Date): string => now.toISOString().replaceAll(/[-:]|\.\d+/g, '');

/** Puts a file aside under a name of its own, with the reason beside it. One that somebody else put aside already is no error. */
export async function putAside(
  { folder, naam }: Found,
  to: typeof DONE | typeof REFUSED,
  now: Date,
  reason?: string,
): Promise<void> {
  const aside = path.join(await realpath(folder), to);
  if (path.dirname(aside) !== folder) throw new TypeError('a folder of the inbox became a link');
  await mkdir(aside, { recursive: true });
  if (!(await look(aside))?.isDirectory()) throw new TypeError(`${to} in the inbox is no folder of its own`);
  const base = path.join(aside, `${stamp(now)}-${naam.slice(-120)}`);
  let target = base;
  for (let n = 2; await look(target); n += 1) target = `${base}.${n}`;
  const moved = await rename(path.join(folder, naam), target).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  if (moved && reason) await writeFile(`${target}.reden.txt`, `${reason}\n`, { flag: 'wx' });
}

/**
 * Throws away what was put aside long enough ago, by the time in its name. What somebody else laid there stays, and no link
 * is followed. @returns how many files
 */
export async function clearAside(inbox: string, now: Date): Promise<number> {
  const root = await realpath(inbox);
  let cleared = 0;
  for (const brin of await foldersIn(root)) {
    for (const wat of await foldersIn(path.join(root, brin))) {
      const folder = path.join(root, brin, wat);
      for (const name of await foldersIn(folder)) {
        if (name !== DONE && name !== REFUSED) continue;
        const until = stamp(new Date(now.getTime() - STAYS_DAYS[name] * 86_400_000));
        cleared += await clearBefore(path.join(folder, name), until);
      }
    }
  }
  return cleared;
}

async function clearBefore(aside: string, until: string): Promise<number> {
  const old = (await readdir(aside, { withFileTypes: true })).filter(
    (entry) => entry.isFile() && /^\d{8}T\d{6}Z-/.test(entry.name) && entry.name < until,
  );
  for (const { name } of old) await rm(path.join(aside, name), { force: true });
  return old.length;
}
