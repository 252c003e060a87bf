import type { NiveauKort } from '../leerlijnen/view.ts';
import type { Datum } from '../model/roster.ts';
import type { Naam } from '../school/view.ts';
import type { Werkvorm } from './input.ts';
import type { Knoop } from './vraag.ts';

export type GroepSoort = 'stamgroep' | 'samengesteld' | 'eigen';

export interface LeerlingNaam {
  readonly id: string;
  readonly naam: Naam;
}

/** One line of the list of groups (R51). */
export interface GroepInLijst {
  readonly id: string;
  readonly naam: string;
  readonly soort: GroepSoort;
  readonly werkvorm: Werkvorm | null;
  /** `null`: a group of our own, which has no school year (R55). */
  readonly schooljaar: string | null;
  readonly aantal: number;
  readonly medewerkers: readonly string[];
  readonly lijnen: readonly string[];
  /** Keeps a saved query. */
  readonly metRegel: boolean;
  /** How many pupils the rule proposes to take in or out, as far as who asks may say yes to it (R53). */
  readonly voorstellen: number;
  /** Who asks works in it today. */
  readonly eigen: boolean;
}

export interface LijnKort {
  readonly id: string;
  readonly code: string;
  readonly naam: string;
  readonly leergebied: string;
}

export interface GroepLid {
  readonly id: string;
  readonly naam: Naam;
  readonly sinds: Datum;
  /** First day no longer; `null` is open. */
  readonly tot: Datum | null;
  /** Until when the sync says so it is not ours to end. */
  readonly uitLvs: boolean;
}

/** One group with its settings (R51). */
export interface GroepDetail {
  readonly id: string;
  readonly naam: string;
  readonly soort: GroepSoort;
  readonly werkvorm: Werkvorm | null;
  readonly schooljaar: string | null;
  readonly leerlingen: readonly GroepLid[];
  readonly medewerkers: readonly GroepLid[];
  /** Which leerlijnen it is for; empty: all. */
  readonly lijnen: readonly LijnKort[];
  /** To choose from: what its pupils work on, and what it is for already. */
  readonly lijnKeuzes: readonly LijnKort[];
  readonly regel: { readonly vraag: Knoop; readonly uitleg: string } | null;
  readonly mag: {
    /** Name, members, leerlijnen. Never of the members of a group that comes from the LVS. */
    readonly samenstellen: boolean;
    readonly leden: boolean;
    readonly medewerkers: boolean;
    readonly plannen: boolean;
    /** Which doelen have a column in the gradebook of its course (R74). */
    readonly cijfers: boolean;
  };
}

/** Who a query finds today, and what made it hold for him (R52). */
export interface Voorbeeld {
  /** "leerlingen met leerlijn Geld op niveau 3". */
  readonly uitleg: string;
  readonly leerlingen: readonly (LeerlingNaam & {
    readonly stamgroep: string | null;
    readonly waarom: readonly string[];
  })[];
  /** Only pupils of one's own groups were looked at. */
  readonly alleenEigen: boolean;
}

/** What a rule-based group proposes; nothing of it is done until a person says so (R53). */
export interface Voorstel {
  readonly erbij: readonly (LeerlingNaam & { readonly waarom: readonly string[] })[];
  readonly eruit: readonly (LeerlingNaam & { readonly waarom: 'niet_meer_op_school' | 'regel' })[];
  /** Decided by hand other than the rule says. */
  readonly uitzonderingen: readonly (LeerlingNaam & { readonly soort: 'erin' | 'eruit' })[];
  readonly alleenEigen: boolean;
}

/** What the form of a query lets a person choose from. */
export interface VraagKeuzes {
  readonly lijnen: readonly (LijnKort & { readonly niveaus: readonly NiveauKort[] })[];
  readonly leerroutes: readonly { readonly id: string; readonly naam: string }[];
  readonly stamgroepen: readonly { readonly id: string; readonly naam: string }[];
}

/** A group whose rule proposes pupils in or out, which a person has to look at (R53). */
export interface GroepWacht {
  readonly id: string;
  readonly naam: string;
  readonly voorstellen: number;
}
