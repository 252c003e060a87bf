import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './kysely-on-client.ts';

type SqlType = 'uuid' | 'text' | 'int' | 'smallint' | 'double precision' | 'boolean' | 'text[]' | 'jsonb';

/** Columns of a table: their type, and what a row has in them. */
export type Columns<R> = Readonly<Record<string, readonly [SqlType, (row: R) => unknown]>>;

/** Rows of one statement: so many that the round trip does not count, so few that they take little memory. */
const AT_ONCE = 5_000;

/** Lists and JSON travel as text: an array of arrays must be rectangular in PostgreSQL. */
const SENT_AS: Partial<Record<SqlType, 'text'>> = { 'text[]': 'text', jsonb: 'text' };

function unpacked(name: string, type: SqlType): RawBuilder<unknown> {
  const column = sql.ref(`x.${name}`);
  if (type === 'jsonb') return sql`${column}::jsonb`;
  if (type === 'text[]') return sql`ARRAY(SELECT jsonb_array_elements_text(${column}::jsonb))`;
  return sql`${column}`;
}

const packed = (type: SqlType, value: unknown): unknown => (SENT_AS[type] ? JSON.stringify(value) : value);

/** Inserts rows with one array per column, some thousands a statement: near what COPY does, within row-level security. */
export async function insertColumns<R>(
  tx: Tx,
  table: `koers.${string}`,
  columns: Columns<R>,
  rows: readonly R[],
): Promise<void> {
  const all = Object.entries(columns);
  const names = sql.join(all.map(([name]) => sql.ref(name)));
  const values = sql.join(all.map(([name, [type]]) => unpacked(name, type)));
  for (let i = 0; i < rows.length; i += AT_ONCE) {
    const part = rows.slice(i, i + AT_ONCE);
    const lists = sql.join(
      all.map(([, [type, value]]) => {
        const list = part.map((row) => packed(type, value(row)));
        return sql`${list}::${sql.raw(SENT_AS[type] ?? type)}[]`;
      }),
    );
    await sql`INSERT INTO ${sql.table(table)} (${names}) SELECT ${values} FROM unnest(${lists}) AS x(${names})`.execute(
      tx,
    );
  }
}
