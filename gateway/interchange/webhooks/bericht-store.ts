import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { EventSoort } from './events.ts';
import type { Bericht } from './message.ts';
import { BATCH } from './rules.ts';

/**
 * Reads what happened since the last look and writes down what of it this subscription hears, in one statement however much
 * it is. Never past a transaction that is still open (decision 0006). After the cursor was moved back the same messages wait
 * once more, under the same ids.
 */
export async function planBerichten(tx: Tx, webhook: string, soorten: readonly EventSoort[]): Promise<void> {
  await sql`
    WITH weg AS (
      SELECT w.school_id, w.gelezen_tot AS van, koers.tx_settled() AS tot FROM koers.webhook w WHERE w.id = ${webhook} FOR UPDATE
    ), nieuw AS (
      INSERT INTO koers.webhook_bericht AS b (webhook_id, id, school_id, moment, soort, leerling_id, leerdoel_id, leerlijn_id, over_id, at)
      SELECT ${webhook}::uuid, g.id, weg.school_id, g.moment, g.soort, g.leerling_id, g.leerdoel_id, g.leerlijn_id, g.over_id, g.at
      FROM weg CROSS JOIN LATERAL koers.gebeurtenissen(weg.van, weg.tot) g WHERE weg.tot > weg.van AND g.soort = ANY (${[...soorten]}::text[])
      ON CONFLICT (webhook_id, id) DO UPDATE SET status = 'wacht', klaar_op = NULL, antwoord = NULL, gepland_op = now() WHERE b.status <> 'wacht'
    )
    UPDATE koers.webhook w SET gelezen_tot = weg.tot FROM weg WHERE w.id = ${webhook} AND weg.tot > weg.van`.execute(
    tx,
  );
}

/**
 * The next messages in order; of kinds that may be heard now. A doel and a leerlijn go by what they are in every version of
 * a package (`entiteit`), as everywhere outside: it is the identifier of their CASE item.
 */
export async function nextBerichten(
  tx: Tx,
  webhook: string,
  soorten: readonly EventSoort[],
): Promise<readonly Bericht[]> {
  const { rows } = await sql<Bericht>`
    SELECT b.id, b.soort, b.at, b.leerling_id AS leerling, coalesce(d.entiteit, b.leerdoel_id) AS leerdoel,
      coalesce(l.entiteit, b.leerlijn_id) AS leerlijn, b.over_id AS over
    FROM koers.webhook_bericht b LEFT JOIN koers.leerdoel d ON d.id = b.leerdoel_id LEFT JOIN koers.leerlijn l ON l.id = b.leerlijn_id
    WHERE b.webhook_id = ${webhook} AND b.status = 'wacht' AND b.soort = ANY (${[...soorten]}::text[])
    ORDER BY b.moment, b.id LIMIT ${BATCH}`.execute(tx);
  return rows;
}

/** What came of one message. */
export interface Receipt {
  readonly id: string;
  readonly status: 'verstuurd' | 'dood';
  readonly antwoord: number;
}

export async function noteReceipts(
  tx: Tx,
  webhook: string,
  receipts: readonly Receipt[],
  now: Date,
): Promise<{ sent: number; refused: number }> {
  if (receipts.length > 0)
    await sql`
      UPDATE koers.webhook_bericht b SET status = x.status, antwoord = x.antwoord, klaar_op = ${now}
      FROM jsonb_to_recordset(${JSON.stringify(receipts)}::jsonb) AS x(id uuid, status text, antwoord smallint)
      WHERE b.webhook_id = ${webhook} AND b.id = x.id AND b.status = 'wacht'`.execute(tx);
  const sent = receipts.filter((r) => r.status === 'verstuurd').length;
  return { sent, refused: receipts.length - sent };
}

/** Since when the oldest message waits to go out; null when none does. */
export async function waitingSince(tx: Tx, webhook: string): Promise<Date | null> {
  const { rows } = await sql<{ sinds: Date | null }>`
    SELECT greatest(w.aan_op, (SELECT min(b.gepland_op) FROM koers.webhook_bericht b WHERE b.webhook_id = w.id AND b.status = 'wacht')) AS sinds
    FROM koers.webhook w WHERE w.id = ${webhook} AND EXISTS (SELECT FROM koers.webhook_bericht b WHERE b.webhook_id = w.id AND b.status = 'wacht')`.execute(
    tx,
  );
  return rows[0]?.sinds ?? null;
}

/** Which messages go out once more: all since a moment, or those that were refused. */
export type Replay = { readonly since: Date } | { readonly dead: true };

/** They wait again, under the same ids. @returns how many */
export async function waitAgain(tx: Tx, webhook: string, which: Replay): Promise<number> {
  const such = 'since' in which ? sql`moment >= ${which.since}` : sql`status = 'dood'`;
  const { numAffectedRows } = await sql`
    UPDATE koers.webhook_bericht SET status = 'wacht', klaar_op = NULL, antwoord = NULL, gepland_op = now()
    WHERE webhook_id = ${webhook} AND status <> 'wacht' AND ${such}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Forgets what went out so many days ago, and what waits of kinds that may not be heard any more. */
export async function tidy(
  tx: Tx,
  webhook: string,
  { soorten, days }: { soorten: readonly EventSoort[]; days: number },
): Promise<void> {
  await sql`
    DELETE FROM koers.webhook_bericht WHERE webhook_id = ${webhook}
      AND CASE WHEN status = 'wacht' THEN soort <> ALL (${[...soorten]}::text[]) ELSE klaar_op < now() - ${days} * interval '1 day' END`.execute(
    tx,
  );
}
