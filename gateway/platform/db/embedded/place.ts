import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../errors.ts';

/** Where the embedded database lives and as whom it runs. */
export interface Place {
  readonly folder: string;
  /** Set when Koers runs as root: PostgreSQL refuses that, so it runs as this user. */
  readonly runAs: { readonly uid: number; readonly gid: number } | null;
  /** What was chosen and why, when it is not what was asked for. */
  readonly note: string | null;
}

function postgresUser(): { uid: number; gid: number } | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((l) => l.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

function makePostgresUser(): { uid: number; gid: number } {
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
      { stdio: 'pipe' },
    );
  } catch (cause) {
    // Two first starts at once: the other one made it.
    const made = postgresUser();
    if (made) return made;
    throw new AppError(
      'database_unavailable',
      'PostgreSQL mag niet als root draaien en de gebruiker "postgres" kon niet worden gemaakt. Maak die gebruiker, of start Koers als gewone gebruiker.',
      { cause },
    );
  }
  const made = postgresUser();
  if (!made)
    throw new AppError(
      'database_unavailable',
      'De gebruiker "postgres" bestaat niet. Maak hem, of start Koers als gewone gebruiker.',
    );
  return made;
}

/** Whether that user can enter the folder (or, while it does not exist, its nearest parent that does). */
function canEnter(folder: string, user: { uid: number; gid: number }): boolean {
  let at = path.resolve(folder);
  while (!existsSync(at)) at = path.dirname(at);
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', at], {
      uid: user.uid,
      gid: user.gid,
      cwd: '/',
      stdio: 'ignore',
    }).status === 0
  );
}

/**
 * Chooses the data folder (design §2). As an ordinary user: what was asked for, else `.koers` in the project.
 * As root: what was asked for when the user `postgres` can enter it, else a folder of its own under
 * `/var/lib/koers`, named after what was asked for so that two projects never share one.
 */
export function choosePlace(asked: string | undefined, projectRoot: string): Place {
  const wanted = path.resolve(asked || path.join(projectRoot, '.koers'));
  if (process.getuid?.() !== 0) {
    mkdirSync(wanted, { recursive: true, mode: 0o755 });
    return { folder: wanted, runAs: null, note: null };
  }
  const runAs = postgresUser() ?? makePostgresUser();
  if (canEnter(wanted, runAs)) {
    mkdirSync(wanted, { recursive: true, mode: 0o755 });
    return { folder: wanted, runAs, note: null };
  }
  const mark = createHash('sha256').update(wanted).digest('hex').slice(0, 10);
  const folder = path.join(
    '/var/lib/koers',
    `${path.basename(path.dirname(wanted)).replace(/[^\w-]/g, '')}-${mark}`,
  );
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  return {
    folder,
    runAs,
    note: `PostgreSQL draait als gebruiker "postgres" en kan niet in ${wanted}; de gegevens staan in ${folder}.`,
  };
}

/** A folder inside the place that only the database's own user can enter. */
export function ownFolder(place: Place, name: string): string {
  const at = path.join(place.folder, name);
  mkdirSync(at, { recursive: true, mode: 0o700 });
  if (place.runAs) chownSync(at, place.runAs.uid, place.runAs.gid);
  return at;
}
