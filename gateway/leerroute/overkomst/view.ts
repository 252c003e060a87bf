import type { Stand } from '../../model/act.ts';
import type { Datum } from '../../model/roster.ts';
import type { LeerlingKop, Naam } from '../../school/view.ts';

/** A leerreis that this school opened to another one. */
export interface Opening {
  readonly id: string;
  /** Name of the school that may read it. */
  readonly naar: string;
  readonly door: string;
  readonly op: Datum;
  /** Last day on which it is open. */
  readonly laatste: Datum;
  /** `null` when the pupil's key was destroyed. */
  readonly reden: string | null;
}

/** For who opens: what is open today, and to which schools it can be opened. */
export interface Openingen {
  readonly leerling: LeerlingKop;
  readonly openingen: readonly Opening[];
  readonly scholen: readonly { readonly id: string; readonly naam: string; readonly brin: string }[];
}

/** A leerreis that another school opened to this one. */
export interface OpeningHier {
  readonly id: string;
  readonly van: string;
  readonly laatste: Datum;
  /** As the other school knows him. */
  readonly daar: { readonly naam: Naam; readonly geboortedatum: Datum | null };
  /** Who a person said he is here. */
  readonly hier: { readonly id: string; readonly naam: Naam } | null;
  /** What he had there was taken over, and that stands. */
  readonly overgenomen: boolean;
}

/** Who he might be here; a person decides (domain.md §2.5: no key of another sector is compared). */
export interface Kandidaat {
  readonly id: string;
  readonly naam: Naam;
  readonly geboortedatum: Datum | null;
  /** Born on the same day, and his name is alike. */
  readonly voorstel: boolean;
}

/** A doel that comes along. */
export interface DoelMee {
  /** Of the leerlijnen here. */
  readonly leerdoel: string;
  readonly leerlijn: string;
  readonly niveau: string | null;
  readonly code: string;
  readonly tekst: string;
  readonly stand: Stand;
  readonly behaald: boolean;
  /** He worked on it there: when it is open, it comes on the card here. */
  readonly opKaart: boolean;
  /** The leerdoel there, and the day of its stand. */
  readonly was: string;
  readonly op: Datum;
}

/** What of him is here already on a doel that would come along: that stays as it is. */
export type AlHier = 'beoordeeld' | 'zonder_stand';

/** How a streefniveau there becomes one here. */
export type HoeMee =
  /** The same leerlijn and niveau. */
  | 'zelfde'
  /** By what became what from one version of the package to another (R10). */
  | 'andere_versie'
  /** The niveau itself is not there; the nearest one. */
  | 'dichtstbij'
  /** The leerroute here does not have this leerlijn. */
  | 'niet_op_route'
  | 'onbekend';

export interface NiveauHier {
  readonly id: string;
  readonly naam: string;
}

export interface LijnHier {
  readonly leerlijn: string;
  readonly naam: string;
  /** Empty: a leerlijn without niveaus. */
  readonly niveaus: readonly NiveauHier[];
}

export interface LijnMee {
  /** Name of its field in the form, once in a preview. */
  readonly veld: string;
  readonly daar: { readonly leerlijn: string; readonly naam: string; readonly niveau: string | null };
  readonly hoe: HoeMee;
  /** `null`: a person chooses, or leaves it out with a reason. */
  readonly voorstel: { readonly leerlijn: string; readonly niveau: string | null } | null;
  /** Doelen that come along with this leerlijn. */
  readonly doelen: readonly (DoelMee & { readonly alHier: AlHier | null })[];
}

/** What would come along of a pupil, before anything changes. */
export interface Voorbeeld {
  readonly opening: OpeningHier;
  readonly leerling: { readonly id: string; readonly naam: Naam };
  readonly daar: {
    readonly leerroute: string | null;
    readonly bestemming: string | null;
    /** Packages he worked with there, as "Kompaslijnen 1.0". */
    readonly pakketten: readonly string[];
  };
  /** To choose from, and the one this preview is for; `null`: no leerroute of this school can be used. */
  readonly leerroutes: readonly { readonly id: string; readonly naam: string }[];
  readonly leerroute: string | null;
  readonly lijnenHier: readonly LijnHier[];
  readonly lijnen: readonly LijnMee[];
  /** Open doelen there that are not in the leerlijnen here. */
  readonly blijftDaar: readonly { readonly code: string; readonly tekst: string }[];
  readonly periode: { readonly id: string; readonly naam: string } | null;
  /** Of all that is shown of the pupil; confirming asks for it. */
  readonly afdruk: string;
}

/** What was taken over, and still stands. */
export interface Overgenomen {
  readonly act: string;
  readonly op: Date;
  readonly van: string;
  /** Acts to undo together. */
  readonly acts: readonly string[];
  readonly doelen: number;
}

export type OverkomstBlad =
  | { readonly kind: 'koppelen'; readonly opening: OpeningHier; readonly kandidaten: readonly Kandidaat[] }
  | { readonly kind: 'voorbeeld'; readonly voorbeeld: Voorbeeld }
  | { readonly kind: 'gedaan'; readonly opening: OpeningHier; readonly overgenomen: Overgenomen };

export type NeemOverResultaat =
  | { readonly kind: 'gedaan'; readonly leerling: string; readonly act: string }
  /** What was confirmed is not what would happen now: look again. Nothing changed. */
  | { readonly kind: 'veranderd' }
  /** A leerlijn has no choice yet. Nothing changed. */
  | { readonly kind: 'keuze_nodig'; readonly velden: readonly string[] }
  /** Something is left out and nobody said why. Nothing changed. */
  | { readonly kind: 'reden_nodig' };

/** Where a doel on the card came from. */
export interface DoelHerkomst {
  readonly school: string;
  readonly stand: Stand;
  readonly op: Datum;
}
