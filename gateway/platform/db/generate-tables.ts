import type pg from 'pg';

const COLUMNS = `
  SELECT c.relname AS table_name, a.attname AS column_name, t.typname AS type_name, a.attnotnull AS not_null,
         (a.atthasdef OR a.attidentity <> '') AS has_default, a.attidentity = 'a' AS always
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_type t ON t.oid = a.atttypid
  WHERE n.nspname = 'koers' AND c.relkind = 'r' ORDER BY c.relname, a.attnum`;

interface Column {
  table_name: string;
  column_name: string;
  type_name: string;
  not_null: boolean;
  has_default: boolean;
  always: boolean;
}

/** What `pg` hands out for each type with the parsers of connect.ts: `date` and `int8` are strings. */
const TS: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  date: 'string',
  int8: 'string',
  int2: 'number',
  int4: 'number',
  float8: 'number',
  bool: 'boolean',
  timestamptz: 'Date',
  bytea: 'Buffer',
  jsonb: 'unknown',
  _text: 'string[]',
  _uuid: 'string[]',
};

function property(c: Column): string {
  const base = TS[c.type_name];
  if (!base) throw new Error(`no TypeScript type for ${c.type_name} (${c.table_name}.${c.column_name})`);
  const type = c.not_null ? base : `${base} | null`;
  if (c.always) return `  ${c.column_name}: GeneratedAlways<${type}>;`;
  return `  ${c.column_name}: ${c.has_default ? `Generated<${type}>` : type};`;
}

const pascal = (name: string) =>
  name
    .split('_')
    .map((w) => w.charAt(0).toUpperCase() + w.slice(1))
    .join('');

/** Writes the table types for Kysely from a migrated database; a test fails when the file is stale. */
export async function generateTables(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<Column>(COLUMNS);
  const tables = new Map<string, Column[]>();
  for (const c of rows) tables.set(c.table_name, [...(tables.get(c.table_name) ?? []), c]);
  const interfaces = [...tables].map(
    ([name, columns]) => `export interface ${pascal(name)}Table {\n${columns.map(property).join('\n')}\n}\n`,
  );
  const list = [...tables.keys()].map((name) => `  'koers.${name}': ${pascal(name)}Table;`);
  return `// Generated from the migrations by \`npm run docs\`. Do not edit.
import type { Generated, GeneratedAlways } from 'kysely';

${interfaces.join('\n')}
export interface Tables {
${list.join('\n')}
}
`;
}
