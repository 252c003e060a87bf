import { sql } from 'kysely';
import type { KnownActor } from '../../model/actor.ts';
import type { Datum } from '../../model/roster.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../../school/rules.ts';

export interface GebeurtenisRow extends NaamDelen {
  readonly id: string;
  readonly leerling: string;
  readonly soort: 'begin' | 'einde';
  readonly datum: Datum;
}

/** What still has to go to ROD, oldest first, so many at most; one statement. */
export async function openRows(tx: Tx, hoogstens: number): Promise<GebeurtenisRow[]> {
  const { rows } = await sql<GebeurtenisRow>`
    SELECT g.id, g.leerling_id AS leerling, g.soort, g.datum, i.roepnaam, i.voorvoegsel, i.achternaam
    FROM koers.opp_gebeurtenis g JOIN koers.person_identity i ON i.person_id = g.leerling_id
    WHERE g.school_id = koers.school_now() AND g.verwerkt_op IS NULL ORDER BY g.seq LIMIT ${hoogstens}`.execute(
    tx,
  );
  return rows;
}

/** Says that these stand in the LAS, with a line in the trail for each; those that were said already are left out. */
export async function zetVerwerkt(tx: Tx, who: KnownActor, ids: readonly string[]): Promise<number> {
  const { rows } = await sql`
    WITH klaar AS (
      UPDATE koers.opp_gebeurtenis SET verwerkt_op = now(), verwerkt_door = ${who.person}::uuid
      WHERE school_id = koers.school_now() AND id = ANY (${ids}::uuid[]) AND verwerkt_op IS NULL RETURNING id, leerling_id, soort
    )
    INSERT INTO koers.audit (school_id, actor_id, actie, onderwerp_soort, onderwerp_id, details)
    SELECT ${who.school}::uuid, ${who.person}::uuid, 'rod_verwerkt', 'leerling', leerling_id, jsonb_build_object('gebeurtenis', id, 'soort', soort) FROM klaar
    RETURNING id`.execute(tx);
  return rows.length;
}
