import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { AppError } from '../../errors.ts';
import { connectClient, type Login } from './connect.ts';

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** The migrations in the order of their numbers. Forward only: a file that was applied never changes again. */
export function readMigrations(folder = path.join(import.meta.dirname, 'migrations')): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_\w+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

const LOCK = 7_301_974; // one migrator at a time per database; any constant will do

interface Applied {
  name: string;
  checksum: string;
}

/**
 * Compares what was applied with what this Koers knows; returns what is still to do.
 * @throws AppError `schema_outdated` when the database is newer than this Koers or an applied file was changed.
 */
export function pending(applied: readonly Applied[], known: readonly Migration[]): Migration[] {
  const byName = new Map(known.map((m) => [m.name, m]));
  for (const { name, checksum } of applied) {
    const file = byName.get(name);
    if (!file)
      throw new AppError(
        'schema_outdated',
        `De database is van een nieuwere Koers (stap ${name}). Start die nieuwere versie.`,
      );
    if (file.checksum !== checksum)
      throw new AppError(
        'schema_outdated',
        `Databasestap ${name} is na het uitvoeren veranderd. Zet het oorspronkelijke bestand terug.`,
      );
  }
  const done = new Set(applied.map((a) => a.name));
  const todo = known.filter((m) => !done.has(m.name));
  const last = applied
    .map((a) => a.name)
    .sort()
    .at(-1);
  const late = todo.find((m) => last !== undefined && m.name < last);
  if (late)
    throw new AppError(
      'schema_outdated',
      `Databasestap ${late.name} hoort vóór een stap die al is uitgevoerd. Geef hem een hoger nummer.`,
    );
  return todo;
}

async function ensureRole(client: pg.Client, role: string, options: string): Promise<void> {
  const { rows } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  if (rows.length > 0) return;
  await client
    .query(`CREATE ROLE ${client.escapeIdentifier(role)} ${options}`)
    .catch((error: { code?: string }) => {
      // Roles belong to the whole cluster: a migrator of another database may have been first.
      if (error.code !== '42710' && error.code !== '23505') throw error;
    });
}

async function ensureRoles(client: pg.Client, pool: Pick<Login, 'user' | 'password'>): Promise<void> {
  await ensureRole(client, 'koers_app', 'NOLOGIN NOINHERIT');
  await ensureRole(client, 'koers_platform', 'NOLOGIN NOINHERIT');
  await ensureRole(client, pool.user, `LOGIN NOINHERIT PASSWORD ${client.escapeLiteral(pool.password)}`);
  const login = client.escapeIdentifier(pool.user);
  const { rows } = await client.query<{ n: string }>(
    `SELECT count(*) AS n FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles u ON u.oid = m.member
     WHERE u.rolname = $1 AND g.rolname IN ('koers_app', 'koers_platform')`,
    [pool.user],
  );
  if (Number(rows[0]?.n) < 2) await client.query(`GRANT koers_app, koers_platform TO ${login}`);
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('INSERT INTO koers.migration (name, checksum) VALUES ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
    await client.query(migration.sql);
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    throw new AppError(
      'schema_outdated',
      `Databasestap ${migration.name} is mislukt; er is niets veranderd.`,
      { detail: String(cause), cause },
    );
  }
}

/** Rows that came from another server keep their place in the trail (0015). A database that is not that far yet has none. */
async function keepTxGrowing(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    "SELECT to_regprocedure('koers.keep_tx_growing()') IS NOT NULL AS there",
  );
  if (rows[0]?.there) await client.query('SELECT koers.keep_tx_growing()');
}

export interface MigrateOptions {
  /** A login that may create roles and owns the schema. Used here only. */
  readonly owner: Login;
  /** The login of the running app; made when absent. */
  readonly pool: Pick<Login, 'user' | 'password'>;
  /** Brings the queue's own schema up to date (platform/jobs); bullmq is not known here. */
  readonly queue: (client: pg.ClientBase) => Promise<unknown>;
  readonly migrations?: readonly Migration[];
}

/** Brings the database up to date and says which steps were run. Safe to run twice, and by many at once. */
export async function migrate(options: MigrateOptions): Promise<readonly string[]> {
  const client = await connectClient(options.owner, 'koers migrate');
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query(`CREATE SCHEMA IF NOT EXISTS koers; CREATE SCHEMA IF NOT EXISTS bullmq;
      CREATE TABLE IF NOT EXISTS koers.migration (name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
    await ensureRoles(client, options.pool);
    const applied = await client.query<Applied>('SELECT name, checksum FROM koers.migration');
    const todo = pending(applied.rows, options.migrations ?? readMigrations());
    for (const migration of todo) await apply(client, migration);
    await keepTxGrowing(client);
    await options.queue(client);
    await client.query('SET search_path TO DEFAULT');
    const login = client.escapeIdentifier(options.pool.user);
    await client.query(`GRANT USAGE ON SCHEMA koers TO koers_platform; GRANT SELECT ON koers.migration TO koers_platform;
      GRANT USAGE ON SCHEMA bullmq TO ${login};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA bullmq TO ${login};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA bullmq TO ${login};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA bullmq TO ${login}`);
    return todo.map((m) => m.name);
  } finally {
    await client.end();
  }
}
