import type { Stand } from '../../model/act.ts';
import type { Naam } from '../../school/view.ts';

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
  /** The old niveau it stood on, by id. */
  readonly niveau: string | null;
  /** New doelen that take its place, in their order; empty: it leaves the card and stays in the history. */
  readonly naar: readonly Rij[];
  readonly lot: Exclude<Lot, 'nieuw'>;
  readonly wat: readonly Veld[];
  /** `laagste`: the lowest stand of all doelen that became this one; a doel never judged counts as not started. */
  readonly stand: SplitsKeuze | 'laagste' | null;
  /** A person may choose another stand for the parts. */
  readonly keuze: boolean;
}

/** A new doel with the ids of the leerlijn and niveau it stands under. */
export interface DoelPlek {
  readonly doel: Rij;
  readonly leerlijn: string;
  readonly niveau: string | null;
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
  readonly nieuweDoelen: readonly DoelPlek[];
  readonly streef: readonly StreefRegel[];
  readonly routes: readonly RouteRegel[];
  /** Leerroutes of the new version, to choose from. */
  readonly routeKeuzes: readonly Rij[];
  /** Where each new doel of a rule stands, by id. */
  readonly plek: ReadonlyMap<string, Omit<DoelPlek, 'doel'>>;
  /** Template acties by the ids of their rows. */
  readonly acties: readonly Paar[];
}

/** An old row and the new one that takes its place. */
export interface Paar {
  readonly oud: string;
  readonly nieuw: string;
}

export interface Betrokkene {
  readonly id: string;
  readonly naam: Naam;
}

/** What a rule means for the pupils who have the doel on their card, or had it. */
export interface DoelGevolg {
  readonly regel: DoelRegel;
  readonly leerlingen: number;
  /** For how many of them it is behaald. */
  readonly behaald: number;
  /** Each of them with his stand, when the rule asks to be looked at; empty for what only goes along. */
  readonly wie: readonly { readonly leerling: Betrokkene; readonly stand: Stand }[];
  /** For whom it is open and goes to a leerlijn on which he does not work: kept, but not on the card. */
  readonly buitenKaart: readonly Betrokkene[];
}

/** What a migration would do to the pupils of a school, before anything changes (R10). */
export interface Voorbeeld {
  readonly van: VersieKop;
  readonly naar: VersieKop;
  /** Confirming asks for this print. It is another one as soon as what stands here would be otherwise. */
  readonly afdruk: string;
  readonly behaaldVanaf: Stand;
  readonly leerlingen: readonly Betrokkene[];
  /** Doelen that go along as they are, and how many cells on cards those are. */
  readonly gelijk: { readonly doelen: number; readonly cellen: number };
  /** Doelen that became something else, and that pupils of this school have. */
  readonly doelen: readonly DoelGevolg[];
  /** Doelen that became something else, and that no pupil of this school has. */
  readonly zonderLeerlingen: number;
  /** Doelen that come onto cards. */
  readonly nieuw: readonly { readonly doel: Rij; readonly leerlingen: number }[];
  /** Streefniveaus that do not simply go along. */
  readonly streef: readonly { readonly regel: StreefRegel; readonly wie: readonly Betrokkene[] }[];
  /** Leerroutes for which somebody chooses, with the pupils on them. */
  readonly routes: readonly { readonly regel: RouteRegel; readonly wie: readonly Betrokkene[] }[];
  readonly routeKeuzes: readonly Rij[];
  /** Nothing can be confirmed while a leerroute with pupils has no choice. */
  readonly kan: boolean;
}

export type MigreerResultaat =
  | { readonly kind: 'gedaan'; readonly migratie: string; readonly leerlingen: number }
  /** What was confirmed is not what would happen now: look again. Nothing changed. */
  | { readonly kind: 'veranderd'; readonly voorbeeld: Voorbeeld }
  /** A leerroute has no choice yet. Nothing changed. */
  | { readonly kind: 'keuze_nodig'; readonly voorbeeld: Voorbeeld };

/** A migration that was carried out. */
export interface Overstap {
  readonly id: string;
  readonly van: VersieKop;
  readonly naar: VersieKop;
  readonly op: Date;
  readonly door: string;
  readonly leerlingen: number;
  /** Null: it still stands. */
  readonly ongedaan: { readonly op: Date; readonly door: string } | null;
  /** Things done since that undoing would lose; more than none: it can no longer be undone. */
  readonly erna: number;
}

export type TerugResultaat =
  | { readonly kind: 'ongedaan'; readonly leerlingen: number }
  | { readonly kind: 'al_ongedaan' }
  /** Somebody worked on the new version already. Nothing changed. */
  | { readonly kind: 'erop_gewerkt'; readonly handelingen: number };
