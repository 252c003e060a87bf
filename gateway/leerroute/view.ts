import type { NiveauKort } from '../leerlijnen/view.ts';
import type { Stand } from '../model/act.ts';
import type { Datum } from '../model/roster.ts';
import type { LeerlingKop } from '../school/view.ts';
import type { WaarnemingRegel } from './volgen/waarnemers-rules.ts';

/**
 * The degree to which the doelen of a streefniveau are reached (R15, domain.md §5.1). Percentages are whole
 * numbers 0..100, rounded down, so that 100 means all of them. There is no Graad for a leerlijn without niveaus (R4).
 */
export interface Graad {
  readonly totaal: number;
  readonly behaald: number;
  /** behaald / totaal. */
  readonly procent: number;
  /** Partial credit, stand / 4 of each doel; shown apart from `procent`, never instead of it. */
  readonly deelsProcent: number;
}

export interface PeriodeView {
  readonly id: string;
  readonly naam: string;
  readonly schooljaar: string;
  readonly van: Datum;
  /** First day after the period. */
  readonly tot: Datum;
  /** Today lies in it. */
  readonly huidig: boolean;
}

/** R13: where the pupil is placed, since when, decided by whom. */
export interface PlaatsingView {
  readonly leerroute: { readonly id: string; readonly code: string; readonly naam: string };
  readonly uitstroomprofiel: 'dagbesteding' | 'arbeidsmarkt' | 'vervolgonderwijs' | 'onbekend';
  readonly bestemming: string | null;
  readonly sinds: Datum;
  readonly beslotenDoor: string;
  /** Only for who may read reasons; null for others and when the pupil's key was destroyed. */
  readonly reden: string | null;
}

export interface DoelStand {
  readonly id: string;
  readonly code: string;
  /** Goes on after "De leerling …". */
  readonly tekst: string;
  readonly stand: Stand;
  readonly behaald: boolean;
  /** Carried over from another niveau, still open. Does not count in the Graad of the streefniveau. */
  readonly meegenomen: boolean;
}

/** One leerlijn in the profile (R14, R15). */
export interface ProfielLeerlijn {
  readonly id: string;
  readonly code: string;
  readonly naam: string;
  readonly geordend: boolean;
  /** `null`: no niveaus, or no streefniveau set yet (see `heeftStreef`). */
  readonly streefniveau: NiveauKort | null;
  /** The pupil works on this leerlijn now. */
  readonly heeftStreef: boolean;
  readonly periode: PeriodeView | null;
  readonly sinds: Datum | null;
  readonly graad: Graad | null;
  /** End of school, from the leerroute (R13). */
  readonly uitstroomniveau: NiveauKort | null;
  /** On the card now: the doelen of the streefniveau and those carried over. */
  readonly doelen: readonly DoelStand[];
}

/** One row of the profile; its leerlijnen under it (R14, R16). */
export interface ProfielLeergebied {
  readonly id: string;
  readonly code: string;
  readonly naam: string;
  readonly soort: 'LS' | 'LO';
  /** Of all its leerlijnen with niveaus together; `null` when it has none with a streefniveau. */
  readonly graad: Graad | null;
  readonly leerlijnen: readonly ProfielLeerlijn[];
}

/** R13–R16; LS and LO have the same shape and the same functions (R2). */
export interface Leerlingprofiel {
  /** Only leerlijnen that were shared with who looks; the placement is left out (R63). */
  readonly beperkt: boolean;
  readonly leerling: LeerlingKop;
  readonly plaatsing: PlaatsingView | null;
  /** The period of the school that holds today. */
  readonly periode: PeriodeView | null;
  readonly behaaldVanaf: Stand;
  readonly LS: readonly ProfielLeergebied[];
  readonly LO: readonly ProfielLeergebied[];
}

/** Second level of the zoom: all niveaus of one leerlijn with every leerdoel (R16). */
export interface LeerlijnZoom {
  readonly leerling: LeerlingKop;
  readonly leergebied: { readonly id: string; readonly code: string; readonly naam: string };
  readonly leerlijn: ProfielLeerlijn;
  /** Lowest first. A leerlijn without niveaus has one entry with `niveau: null`. */
  readonly niveaus: readonly {
    readonly niveau: NiveauKort | null;
    readonly plek: 'onder_streef' | 'streef' | 'boven_streef';
    readonly doelen: readonly (DoelStand & { readonly vervallen: boolean })[];
  }[];
}

/** Third level of the zoom: one leerdoel of one pupil, with every judgement ever given (R16, R23). */
export interface LeerdoelZoom {
  readonly leerling: LeerlingKop;
  readonly leergebied: { readonly id: string; readonly code: string; readonly naam: string };
  readonly leerlijn: { readonly id: string; readonly code: string; readonly naam: string };
  readonly niveau: NiveauKort | null;
  readonly doel: DoelStand & { readonly vervallen: boolean };
  /** How the school comes from several judgements to the stand of the doel (R23). */
  readonly regel: WaarnemingRegel;
  /** The last judgement, which is what the card and the group show. */
  readonly laatste: Stand;
  /** Newest first. */
  readonly waarnemingen: readonly {
    readonly act: string;
    readonly op: Date;
    readonly door: string;
    readonly van: Stand;
    readonly naar: Stand;
    readonly ongedaan: boolean;
  }[];
}

/** One step of the leerreis (R7, R22 in part), newest first. Undone steps are not in it. */
export interface LeerreisStap {
  readonly act: string;
  readonly op: Datum;
  /** Still in force when `null`. */
  readonly tot: Datum | null;
  /** `pakket`: from one version of the package to another (R10). */
  readonly soort: 'leerroute' | 'streefniveau' | 'pakket';
  readonly leergebied: string | null;
  readonly leerlijn: string | null;
  readonly van: string | null;
  readonly naar: string;
  readonly periode: string | null;
  readonly door: string;
  readonly reden: string | null;
}

export interface PlaatsResultaat {
  readonly leerlingen: number;
  /** One act per pupil that changed; what `undoActs` takes. Empty when nothing changed or the id was seen before. */
  readonly acts: readonly { readonly leerling: string; readonly act: string }[];
}
