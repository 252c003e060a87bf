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
    SELECT id, soort, onderwerp_soort, onderwerp_id, leerling_id, sleutel, at, gelezen_op FROM koers.melding
    WHERE person_id = ${who.person}::uuid AND gelezen_op IS NULL ORDER BY at DESC, id LIMIT ${MAX}`.execute(
    tx,
  );
  return rows.flatMap((r) => {
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

/**
 * The asker has read this notice; one that he read before stays so, and of another's it does nothing.
 * @returns the pupil it is about; null when there is none, or the notice is not his
 */
export async function leesMelding(tx: Tx, who: KnownActor, id: string): Promise<string | null> {
  const { rows } = await sql<{ leerling: string | null }>`UPDATE koers.melding SET gelezen_op = coalesce(gelezen_op, now())
    WHERE id = ${id}::uuid AND person_id = ${who.person}::uuid RETURNING leerling_id AS leerling`.execute(tx);
  return rows[0]?.leerling ?? null;
}

/** The asker has opened what these notices about a pupil point at. @returns how many were unread */
export async function gelezenOver(tx: Tx, who: KnownActor, leerling: string): Promise<number> {
  const done = await sql`UPDATE koers.melding SET gelezen_op = now()
    WHERE person_id = ${who.person}::uuid AND leerling_id = ${leerling}::uuid AND gelezen_op IS NULL`.execute(
    tx,
  );
  return Number(done.numAffectedRows ?? 0);
}
