import type { NiveauKort } from '../../leerlijnen/view.ts';
import type { Datum } from '../../model/roster.ts';
import type { Naam } from '../../school/view.ts';
import type { Graad, PeriodeView } from '../view.ts';
import type { GroepPlek, Plek } from './stap-rules.ts';
import type { SluitVoorstel } from './voorstel-rules.ts';

export type { GroepPlek, Plek, Waarom } from './stap-rules.ts';
export type { Grond, SluitKeuze, SluitVoorstel } from './voorstel-rules.ts';

/** Which words the school uses for the steps of the cycle (R58). */
export type Woorden = 'gewoon' | 'hgw' | '4d';

/** Where one's own groups stand (R56). */
export interface CyclusVandaag {
  readonly woorden: Woorden;
  /** By group. */
  readonly groepen: ReadonlyMap<string, GroepPlek>;
}

/** Where one pupil stands (R56); `null` for who may not work with the card. */
export interface CyclusLeerling {
  readonly woorden: Woorden;
  readonly plek: Plek;
}

/** A period that is there, or one that is made when it is first needed: then it has no id. */
export type PeriodeKort = Pick<PeriodeView, 'naam' | 'schooljaar' | 'van' | 'tot'> & {
  readonly id: string | null;
};

interface LeerlijnKort {
  readonly id: string;
  readonly code: string;
  readonly naam: string;
  readonly leergebied: string;
}

export interface OpenDoel {
  readonly id: string;
  readonly code: string;
  readonly tekst: string;
  /** A doel of another niveau than that of now. */
  readonly meegenomen: boolean;
  /** Its evaluatie said to stop with it. */
  readonly stoppen: boolean;
}

/** One pupil on one leerlijn, still in the period that closes. */
export interface SluitRij {
  readonly leerlijn: LeerlijnKort;
  readonly niveau: NiveauKort | null;
  readonly hoger: NiveauKort | null;
  readonly lager: NiveauKort | null;
  readonly graad: Graad | null;
  readonly voorstel: SluitVoorstel;
  /** On the card and not behaald: what goes along to the next period, or is dropped. */
  readonly open: readonly OpenDoel[];
  /** Print of what a person sees here: another one means that something changed meanwhile. */
  readonly afdruk: string;
}

/** What is done already, by this group or by another one he is in. */
export interface GedaanRij {
  readonly leerlijn: LeerlijnKort;
  readonly niveau: NiveauKort | null;
  readonly op: Datum;
  readonly door: string;
  /** Closed with this group; `null`: placed by itself. */
  readonly groep: string | null;
}

export interface SluitLeerling {
  readonly leerling: { readonly id: string; readonly naam: Naam };
  readonly rijen: readonly SluitRij[];
  readonly gedaan: readonly GedaanRij[];
}

export interface AfsluitingView {
  readonly id: string;
  readonly op: Datum;
  readonly door: string;
  readonly periode: string;
  readonly leerlingen: number;
  readonly rijen: number;
  /** Of today and by who looks: may be taken back. */
  readonly terug: boolean;
}

/** Closing a period for a whole group (R57). */
export interface PeriodeSluiten {
  readonly groep: { readonly id: string; readonly naam: string };
  /** The period that closes and the one that follows; `null`: the school has no periods. */
  readonly van: PeriodeView | null;
  readonly naar: PeriodeKort | null;
  /** Until the end of `van`; 0 or less: it is over. */
  readonly dagen: number;
  readonly leerlingen: readonly SluitLeerling[];
  /** Newest first; those that were taken back are left out. */
  readonly afsluitingen: readonly AfsluitingView[];
}

type Waar = { readonly leerling: string; readonly leerlijn: string };

/** What came of closing; a refusal is a value, and then nothing was done. */
export type SluitResultaat =
  | { readonly kind: 'gesloten'; readonly id: string; readonly leerlingen: number; readonly rijen: number }
  /** Everything was in the next period already. */
  | { readonly kind: 'al_gesloten' }
  /** Somebody changed these meanwhile. */
  | { readonly kind: 'veranderd'; readonly rijen: readonly Waar[] }
  | { readonly kind: 'reden_nodig'; readonly rijen: readonly Waar[] };
