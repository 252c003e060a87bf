import { AsyncLocalStorage } from 'node:async_hooks';
import { hash } from 'node:crypto';
import type pg from 'pg';
import { AppError } from '../../errors.ts';
import { kyselyOn, type Tx } from './kysely-on-client.ts';

export interface TransactionOptions {
  /**
   * `work` asks exactly one statement: its commit goes along, and a second statement is refused.
   * What `work` throws after its statement no longer takes it back.
   */
  readonly oneStatement?: boolean;
  /** Entering asks nothing of the database that it could already work on: it is sent together with the first statement. */
  readonly sendTogether?: boolean;
}

const inside = new AsyncLocalStorage<true>();

/**
 * Throws when called within a transaction. A query outside the transaction's own handle can deadlock the pool,
 * and a job started within it may run before the commit: work for later goes to the outbox (design §2).
 */
export function assertOutsideTransaction(what: string): void {
  if (inside.getStore())
    throw new AppError('internal', 'Er ging iets mis in Koers.', { detail: `${what} inside a transaction` });
}

/** The stream beneath a connection; pg itself corks it around each query, its types do not name it. */
const wire = (client: pg.PoolClient) =>
  (client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection.stream;

/** One transaction on one connection of the pool: entered with `enter`, committed when `work` is done. */
class Transaction {
  readonly entered: Promise<unknown>;
  readonly #client: pg.PoolClient;
  readonly #oneStatement: boolean;
  #commit: Promise<pg.QueryResult> | undefined;
  #held = false;
  /** The connection goes back to the pool, where it works for another school. */
  #over = false;

  constructor(client: pg.PoolClient, enter: string, options: TransactionOptions) {
    this.#client = client;
    this.#oneStatement = options.oneStatement ?? false;
    if (options.sendTogether) this.#hold();
    this.entered = client.query(enter);
    this.entered.catch(() => {}); // heard in `run`
  }

  /** Keeps back what is sent next, until `#send`: what belongs together is one packet, and one call of the kernel. */
  #hold(): void {
    if (!this.#held) wire(this.#client).cork();
    this.#held = true;
  }

  #send(): void {
    if (this.#held) wire(this.#client).uncork();
    this.#held = false;
  }

  async run<T>(work: (tx: Tx, entered: Promise<unknown>) => Promise<T>): Promise<T> {
    const tx = kyselyOn({ query: (text, values) => this.#query(text, values) });
    const result = await inside.run(true, () => work(tx, this.entered));
    this.#over = true;
    this.#send();
    await this.entered;
    await (this.#commit ?? this.#client.query('COMMIT'));
    return result;
  }

  /** After an error: ends the transaction. @returns why the connection must be thrown away, if it must */
  async abandon(): Promise<Error | undefined> {
    this.#over = true;
    this.#send();
    const ended = this.#commit ?? this.#client.query('ROLLBACK');
    return await ended.then(
      () => undefined,
      (error: Error) => error,
    );
  }

  async #query(text: string, values: unknown[]): Promise<pg.QueryResult<Record<string, unknown>>> {
    // What still runs after one of several failed, or was not waited for, may not ask on a connection that is another's now.
    if (this.#over)
      throw new AppError('internal', 'Er ging iets mis in Koers.', { detail: 'a statement after the end' });
    if (this.#commit !== undefined)
      throw new AppError('internal', 'Er ging iets mis in Koers.', { detail: 'a second statement' });
    // Asked at every tap: PostgreSQL keeps it parsed under a name.
    const name = this.#oneStatement ? hash('md5', text) : undefined;
    if (this.#oneStatement) this.#hold();
    const answer = this.#client.query<Record<string, unknown>>({ text, values, ...(name ? { name } : {}) });
    if (this.#oneStatement) {
      this.#commit = this.#client.query('COMMIT');
      this.#commit.catch(() => {}); // heard in `run` or `abandon`
    }
    this.#send();
    return await answer;
  }
}

/** SQLSTATE of a lock that took too long, of a deadlock, and of a transaction that cannot be put in order with others. */
const IN_THE_WAY: ReadonlySet<unknown> = new Set(['55P03', '40P01', '40001']);

/** Two who were at the same rows: nothing is wrong with what was asked, and nothing was changed. */
function unlessInTheWay(error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && IN_THE_WAY.has(error.code))) return error;
  return new AppError(
    'busy',
    'Iemand anders was hier net mee bezig. Er is niets veranderd. Probeer het zo weer.',
    { status: 503, retry: 'later', detail: String(error), cause: error },
  );
}

/**
 * Runs `work` in one transaction. `enter` begins it and says for whom; nothing waits for its answer unless `work` asks
 * for it, so PostgreSQL enters while the first statement is still being put together.
 * @throws what `enter` failed on, if it did; else what `work` throws. AppError `database_unavailable`, or `busy` when others
 * were at the same rows
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  enter: string,
  work: (tx: Tx, entered: Promise<unknown>) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  assertOutsideTransaction('a second transaction');
  const client = await pool.connect().catch((cause: unknown) => {
    throw new AppError('database_unavailable', 'De database is even niet bereikbaar. Probeer het zo weer.', {
      status: 503,
      retry: 'later',
      cause,
    });
  });
  let broken: Error | undefined;
  const transaction = new Transaction(client, enter, options);
  try {
    return await transaction.run(work);
  } catch (error) {
    broken = await transaction.abandon();
    // Every statement fails when the transaction could not be entered; that is what went wrong.
    throw unlessInTheWay(
      await transaction.entered.then(
        () => error,
        (first: unknown) => first,
      ),
    );
  } finally {
    client.release(broken); // a connection that cannot even roll back is thrown away
  }
}
