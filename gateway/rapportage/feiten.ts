import type { Plek, Profiel } from './uitstroom/plekken.ts';
import type { Vak } from './vakken.ts';

/** Where pupils are against what their leerroute expects of them at their age (OR1); `onbekend`: there is no figure. */
export const OORDELEN = ['onder', 'op', 'boven', 'onbekend'] as const;
export type Oordeel = (typeof OORDELEN)[number];

/** Pupils of the school today, counted: leerroute, school year in which they came, subject and where they are. */
export interface StreefFeit {
  readonly route: string;
  /** Year in which that school year began; `null`: not known when he came. */
  readonly cohort: number | null;
  readonly vak: Vak;
  readonly oordeel: Oordeel;
  readonly aantal: number;
}

/** Leavers, counted: year in which their last school year began, leerroute, what was expected, and where they are at each moment. */
export interface VertrekFeit {
  readonly jaar: number;
  readonly route: string | null;
  readonly verwacht: Profiel | null;
  /** On leaving, after one year and after two; `null`: nobody wrote it down. */
  readonly plekken: readonly [Plek | null, Plek | null, Plek | null];
  readonly aantal: number;
}

/** Everything the reports of one school are made of. No row is about one pupil by name. */
export interface SchoolFeiten {
  readonly streef: readonly StreefFeit[];
  readonly vertrek: readonly VertrekFeit[];
}
