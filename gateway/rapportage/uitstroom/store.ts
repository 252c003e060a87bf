import { sql } from 'kysely';
import type { KnownActor } from '../../model/actor.ts';
import type { Datum } from '../../model/roster.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../../school/rules.ts';
import { vertrokken } from '../vertrek-store.ts';
import type { Meting } from './input.ts';
import type { Plek, Profiel } from './plekken.ts';

export interface VertrekRow extends NaamDelen {
  readonly leerling: string;
  readonly laatste: Datum;
  readonly route: string | null;
  readonly verwacht: Profiel | null;
  readonly plekken: readonly [Plek | null, Plek | null, Plek | null];
}

/** Leavers since a day, or one of them, with what is known of them; by name, one statement. */
export async function vertrekRows(
  tx: Tx,
  dag: Datum,
  sinds: Datum,
  leerling: string | null = null,
): Promise<VertrekRow[]> {
  const { rows } = await sql<VertrekRow>`
    WITH ${vertrokken(dag)}
    SELECT v.leerling, v.laatste, v.route_naam AS route, v.verwacht, v.plekken, i.roepnaam, i.voorvoegsel, i.achternaam
    FROM vertrek v JOIN koers.person_identity i ON i.person_id = v.leerling WHERE v.laatste >= ${sinds}::date
      AND (${leerling}::uuid IS NULL OR v.leerling = ${leerling}::uuid)
    ORDER BY i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", v.leerling`.execute(tx);
  return rows;
}

/**
 * Writes down where a leaver is, with a line in the trail; the same one again changes nothing.
 * @returns false when he is no leaver of this school, or had not left by then
 */
export async function insertMeting(tx: Tx, who: KnownActor, dag: Datum, meting: Meting): Promise<boolean> {
  const { rows } = await sql<{ er: boolean }>`
    WITH ${vertrokken(dag)}, wie AS (
      SELECT v.leerling FROM vertrek v WHERE v.leerling = ${meting.leerling}::uuid AND ${meting.op}::date > v.laatste - 100
    ), gemaakt AS (
      INSERT INTO koers.uitstroom_meting (id, school_id, leerling_id, moment, plek, op, door)
      SELECT ${meting.id}::uuid, ${who.school}::uuid, w.leerling, ${meting.moment}, ${meting.plek}, ${meting.op}::date, ${who.person}::uuid FROM wie w
      ON CONFLICT (id) DO NOTHING RETURNING leerling_id
    ), spoor AS (
      INSERT INTO koers.audit (school_id, actor_id, actie, onderwerp_soort, onderwerp_id, details)
      SELECT ${who.school}::uuid, ${who.person}::uuid, 'uitstroom_vastgelegd', 'leerling', leerling_id, jsonb_build_object('moment', ${meting.moment}::int) FROM gemaakt
    )
    SELECT EXISTS (SELECT FROM wie) AS er`.execute(tx);
  return rows[0]?.er === true;
}
