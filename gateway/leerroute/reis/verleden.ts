import { sql } from 'kysely';
import type { Datum } from '../../model/roster.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

/** Where a pupil stood on a leerlijn of another system, in the words of that system (R75). */
export interface Verleden {
  readonly id: string;
  /** The system that says so, by the name people know it by. */
  readonly bron: string;
  readonly leerlijn: string;
  /** Absent: a leerlijn without niveaus. */
  readonly niveau: string | null;
  /** `null`: about the niveau as a whole. */
  readonly doel: string | null;
  readonly stand: string | null;
  /** `null`: the system does not say when. */
  readonly op: Datum | null;
}

/**
 * What an LVS kept of a pupil from before Koers, per leerlijn, the latest first; also what the school before this one read, when it
 * opened the leerreis. Whether who asks may see the pupil is decided before.
 */
export async function verledenVan(tx: Tx, leerlingen: readonly string[]): Promise<Verleden[]> {
  const { rows } = await sql<Verleden>`
    SELECT v.id, coalesce(c.naam, 'het LVS van de vorige school') AS bron, v.leerlijn, v.niveau, v.doel, v.stand, v.op
    FROM koers.bron_verleden v LEFT JOIN koers.connection c ON c.id = v.connection_id
    WHERE v.leerling_id = ANY (${leerlingen}::uuid[]) AND v.ended_at IS NULL
    ORDER BY v.leerlijn COLLATE "und-x-icu", v.op DESC NULLS LAST, v.niveau COLLATE "und-x-icu", v.doel COLLATE "und-x-icu" NULLS FIRST, v.id`.execute(
    tx,
  );
  return rows;
}
