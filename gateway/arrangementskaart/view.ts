import type { NiveauKort } from '../leerlijnen/view.ts';
import type { DoelStand, Graad, PeriodeView } from '../leerroute/view.ts';
import type { WaarnemingRegel } from '../leerroute/volgen/waarnemers-rules.ts';
import type { ActSoort, Stand } from '../model/act.ts';
import type { Datum } from '../model/roster.ts';
import type { GroepKort, LeerlingKop, Naam } from '../school/view.ts';

export interface KaartActie {
  readonly id: string;
  readonly soort: string;
  readonly tekst: string;
  readonly wie: string;
  readonly ritme: string;
  readonly gedaan: boolean;
  readonly gedaanOp: Date | null;
  /** Voluit; `null` when not done. */
  readonly gedaanDoor: string | null;
  /** As people chose it; `null`: as the template has it, see `wie`. */
  readonly functie: string | null;
  /** Whose it is, when it was given to a person (R26). */
  readonly aan: { readonly id: string; readonly naam: string } | null;
  readonly van: Datum | null;
  /** First day no longer. */
  readonly tot: Datum | null;
  /** Read with the words of the card only, as is an own `tekst` or `ritme`. */
  readonly waarmee: string | null;
  /** The act with the sealed words; `null`: the words are those of the template. */
  readonly inhoud: string | null;
}

export interface KaartDoel extends DoelStand {
  readonly niveau: NiveauKort | null;
  readonly acties: readonly KaartActie[];
}

/** The card of one leerlijn: doelen of the streefniveau first, then those carried over (R24). */
export interface KaartLeerlijn {
  readonly id: string;
  readonly code: string;
  readonly naam: string;
  readonly geordend: boolean;
  readonly streefniveau: NiveauKort | null;
  readonly periode: PeriodeView | null;
  readonly graad: Graad | null;
  readonly doelen: readonly KaartDoel[];
  /** All doelen of the streefniveau are behaald and there is a niveau above it. */
  readonly klaarVoorHoger: boolean;
}

export interface Arrangementskaart {
  /** Only leerlijnen that were shared with who looks; the leerroute is left out (R63). */
  readonly beperkt: boolean;
  readonly leerling: LeerlingKop;
  readonly leerroute: { readonly id: string; readonly code: string; readonly naam: string } | null;
  readonly behaaldVanaf: Stand;
  readonly leergebieden: readonly {
    readonly id: string;
    readonly code: string;
    readonly naam: string;
    readonly soort: 'LS' | 'LO';
    readonly leerlijnen: readonly KaartLeerlijn[];
  }[];
  /** What the person who asks may do here. */
  readonly mag: MagOpKaart;
}

export interface MagOpKaart {
  readonly actieAfvinken: boolean;
  readonly doelAfvinken: boolean;
  readonly niveauPlaatsen: boolean;
}

/** Which part of the group matrix is asked. */
export type MatrixKeuze =
  | { readonly soort: 'leerlijn'; readonly id: string }
  | { readonly soort: 'leergebied'; readonly id: string }
  | { readonly soort: 'alle' };

export interface MatrixDoel {
  readonly id: string;
  readonly code: string;
  readonly tekst: string;
  readonly leerlijn: string;
  readonly niveau: NiveauKort | null;
}

export interface MatrixCel {
  /** The last judgement: where the next tap begins. */
  readonly stand: Stand;
  /** What all judgements come to by the rule of the school (R23); what counts in the degree. */
  readonly geldt: Stand;
  readonly behaald: boolean;
  readonly meegenomen: boolean;
  /** Evaluated, and closed for the period: it takes no stand (R28). */
  readonly afgesloten: boolean;
}

export interface MatrixActie {
  readonly kaartActie: string;
  readonly gedaan: boolean;
}

/** An actie of the template that at least one pupil of the matrix has on his card (R29 for a whole group). */
export interface MatrixActieKolom {
  readonly sjabloon: string;
  readonly leerdoel: string;
  readonly soort: string;
  readonly tekst: string;
  readonly wie: string;
  readonly ritme: string;
}

export interface MatrixRij {
  readonly leerling: { readonly id: string; readonly naam: Naam };
  /** By leerlijn id: only the leerlijnen this pupil works on. */
  readonly leerlijnen: Readonly<
    Record<string, { readonly streefniveau: NiveauKort | null; readonly graad: Graad | null }>
  >;
  /** By leerdoel id. Absent: not on the card of this pupil. */
  readonly cellen: Readonly<Record<string, MatrixCel>>;
  /** By template id. Absent: not on the card of this pupil. */
  readonly acties: Readonly<Record<string, MatrixActie>>;
}

/** Pupils × the doelen of THEIR streefniveau (R33, R30). */
export interface GroepMatrix {
  readonly groep: Pick<GroepKort, 'id' | 'naam' | 'soort'>;
  readonly behaaldVanaf: Stand;
  /** The rule of the school for several observers (R23). */
  readonly regel: WaarnemingRegel;
  /** To choose from: every leerlijn that somebody in the group works on, in the order of the package. */
  readonly keuzes: readonly {
    readonly leergebied: { readonly id: string; readonly code: string; readonly naam: string };
    readonly leerlijnen: readonly {
      readonly id: string;
      readonly code: string;
      readonly naam: string;
      readonly geordend: boolean;
    }[];
  }[];
  /** Columns: by leerlijn, niveau, volgorde. */
  readonly doelen: readonly MatrixDoel[];
  readonly acties: readonly MatrixActieKolom[];
  readonly rijen: readonly MatrixRij[];
  readonly mag: MagOpKaart;
}

