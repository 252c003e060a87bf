import { sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { SealedColumn } from './sealed-columns.ts';

export interface SealedRow {
  readonly id: string;
  readonly sealed: Buffer;
}

/** What a column holds, of one school or (null) of a table without schools. `lock` keeps it as it is until the commit. */
export async function sealedRows(
  tx: Tx,
  { table, id, column }: SealedColumn,
  school: string | null,
  lock: 'lock' | 'read',
): Promise<SealedRow[]> {
  const where = school === null ? sql`true` : sql`school_id = ${school}::uuid`;
  const { rows } = await sql<SealedRow>`
    SELECT ${sql.ref(id)}::text AS id, ${sql.ref(column)} AS sealed FROM ${sql.table(table)}
    WHERE ${where} AND ${sql.ref(column)} IS NOT NULL ORDER BY 1 ${lock === 'lock' ? sql`FOR UPDATE` : sql``}`.execute(
    tx,
  );
  return rows;
}

export async function putSealed(tx: Tx, at: SealedColumn, row: SealedRow): Promise<void> {
  await sql`UPDATE ${sql.table(at.table)} SET ${sql.ref(at.column)} = ${row.sealed}::bytea WHERE ${sql.ref(at.id)}::text = ${row.id}`.execute(
    tx,
  );
}

export interface WrappedSchoolKey {
  readonly version: number;
  readonly master_id: string;
  readonly wrapped: Buffer;
}

/** Keys of a school that are wrapped with another master than this one, locked. */
export async function schoolKeysNotOn(tx: Tx, school: string, master: string): Promise<WrappedSchoolKey[]> {
  return await tx
    .selectFrom('koers.school_key')
    .select(['version', 'master_id', 'wrapped'])
    .where('school_id', '=', school)
    .where('master_id', '<>', master)
    .orderBy('version')
    .forUpdate()
    .execute();
}

/** The newest key of a school: made when, and by which master it was wrapped since when. Without its bytes. */
export interface SchoolKeyFacts {
  readonly version: number;
  readonly madeAt: Date;
  readonly master: string;
  readonly wrappedSince: Date;
}

export async function newestSchoolKey(tx: Tx, school: string): Promise<SchoolKeyFacts | null> {
  const { rows } = await sql<SchoolKeyFacts>`
    SELECT k.version, k.created_at AS "madeAt", k.master_id AS master, greatest(k.created_at, m.since) AS "wrappedSince"
    FROM koers.school_key k LEFT JOIN koers.master m ON m.id = k.master_id
    WHERE k.school_id = ${school}::uuid ORDER BY k.version DESC LIMIT 1`.execute(tx);
  return rows[0] ?? null;
}

export async function putSchoolKey(tx: Tx, school: string, key: WrappedSchoolKey): Promise<void> {
  await tx
    .updateTable('koers.school_key')
    .set({ master_id: key.master_id, wrapped: key.wrapped })
    .where('school_id', '=', school)
    .where('version', '=', key.version)
    .execute();
}

export interface WrappedLeerlingKey {
  readonly leerling: string;
  readonly version: number;
  readonly wrapped: Buffer;
}

/** Keys of pupils below a version of the school's key, locked; those that were destroyed are not among them. */
export async function leerlingKeysBelow(
  tx: Tx,
  school: string,
  version: number,
  limit: number,
): Promise<WrappedLeerlingKey[]> {
  const { rows } = await sql<WrappedLeerlingKey>`
    SELECT leerling_id AS leerling, school_key_version AS version, wrapped FROM koers.leerling_key
    WHERE school_id = ${school}::uuid AND school_key_version < ${version} AND wrapped IS NOT NULL
    ORDER BY leerling_id LIMIT ${limit} FOR UPDATE`.execute(tx);
  return rows;
}

export async function putLeerlingKey(tx: Tx, school: string, key: WrappedLeerlingKey): Promise<void> {
  await tx
    .updateTable('koers.leerling_key')
    .set({ wrapped: key.wrapped, school_key_version: key.version })
    .where('school_id', '=', school)
    .where('leerling_id', '=', key.leerling)
    .where('wrapped', 'is not', null)
    .execute();
}

/** Keys of pupils after an id, a page at a time; a destroyed one has no bytes. */
export async function leerlingKeysAfter(
  tx: Tx,
  school: string,
  after: string,
  limit: number,
): Promise<(Omit<WrappedLeerlingKey, 'wrapped'> & { readonly wrapped: Buffer | null })[]> {
  return await tx
    .selectFrom('koers.leerling_key')
    .select(['leerling_id as leerling', 'school_key_version as version', 'wrapped'])
    .where('school_id', '=', school)
    .where('leerling_id', '>', after)
    .orderBy('leerling_id')
    .limit(limit)
    .execute();
}
