import { sql } from 'kysely';
import { mayOnLeerling } from '../access/scope.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { type NaamDelen, naamVan } from '../school/rules.ts';
import { type Melding, MeldingSoort } from './melding.ts';

/** How many are shown at once; older ones stay. */
const MAX = 50;

interface Row extends NaamDelen {
  id: string;
  soort: string;
  onderwerp_soort: Melding['onderwerp']['soort'];
  onderwerp_id: string;
  leerling_id: string | null;
  sleutel: string;
  at: Date;
  gelezen_op: Date | null;
}

/** A notice with the name of the pupil it is about. */
export interface MeldingRegel extends Melding {
  /** Voluit; null: not about one pupil. */
  readonly naam: string | null;
}

/**
 * Notices of the asker himself that he has not read, newest first, at most 50. What is about a pupil whose OPP he may not read
 * (any more) is left out: its name is not his to see. Two statements at most.
 */
export async function ongelezen(tx: Tx, who: KnownActor): Promise<readonly MeldingRegel[]> {
  const { rows } = await sql<Row>`
    SELECT m.id, m.soort, m.onderwerp_soort, m.onderwerp_id, m.leerling_id, m.sleutel, m.at, m.gelezen_op, i.roepnaam, i.voorvoegsel, i.achternaam
    FROM koers.melding m LEFT JOIN koers.person_identity i ON i.person_id = m.leerling_id
    WHERE m.person_id = ${who.person}::uuid AND m.gelezen_op IS NULL ORDER BY m.at DESC, m.id LIMIT ${MAX}`.execute(
    tx,
  );
  const over = rows.flatMap((r) => (r.leerling_id === null ? [] : [r.leerling_id]));
  const open = await mayOnLeerling(tx, who, 'opp_lezen', over);
  return rows.flatMap((r) => {
    if (r.leerling_id !== null && !open.has(r.leerling_id)) return [];
    // A kind that this Koers does not know (any more) is left alone: a newer one may have made it.
    const soort = MeldingSoort.safeParse(r.soort);
    if (!soort.success) return [];
    return [
      {
        id: r.id,
        soort: soort.data,
        onderwerp: { soort: r.onderwerp_soort, id: r.onderwerp_id },
        leerling: r.leerling_id,
        sleutel: r.sleutel,
        at: r.at,
        gelezen: r.gelezen_op !== null,
        naam: r.leerling_id === null ? null : naamVan(r).voluit,
      },
    ];
  });
}

/** Where a notice leads: what kind it is, and about whom or what. */
export interface GelezenMelding {
  /** null: about a koppeling, a course or an aanbieder. */
  readonly leerling: string | null;
  readonly onderwerp: string;
  readonly soort: string;
}

/**
 * The asker has read this notice, and with it those of the same kind about the same pupil: they are shown as one and lead to the
 * same place. One that he read before stays so, and of another's it does nothing.
 * @returns null when it is about no pupil, koppeling, course or aanbieder, or the notice is not his
 */
export async function leesMelding(tx: Tx, who: KnownActor, id: string): Promise<GelezenMelding | null> {
  const { rows } = await sql<GelezenMelding>`
    WITH deze AS (
      SELECT m.leerling_id AS leerling, m.soort, m.onderwerp_soort, m.onderwerp_id AS onderwerp FROM koers.melding m
      WHERE m.id = ${id}::uuid AND m.person_id = ${who.person}::uuid
    ), gelezen AS (
      UPDATE koers.melding m SET gelezen_op = now() FROM deze
      WHERE m.person_id = ${who.person}::uuid AND m.gelezen_op IS NULL
        AND (m.id = ${id}::uuid OR (m.soort = deze.soort AND m.leerling_id = deze.leerling)
          OR (m.soort = deze.soort AND deze.leerling IS NULL AND m.onderwerp_id = deze.onderwerp))
    )
    SELECT leerling, onderwerp, soort FROM deze WHERE leerling IS NOT NULL OR onderwerp_soort IN ('koppeling', 'cursus', 'aanbieder')`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/**
 * The asker has opened what these notices about a pupil point at: of one kind, or all of them.
 * @returns how many were unread
 */
export async function gelezenOver(
  tx: Tx,
  who: KnownActor,
  leerling: string,
  soort: MeldingSoort | null = null,
): Promise<number> {
  const done = await sql`UPDATE koers.melding SET gelezen_op = now()
    WHERE person_id = ${who.person}::uuid AND leerling_id = ${leerling}::uuid AND gelezen_op IS NULL
      AND soort = coalesce(${soort}::text, soort)`.execute(tx);
  return Number(done.numAffectedRows ?? 0);
}