/** A cell as it stands after an act. */
export interface VerseCel {
  readonly leerling: string;
  readonly leerdoel: string;
  readonly leerlijn: string;
  readonly stand: Stand;
  readonly behaald: boolean;
  /** The act that decided this stand; `null` when there is none (any more). */
  readonly laatsteAct: string | null;
}

export interface VerseRij {
  readonly leerling: string;
  readonly leerlijn: string;
  readonly graad: Graad | null;
}

export interface StandResultaat {
  /** In the order of the acts. */
  readonly cellen: readonly VerseCel[];
  /** The degree of every row (leerling × leerlijn) that was touched. */
  readonly rijen: readonly VerseRij[];
  /** Acts whose `verwacht` did not match: somebody else was there meanwhile. The act was recorded all the same. */
  readonly anders: readonly { readonly act: string; readonly stond: Stand }[];
}

export interface VerseActie {
  readonly kaartActie: string;
  readonly leerling: string;
  readonly leerdoel: string;
  readonly gedaan: boolean;
  readonly gedaanOp: Date | null;
  readonly laatsteAct: string | null;
}

export interface ActieResultaat {
  /** In the order of the acts. */
  readonly acties: readonly VerseActie[];
}

/** What the guided step of R31/R32 shows before anything changes. */
export interface PlaatsVoorstel {
  readonly leerling: { readonly id: string; readonly naam: Naam };
  readonly leergebied: { readonly id: string; readonly code: string; readonly naam: string };
  readonly leerlijn: { readonly id: string; readonly code: string; readonly naam: string };
  readonly huidig: NiveauKort;
  readonly uitstroomniveau: NiveauKort | null;
  readonly graad: Graad | null;
  /** All niveaus of the leerlijn, lowest first; `blijft` is the one of now, for a period more (R32). */
  readonly keuzes: readonly {
    readonly niveau: NiveauKort;
    readonly richting: 'hoger' | 'blijft' | 'lager';
    /** Above the uitstroomniveau of the leerroute: the OPP will say "wijkt af". */
    readonly bovenUitstroom: boolean;
    /** What will stand on the card. */
    readonly doelen: readonly DoelStand[];
  }[];
  /** The niveau next above, when there is one. */
  readonly aanbevolen: string | null;
  /** On the card now and not behaald: each is carried over or dropped with a reason. */
  readonly openDoelen: readonly DoelStand[];
}

export type PlaatsNiveauResultaat =
  | {
      readonly kind: 'geplaatst';
      readonly act: string;
      readonly van: NiveauKort;
      readonly naar: NiveauKort;
      /** The new card of this leerlijn. */
      readonly leerlijn: KaartLeerlijn;
      readonly bovenUitstroom: boolean;
    }
  /** Lower or the same, or a doel dropped, without a reason (R31, R32). Nothing changed. */
  | { readonly kind: 'reden_nodig'; readonly waarom: 'lager' | 'blijft' | 'vervallen' }
  /** The open doelen are not the ones the person saw; show the proposal again. Nothing changed. */
  | { readonly kind: 'open_doelen_veranderd'; readonly openDoelen: readonly DoelStand[] }
  | { readonly kind: 'zelfde_niveau' };

export type OngedaanWeigering = 'te_laat' | 'niet_van_jou' | 'al_ongedaan' | 'niet_meer_mogelijk';

export type OngedaanResultaat =
  | {
      readonly kind: 'ongedaan';
      readonly cellen: readonly VerseCel[];
      readonly rijen: readonly VerseRij[];
      readonly acties: readonly VerseActie[];
    }
  /** Nothing was undone. `acts`: which of the acts asked for stand in the way. */
  | { readonly kind: OngedaanWeigering; readonly acts: readonly string[] };

/** A pupil of one of the groups that somebody works in, and what is to be done for him. */
export interface LeerlingVandaag {
  readonly groep: string;
  readonly leerling: KlaarVoorHoger['leerling'];
  readonly opLeerroute: boolean;
  /** Acties from the templates that stand on his card and are not ticked yet. */
  readonly openActies: number;
}

/** A pupil who has reached all doelen of a streefniveau: something to do on the first page. */
export interface KlaarVoorHoger {
  readonly leerling: { readonly id: string; readonly naam: Naam };
  readonly leerlijn: { readonly id: string; readonly code: string; readonly naam: string };
  readonly streefniveau: NiveauKort;
}

/** An act of today that its maker can still look back on. */
export interface RecenteAct {
  readonly act: string;
  readonly op: Date;
  readonly soort: Exclude<ActSoort, 'pakket_migratie' | 'ongedaan' | `leerling_${string}`>;
  readonly leerling: { readonly id: string; readonly naam: Naam };
  /** Text of the doel or actie, or the name of the leerlijn or leerroute. */
  readonly wat: string;
  readonly ongedaan: boolean;
}
