import type { Datum } from '../model/roster.ts';
import type { Niveau, Oordeel, WensStatus } from './rules.ts';

/** An organisation that takes part; never a person (docs/decisions/0035). */
export interface Deelnemer {
  readonly id: string;
  readonly soort: 'bestuur' | 'leverancier';
  readonly naam: string;
  readonly voorzitter: boolean;
  /** False: invited, and nobody of it has used its code yet. */
  readonly binnen: boolean;
  /** For whom who looks speaks. */
  readonly wij: boolean;
}

export interface GroepRegel {
  readonly id: string;
  readonly naam: string;
  readonly product: string;
  readonly wensen: number;
  readonly deelnemers: number;
}

/** A wish in the list, with its place by the points of all besturen. */
export interface WensRegel {
  readonly id: string;
  readonly nr: number;
  readonly titel: string;
  readonly niveau: Niveau;
  readonly status: WensStatus;
  readonly pve: number;
  readonly punten: number;
  /** How many besturen gave points. */
  readonly besturen: number;
  readonly antwoord: { readonly oordeel: Oordeel; readonly op: Datum } | null;
}

export interface Bijeenkomst {
  readonly id: string;
  readonly op: Datum;
  readonly plaats: string;
  readonly vastgesteldOp: Datum | null;
}

export interface Besluit {
  readonly id: string;
  readonly nr: number;
  readonly tekst: string;
  readonly op: Datum;
  readonly door: string;
  readonly wens: { readonly id: string; readonly nr: number; readonly titel: string } | null;
  readonly bijeenkomst: { readonly id: string; readonly op: Datum } | null;
}

export interface PilotRegel {
  readonly id: string;
  readonly functie: string;
  readonly wensId: string;
  readonly wens: string;
  readonly van: Datum;
  readonly tot: Datum;
  readonly stand: 'loopt' | 'ingevoerd' | 'gestopt';
}

export interface GroepView {
  readonly id: string;
  readonly naam: string;
  readonly product: string;
  readonly wij: Deelnemer;
  readonly deelnemers: readonly Deelnemer[];
  readonly wensen: readonly WensRegel[];
  readonly bijeenkomsten: readonly Bijeenkomst[];
  readonly pilots: readonly PilotRegel[];
  /** Points that our bestuur may still give to wishes that are open. */
  readonly over: number;
}

export interface WensView extends Omit<WensRegel, 'antwoord'> {
  readonly wie: string;
  readonly wanneer: string;
  readonly nu: string;
  readonly straks: string;
  readonly van: string;
  readonly op: Datum;
  readonly stemmen: readonly { readonly wie: string; readonly punten: number; readonly wij: boolean }[];
  readonly antwoorden: readonly {
    readonly wie: string;
    readonly oordeel: Oordeel;
    readonly tekst: string;
    readonly klaarOp: Datum | null;
    readonly op: Datum;
  }[];
  readonly stappen: readonly {
    readonly status: WensStatus;
    readonly toelichting: string | null;
    readonly op: Datum;
    readonly wie: string;
  }[];
  readonly besluiten: readonly Besluit[];
  readonly pilots: readonly PilotRegel[];
  readonly agenda: readonly { readonly bijeenkomst: string; readonly op: Datum }[];
}

export interface BijeenkomstView extends Bijeenkomst {
  readonly punten: readonly {
    readonly id: string;
    readonly nr: number;
    readonly onderwerp: string;
    readonly verslag: string | null;
    readonly van: string;
    readonly wens: { readonly id: string; readonly nr: number } | null;
  }[];
  readonly besluiten: readonly Besluit[];
}
