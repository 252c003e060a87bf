import type { Pakket } from '../pakket.ts';

/** What came of one row of a source. */
export interface RegelMelding {
  /** Where in the source: `regel 12`, or a JSON pointer (RFC 6901) as `/CFItems/3/fullStatement`. */
  readonly plek: string;
  /**
   * `aangenomen`: came in as it is. `aangepast`: came in with a change. `geweigerd`: is no row of the package; what CASE
   * can hold is kept in `rest` all the same, and comes out again.
   */
  readonly uitkomst: 'aangenomen' | 'aangepast' | 'geweigerd';
  /** Plain Dutch; empty when there is nothing to say. */
  readonly waarom: string;
}

/** A reason to refuse the whole source, in plain Dutch. Fits `AppErrorOptions.issues`. */
export interface LeesFout {
  /** As `RegelMelding.plek`; empty for the source as a whole. */
  readonly path: string;
  readonly message: string;
}

export type Formaat = 'case-1.1' | 'case-1.0' | 'csv' | 'xlsx' | 'genest' | 'koers';

/** The dry run of an import: nothing is stored. Readers never throw for what stands in a source. */
export type Gelezen =
  | {
      readonly goed: true;
      readonly formaat: Formaat;
      readonly pakket: Pakket;
      readonly regels: RegelMelding[];
    }
  | {
      readonly goed: false;
      /** `null`: not recognised. */
      readonly formaat: Formaat | null;
      readonly fouten: LeesFout[];
      readonly regels: RegelMelding[];
    };

/**
 * What a source does not know of itself, or what a person says instead. What is given goes before what the source says;
 * `licentie` must come from one of the two (R9).
 */
export interface PakketOpgave {
  /** Of this version; default made of `pakketId` and `versie`, so the same version twice is the same id. */
  readonly id?: string;
  /** The same over all versions; default the identifier of the source, or made of `uitgever` and `code`. */
  readonly pakketId?: string;
  readonly schoolId?: string | null;
  readonly bestuurId?: string | null;
  readonly code?: string;
  readonly naam?: string;
  readonly versie?: string;
  readonly uitgever?: string;
  readonly licentie?: string;
  /** Names of the standen 0 to 4. */
  readonly schaal?: readonly string[];
  readonly behaaldVanaf?: number;
}

export const SOORTEN = ['leergebied', 'leerlijn', 'niveau', 'leerdoel', 'actie', 'leerroute'] as const;
export type EntiteitSoort = (typeof SOORTEN)[number];

/**
 * What is what in a foreign tree. An item whose type is named is of that soort; else its depth says it (1 is the top);
 * else a leaf is a leerdoel. `rest`: no row of ours, but kept with its relations.
 */
export interface Indeling {
  /** By CFItemType, whatever its case. */
  readonly perType?: Readonly<Record<string, EntiteitSoort | 'rest'>>;
  /** By depth, the top first. Default leergebied, leerlijn. A leaf is never a leergebied, leerlijn or niveau by depth. */
  readonly perDiepte?: readonly (EntiteitSoort | 'rest')[];
}
