import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

/** A school that somebody may have meant. */
export interface School {
  readonly id: string;
  readonly naam: string;
}

/**
 * Of schools that share one tenant or sign-in service, the one that somebody comes in to: where he is known, else the only one.
 * More than one is left: he says which (`gekozen`). In a platform transaction.
 * @returns one school, or several to choose from; of none, none
 */
export async function whichSchool<S extends School>(
  tx: Tx,
  schools: readonly S[],
  who: { readonly systeem: string; readonly sleutel: string; readonly gekozen?: string | undefined },
): Promise<readonly S[]> {
  const ids = schools.map((school) => school.id);
  const { rows } = await sql<{ id: string }>`
    SELECT koers.scholen_met_sleutel(${ids}::uuid[], ${who.systeem}, ${who.sleutel}) AS id`.execute(tx);
  const known = new Set(rows.map((row) => row.id));
  const may = known.size > 0 ? schools.filter((school) => known.has(school.id)) : schools;
  const chosen = may.find((school) => school.id === who.gekozen);
  return chosen ? [chosen] : may;
}
