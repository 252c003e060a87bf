import { sql } from 'kysely';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { MAX } from './ags.ts';

/** A course that scores go to. */
export interface Cursus {
  readonly school: string;
  /** Of koers.lti_context. */
  readonly context: string;
}

/**
 * Reads what was judged since the last look and writes down which scores must go out; and what holds of doelen, niveaus and
 * pupils that this course never heard of: who chooses a column sees in it what is so today. Three statements however much it
 * is. A reader never goes past a transaction that is still open (decision 0006).
 */
export async function planCijfers(tx: Tx, { school, context }: Cursus): Promise<void> {
  await sql`
    WITH weg AS (
      SELECT w.gelezen_tot AS van, koers.tx_settled() AS tot FROM koers.cijferweg w WHERE w.context_id = ${context}::uuid FOR UPDATE
    ), nieuw AS (
      INSERT INTO koers.cijfer (context_id, id, school_id, kolom_id, seq, act_id, leerling_id, stand, op)
      SELECT ${context}::uuid, t.id, ${school}::uuid, t.kolom_id, t.seq, t.act_id, t.leerling_id, t.stand, a.at
      FROM weg CROSS JOIN LATERAL koers.cijfers_uit_acts(${context}::uuid, weg.van, weg.tot) t JOIN koers.act a ON a.id = t.act_id
      WHERE weg.tot > weg.van
      ON CONFLICT DO NOTHING
    )
    UPDATE koers.cijferweg w SET gelezen_tot = weg.tot FROM weg WHERE w.context_id = ${context}::uuid AND weg.tot > weg.van`.execute(
    tx,
  );
  await sql`
    INSERT INTO koers.cijfer (context_id, id, school_id, kolom_id, seq, act_id, leerling_id, stand, op)
    SELECT ${context}::uuid, t.id, ${school}::uuid, t.kolom_id, t.seq, t.act_id, t.leerling_id, t.stand, a.at
    FROM koers.cijferweg w CROSS JOIN LATERAL koers.cijfers_van_eerder(w.context_id, w.gelezen_tot) t JOIN koers.act a ON a.id = t.act_id
    WHERE w.context_id = ${context}::uuid
    ON CONFLICT DO NOTHING`.execute(tx);
  await planBereikt(tx, { school, context });
}

/** Niveaus that pupils went on from before they were chosen, or before the pupil was in the group: by the last act that says so and still stands. */
async function planBereikt(tx: Tx, { school, context }: Cursus): Promise<void> {
  await sql`
    INSERT INTO koers.cijfer (context_id, id, school_id, kolom_id, seq, act_id, leerling_id, stand, op)
    SELECT w.context_id, a.een, ${school}::uuid, k.id, a.seq, a.id, l.id, ${MAX}, a.at
    FROM koers.cijferweg w
    JOIN koers.cijferkolom k ON k.context_id = w.context_id AND k.gestopt_op IS NULL AND k.niveau_id IS NOT NULL
    CROSS JOIN koers.leerlingen_van_cijferweg(w.context_id) AS l(id)
    CROSS JOIN LATERAL (
      SELECT a.id, a.seq, a.at, a.tx, CASE WHEN a.leerlijn_id IS NULL THEN koers.deel_van_act(a.id, (stap->>'leerlijn')::uuid) ELSE a.id END AS een
      FROM koers.act a
      CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN a.leerlijn_id IS NULL THEN a.data->'lijnen' ELSE jsonb_build_array(a.data) END) stap
      JOIN koers.niveau oud ON oud.id = (stap->>'van')::uuid AND oud.id = k.niveau_id
      JOIN koers.niveau nieuw ON nieuw.id = (stap->>'naar')::uuid AND nieuw.leerlijn_id = oud.leerlijn_id AND nieuw.volgorde > oud.volgorde
      WHERE a.leerling_id = l.id AND a.soort IN ('niveau_geplaatst', 'leerroute_geplaatst')
        AND NOT EXISTS (SELECT FROM koers.act u WHERE u.undoes = a.id)
      ORDER BY a.seq DESC LIMIT 1) a
    WHERE w.context_id = ${context}::uuid AND a.tx < w.gelezen_tot
      AND NOT EXISTS (SELECT FROM koers.cijfer c WHERE c.kolom_id = k.id AND c.leerling_id = l.id)
    ON CONFLICT DO NOTHING`.execute(tx);
}

/** Pupils by what the ELO of a course calls them. */
const bekend = (context: string) => sql`
  SELECT p.person_id FROM koers.person_key p JOIN koers.lti_deployment d ON p.system = 'lti:' || d.platform_id JOIN koers.lti_context c ON c.deployment_id = d.id
  WHERE c.id = ${context}::uuid AND p.school_id = c.school_id AND p.ended_at IS NULL`;

/**
 * Sets aside what cannot go out now: of pupils that never opened Koers from this ELO (they wait until then), what it has a
 * newer score of already, and what goes to a column that was stopped. Three statements.
 */
export async function sortCijfers(tx: Tx, { context }: Cursus): Promise<void> {
  await sql`
    UPDATE koers.cijfer c SET status = 'onbekend'
    WHERE c.context_id = ${context}::uuid AND c.status = 'wacht' AND c.leerling_id NOT IN (${bekend(context)})`.execute(
    tx,
  );
  await sql`
    UPDATE koers.cijfer c SET status = 'wacht'
    WHERE c.context_id = ${context}::uuid AND c.status = 'onbekend' AND c.leerling_id IN (${bekend(context)})`.execute(
    tx,
  );
  await sql`
    UPDATE koers.cijfer c SET status = 'ingehaald'
    WHERE c.context_id = ${context}::uuid AND c.status = 'wacht' AND (
      EXISTS (SELECT FROM koers.cijferkolom k WHERE k.id = c.kolom_id AND k.gestopt_op IS NOT NULL)
      OR EXISTS (SELECT FROM koers.cijfer n
        WHERE n.kolom_id = c.kolom_id AND n.leerling_id = c.leerling_id AND n.seq > c.seq AND n.status = 'verstuurd'))`.execute(
    tx,
  );
}
