import type { Tx } from '../platform/db/kysely-on-client.ts';

export interface NewPeriode {
  /** `2026-2027`. */
  readonly schooljaar: string;
  readonly volgnummer: number;
  readonly naam: string;
  readonly van: string;
  /** First day after the period. */
  readonly tot: string;
}

/** Makes the periods of a school that it has not yet (R57); those it has stay as they are. */
export async function ensurePerioden(tx: Tx, school: string, perioden: readonly NewPeriode[]): Promise<void> {
  if (perioden.length === 0) return;
  await tx
    .insertInto('koers.periode')
    .values(perioden.map((p) => ({ ...p, school_id: school })))
    .onConflict((c) => c.columns(['school_id', 'schooljaar', 'volgnummer']).doNothing())
    .execute();
}
