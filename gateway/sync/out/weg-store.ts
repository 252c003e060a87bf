import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

/** One way back: of a school, over a connection. */
export interface Weg {
  readonly school: string;
  readonly connection: string;
}

/** A way back that this worker holds. */
export interface Held extends Weg {
  readonly lease: string;
}

export interface WegRow {
  readonly aan: boolean;
  readonly stempel: Date | null;
  readonly pogingen: number;
  readonly gestopt: boolean;
  /** How long another worker still holds it, in ms; 0: nobody does. */
  readonly heldMs: number;
  /** How long until it may be tried again, in ms. */
  readonly waitMs: number;
}

const msUntil = (column: string) =>
  sql<number>`greatest(0, ceil(extract(epoch FROM ${sql.ref(column)} - clock_timestamp()) * 1000))::int`;
const later = (ms: number) => sql<Date>`clock_timestamp() + ${ms} * interval '1 millisecond'`;

/** The way back of a connection, locked; null when it was never switched on. */
export async function lockWeg(tx: Tx, { school, connection }: Weg): Promise<WegRow | null> {
  const row = await tx
    .selectFrom('koers.terugweg')
    .where('school_id', '=', school)
    .where('connection_id', '=', connection)
    .select(['aan', 'stempel', 'pogingen', 'gestopt_op'])
    .select([msUntil('lease_until').as('heldMs'), msUntil('opnieuw_om').as('waitMs')])
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  const { gestopt_op, heldMs, waitMs, ...rest } = row;
  return { ...rest, gestopt: gestopt_op !== null, heldMs: heldMs ?? 0, waitMs: waitMs ?? 0 };
}

/** Takes the way back that was locked just now. */
export async function takeLease(tx: Tx, { connection }: Weg, leaseMs: number): Promise<string> {
  const lease = randomUUID();
  await tx
    .updateTable('koers.terugweg')
    .set({ lease, lease_until: later(leaseMs) })
    .where('connection_id', '=', connection)
    .execute();
  return lease;
}

/** What a worker writes about the way back it holds. */
export interface WegChange {
  readonly stempel?: Date;
  readonly pogingen?: number;
  readonly fout?: { readonly code: string; readonly tekst: string } | null;
  /** Not before so many ms from now; null: at any time. */
  readonly overMs?: number | null;
  readonly gestoptOp?: Date | null;
}

/**
 * Keeps the lease and writes, or lets it go. @returns false when this worker no longer holds it
 */
