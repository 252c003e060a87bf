import type { Datum } from '../model/roster.ts';

/** A name as people read it. `voluit` is ready for the screen; missing parts are left out. */
export interface Naam {
  readonly roepnaam: string;
  readonly voluit: string;
}

export interface GroepKort {
  readonly id: string;
  readonly naam: string;
  readonly soort: 'stamgroep' | 'samengesteld' | 'eigen';
  /** `null`: a group of our own, which has no school year (R55). */
  readonly schooljaar: string | null;
  readonly aantalLeerlingen: number;
  /** Voluit, in the order of the achternaam. */
  readonly medewerkers: readonly string[];
  /** The person who asks works in this group today. */
  readonly eigen: boolean;
}

/** A pupil in a list. */
export interface LeerlingKort {
  readonly id: string;
  readonly naam: Naam;
  /** `null`: not placed on a leerroute yet. */
  readonly leerroute: { readonly id: string; readonly code: string; readonly naam: string } | null;
}

/** Top of every page about one pupil. */
export interface LeerlingKop {
  readonly id: string;
  readonly naam: Naam;
  readonly geboortedatum: Datum | null;
  /** Whole years today. */
  readonly leeftijd: number | null;
  /** Groups of today, the stamgroep first. */
  readonly groepen: readonly {
    readonly id: string;
    readonly naam: string;
    readonly soort: GroepKort['soort'];
  }[];
}

export interface SchoolKop {
  readonly id: string;
  readonly naam: string;
  readonly brin: string;
  readonly sector: 'so' | 'vso' | 'so_vso' | 'regulier';
  /** From this stand on a doel counts as behaald. */
  readonly behaaldVanaf: number;
}
