import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';

/** What every step of an apply knows. All times of one run are the same moment. */
export interface Apply {
  readonly tx: Tx;
  readonly school: string;
  readonly connection: string;
  readonly run: string;
  readonly now: Date;
  /** Calendar day in Europe/Amsterdam, `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether the answer was the whole school (SourceAdapter.answers). */
  readonly full: boolean;
  /** Whether it was asked for everything, also of a source that else tells changes: what it does not say is not so. */
  readonly whole: boolean;
  /** It is the last run of the connection: its source is left, not the school. */
  readonly einde: boolean;
}

/** The tables a sync writes school data in, with the column that names a row and those that undo puts back. */
export const TABLES = {
  groep: {
    id: 'id',
    columns: ['soort', 'naam', 'jaargroep', 'schooljaar', 'herkomst', 'changed_at', 'ended_at'],
  },
  person: { id: 'id', columns: ['ended_at'] },
  person_identity: {
    id: 'person_id',
    columns: [
      'roepnaam',
      'voorvoegsel',
      'achternaam',
      'geboortedatum',
      'geslacht',
      'email',
      'lvs_rol',
      'herkomst',
      'changed_at',
    ],
  },
  person_key: { id: 'id', columns: ['ended_at'] },
  inschrijving: { id: 'id', columns: ['van', 'tot', 'jaargroep', 'herkomst', 'changed_at'] },
  groep_lid: { id: 'id', columns: ['rol', 'tot'] },
  source_record: {
    id: 'entity_id',
    columns: ['source_key', 'eck_id', 'hash', 'again', 'last_run', 'ended_at'],
  },
  resultaat: {
    id: 'id',
    columns: [
      ...['leerling_id', 'soort', 'naam', 'leergebied', 'op', 'score', 'schaal', 'gelezen_op'],
      ...['connection_id', 'hash', 'ended_at'],
    ],
  },
  bron_verleden: {
    id: 'id',
    columns: [
      ...['leerling_id', 'leerlijn', 'niveau', 'doel', 'stand', 'op', 'gelezen_op'],
      ...['connection_id', 'hash', 'ended_at'],
    ],
  },
} as const satisfies Record<string, { id: string; columns: readonly string[] }>;

export type SyncTable = keyof typeof TABLES;

/** `provenance` of a field that this run writes (R71). */
export function provenance(a: Apply): RawBuilder<unknown> {
  return sql`${JSON.stringify({ bron: a.connection, sinds: a.now.toISOString() })}::jsonb`;
}

/** Staged people who are taken in: `r` is a row of the staging. */
export function taken(a: Apply): RawBuilder<unknown> {
  return sql`r.run_id = ${a.run} AND r.kind IN ('leerling', 'medewerker') AND r.state IN ('new', 'changed', 'same')`;
}

/** Runs an INSERT and notes which rows it made. `insert` has no RETURNING of its own. */
export async function make(a: Apply, table: SyncTable, insert: RawBuilder<unknown>): Promise<number> {
  const id = sql.ref(TABLES[table].id);
  const { rows } = await sql<{ n: number }>`
    WITH made AS (${insert} RETURNING ${id} AS id),
    noted AS (
      INSERT INTO koers.sync_change (run_id, school_id, tabel, made)
      SELECT ${a.run}, ${a.school}, ${table}, array_agg(id) FROM made HAVING count(*) > 0)
    SELECT count(*)::int AS n FROM made`.execute(a.tx);
  return rows[0]?.n ?? 0;
}

/** Which rows change, and into what. */
export interface Change {
  /** `column = value, …`; `x` is the row that `values` and `from` give, `t` the row itself. */
  readonly set: RawBuilder<unknown>;
  /** Name that `from` gives the row that changes. */
  readonly row: string;
  /** More columns for `x`. */
  readonly values?: RawBuilder<unknown>;
  /** `FROM … WHERE …`; gives a row only when something differs, for an equal row is a write too. */
  readonly from: RawBuilder<unknown>;
}

/** Updates rows of a table and notes each as it was and as it became. @returns how many */
export async function change(
  a: Apply,
  table: SyncTable,
  { set, row, values, from }: Change,
): Promise<number> {
  const id = TABLES[table].id;
  const own = table === 'source_record' ? sql`AND t.connection_id = ${a.connection}` : sql``;
  // MATERIALIZED: found once, whatever the planner thinks of the tables.
  const { rows } = await sql<{ n: number }>`
    WITH x AS MATERIALIZED (
      SELECT ${sql.ref(`${row}.${id}`)} AS row_id, to_jsonb(${sql.ref(row)}) AS before${values ? sql`, ${values}` : sql``} ${from}),
    changed AS (
      UPDATE ${sql.table(`koers.${table}`)} t SET ${set} FROM x WHERE ${sql.ref(`t.${id}`)} = x.row_id ${own}
      RETURNING x.row_id AS id, x.before, to_jsonb(t) AS after),
    noted AS (
      INSERT INTO koers.sync_change (run_id, school_id, tabel, entity_id, before, after)
      SELECT ${a.run}, ${a.school}, ${table}, id, before, after FROM changed)
    SELECT count(*)::int AS n FROM changed`.execute(a.tx);
  return rows[0]?.n ?? 0;
}
