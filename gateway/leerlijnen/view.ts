import type { Formaat, RegelMelding } from './formaten/gelezen.ts';

/** A niveau of a leerlijn; `volgorde` 1 is the lowest. */
export interface NiveauKort {
  readonly id: string;
  readonly code: string;
  readonly naam: string;
  readonly volgorde: number;
}

export interface SjabloonActie {
  readonly id: string;
  readonly soort: string;
  readonly tekst: string;
  readonly wie: string;
  readonly ritme: string;
}

export interface SjabloonDoel {
  readonly id: string;
  readonly code: string;
  /** Goes on after "De leerling …". */
  readonly tekst: string;
  readonly acties: readonly SjabloonActie[];
}

/** The arrangementskaart of a niveau as the package has it, before any pupil (R5). */
export interface NiveauKaart {
  readonly leergebied: { readonly id: string; readonly code: string; readonly naam: string };
  readonly leerlijn: { readonly id: string; readonly code: string; readonly naam: string };
  readonly niveau: NiveauKort;
  readonly doelen: readonly SjabloonDoel[];
}

export interface RouteLeerlijnView {
  readonly id: string;
  readonly code: string;
  readonly naam: string;
  /** `false`: no niveaus, never a percentage (R4). */
  readonly geordend: boolean;
  readonly uitstroomniveau: NiveauKort | null;
  readonly niveaus: readonly NiveauKort[];
}

export interface RouteLeergebied {
  readonly id: string;
  readonly code: string;
  readonly naam: string;
  readonly soort: 'LS' | 'LO';
  readonly leerlijnen: readonly RouteLeerlijnView[];
}

/** What a leerroute has: its leerlijnen by leergebied (R1–R3). */
export interface LeerrouteView extends LeerrouteKort {
  readonly leergebieden: readonly RouteLeergebied[];
}

export interface LeerrouteKort {
  readonly id: string;
  readonly code: string;
  readonly naam: string;
  readonly uitstroomprofiel: 'dagbesteding' | 'arbeidsmarkt' | 'vervolgonderwijs' | 'onbekend';
  /** `null`: a route that is not filled in yet; nobody can be placed on it. */
  readonly bestemming: string | null;
}

/** One version of a package in a list. */
export interface VersieRegel {
  readonly id: string;
  readonly pakketId: string;
  readonly code: string;
  readonly naam: string;
  readonly versie: string;
  readonly status: 'concept' | 'published';
  readonly gepubliceerdOp: Date | null;
  /** The version that replaced it; pupils stay on theirs until they are migrated (R10). */
  readonly vervangenDoor: string | null;
  readonly basisVersie: string | null;
  readonly notitie: string | null;
  readonly uitgever: string;
  readonly licentie: string;
  readonly herkomst: { readonly bron?: string; readonly url?: string; readonly dag?: string };
  readonly gedeeld: boolean;
  readonly schoolId: string | null;
  readonly bestuurId: string | null;
  /** How many leerdoelen it has. */
  readonly doelen: number;
}

/** What an import did, or would do when it is only tried. */
export interface ImportVerslag {
  readonly versie: string;
  readonly pakketId: string;
  readonly naam: string;
  /** As `1.0`. */
  readonly nummer: string;
  readonly formaat: Formaat;
  readonly uitkomst: 'nieuw' | 'vervangen' | 'stond_er_al';
  /** Rows of the source by what came of them. */
  readonly aantallen: Readonly<Record<RegelMelding['uitkomst'], number>>;
  /** What the package holds. */
  readonly inhoud: Readonly<
    Record<'leergebieden' | 'leerlijnen' | 'niveaus' | 'leerdoelen' | 'acties' | 'leerroutes', number>
  >;
  /** What was not simply accepted, in the order of the source. */
  readonly regels: readonly RegelMelding[];
}

/** A leergebied with its leerlijnen and their niveaus, and how many leerdoelen stand where. */
export interface BoomGebied {
  readonly id: string;
  readonly code: string;
  readonly naam: string;
  readonly soort: 'LS' | 'LO';
  readonly leerlijnen: readonly BoomLijn[];
}
export interface BoomLijn {
  readonly id: string;
  readonly code: string;
  readonly naam: string;
  /** `false`: no niveaus, never a percentage (R4). */
  readonly geordend: boolean;
  readonly doelen: number;
  readonly niveaus: readonly (NiveauKort & { readonly doelen: number })[];
}

/** A leerdoel with its template acties, in the tree. */
export interface DoelRij {
  readonly id: string;
  readonly code: string;
  readonly tekst: string;
  readonly acties: readonly Omit<SjabloonActie, 'id'>[];
}

/** A leerdoel that was looked for, with where it stands. */
export interface GevondenDoel {
  readonly id: string;
  readonly code: string;
  readonly tekst: string;
  readonly leergebied: string;
  readonly leerlijn: string;
  readonly leerlijnId: string;
  readonly niveau: string | null;
  readonly niveauId: string | null;
}

/** The report of an import as it was kept. */
export interface BewaardVerslag {
  readonly bron: string;
  readonly soort: string;
  readonly at: Date;
  /** Rows by outcome, and what the package held. */
  readonly aantallen: Readonly<Record<string, number>>;
  readonly regels: readonly RegelMelding[];
}
