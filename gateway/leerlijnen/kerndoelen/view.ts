import type { RegelMelding } from '../formaten/gelezen.ts';
import type { Telling } from './bron.ts';

/** A list of kerndoelen that a leerroute can be measured against. */
export interface KerndoelsetKort {
  readonly id: string;
  readonly naam: string;
  readonly aantal: number;
  readonly uitgave: UitgaveKort;
}

/** One edition of a source; several stand side by side. */
export interface UitgaveKort {
  readonly id: string;
  readonly naam: string;
  /** As the source calls it, e.g. `november 2025`. */
  readonly uitgave: string;
  readonly uitgever: string;
  readonly licentie: string;
  /** A newer edition of the same source is here as well. */
  readonly vervangen: boolean;
}

/** Where a link of a doel to a kerndoel comes from. */
export type KoppelingHerkomst = 'pakket' | 'school';

/** A doel of the leerroute, up to its uitstroomniveau. */
export interface DekkingDoel {
  /** The row in the version of this leerroute. */
  readonly id: string;
  /** The same doel over all versions; links hold on to this. */
  readonly entiteit: string;
  readonly code: string;
  /** Goes on after "De leerling …". */
  readonly tekst: string;
  readonly leerlijn: { readonly id: string; readonly naam: string };
  /** `null` on a leerlijn without niveaus. */
  readonly niveau: { readonly id: string; readonly naam: string } | null;
}

export interface GekoppeldDoel extends DekkingDoel {
  readonly herkomst: KoppelingHerkomst;
  /** Linked to something below the kerndoel, by its own number. */
  readonly via: string | null;
}

export interface KerndoelKort {
  readonly id: string;
  readonly prefix: string | null;
  readonly kort: string | null;
  readonly tekst: string;
}

export interface DekkingKerndoel extends KerndoelKort {
  /** Empty: a gap. */
  readonly doelen: readonly GekoppeldDoel[];
}

export interface DekkingHoofdstuk {
  readonly naam: string;
  readonly kerndoelen: readonly DekkingKerndoel[];
}

/** Which kerndoelen of a set have a doel in a leerroute, and which doelen have no kerndoel (R11). */
export interface Dekking {
  readonly leerroute: { readonly id: string; readonly naam: string };
  readonly set: KerndoelsetKort;
  readonly hoofdstukken: readonly DekkingHoofdstuk[];
  readonly zonderKerndoel: readonly DekkingDoel[];
  readonly telling: {
    readonly kerndoelen: number;
    readonly gedekt: number;
    readonly doelen: number;
    readonly doelenGekoppeld: number;
  };
}

/** A kerndoel of a set, or something below one, as a search finds it. */
export interface GevondenKerndoel extends KerndoelKort {
  readonly hoofdstuk: string;
  /** Stands below a kerndoel: linking to it counts for that one. */
  readonly onder: { readonly id: string; readonly kort: string } | null;
  /** How the doel that was searched for is linked to it; `null`: not. */
  readonly gekoppeld: KoppelingHerkomst | null;
}

export interface GevondenDoel extends DekkingDoel {
  /** How it is linked to the kerndoel that was searched for; `null`: not. */
  readonly gekoppeld: KoppelingHerkomst | null;
}

/** What came in, next to what the source holds. */
export interface UitgaveVerslag extends Omit<UitgaveKort, 'vervangen'> {
  /** `false`: this edition was here already; nothing changed. */
  readonly nieuw: boolean;
  readonly sets: readonly { readonly id: string; readonly naam: string; readonly aantal: number }[];
  readonly tellingen: readonly Telling[];
  /** What was changed or refused. */
  readonly regels: readonly RegelMelding[];
}
