import type { Oordeel } from '../feiten.ts';
import type { Plek, Profiel } from '../uitstroom/plekken.ts';
import type { Vak } from '../vakken.ts';

/** What goes out in the place of who it is. */
export interface MetPseudoniem {
  readonly pseudoniem: string;
  readonly school: string;
}

/** A pupil of today, or who left. */
export interface LeerlingCijfers {
  /** On 31 December of the school year, or of his last one. */
  readonly leeftijd: number | null;
  readonly gekomen: number | null;
  /** No longer at school; since the school year `vertrokken`. */
  readonly weg: boolean;
  readonly vertrokken: number | null;
  readonly route: string | null;
  readonly ldgm: number | null;
  readonly verwacht: Profiel | null;
  readonly opp: 'geen' | 'concept' | 'vastgesteld' | 'in_evaluatie';
  readonly taal: Oordeel;
  readonly rekenen: Oordeel;
  readonly plekken: readonly [Plek | null, Plek | null, Plek | null];
}

/** A pupil of today on one leerlijn. */
export interface LijnCijfers {
  readonly vak: Vak;
  readonly lijn: string;
  readonly streef: number | null;
  readonly positie: number | null;
  /** Follows from his age to the year, so it does not leave the school (kolommen.ts). */
  readonly verwacht: number | null;
  readonly oordeel: Oordeel;
}
export type LijnRow = MetPseudoniem & LijnCijfers;
