import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { AppError } from '../../errors.ts';
import { clientConfig, type Login } from './connect.ts';
import { kyselyOn, type Tx } from './kysely-on-client.ts';

/** Who acts for which school. `actor` is null for the system's own jobs. */
export interface Context {
  readonly school: string;
  readonly actor: string | null;
}

/** What a session gives when it is entered: the person, and the roles that hold today. */
export interface EnteredSession {
  readonly sessionId: string;
  readonly schoolId: string;
  readonly personId: string | null;
  readonly platformId: string | null;
  readonly roles: readonly string[];
  readonly expiresAt: Date;
  /** Origins that may show these pages in a frame: those of the platform it was launched from. */
  readonly frameOrigins: readonly string[];
}

export interface Db {
  /** One transaction in one school's context: row-level security shows that school only. */
  tenant<T>(context: Context, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One transaction on the tables without school data (registry, packages, LTI platforms, outbox, sessions). */
  platform<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * One transaction in the context of a session, entered in the same round trip.
   * `work` gets `null` when there is no such session (any more).
   */
  session<T>(tokenHash: Buffer, work: (tx: Tx, session: EnteredSession | null) => Promise<T>): Promise<T>;
  /** The pool itself, for BullMQ only: its login has no rights on schema koers. */
  readonly pool: pg.Pool;
  /** Calls `heard` at each NOTIFY on a channel, and once after every reconnect. Ends with the returned function. */
  listen(channel: string, heard: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const inside = new AsyncLocalStorage<true>();

/**
 * Throws when called within a transaction. A query outside the transaction's own handle can deadlock the pool,
 * and a job started within it may run before the commit: work for later goes to the outbox (design §2).
 */
export function assertOutsideTransaction(what: string): void {
  if (inside.getStore())
    throw new AppError('internal', 'Er ging iets mis in Koers.', { detail: `${what} inside a transaction` });
}

function literal(id: string | null): string {
  if (id === null) return "''";
  if (!UUID.test(id))
    throw new AppError('not_found', 'Dit bestaat niet (meer).', { detail: 'context id is not a uuid' });
  return `'${id}'`;
}

const enterTenant = (c: Context) =>
  `BEGIN; SET LOCAL ROLE koers_app; SELECT set_config('koers.school', ${literal(c.school)}, true), set_config('koers.actor', ${literal(c.actor)}, true)`;
const ENTER_PLATFORM = 'BEGIN; SET LOCAL ROLE koers_platform';
const enterSession = (hash: Buffer) =>
  `BEGIN; SET LOCAL ROLE koers_app; SELECT * FROM koers.enter_session('\\x${hash.toString('hex')}'::bytea)`;

interface SessionRow {
  session_id: string;
  school_id: string;
  person_id: string | null;
  platform_id: string | null;
  roles: string[];
  expires_at: Date;
  frame_origins: string[];
}

function enteredSession(result: unknown): EnteredSession | null {
  const last = (Array.isArray(result) ? result.at(-1) : result) as pg.QueryResult<SessionRow>;
  const row = last.rows[0];
  return row
    ? {
        sessionId: row.session_id,
        schoolId: row.school_id,
        personId: row.person_id,
        platformId: row.platform_id,
        roles: row.roles,
        expiresAt: row.expires_at,
        frameOrigins: row.frame_origins,
      }
    : null;
}

/** Opens the one pool. Its login (noinherit) can do nothing by itself but run BullMQ; every query here enters a role first. */
export function openDb(login: Login, options: { max?: number; name?: string } = {}): Db {
  const pool = new pg.Pool({
    ...clientConfig(login, options.name ?? 'koers'),
    max: options.max ?? 20,
    idleTimeoutMillis: 30_000,
    options: '-c search_path=bullmq -c idle_in_transaction_session_timeout=60000 -c lock_timeout=15000',
  });
  pool.on('error', () => {}); // an idle connection was lost; the pool replaces it

  async function transaction<T>(enter: string, work: (tx: Tx, entered: unknown) => Promise<T>): Promise<T> {
    assertOutsideTransaction('a second transaction');
    const client = await pool.connect().catch((cause: unknown) => {
      throw new AppError(
        'database_unavailable',
        'De database is even niet bereikbaar. Probeer het zo weer.',
        { status: 503, retry: 'later', cause },
      );
    });
    let broken: Error | undefined;
    try {
      const entered = await client.query(enter);
      const result = await inside.run(true, () => work(kyselyOn(client), entered));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((e: Error) => {
        broken = e;
      });
      throw error;
    } finally {
      client.release(broken); // a connection that cannot even roll back is thrown away
    }
  }

  return {
    pool,
    tenant: (context, work) => transaction(enterTenant(context), work),
    platform: (work) => transaction(ENTER_PLATFORM, work),
    session: (hash, work) =>
      transaction(enterSession(hash), (tx, entered) => work(tx, enteredSession(entered))),
    listen: (channel, heard) => listenOn(login, channel, heard),
    close: () => pool.end(),
  };
}

async function listenOn(login: Login, channel: string, heard: () => void): Promise<() => Promise<void>> {
  let closed = false;
  let client: pg.Client;
  const connect = async (): Promise<void> => {
    client = new pg.Client(clientConfig(login, 'koers listen'));
    client.on('notification', heard);
    client.on('error', () => {});
    client.on('end', () => {
      if (!closed)
        setTimeout(() => {
          if (!closed) connect().then(heard, () => {});
        }, 1000).unref();
    });
    await client.connect();
    await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
  };
  await connect();
  return async () => {
    closed = true;
    await client.end();
  };
}
