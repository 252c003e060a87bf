import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { WayTable } from '../../platform/delivery/way-store.ts';

/** One way back: of a school, over a connection. */
export interface Weg {
  readonly school: string;
  readonly connection: string;
}

/** Where ways back to an LVS stand. */
export const TERUGWEG: WayTable = { table: 'koers.terugweg', key: 'connection_id' };

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
