import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { CodeOverlay } from '../source-adapter.ts';

/** One decision of a school about a code, as it holds now. */
export interface CodeKeuze {
  readonly id: string;
  readonly lijst: string;
  readonly code: string;
  readonly waarde: string;
  readonly door: string | null;
  readonly op: Date;
}

/** The decisions of a connection that hold now, by list and code. */
export async function currentCodes(tx: Tx, school: string, connection: string): Promise<CodeKeuze[]> {
  const { rows } = await sql<CodeKeuze>`
    SELECT * FROM (
      SELECT DISTINCT ON (k.lijst, k.code) k.id, k.lijst, k.code, k.waarde, k.door, k.at AS op FROM koers.code_keuze k
      WHERE k.school_id = ${school} AND k.connection_id = ${connection} ORDER BY k.lijst, k.code, k.seq DESC) n
    WHERE n.waarde IS NOT NULL ORDER BY n.lijst, n.code`.execute(tx);
  return rows;
}

/** What an adapter gets of it (`AdapterContext.codes`). */
export async function overlayOf(tx: Tx, school: string, connection: string): Promise<CodeOverlay> {
  const overlay: Record<string, Record<string, string>> = {};
  for (const { lijst, code, waarde } of await currentCodes(tx, school, connection)) {
    overlay[lijst] ??= Object.create(null) as Record<string, string>;
    overlay[lijst][code] = waarde;
  }
  return overlay;
}

/** What a code meant just before what holds now; null: as the standard says. */
export async function earlierValue(
  tx: Tx,
  connection: string,
  { lijst, code }: Pick<CodeKeuze, 'lijst' | 'code'>,
): Promise<string | null> {
  const { rows } = await sql<{ waarde: string | null }>`
    SELECT waarde FROM koers.code_keuze WHERE connection_id = ${connection} AND lijst = ${lijst} AND code = ${code}
    ORDER BY seq DESC OFFSET 1 LIMIT 1`.execute(tx);
  return rows[0]?.waarde ?? null;
}

/**
 * Adds a decision, and makes the next run read everything again, also when the source says that nothing changed: its cursor
 * goes, and a run that is under way with the codes of before does not bring one back (finishConnection).
 */
export async function insertCode(
  tx: Tx,
  keuze: {
    school: string;
    connection: string;
    lijst: string;
    code: string;
    waarde: string | null;
    door: string | null;
  },
): Promise<void> {
  const { school, connection, lijst, code, waarde, door } = keuze;
  await tx
    .insertInto('koers.code_keuze')
    .values({ school_id: school, connection_id: connection, lijst, code, waarde, door })
    .execute();
  await tx
    .updateTable('koers.connection')
    .set((eb) => ({ codes_versie: eb('codes_versie', '+', 1), cursor: null }))
    .where('id', '=', connection)
    .execute();
}

/** A code that no list knew, in the last run that told. */
export interface UnknownCode {
  readonly lijst: string;
  readonly code: string;
  /** How many rows name it. */
  readonly rows: number;
  /** Of how many of those rows the whole record was left out. */
  readonly dropped: number;
  /** The first few places, for the beheerder only. */
  readonly paths: readonly string[];
}

const PATHS = 3;

/** Unknown codes of the last run in which the source told its data, or that waits for a person. Most rows first. */
export async function unknownCodes(tx: Tx, school: string, connection: string): Promise<UnknownCode[]> {
  const { rows } = await sql<UnknownCode>`
    SELECT i.lijst, i.onbekend AS code, count(*)::int AS rows, (count(*) FILTER (WHERE i.effect = 'dropped'))::int AS dropped,
      (array_agg(i.path ORDER BY i.id))[1:${sql.raw(String(PATHS))}] AS paths
    FROM koers.sync_issue i
    WHERE i.school_id = ${school} AND i.lijst IS NOT NULL AND i.run_id = (
      SELECT r.id FROM koers.sync_run r WHERE r.connection_id = ${connection} AND r.status IN ('done', 'needs_confirmation')
        AND r.staged ->> 'nothingNew' IS NULL ORDER BY r.seq DESC LIMIT 1)
    GROUP BY i.lijst, i.onbekend ORDER BY count(*) DESC, i.lijst, i.onbekend`.execute(tx);
  return rows;
}
