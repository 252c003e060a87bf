import type { OppLijst } from '../opp/status/view.ts';
import type { Cel, Tabel } from './tabel.ts';
import type { Moment } from './uitstroom/plekken.ts';
import type { Vak } from './vakken.ts';

export type { Cel, Kolom, Rij, Tabel } from './tabel.ts';

/** How the rows of a table divide the pupils. */
export type Verdeling = 'school' | 'leerroute' | 'profiel' | 'cohort';

/** The same pupils, divided in one way or another. */
export interface Deel {
  readonly verdeling: Verdeling;
  readonly tabel: Tabel;
}

/** One subject of a report; without `delen` there are too few pupils to show anything. */
export interface Onderwerp {
  /** Pupils it is about; `null`: fewer than the threshold, and more than none. */
  readonly leerlingen: Cel;
  readonly delen: readonly Deel[];
}

/** Counts of the OPP clocks over the schools (R65, R66). */
export interface KlokTelling {
  readonly lijst: OppLijst;
  /** Of all schools together. */
  readonly totaal: Cel;
  /** In the order of `scholen` of the report; empty when it is about one school. */
  readonly perSchool: readonly Cel[];
}

export interface Rapport {
  /** Names of the schools it is about, in their order. */
  readonly scholen: readonly string[];
  /** Small figures are hidden. */
  readonly beschermd: boolean;
  /** Who asks may open every pupil here, and so may see small figures too. */
  readonly magAlles: boolean;
  /** School years of which there are leavers, newest first, each as the year in which it began. */
  readonly jaren: readonly number[];
  /** The one that is shown; `null`: there are no leavers yet. */
  readonly jaar: number | null;
  readonly streef: Readonly<Record<Vak, Onderwerp>>;
  readonly uitstroom: Onderwerp;
  /** Leavers of one and two years before `jaar`. */
  readonly bestendiging: readonly {
    readonly moment: Exclude<Moment, 0>;
    readonly jaar: number;
    readonly onderwerp: Onderwerp;
  }[];
  readonly opp: { readonly leerlingen: Cel; readonly tellingen: readonly KlokTelling[] };
}
