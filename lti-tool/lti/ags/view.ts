/** A course at an ELO whose gradebook is open to Koers. */
export interface CursusKort {
  readonly id: string;
  readonly titel: string;
  /** Host name of the ELO. */
  readonly elo: string;
}

/** A doel or niveau with a column in the gradebook. */
export interface KolomStand {
  readonly id: string;
  /** Of the leerdoel or niveau. */
  readonly van: string;
  readonly soort: 'doel' | 'niveau';
  readonly code: string;
  readonly titel: string;
  readonly leerlijn: string;
  /** The column is there; else it is made at the next sending. */
  readonly erIs: boolean;
  /** Pupils who have a score there. */
  readonly leerlingen: number;
}

/** A column of another tool that counts as evidence. */
export interface BronStand {
  readonly id: string;
  readonly naam: string;
  readonly code: string;
  readonly titel: string;
  readonly scores: number;
  readonly gelezenOp: Date | null;
  readonly fout: string | null;
}

/** How it stands with the scores of a course. */
export interface CijferTelling {
  readonly aan: boolean;
  readonly wacht: number;
  readonly verstuurd: number;
  /** Dead letters. */
  readonly geweigerd: number;
  /** Of pupils that the ELO never sent to Koers; they go out once it does. */
  readonly onbekend: number;
  readonly laatst: Date | null;
  readonly gestoptOp: Date | null;
  readonly opnieuwOm: Date | null;
  readonly fout: string | null;
}

/** A course that belongs to a group. */
export interface CursusStand extends CursusKort, CijferTelling {
  readonly kolommen: readonly KolomStand[];
  readonly bronnen: readonly BronStand[];
}

export interface LijnKeuze {
  readonly id: string;
  readonly naam: string;
}

/** What can be chosen on one leerlijn: doelen on the cards of the group, and the streefniveaus of its pupils. */
export interface DoelKeuze {
  readonly id: string;
  readonly soort: 'doel' | 'niveau';
  readonly code: string;
  readonly titel: string;
}

/** Scores of the courses of one group. */
export interface GroepCijfers {
  readonly groep: { readonly id: string; readonly naam: string };
  readonly cursussen: readonly CursusStand[];
  /** Courses that no group has yet. */
  readonly vrij: readonly CursusKort[];
  readonly lijnen: readonly LijnKeuze[];
}

/** Dead letters of a course with the same reason. */
export interface GeweigerdeCijfers {
  readonly reden: string;
  readonly aantal: number;
}

/** For the beheerder: a course with the group that belongs to it. */
export interface CursusBeheer extends CursusKort, CijferTelling {
  readonly groep: string;
  readonly geweigerden: readonly GeweigerdeCijfers[];
}
