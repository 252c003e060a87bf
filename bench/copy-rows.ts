import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { connectClient, type Login } from '../gateway/platform/db/connect.ts';

/** What a first sync writes of a school, parents first. */
const TABLES = [
  'person',
  'person_identity',
  'person_key',
  'inschrijving',
  'groep',
  'groep_lid',
  'source_record',
] as const;

export interface TableRows {
  readonly into: string;
  readonly text: string;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

export async function columnsOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ list: string }>(
    `SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS list FROM information_schema.columns
     WHERE table_schema = 'koers' AND table_name = $1 AND is_generated = 'NEVER' AND is_identity = 'NO'`,
    [table],
  );
  return rows[0]?.list ?? '';
}

/** The rows of one school as COPY text, for the baseline to write. */
export async function dumpSchool(login: Login, school: string): Promise<TableRows[]> {
  const client = await connectClient(login, 'koers bench');
  const dumped: TableRows[] = [];
  for (const table of TABLES) {
    const columns = await columnsOf(client, table);
    const rows = client.query(
      copyTo(`COPY (SELECT ${columns} FROM koers.${table} WHERE school_id = '${school}') TO STDOUT`),
    );
    const parts: Buffer[] = [];
    for await (const part of rows) parts.push(part as Buffer);
    dumped.push({ into: `koers.${table} (${columns})`, text: Buffer.concat(parts).toString() });
  }
  await client.end();
  return dumped;
}

/** The same rows for another school and connection, with ids of their own. */
export function asOther(dumped: readonly TableRows[], ids: ReadonlyMap<string, string>): TableRows[] {
  const other = new Map(ids);
  const of = (id: string): string => {
    const known = other.get(id) ?? randomUUID();
    other.set(id, known);
    return known;
  };
  return dumped.map(({ into, text }) => ({ into, text: text.replace(UUID, of) }));
}

/** COPY of the rows into the same tables, with their indexes and foreign keys, in one transaction. */
export async function copySchool(client: pg.Client, rows: readonly TableRows[]): Promise<void> {
  await client.query('BEGIN');
  for (const { into, text } of rows) {
    await pipeline([text], client.query(copyFrom(`COPY ${into} FROM STDIN`)));
  }
  await client.query('COMMIT');
}
