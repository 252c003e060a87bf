/** What stands in a package version: one of these rows, in the order in which people read them. */
export const ENTITEIT_SOORTEN = [
  'leerroute',
  'leergebied',
  'leerlijn',
  'niveau',
  'leerdoel',
  'actie',
] as const;
export type EntiteitSoort = (typeof ENTITEIT_SOORTEN)[number];

/** What became of an entity from one version to another. */
export const LOTEN = [
  'gelijk',
  'gewijzigd', // reworded, or another property became otherwise
  'verplaatst', // to another niveau, leerlijn or leergebied, or to another place in the order
  'gesplitst', // one became several
  'samengevoegd', // several became one
  'herverdeeld', // several became several
  'vervallen',
  'nieuw',
] as const;
export type Lot = (typeof LOTEN)[number];

/** What of an entity is otherwise. */
export type Veld =
  | 'tekst'
  | 'naam'
  | 'code'
  | 'soort'
  | 'geordend'
  | 'kerndoelen'
  | 'type'
  | 'wie'
  | 'ritme'
  | 'ldgm'
  | 'uitstroomprofiel'
  | 'bestemming'
  | 'leerlijnen'
  | 'uitstroomniveau'
  | 'profiel'
  | 'leergebied'
  | 'leerlijn'
  | 'niveau'
  | 'leerdoel'
  | 'volgorde';

/** A row of one version as people read it. */
export interface Rij {
  readonly soort: EntiteitSoort;
  /** Of the row in its version. */
  readonly id: string;
  /** The same over all versions. */
  readonly entiteit: string;
  readonly code: string;
  /** The text of a leerdoel or actie, the name of anything else. */
  readonly tekst: string;
  /** Where it stands, outermost first: ["Rekenen", "Geld", "Niveau 4"]. */
  readonly plek: readonly string[];
}

/** One change: which rows became which. Either side is empty for what is new or dropped. */
export interface Verandering {
  readonly soort: EntiteitSoort;
  readonly lot: Lot;
  readonly oud: readonly Rij[];
  readonly nieuw: readonly Rij[];
  /** What is otherwise; only for one row that stayed one row. */
  readonly wat: readonly Veld[];
}

export interface VersieKop {
  readonly id: string;
  readonly code: string;
  readonly naam: string;
  readonly versie: string;
  readonly licentie: string;
}

/** Two versions side by side. */
export interface Verschil {
  readonly van: VersieKop;
  readonly naar: VersieKop;
  /** Of the package itself: properties that differ. */
  readonly pakket: readonly ('naam' | 'uitgever' | 'licentie' | 'schaal' | 'behaaldVanaf')[];
  /** Everything, also what stayed the same; by kind and then in the order of the new version. */
  readonly veranderingen: readonly Verandering[];
  /** How many old or new entities have which lot, per kind. */
  readonly aantallen: Readonly<Record<EntiteitSoort, Readonly<Record<Lot, number>>>>;
}

/**
 * What stand the parts of a split doel begin with.
 * - `mee`: the stand of the whole.
 * - `open`: the stand of the whole, but never behaald: somebody looks at each part again.
 * - `opnieuw`: not started.
 */
export const SPLITS_KEUZES = ['mee', 'open', 'opnieuw'] as const;
export type SplitsKeuze = (typeof SPLITS_KEUZES)[number];

/** What a person chose in the preview, by id of the old row. What is not here has the default. */
export interface MigratieKeuzes {
  readonly splitsing: Readonly<Record<string, SplitsKeuze>>;
  /** Leerroute that pupils go to when theirs is no longer there: id of a new row. */
  readonly leerroute: Readonly<Record<string, string>>;
}

/** What happens to an old leerdoel on the cards of pupils. */
export interface DoelRegel {
  readonly oud: Rij;
  /** New doelen that take its place, in their order; empty: it leaves the card and stays in the history. */
  readonly naar: readonly Rij[];
  readonly lot: Exclude<Lot, 'nieuw'>;
  /** `laagste`: the lowest stand of all doelen that became this one; a doel never judged counts as not started. */
  readonly stand: SplitsKeuze | 'laagste' | null;
  /** A person may choose another stand for the parts. */
  readonly keuze: boolean;
}

/** Where a streefniveau goes. `niveau` null: a leerlijn without niveaus. */
export interface StreefRegel {
  readonly leerlijn: Rij;
  readonly niveau: Rij | null;
  /** Empty: the leerlijn is no longer there, and the streefniveau ends. */
  readonly naar: readonly { readonly leerlijn: Rij; readonly niveau: Rij | null }[];
  /** `dichtstbij`: the niveau itself is gone, and the nearest one below (or else above) takes its place. */
  readonly hoe: 'zelfde' | 'dichtstbij' | 'eindigt';
}

export interface RouteRegel {
  readonly oud: Rij;
  /** Null: somebody must choose before a pupil of this leerroute can go along. */
  readonly naar: Rij | null;
  /** A person may choose: the leerroute is gone, or became several. */
  readonly keuze: boolean;
}

/** What happens to every row of the old version that a card, streefniveau or placement can point at. */
export interface Migratieplan {
  readonly doelen: readonly DoelRegel[];
  /** Doelen that come onto the card of who works on their niveau. */
  readonly nieuweDoelen: readonly Rij[];
  readonly streef: readonly StreefRegel[];
  readonly routes: readonly RouteRegel[];
  /** Leerroutes of the new version, to choose from. */
  readonly routeKeuzes: readonly Rij[];
  /** Leerlijnen by the ids of their rows, for what was shared of a pupil (R63). */
  readonly lijnen: readonly Paar[];
  /** Template acties by the ids of their rows. */
  readonly acties: readonly Paar[];
}

/** An old row and the new one that takes its place. */
export interface Paar {
  readonly oud: string;
  readonly nieuw: string;
}
