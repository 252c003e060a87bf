import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** What the embedded stack keeps for itself in its data folder, readable by its owner only. */
const Secrets = z.object({
  superuser: z.string().min(20),
  owner: z.string().min(20),
  pool: z.string().min(20),
  /** Base64 of 32 bytes: the master of the key hierarchy (decision 0004) when none is configured. */
  masterKey: z.string().length(44),
});
export type Secrets = z.infer<typeof Secrets>;

/**
 * Reads the secrets, or makes them once. The file appears whole or not at all (written beside it, synced,
 * linked in place), so a kill at any moment never leaves half a key, and of two first starts one wins.
 */
export function keepSecrets(folder: string): Secrets {
  const file = path.join(folder, 'secrets.json');
  const read = () => Secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const secret = () => randomBytes(24).toString('base64url');
  const made: Secrets = {
    superuser: secret(),
    owner: secret(),
    pool: secret(),
    masterKey: randomBytes(32).toString('base64'),
  };
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const handle = openSync(draft, 'wx', 0o600);
  writeSync(handle, JSON.stringify(made));
  fsyncSync(handle);
  closeSync(handle);
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return read();
}
