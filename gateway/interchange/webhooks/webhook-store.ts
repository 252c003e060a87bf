import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { WayTable } from '../../platform/delivery/way-store.ts';

/** Where subscriptions stand, as ways out. */
export const WEBHOOKS: WayTable = { table: 'koers.webhook', key: 'id' };
export const WEBHOOK_JOB = 'webhook';

/** A subscription as its program sees it. */
export interface Subscription {
  readonly id: string;
  readonly url: string;
  readonly soorten: readonly string[];
  readonly aan: boolean;
  readonly gemaakt: Date;
  /** Since when it waits for a person; null: it runs. */
  readonly gestopt: Date | null;
  readonly fout: string | null;
  readonly wacht: number;
  readonly dood: number;
}

/** What sending takes. */
export interface Target {
  readonly url: string;
  readonly soorten: readonly string[];
  readonly geheim: Buffer;
  /** What the school allows its program today; empty when the program may not get messages (any more). */
  readonly scopes: readonly string[];
}

/** Null when it is not there, was ended, or its program may no longer be sent anything. */
export async function target(tx: Tx, school: string, webhook: string): Promise<Target | null> {
  const { rows } = await sql<Target>`
    SELECT w.url, w.soorten, w.geheim, ARRAY(
      SELECT t.scope FROM koers.api_toestemming t
      WHERE t.school_id = w.school_id AND t.client_id = w.client_id AND t.ingetrokken_op IS NULL) AS scopes
    FROM koers.webhook w JOIN koers.api_client c ON c.id = w.client_id AND c.ended_at IS NULL
    WHERE w.id = ${webhook} AND w.school_id = ${school} AND w.ended_at IS NULL`.execute(tx);
  const found = rows[0];
  return found?.scopes.includes('koers:webhooks') ? found : null;
}

export interface NewSubscription {
  readonly id: string;
  readonly school: string;
  readonly client: string;
  readonly url: string;
  readonly soorten: readonly string[];
  readonly geheim: Buffer;
}

export async function insertSubscription(tx: Tx, given: NewSubscription): Promise<void> {
  await tx
    .insertInto('koers.webhook')
    .values({
      id: given.id,
      school_id: given.school,
      client_id: given.client,
      url: given.url,
      soorten: [...given.soorten],
      geheim: given.geheim,
    })
    .execute();
}

/** Subscriptions of one program at the school, newest first; or one of them. */
export async function subscriptions(
  tx: Tx,
  school: string,
  client: string,
  id: string | null = null,
): Promise<readonly Subscription[]> {
  const { rows } = await sql<Subscription>`
    SELECT w.id, w.url, w.soorten, w.aan, w.created_at AS gemaakt, w.gestopt_op AS gestopt, w.fout_tekst AS fout,
      (SELECT count(*)::int FROM koers.webhook_bericht b WHERE b.webhook_id = w.id AND b.status = 'wacht') AS wacht,
      (SELECT count(*)::int FROM koers.webhook_bericht b WHERE b.webhook_id = w.id AND b.status = 'dood') AS dood
    FROM koers.webhook w
    WHERE w.school_id = ${school} AND w.client_id = ${client} AND w.ended_at IS NULL AND (${id}::uuid IS NULL OR w.id = ${id}::uuid)
    ORDER BY w.created_at DESC, w.id`.execute(tx);
  return rows;
}

/** @returns whether it was there */
export async function endSubscription(tx: Tx, school: string, client: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('koers.webhook')
    .set({ ended_at: sql<Date>`now()`, aan: false })
    .where('school_id', '=', school)
    .where('client_id', '=', client)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Sets it going again: a pause and what was wrong are over. What happened while the school had it off is not told. */
export async function resume(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('koers.webhook')
    .set({
      aan: true,
      gelezen_tot: sql<string>`CASE WHEN aan THEN gelezen_tot ELSE koers.tx_settled() END`,
      aan_op: sql<Date>`now()`,
      pogingen: 0,
      opnieuw_om: null,
      gestopt_op: null,
      fout_code: null,
      fout_tekst: null,
    })
    .where('id', '=', id)
    .execute();
}

/** The school took back its yes to messages: nothing more goes out, also of a delivery under way, and what waited is forgotten. */
export async function silence(tx: Tx, school: string, client: string): Promise<void> {
  await sql`
    DELETE FROM koers.webhook_bericht b USING koers.webhook w
    WHERE w.id = b.webhook_id AND w.school_id = ${school} AND w.client_id = ${client} AND b.status = 'wacht'`.execute(
    tx,
  );
  await tx
    .updateTable('koers.webhook')
    .set({ aan: false })
    .where('school_id', '=', school)
    .where('client_id', '=', client)
    .execute();
}

/** Which subscriptions may be looked at, of all schools. */
export async function dueSubscriptions(tx: Tx): Promise<readonly { school: string; webhook: string }[]> {
  return await tx
    .selectFrom('koers.webhook as w')
    .innerJoin('koers.api_client as c', (join) =>
      join.onRef('c.id', '=', 'w.client_id').on('c.ended_at', 'is', null),
    )
    .where('w.aan', '=', true)
    .where('w.gestopt_op', 'is', null)
    .where('w.ended_at', 'is', null)
    .where((eb) => eb.or([eb('w.opnieuw_om', 'is', null), eb('w.opnieuw_om', '<=', sql<Date>`now()`)]))
    .select(['w.school_id as school', 'w.id as webhook'])
    .execute();
}

/** Asks a delivery, once the transaction is committed. */
export async function enqueue(
  tx: Tx,
  at: { school: string; webhook: string },
  { turn, overMs = 0 }: { turn: string; overMs?: number },
): Promise<void> {
  await sql`
    INSERT INTO koers.outbox (school_id, topic, dedupe, payload, not_before)
    VALUES (${at.school}::uuid, ${WEBHOOK_JOB}, ${`webhook-${at.webhook}-${turn}`}, ${JSON.stringify(at)}::jsonb, now() + ${overMs} * interval '1 millisecond')`.execute(
    tx,
  );
}

/** So many transactions without anything to tell, and the cursor goes along. */
const GO_ALONG = 10_000;

/** Asks deliveries for those subscriptions of a school that have something to tell now. @returns how many */
export async function enqueueWithWork(
  tx: Tx,
  school: string,
  webhooks: readonly string[],
  turn: string,
): Promise<number> {
  const { numAffectedRows } = await sql`
    WITH weg AS MATERIALIZED (
      SELECT w.id, w.gelezen_tot AS van, koers.tx_settled() AS tot,
        EXISTS (SELECT FROM koers.webhook_bericht b WHERE b.webhook_id = w.id AND b.status = 'wacht')
        OR EXISTS (SELECT FROM koers.gebeurtenissen(w.gelezen_tot, koers.tx_settled()) g WHERE g.soort = ANY (w.soorten)) AS werk
      FROM koers.webhook w WHERE w.school_id = ${school} AND w.id = ANY (${[...webhooks]}::uuid[])
    ), niets AS (
      UPDATE koers.webhook w SET gelezen_tot = weg.tot FROM weg
      WHERE w.id = weg.id AND NOT weg.werk AND weg.tot - weg.van > ${GO_ALONG} AND w.gelezen_tot = weg.van
    )
    INSERT INTO koers.outbox (school_id, topic, dedupe, payload)
    SELECT ${school}::uuid, ${WEBHOOK_JOB}, 'webhook-' || weg.id || '-' || ${turn}::text, jsonb_build_object('school', ${school}::text, 'webhook', weg.id)
    FROM weg WHERE weg.werk`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
