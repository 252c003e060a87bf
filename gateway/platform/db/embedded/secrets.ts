import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** What the embedded stack keeps for itself in its data folder, readable by its owner only. */
const Secrets = z.object({
  superuser: z.string().min(20),
  owner: z.string().min(20),
  pool: z.string().min(20),
  /** Base64 of 32 bytes: the master of the key hierarchy (decision 0004) when none is configured. */
  masterKey: z.string().length(44),
  /** The master that a rotation goes to; there only while one is under way. */
  nextMasterKey: z.string().length(44).optional(),
});
export type Secrets = z.infer<typeof Secrets>;

const fileOf = (folder: string) => path.join(folder, 'secrets.json');
const read = (file: string): Secrets => Secrets.parse(JSON.parse(readFileSync(file, 'utf8')));

/** Writes beside the file, for the owner's eyes only, and waits until it is on disk. */
function draftOf(file: string, secrets: Secrets): string {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const handle = openSync(draft, 'wx', 0o600);
  writeSync(handle, JSON.stringify(secrets));
  fsyncSync(handle);
  closeSync(handle);
  return draft;
}

/** Changes the secrets; a kill at any moment leaves them as they were or as they become. One changer at a time. */
export function changeSecrets(folder: string, change: (secrets: Secrets) => Secrets): Secrets {
  const file = fileOf(folder);
  const changed = Secrets.parse(change(read(file)));
  renameSync(draftOf(file, changed), file);
  const handle = openSync(folder, 'r');
  fsyncSync(handle); // the name, too, must be on disk before anything is wrapped with what it holds
  closeSync(handle);
  return changed;
}

/**
 * Reads the secrets, or makes them once. The file appears whole or not at all (written beside it, synced,
 * linked in place), so a kill at any moment never leaves half a key, and of two first starts one wins.
 */
export function keepSecrets(folder: string): Secrets {
  const file = fileOf(folder);
  try {
    return read(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const secret = () => randomBytes(24).toString('base64url');
  const draft = draftOf(file, {
    superuser: secret(),
    owner: secret(),
    pool: secret(),
    masterKey: randomBytes(32).toString('base64'),
  });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return read(file);
}
