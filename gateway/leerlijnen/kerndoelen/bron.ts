import type { LeesFout, RegelMelding } from '../formaten/gelezen.ts';

/**
 * A reference set of kerndoelen as it came in, whatever its format: items that point at each other, and the lists of
 * kerndoelen that a leerroute can be measured against (R11). Plain data, no database.
 */

/** One file as it was handed over. */
export interface Bronbestand {
  /** Path as people know it, e.g. `data/kerndoelen.json`. */
  readonly naam: string;
  readonly bytes: Uint8Array;
}

/** What a person adds to the files; left out: what the source says of itself. */
export interface Herkomst {
  readonly bron?: string | undefined;
  readonly naam?: string | undefined;
  readonly uitgave?: string | undefined;
  readonly uitgever?: string | undefined;
  readonly licentie?: string | undefined;
}

export interface BronItem {
  /** UUID of the source, lower case; it means the same thing in every edition. */
  readonly id: string;
  /** As the source calls it: `kerndoel`, `kerndoel_domein`, `fo_kernzin`, … */
  readonly soort: string;
  /** The number people know it by, e.g. `SO zml/mg Kerndoel LS 20`. */
  readonly prefix: string | null;
  /** A few words. */
  readonly kort: string | null;
  /** The whole statement, from the field that holds it in this source. */
  readonly tekst: string;
  /** Withdrawn by the source; kept, because links may point at it. */
  readonly vervallen: boolean;
  /** Place in the source. */
  readonly plek: number;
  /** Every field that has no column, as it came. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** One reference of one item, in the order of its list. */
export interface BronRelatie {
  readonly van: string;
  /** The field that holds it: `kerndoel_id`, `fo_doelzin_id`, `niveau_id`, `replaces`, `replacedBy`, … */
  readonly soort: string;
  readonly plek: number;
  /** May stand outside this source. */
  readonly naar: string;
}

/** Kerndoelen that hold for the same niveaus. */
export interface BronSet {
  /** The same in every edition: the niveaus it is for. */
  readonly sleutel: string;
  readonly naam: string;
  readonly niveaus: readonly string[];
  readonly leden: readonly BronLid[];
}

/** A kerndoel of a set, or something below one. */
export interface BronLid {
  readonly item: string;
  /** The kerndoel for which a link to `item` counts; of a kerndoel itself: `item`. */
  readonly onder: string;
  /** Names from the top down to just above the kerndoel. */
  readonly hoofdstuk: readonly string[];
  readonly plek: number;
}

/** One edition of one source. */
export interface Kerndoeluitgave {
  /** Which source, over all its editions. */
  readonly bron: string;
  readonly naam: string;
  readonly uitgave: string;
  readonly uitgever: string;
  /** SPDX id; mandatory (R9). */
  readonly licentie: string;
  readonly items: readonly BronItem[];
  readonly relaties: readonly BronRelatie[];
  readonly sets: readonly BronSet[];
  readonly tellingen: readonly Telling[];
  readonly regels: readonly RegelMelding[];
}

/** How many the source holds next to how many were taken over, per file; `wat` says of what. */
export interface Telling {
  readonly bestand: string;
  readonly wat: 'items' | 'relaties';
  readonly bron: number;
  readonly opgenomen: number;
}

/** What reading gave: editions, or why nothing may be stored. `regels` has what was changed or refused, not what went well. */
export interface Gelezen {
  readonly uitgaven: readonly Kerndoeluitgave[];
  /** Not empty: the files do not hold together, so nothing is stored. */
  readonly fouten: readonly LeesFout[];
  /** `plek` is file and JSON path, e.g. `kerndoelen.json#/12/id`. */
  readonly regels: readonly RegelMelding[];
}
