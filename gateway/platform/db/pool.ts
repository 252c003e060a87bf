import pg from 'pg';
import { AppError } from '../../errors.ts';
import { type ClientAsk, type EnteredClient, enterClient, readClient } from './client-entry.ts';
import { clientConfig, type Login } from './connect.ts';
import type { Tx } from './kysely-on-client.ts';
import {
  type EnteredSession,
  enterSeen,
  enterSession,
  isOtherSession,
  readEntered,
  SeenSessions,
} from './session-entry.ts';
import { inTransaction, type TransactionOptions } from './transaction.ts';

/** Who acts for which school. `actor` is null for the system's own jobs. */
export interface Context {
  readonly school: string;
  readonly actor: string | null;
}

export interface Db {
  /** One transaction in one school's context: row-level security shows that school only. */
  tenant<T>(context: Context, work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** One transaction on the tables without school data (registry, packages, LTI platforms, outbox, sessions). */
  platform<T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /**
   * One transaction in the context of a session, entered in the same round trip as its first statement.
   * `work` gets `null` when there is no such session (any more). It may be called twice: when the session turns out to
   * be another than this process remembers, what the first call did and answered is thrown away.
   */
  session<T>(
    tokenHash: Buffer,
    work: (tx: Tx, session: EnteredSession | null) => Promise<T>,
    options?: TransactionOptions,
  ): Promise<T>;
  /**
   * One transaction for a program of a vendor, in the school that its token is for. `work` gets `null` when there is no
   * such token (any more).
   */
  client<T>(
    tokenHash: Buffer,
    ask: ClientAsk,
    work: (tx: Tx, client: EnteredClient | null) => Promise<T>,
  ): Promise<T>;
  /** The pool itself, for BullMQ only: its login has no rights on schema koers. */
  readonly pool: pg.Pool;
  /** Calls `heard` at each NOTIFY on a channel, and once after every reconnect. Ends with the returned function. */
  listen(channel: string, heard: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
function literal(id: string | null): string {
  if (id === null) return "''";
  if (!UUID.test(id))
    throw new AppError('not_found', 'Dit bestaat niet (meer).', { detail: 'context id is not a uuid' });
  return `'${id}'`;
}

const enterTenant = (c: Context) =>
  `BEGIN; SET LOCAL ROLE koers_app; SELECT set_config('koers.school', ${literal(c.school)}, true), set_config('koers.actor', ${literal(c.actor)}, true)`;
const ENTER_PLATFORM = 'BEGIN; SET LOCAL ROLE koers_platform';
/** Opens the one pool. Its login (noinherit) can do nothing by itself but run BullMQ; every query here enters a role first. */
export function openDb(login: Login, options: { max?: number; name?: string } = {}): Db {
  const pool = new pg.Pool({
    ...clientConfig(login, options.name ?? 'koers'),
    max: options.max ?? 20,
    pipeline: true, // entering, the statement and the commit may travel together (transaction.ts)
    idleTimeoutMillis: 30_000,
    // jit: our statements are short, compiling one costs more than it saves; an own server has it on unless told otherwise.
    options:
      '-c search_path=bullmq -c idle_in_transaction_session_timeout=60000 -c lock_timeout=15000 -c jit=off',
  });
  pool.setMaxListeners(0); // each queue and worker of BullMQ listens on it
  pool.on('error', () => {}); // an idle connection was lost; the pool replaces it

  const seen = new SeenSessions();

  return {
    pool,
    tenant: (context, work, options) =>
      inTransaction(pool, enterTenant(context), work, { ...options, sendTogether: true }),
    platform: (work, options) =>
      inTransaction(pool, ENTER_PLATFORM, work, { ...options, sendTogether: true }),
    client: (hash, ask, work) =>
      inTransaction(pool, enterClient(hash, ask), async (tx, entered) => work(tx, readClient(await entered))),
    session: (hash, work, options) => inSession(pool, seen, hash, work, options),
    listen: (channel, heard) => listenOn(login, channel, heard),
    close: () => pool.end(),
  };
}

/**
 * Work in a session that this process has seen before starts at once, and holds only if the database finds the session
 * to be the same; else it is done again with what the session is now.
 */
async function inSession<T>(
  pool: pg.Pool,
  sessions: SeenSessions,
  hash: Buffer,
  work: (tx: Tx, session: EnteredSession | null) => Promise<T>,
  options?: TransactionOptions,
): Promise<T> {
  const seen = sessions.get(hash);
  if (seen) {
    try {
      return await inTransaction(pool, enterSeen(hash, seen), (tx) => work(tx, seen.session), options);
    } catch (error) {
      if (!isOtherSession(error)) throw error;
    }
  }
  const afresh = async (tx: Tx, entered: Promise<unknown>) => {
    const now = readEntered(await entered);
    sessions.set(hash, now);
    return await work(tx, now?.session ?? null);
  };
  return await inTransaction(pool, enterSession(hash), afresh, options);
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
