import { sql } from 'kysely';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import type { Cursus } from './plan-store.ts';

export const CIJFERS = 'elo:cijfers';
export const BEWIJS = 'elo:bewijs';

/** Asks the job that sends the scores of a course, once the transaction is committed, over so many ms. */
export async function vraagCijfers(tx: Tx, cursus: Cursus, turn: string, overMs = 0): Promise<void> {
  await vraag(tx, CIJFERS, cursus, turn, overMs);
}

/** Asks the job that reads the results of a course. */
export async function vraagBewijs(tx: Tx, cursus: Cursus, turn: string): Promise<void> {
  await vraag(tx, BEWIJS, cursus, turn, 0);
}

/** How long what was read stays fresh enough. */
const LEES_OPNIEUW = '1 hour';

/** The same when it was asked an hour ago or longer, and there is a column to read. */
export async function vraagBewijsOpTijd(tx: Tx, { school, context }: Cursus): Promise<void> {
  await sql`
    WITH toe AS (
      UPDATE koers.cijferweg w SET bewijs_op = now()
      WHERE w.context_id = ${context}::uuid AND w.school_id = ${school}::uuid AND w.aan
        AND coalesce(w.bewijs_op < now() - ${LEES_OPNIEUW}::interval, true)
        AND EXISTS (SELECT FROM koers.cijferbron b WHERE b.context_id = w.context_id AND b.gestopt_op IS NULL)
      RETURNING w.school_id
    )
    INSERT INTO koers.outbox (school_id, topic, payload)
    SELECT school_id, ${BEWIJS}, ${JSON.stringify({ school, context })}::jsonb FROM toe`.execute(tx);
}

async function vraag(tx: Tx, topic: string, { school, context }: Cursus, turn: string, overMs: number) {
  await sql`
    INSERT INTO koers.outbox (school_id, topic, dedupe, payload, not_before)
    VALUES (${school}::uuid, ${topic}, ${`${topic}-${context}-${turn}`}, ${JSON.stringify({ school, context })}::jsonb,
      now() + ${overMs} * interval '1 millisecond')`.execute(tx);
}

/** The same, only when there is something to do now: scores that wait, or acts that nobody looked at. @returns whether it was asked */
export async function vraagBijWerk(tx: Tx, { school, context }: Cursus, turn: string): Promise<boolean> {
  const done = await sql`
    INSERT INTO koers.outbox (school_id, topic, dedupe, payload)
    SELECT w.school_id, ${CIJFERS}, ${`${CIJFERS}-${context}-${turn}`}, ${JSON.stringify({ school, context })}::jsonb
    FROM koers.cijferweg w
    WHERE w.context_id = ${context}::uuid AND w.school_id = ${school}::uuid AND w.aan AND w.gestopt_op IS NULL
      AND coalesce(w.opnieuw_om <= now(), true) AND (
        EXISTS (SELECT FROM koers.cijfer c WHERE c.context_id = w.context_id AND c.status = 'wacht')
        OR EXISTS (SELECT FROM koers.act a WHERE a.school_id = w.school_id AND a.tx >= w.gelezen_tot AND a.tx < koers.tx_settled()
          AND a.soort IN ('doel_stand', 'niveau_geplaatst', 'leerroute_geplaatst', 'ongedaan')))`.execute(tx);
  return Number(done.numAffectedRows ?? 0) > 0;
}
