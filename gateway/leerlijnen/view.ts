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
