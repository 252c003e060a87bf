import type { EntiteitSoort, Punt } from './wijziging.ts';

/** Something both the package and the own inrichting changed: a person looks at both and chooses (R8). */
export interface Conflict {
  readonly punt: Punt;
  readonly soort: EntiteitSoort;
  /** What it is about, as `Leerdoel RW-E-3a`. */
  readonly naam: string;
  /** What the package said when the own change was made; `null` when there was nothing. */
  readonly was: string | null;
  /** What the school or bestuur made of it; this holds until somebody chooses. */
  readonly eigen: string;
  /** What the package says now; `null`: it no longer has it. */
  readonly basis: string | null;
}
