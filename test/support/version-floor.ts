import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { connectClient, probe } from '../../gateway/platform/db/connect.ts';
import {
  type Address,
  initCluster,
  startCluster,
  stopCluster,
} from '../../gateway/platform/db/embedded/cluster.ts';
import { choosePlace } from '../../gateway/platform/db/embedded/place.ts';
import { keepSecrets } from '../../gateway/platform/db/embedded/secrets.ts';
import { POSTGRES_15 } from './programs.ts';

export interface VersionFloor {
  /** For DATABASE_OWNER_URL: an owner as a hoster gives one, not a superuser. */
  readonly url: string;
  stop(): Promise<void>;
}

export const hasVersionFloor = () => existsSync(path.join(POSTGRES_15, 'postgres'));

function urlOf(address: Address, password: string): string {
  const where = new URLSearchParams({ host: address.host, port: String(address.port) });
  return `postgres://koers_owner:${encodeURIComponent(password)}@localhost/postgres?${where}`;
}

/** A private PostgreSQL 15, the oldest that Koers runs on, in a folder of its own; gone again after `stop`. */
export async function startVersionFloor(): Promise<VersionFloor> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'koers-floor-'));
  chmodSync(folder, 0o755); // as root, PostgreSQL runs as another user who must be able to enter
  const place = choosePlace(folder, folder);
  const secrets = keepSecrets(place.folder);
  const binaries = { major: 15, release: '15.0', bin: POSTGRES_15 };
  const superuser = { user: 'postgres', password: secrets.superuser, database: 'postgres' };
  const data = initCluster(place, binaries, secrets.superuser);
  const stop = async () => {
    await stopCluster(data);
    for (const made of new Set([folder, place.folder])) rmSync(made, { recursive: true, force: true });
  };
  try {
    const { address } = await startCluster(
      place,
      binaries,
      data,
      async (at) => (await probe({ ...at, ...superuser })) === 'ready',
    );
    const admin = await connectClient({ ...address, ...superuser }, 'koers test setup');
    await admin.query("ALTER SYSTEM SET fsync = 'off'"); // nothing here outlives the run
    await admin.query('SELECT pg_reload_conf()');
    await admin.query(
      `CREATE ROLE koers_owner LOGIN CREATEROLE CREATEDB PASSWORD ${admin.escapeLiteral(secrets.owner)}`,
    );
    await admin.end();
    return { url: urlOf(address, secrets.owner), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
