import { sql } from 'kysely';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import type { Cursus } from './plan-store.ts';

/** A score that goes out now. */
export interface Cijfer {
  readonly id: string;
  /** Address of the line item. */
  readonly lineitem: string;
  /** What the ELO calls the pupil. */
  readonly sub: string;
  readonly stand: number;
  readonly stempel: Date;
  /** It was under way before: the ELO may have it. */
  readonly opnieuw: boolean;
}

/** The most that is taken up at a time; each goes out by itself. */
const BATCH = 25;

/**
 * The next scores in the order of the acts, each with its stamp. A stamp is given once, before the score goes out, and is the
 * same on every try; it is the moment of the judgement, or a second after the last one of the same pupil in the same column
 * (AGS 2.0 §3.4.3: a platform keeps the latest).
 */
export async function volgendeCijfers(tx: Tx, { context }: Cursus): Promise<readonly Cijfer[]> {
  const { rows } = await sql<Cijfer>`
    WITH nu AS (
      SELECT c.id, c.seq, c.kolom_id, c.leerling_id, c.stand, c.stempel, k.lineitem, p.key AS sub, date_trunc('second', c.op) AS op
      FROM koers.cijfer c
      JOIN koers.cijferkolom k ON k.id = c.kolom_id AND k.lineitem IS NOT NULL
      JOIN koers.lti_context x ON x.id = c.context_id JOIN koers.lti_deployment d ON d.id = x.deployment_id
      JOIN LATERAL (
        SELECT p.key FROM koers.person_key p
        WHERE p.person_id = c.leerling_id AND p.system = 'lti:' || d.platform_id AND p.ended_at IS NULL
        ORDER BY p.linked_at DESC, p.id LIMIT 1) p ON true
      WHERE c.context_id = ${context}::uuid AND c.status = 'wacht'
      ORDER BY c.stempel, c.seq, c.id LIMIT ${BATCH}
    ), genummerd AS (
      SELECT n.id, n.op, row_number() OVER cel AS nr, n.kolom_id, n.leerling_id
      FROM nu n WHERE n.stempel IS NULL WINDOW cel AS (PARTITION BY n.kolom_id, n.leerling_id ORDER BY n.seq, n.id)
    ), gestempeld AS (
      UPDATE koers.cijfer c SET stempel = s.stempel
      FROM (
        SELECT g.id, greatest(max(g.op - g.nr * interval '1 second') OVER (PARTITION BY g.kolom_id, g.leerling_id ORDER BY g.nr),
          (SELECT max(v.stempel) FROM koers.cijfer v WHERE v.kolom_id = g.kolom_id AND v.leerling_id = g.leerling_id)) + g.nr * interval '1 second' AS stempel
        FROM genummerd g) s
      WHERE c.context_id = ${context}::uuid AND c.id = s.id
      RETURNING c.id, c.stempel
    )
    SELECT n.id, n.lineitem, n.sub, n.stand, coalesce(n.stempel, g.stempel) AS stempel, n.stempel IS NOT NULL AS opnieuw
    FROM nu n LEFT JOIN gestempeld g ON g.id = n.id ORDER BY n.stempel, n.seq, n.id`.execute(tx);
  return rows;
}

/** What became of one score at the ELO. */
export interface Ontvangen {
  readonly id: string;
  /** Plain Dutch, why it never will be taken as it is; null: it was taken. */
  readonly reden: string | null;
}

/** @returns how many were taken and how many refused */
export async function noteerCijfers(
  tx: Tx,
  { context }: Cursus,
  now: Date,
  ontvangen: readonly Ontvangen[],
): Promise<{ sent: number; refused: number }> {
  await sql`
    UPDATE koers.cijfer c SET status = CASE WHEN x.reden IS NULL THEN 'verstuurd' ELSE 'geweigerd' END, reden = x.reden, klaar_op = ${now}
    FROM jsonb_to_recordset(${JSON.stringify(ontvangen)}::jsonb) AS x(id uuid, reden text)
    WHERE c.context_id = ${context}::uuid AND c.id = x.id AND c.status = 'wacht'`.execute(tx);
  const refused = ontvangen.filter(({ reden }) => reden !== null).length;
  return { sent: ontvangen.length - refused, refused };
}

/** Dead letters wait once more, with a new stamp: one of them, or all with the same reason. @returns how many */
export async function laatOpnieuwGaan(
  tx: Tx,
  { context }: Cursus,
  which: { readonly id: string } | { readonly reden: string },
): Promise<number> {
  const welke = 'id' in which ? sql`id = ${which.id}::uuid` : sql`coalesce(reden, '') = ${which.reden}::text`;
  const done = await sql`
    UPDATE koers.cijfer SET status = 'wacht', stempel = NULL, klaar_op = NULL, reden = NULL, op = now()
    WHERE context_id = ${context}::uuid AND status = 'geweigerd' AND ${welke}`.execute(tx);
  return Number(done.numAffectedRows ?? 0);
}
