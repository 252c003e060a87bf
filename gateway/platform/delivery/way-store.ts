import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../db/kysely-on-client.ts';

/**
 * Where ways of one kind stand: a table with a row for each receiver of a school, and its key. Such a table has the columns
 * school_id, aan, stempel, lease, lease_until, pogingen, opnieuw_om, gestopt_op, fout_code and fout_tekst.
 */
export type WayTable =
  | { readonly table: 'koers.terugweg'; readonly key: 'connection_id' }
  | { readonly table: 'koers.cijferweg'; readonly key: 'context_id' }
  | { readonly table: 'koers.webhook'; readonly key: 'id' };

/** One way out of Koers: of a school, to one receiver. */
export interface Way {
  readonly at: WayTable;
  readonly school: string;
  readonly id: string;
}

/** A way that this worker holds. */
export interface HeldWay extends Way {
  readonly lease: string;
}

export interface WayRow {
  readonly aan: boolean;
  /** Of the last message. */
  readonly stempel: Date | null;
  /** Messages in a row that did not come through. */
  readonly pogingen: number;
  /** It waits for a person. */
  readonly gestopt: boolean;
  /** How long another worker still holds it, in ms; 0: nobody does. */
  readonly heldMs: number;
  /** How long until it may be tried again, in ms. */
  readonly waitMs: number;
}

const msUntil = (column: string) =>
  sql`greatest(0, ceil(extract(epoch FROM ${sql.ref(column)} - clock_timestamp()) * 1000))::int`;
const later = (ms: number) => sql`clock_timestamp() + ${ms} * interval '1 millisecond'`;
const isIt = ({ at, school, id }: Way) =>
  sql`school_id = ${school}::uuid AND ${sql.ref(at.key)} = ${id}::uuid`;

/** The row of a way, locked; null when it was never switched on. */
export async function lockWay(tx: Tx, way: Way): Promise<WayRow | null> {
  const { rows } = await sql<WayRow>`
    SELECT aan, stempel, pogingen, gestopt_op IS NOT NULL AS gestopt, coalesce(${msUntil('lease_until')}, 0) AS "heldMs",
      coalesce(${msUntil('opnieuw_om')}, 0) AS "waitMs"
    FROM ${sql.table(way.at.table)} WHERE ${isIt(way)} FOR UPDATE`.execute(tx);
  return rows[0] ?? null;
}

/** Takes the way that was locked just now. */
export async function takeLease(tx: Tx, way: Way, leaseMs: number): Promise<string> {
  const lease = randomUUID();
  await sql`
    UPDATE ${sql.table(way.at.table)} SET lease = ${lease}::uuid, lease_until = ${later(leaseMs)} WHERE ${isIt(way)}`.execute(
    tx,
  );
  return lease;
}

/** What a worker writes about the way it holds. */
export interface WayChange {
  readonly stempel?: Date;
  readonly pogingen?: number;
  readonly fout?: { readonly code: string; readonly tekst: string } | null;
  /** Not before so many ms from now; null: at any time. */
  readonly overMs?: number | null;
  readonly gestoptOp?: Date | null;
}

/**
 * Keeps the lease and writes, or lets it go. @param keepMs null: lets it go
 * @returns false when this worker no longer holds it
 */
export async function moveWay(
  tx: Tx,
  held: HeldWay,
  keepMs: number | null,
  { stempel, pogingen, fout, overMs, gestoptOp }: WayChange = {},
): Promise<boolean> {
  const set = [
    keepMs === null ? sql`lease = NULL, lease_until = NULL` : sql`lease_until = ${later(keepMs)}`,
    ...(stempel ? [sql`stempel = ${stempel}`] : []),
    ...(pogingen === undefined ? [] : [sql`pogingen = ${pogingen}`]),
    ...(fout === undefined
      ? []
      : [sql`fout_code = ${fout?.code ?? null}, fout_tekst = ${fout?.tekst ?? null}`]),
    ...(overMs === undefined ? [] : [sql`opnieuw_om = ${overMs === null ? null : later(overMs)}`]),
    ...(gestoptOp === undefined ? [] : [sql`gestopt_op = ${gestoptOp}`]),
  ];
  const done = await sql`
    UPDATE ${sql.table(held.at.table)} SET ${sql.join(set)} WHERE ${isIt(held)} AND lease = ${held.lease}::uuid`.execute(
    tx,
  );
  return done.numAffectedRows === 1n;
}
