import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';

type SqlType = 'uuid' | 'text' | 'int' | 'smallint' | 'double precision' | 'boolean' | 'text[]' | 'jsonb';

/** Columns of a table: their type, and what a row has in them. */
export type Kolommen<R> = Readonly<Record<string, readonly [SqlType, (rij: R) => unknown]>>;

/** Rows of one statement: large enough that the round trip does not count, small enough for little memory. */
const PER_KEER = 5_000;

/** Lists of lists and JSON travel as text: an array of arrays must be rectangular in PostgreSQL. */
const REIST_ALS: Partial<Record<SqlType, 'text'>> = { 'text[]': 'text', jsonb: 'text' };

function uitgepakt(naam: string, type: SqlType): RawBuilder<unknown> {
  const kolom = sql.ref(`x.${naam}`);
  if (type === 'jsonb') return sql`${kolom}::jsonb`;
  if (type === 'text[]') return sql`ARRAY(SELECT jsonb_array_elements_text(${kolom}::jsonb))`;
  return sql`${kolom}`;
}

const ingepakt = (type: SqlType, waarde: unknown): unknown =>
  REIST_ALS[type] ? JSON.stringify(waarde) : waarde;

/** Inserts rows with one array per column, some thousands a statement: what COPY does, within row-level security. */
export async function insertKolommen<R>(
  tx: Tx,
  tabel: `koers.${string}`,
  kolommen: Kolommen<R>,
  rijen: readonly R[],
): Promise<void> {
  const namen = Object.keys(kolommen);
  const van = Object.entries(kolommen);
  const uit = sql.join(van.map(([naam, [type]]) => uitgepakt(naam, type)));
  for (let i = 0; i < rijen.length; i += PER_KEER) {
    const deel = rijen.slice(i, i + PER_KEER);
    const lijsten = sql.join(
      van.map(([, [type, waarde]]) => {
        const lijst = deel.map((rij) => ingepakt(type, waarde(rij)));
        return sql`${lijst}::${sql.raw(REIST_ALS[type] ?? type)}[]`;
      }),
    );
    await sql`INSERT INTO ${sql.table(tabel)} (${sql.join(namen.map((n) => sql.ref(n)))})
      SELECT ${uit} FROM unnest(${lijsten}) AS x(${sql.join(namen.map((n) => sql.ref(n)))})`.execute(tx);
  }
}
