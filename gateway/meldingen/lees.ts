import { sql } from 'kysely';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { type Melding, MeldingSoort } from './melding.ts';

/** How many are shown at once; older ones stay. */
const MAX = 50;

interface Row {
  id: string;
  soort: string;
  onderwerp_soort: Melding['onderwerp']['soort'];
  onderwerp_id: string;
  leerling_id: string | null;
  sleutel: string;
  at: Date;
  gelezen_op: Date | null;
}

/** Notices of the asker himself that he has not read, newest first, at most 50; one statement. */
export async function ongelezen(tx: Tx, who: KnownActor): Promise<readonly Melding[]> {
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
      },
    ];
  });
}

/** The asker has read this notice. Of another person's it does nothing. @returns whether it was his and unread */
export async function gelezen(tx: Tx, who: KnownActor, id: string): Promise<boolean> {
  const done = await sql`UPDATE koers.melding SET gelezen_op = now()
    WHERE id = ${id}::uuid AND person_id = ${who.person}::uuid AND gelezen_op IS NULL`.execute(tx);
  return Number(done.numAffectedRows ?? 0) > 0;
}

/** The asker has opened what these notices about a pupil point at. @returns how many were unread */
export async function gelezenOver(tx: Tx, who: KnownActor, leerling: string): Promise<number> {
  const done = await sql`UPDATE koers.melding SET gelezen_op = now()
    WHERE person_id = ${who.person}::uuid AND leerling_id = ${leerling}::uuid AND gelezen_op IS NULL`.execute(
    tx,
  );
  return Number(done.numAffectedRows ?? 0);
}
