import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { AppError } from '../../../errors.ts';
import { connectClient, type Login, probe } from '../connect.ts';
import { type Binaries, keepBinaries, keptBinariesOf } from './binaries.ts';
import { type Address, initCluster, startCluster, stopCluster } from './cluster.ts';
import { copyDatabase, type PrepareSchema } from './copy-database.ts';
import { choosePlace, type Place } from './place.ts';
import { keepSecrets, type Secrets } from './secrets.ts';

export interface Embedded {
  readonly folder: string;
  /** What was chosen and why, when it is not what was asked for; shown at start. */
  readonly note: string | null;
  readonly adopted: boolean;
  readonly owner: Login;
  readonly pool: Login;
  readonly superuser: Login;
  /** Leaves; the last Koers process that leaves stops PostgreSQL. */
  leave(): Promise<void>;
}

const DATABASE = 'koers';
const PRESENCE = 7_301_975; // a shared advisory lock on this number says "a Koers process is here"

function logins(address: Address, secrets: Secrets): Pick<Embedded, 'owner' | 'pool' | 'superuser'> {
  const at = { host: address.host, port: address.port };
  return {
    superuser: { ...at, user: 'postgres', password: secrets.superuser, database: 'postgres' },
    owner: { ...at, user: 'koers_owner', password: secrets.owner, database: DATABASE },
    pool: { ...at, user: 'koers_pool', password: secrets.pool, database: DATABASE },
  };
}

/** The owner's role and the database; every statement may run twice, because a kill may come in between. */
async function ensureDatabase(superuser: Login, owner: Login): Promise<void> {
  if ((await probe(owner)) === 'ready') return;
  const client = await connectClient(superuser, 'koers setup');
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PRESENCE + 1]);
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [owner.user]);
    if (role.rows.length === 0) {
      await client.query(
        `CREATE ROLE koers_owner LOGIN CREATEROLE CREATEDB PASSWORD ${client.escapeLiteral(owner.password)}`,
      );
    }
    const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [owner.database]);
    if (database.rows.length === 0)
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(owner.database)} OWNER koers_owner`);
  } finally {
    await client.end();
  }
}

/** Data of another major in the folder, newest first; there is at most one unless an upgrade was cut short. */
function otherMajor(folder: string, major: number): number | undefined {
  const found = readdirSync(folder)
    .map((name) => /^pg(\d+)$/.exec(name)?.[1])
    .filter((m): m is string => m !== undefined && existsSync(path.join(folder, `pg${m}`, 'PG_VERSION')))
    .map(Number)
    .filter((m) => m !== major);
  return found.sort((a, b) => b - a)[0];
}

interface Running {
  address: Address;
  adopted: boolean;
  data: string;
}

async function run(place: Place, binaries: Binaries, secrets: Secrets, data: string): Promise<Running> {
  const ready = async (address: Address) => (await probe(logins(address, secrets).superuser)) === 'ready';
  return { data, ...(await startCluster(place, binaries, data, ready)) };
}

/**
 * Moves data of an older major to this one: both servers run side by side and every row is copied. The new
 * cluster is marked finished by renaming the old one, so a kill in between simply starts the copy anew.
 */
async function upgrade(
  place: Place,
  binaries: Binaries,
  secrets: Secrets,
  from: number,
  prepare: PrepareSchema,
): Promise<void> {
  const old = keptBinariesOf(place.folder, from);
  if (from > binaries.major || !old) {
    throw new AppError(
      'database_unavailable',
      `De gegevens zijn van PostgreSQL ${from}, deze Koers heeft PostgreSQL ${binaries.major}. Start de Koers waarmee ze gemaakt zijn, maak een back-up en zet die hier terug.`,
    );
  }
  const draft: Place = { ...place, folder: path.join(place.folder, `.upgrade-${binaries.major}`) };
  await stopCluster(path.join(draft.folder, `pg${binaries.major}`)); // left by an upgrade that was killed
  rmSync(draft.folder, { recursive: true, force: true });
  mkdirSync(draft.folder, { mode: 0o755 });
  const oldData = path.join(place.folder, `pg${from}`);
  const source = await run(place, old, secrets, oldData);
  const target = await run(draft, binaries, secrets, initCluster(draft, binaries, secrets.superuser));
  try {
    const to = logins(target.address, secrets);
    await ensureDatabase(to.superuser, to.owner);
    await copyDatabase(logins(source.address, secrets), to, prepare);
  } finally {
    await stopCluster(target.data);
    await stopCluster(source.data);
  }
  renameSync(target.data, path.join(place.folder, `pg${binaries.major}`));
  renameSync(oldData, path.join(place.folder, `pg${from}-before-upgrade-${Date.now()}`));
  rmSync(draft.folder, { recursive: true, force: true });
}

async function presence(superuser: Login): Promise<pg.Client> {
  const client = await connectClient(superuser, 'koers presence');
  await client.query('SELECT pg_advisory_lock_shared($1)', [PRESENCE]);
  return client;
}

/** Opens the embedded PostgreSQL of a data folder: made when absent, started when stopped, adopted when running. */
export async function openEmbedded(
  asked: string | undefined,
  projectRoot: string,
  prepare: PrepareSchema,
): Promise<Embedded> {
  const place = choosePlace(asked, projectRoot);
  const secrets = keepSecrets(place.folder);
  const binaries = keepBinaries(place.folder);
  const fresh = !existsSync(path.join(place.folder, `pg${binaries.major}`));
  const other = fresh ? otherMajor(place.folder, binaries.major) : undefined;
  if (other !== undefined) await upgrade(place, binaries, secrets, other, prepare);
  const data = initCluster(place, binaries, secrets.superuser);
  for (let attempt = 0; ; attempt++) {
    const running = await run(place, binaries, secrets, data);
    const login = logins(running.address, secrets);
    try {
      const here = await presence(login.superuser);
      await ensureDatabase(login.superuser, login.owner);
      return {
        folder: place.folder,
        note: place.note,
        adopted: running.adopted,
        ...login,
        leave: () => leave(here, data),
      };
    } catch (error) {
      // The last other process was stopping the cluster just then: start it again.
      if (attempt >= 4) throw error;
    }
  }
}

async function leave(here: pg.Client, data: string): Promise<void> {
  const { rows } = await here.query<{ last: boolean }>(
    'SELECT pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) AS last',
    [PRESENCE],
  );
  // The exclusive lock is kept until the server is gone: a process that comes in just now waits for it, loses
  // its connection, and starts the cluster anew instead of losing it later.
  if (rows[0]?.last) await stopCluster(data);
  await here.end().catch(() => {});
}
