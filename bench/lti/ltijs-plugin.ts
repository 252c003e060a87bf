import type pg from 'pg';

type Row = Record<string, unknown>;

/** What is not there is asked for as null: an absent nonce is not just any nonce. */
const json = (value: Row): string =>
  JSON.stringify(value, (_name, part: unknown) => (part === undefined ? null : part));

/**
 * The database plugin that ltijs asks for (lti.md §1.4), on the same PostgreSQL as Koers: one table, a row a document. What
 * ltijs seals is kept as it is; the comparison is about launches, not about keeping secrets.
 */
export class LtijsPlugin {
  readonly #pool: pg.Pool;
  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async #ask(text: string, values: unknown[]): Promise<Row[]> {
    return (await this.#pool.query<Row>(text, values)).rows;
  }

  async setup(): Promise<true> {
    await this.#pool.query(
      'CREATE TABLE ltijs_row (id bigint GENERATED ALWAYS AS IDENTITY, collection text, doc jsonb, created_at timestamptz DEFAULT now())',
    );
    await this.#pool.query('CREATE INDEX ltijs_doc ON ltijs_row USING gin (doc jsonb_path_ops)');
    return true;
  }

  async Close(): Promise<true> {
    return true;
  }

  async Get(_key: unknown, collection: string, query: Row = {}): Promise<Row[] | false> {
    const rows = await this.#ask(
      `SELECT doc, created_at FROM ltijs_row WHERE collection = $1 AND doc @> $2::jsonb
       AND (collection <> 'nonce' OR created_at > now() - interval '10 seconds')`,
      [collection, json(query)],
    );
    const found = rows.map((row) => ({
      ...(row['doc'] as Row),
      createdAt: (row['created_at'] as Date).getTime(),
    }));
    return found.length > 0 ? found : false;
  }

  async Insert(_key: unknown, collection: string, item: Row, index: Row = {}): Promise<true> {
    const doc = json({ ...index, ...item });
    await this.#ask('INSERT INTO ltijs_row (collection, doc) VALUES ($1, $2::jsonb)', [collection, doc]);
    return true;
  }

  async Replace(_key: unknown, collection: string, query: Row, item: Row, index: Row = {}): Promise<true> {
    const doc = json({ ...query, ...index, ...item });
    await this.#ask(
      'WITH gone AS (DELETE FROM ltijs_row WHERE collection = $1 AND doc @> $2::jsonb) INSERT INTO ltijs_row (collection, doc) VALUES ($1, $3::jsonb)',
      [collection, json(query), doc],
    );
    return true;
  }

  async Modify(_key: unknown, collection: string, query: Row, change: Row): Promise<true> {
    const [which, how] = [json(query), json(change)];
    await this.#ask(
      'UPDATE ltijs_row SET doc = doc || $3::jsonb WHERE collection = $1 AND doc @> $2::jsonb',
      [collection, which, how],
    );
    return true;
  }

  async Delete(collection: string, query: Row): Promise<true> {
    await this.#ask('DELETE FROM ltijs_row WHERE collection = $1 AND doc @> $2::jsonb', [
      collection,
      json(query),
    ]);
    return true;
  }
}
