import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type pg from 'pg';
import { AppError } from '../../errors.ts';
import type { Tables } from './tables.gen.ts';

/** Kysely on one open transaction. */
export type Tx = Kysely<Tables>;

/** What a transaction lets Kysely ask of its connection. */
export interface Asked {
  query(text: string, values: unknown[]): Promise<pg.QueryResult<Record<string, unknown>>>;
}

class ClientConnection implements DatabaseConnection {
  readonly #client: Asked;
  constructor(client: Asked) {
    this.#client = client;
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.#client.query(query.sql, [...query.parameters]);
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) };
  }
  // biome-ignore lint/correctness/useYield: the interface wants a generator and we do not offer it
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new AppError('internal', 'Er ging iets mis in Koers.', { detail: 'streamQuery is not offered' });
  }
}

/** The transaction is begun and ended by pool.ts, which also enters the role; Kysely must not do so itself. */
class ClientDriver implements Driver {
  readonly #connection: ClientConnection;
  constructor(client: Asked) {
    this.#connection = new ClientConnection(client);
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async beginTransaction(): Promise<void> {
    throw new AppError('internal', 'Er ging iets mis in Koers.', {
      detail: 'a transaction inside a transaction',
    });
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

const adapter = new PostgresAdapter();
const compiler = new PostgresQueryCompiler();

export function kyselyOn(client: Asked): Tx {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => adapter,
      createDriver: () => new ClientDriver(client),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => compiler,
    },
  });
}
