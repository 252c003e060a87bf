import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { connectClient, type Login } from '../connect.ts';

/** Builds the schema on the empty target up to the steps that the source has had. */
export type PrepareSchema = (
  target: { owner: Login; pool: Login },
  applied: readonly string[],
) => Promise<void>;

interface Logins {
  readonly superuser: Login;
  readonly owner: Login;
  readonly pool: Login;
}

interface Table {
  name: string;
  columns: string[];
}

const TABLES = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name,
         array_agg(quote_ident(a.attname) ORDER BY a.attnum) AS columns
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE n.nspname IN ('koers', 'bullmq') AND c.relkind = 'r'
  GROUP BY 1 ORDER BY 1`;

const SEQUENCES = `
  SELECT format('%I.%I', schemaname, sequencename) AS name, last_value FROM pg_sequences
  WHERE schemaname IN ('koers', 'bullmq') AND last_value IS NOT NULL`;

async function copyTable(source: pg.Client, target: pg.Client, table: Table): Promise<void> {
  const list = `${table.name} (${table.columns.join(', ')})`;
  await target.query(`DELETE FROM ${table.name}`); // rows that migrations wrote themselves, such as the ledger
  await pipeline(
    source.query(copyTo(`COPY ${list} TO STDOUT`)),
    target.query(copyFrom(`COPY ${list} FROM STDIN`)),
  );
}

/**
 * Copies every row of Koers from one database to another, whichever PostgreSQL majors they are, in one
 * transaction on the target: it is wholly there or not at all. Triggers and foreign keys rest meanwhile.
 */
export async function copyDatabase(from: Logins, to: Logins, prepare: PrepareSchema): Promise<void> {
  const source = await connectClient({ ...from.superuser, database: from.owner.database }, 'koers copy');
  const target = await connectClient({ ...to.superuser, database: to.owner.database }, 'koers copy');
  try {
    await source.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const ledger = await source.query<{ name: string }>('SELECT name FROM koers.migration ORDER BY name');
    await prepare(
      to,
      ledger.rows.map((r) => r.name),
    );
    const there = new Map((await target.query<Table>(TABLES)).rows.map((t) => [t.name, new Set(t.columns)]));
    await target.query("BEGIN; SET LOCAL session_replication_role = 'replica'");
    for (const table of (await source.query<Table>(TABLES)).rows) {
      const known = there.get(table.name);
      // Schema koers is the same on both sides; the queue's own schema may be newer on the target.
      if (known)
        await copyTable(source, target, {
          name: table.name,
          columns: table.columns.filter((c) => known.has(c)),
        });
    }
    const exists = new Set(
      (
        await target.query<{ name: string }>(
          "SELECT format('%I.%I', schemaname, sequencename) AS name FROM pg_sequences",
        )
      ).rows.map((r) => r.name),
    );
    for (const { name, last_value } of (await source.query<{ name: string; last_value: string }>(SEQUENCES))
      .rows) {
      if (exists.has(name)) await target.query('SELECT setval($1::regclass, $2::bigint)', [name, last_value]);
    }
    await target.query('COMMIT');
  } finally {
    await source.end();
    await target.end();
  }
}
