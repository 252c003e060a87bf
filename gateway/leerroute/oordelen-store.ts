import { sql } from 'kysely';
import type { Stand } from '../model/act.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { staatNog } from './staat-nog.ts';

export interface OordeelRow {
  readonly leerling: string;
  readonly leerdoel: string;
  readonly door: string;
  readonly op: string;
  readonly naar: Stand;
}

/**
 * Every judgement that stands on the doelen of these pupils' leerlijnen, in the order of events. What was judged
 * on an earlier version of the package counts for the doel that it went on as (R10). One statement.
 */
export async function oordelen(
  tx: Tx,
  leerlingen: readonly string[],
  leerlijnen: readonly string[],
): Promise<OordeelRow[]> {
  const { rows } = await sql<OordeelRow>`
    WITH RECURSIVE keten AS (
      SELECT d.id, d.id AS nu FROM koers.leerdoel d WHERE d.leerlijn_id = ANY (${leerlijnen}::uuid[])
      UNION
      SELECT s.oud, k.nu FROM keten k
      JOIN koers.migratie_stap s ON s.nieuw = k.id AND s.soort = 'leerdoel' AND s.school_id = koers.school_now()
      JOIN koers.migratie m ON m.id = s.migratie_id AND m.undone_at IS NULL
    )
    SELECT a.leerling_id AS leerling, k.nu AS leerdoel, a.actor_id AS door, (a.at AT TIME ZONE 'Europe/Amsterdam')::date AS op, (a.data->>'naar')::int AS naar
    FROM koers.act a JOIN keten k ON k.id = a.leerdoel_id
    WHERE a.leerling_id = ANY (${leerlingen}::uuid[]) AND a.soort = 'doel_stand' AND ${staatNog('a')}
    ORDER BY a.at, coalesce(a.data->>'apparaat', '') COLLATE "C", coalesce((a.data->>'volgnr')::int, 0), a.seq`.execute(
    tx,
  );
  return rows;
}