export async function moveWeg(
  tx: Tx,
  held: Held,
  keepMs: number | null,
  { stempel, pogingen, fout, overMs, gestoptOp }: WegChange = {},
): Promise<boolean> {
  const result = await tx
    .updateTable('koers.terugweg')
    .set({
      ...(keepMs === null ? { lease: null, lease_until: null } : { lease_until: later(keepMs) }),
      ...(stempel && { stempel }),
      ...(pogingen !== undefined && { pogingen }),
      ...(fout !== undefined && { fout_code: fout?.code ?? null, fout_tekst: fout?.tekst ?? null }),
      ...(overMs !== undefined && { opnieuw_om: overMs === null ? null : later(overMs) }),
      ...(gestoptOp !== undefined && { gestopt_op: gestoptOp }),
    })
    .where('connection_id', '=', held.connection)
    .where('lease', '=', held.lease)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Switches it on or off; a fault that stopped it is forgotten. On for the first time, it begins at what is done from now on. */
export async function switchWeg(
  tx: Tx,
  { school, connection }: Weg,
  wanted: { aan: boolean; by: string | null; now: Date },
): Promise<void> {
  const fresh = {
    aan: wanted.aan,
    changed_at: wanted.now,
    changed_by: wanted.by,
    pogingen: 0,
    opnieuw_om: null,
    gestopt_op: null,
    fout_code: null,
    fout_tekst: null,
  };
  await tx
    .insertInto('koers.terugweg')
    .values({
      ...fresh,
      school_id: school,
      connection_id: connection,
      gelezen_tot: sql<string>`koers.tx_settled()`,
    })
    .onConflict((oc) => oc.column('connection_id').doUpdateSet(fresh))
    .execute();
}

/**
 * Moves the cursor back to the first act that came into Koers on or after a day (Europe/Amsterdam). All since then goes
 * out again. @returns how many acts that are
 */
export async function moveCursorBack(tx: Tx, { school, connection }: Weg, vanaf: string): Promise<number> {
  const { rows } = await sql<{ acts: number }>`
    WITH sinds AS (
      SELECT min(a.tx) AS tx, count(*)::int AS acts FROM koers.act a
      WHERE a.school_id = ${school} AND a.soort IN ('doel_stand', 'niveau_geplaatst', 'leerroute_geplaatst', 'ongedaan')
        AND coalesce(a.recorded_at, a.at) >= (${vanaf}::date::timestamp AT TIME ZONE 'Europe/Amsterdam')
    ), terug AS (
      UPDATE koers.terugweg w SET gelezen_tot = least(w.gelezen_tot, s.tx) FROM sinds s
      WHERE w.connection_id = ${connection} AND s.tx IS NOT NULL
    )
    SELECT acts FROM sinds`.execute(tx);
  return rows[0]?.acts ?? 0;
}

/** Asks the job of this connection's vendor to deliver, once the transaction is committed. */
export async function enqueueDelivery(
  tx: Tx,
  { school, connection }: Weg,
  { turn, overMs = 0 }: { turn: string; overMs?: number },
): Promise<void> {
  await sql`
    INSERT INTO koers.outbox (school_id, topic, dedupe, payload, not_before)
    SELECT ${school}::uuid, 'terug:' || c.adapter, ${`terug-${connection}-${turn}`},
      ${JSON.stringify({ school, connection })}::jsonb, now() + ${overMs} * interval '1 millisecond'
    FROM koers.connection c WHERE c.id = ${connection}`.execute(tx);
}

/** So many transactions without anything to give back, and the cursor goes along: the next look then has less to look through. */
const GO_ALONG = 10_000;

/** The same, only when there is something to do now: lines that wait, or acts that nobody looked at. @returns whether it was asked */
export async function enqueueWhenWork(tx: Tx, { school, connection }: Weg, turn: string): Promise<boolean> {
  const done = await sql`
    WITH weg AS (
      SELECT c.adapter, w.gelezen_tot AS van, koers.tx_settled() AS tot,
        EXISTS (SELECT FROM koers.terugmelding m WHERE m.connection_id = w.connection_id AND m.status = 'wacht')
        OR EXISTS (SELECT FROM koers.act a WHERE a.school_id = ${school} AND a.tx >= w.gelezen_tot AND a.tx < koers.tx_settled()
          AND a.soort IN ('doel_stand', 'niveau_geplaatst', 'leerroute_geplaatst', 'ongedaan')) AS werk
      FROM koers.terugweg w JOIN koers.connection c ON c.id = w.connection_id AND c.status = 'active'
      WHERE w.connection_id = ${connection} AND w.aan AND w.gestopt_op IS NULL AND coalesce(w.opnieuw_om <= now(), true)
    ), niets AS (
      UPDATE koers.terugweg w SET gelezen_tot = weg.tot FROM weg
      WHERE w.connection_id = ${connection} AND NOT weg.werk AND weg.tot - weg.van > ${GO_ALONG} AND w.gelezen_tot = weg.van
    )
    INSERT INTO koers.outbox (school_id, topic, dedupe, payload)
    SELECT ${school}::uuid, 'terug:' || weg.adapter, ${`terug-${connection}-${turn}`}, ${JSON.stringify({ school, connection })}::jsonb
    FROM weg WHERE weg.werk`.execute(tx);
  return Number(done.numAffectedRows ?? 0) > 0;
}
