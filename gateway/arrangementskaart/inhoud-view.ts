import type { NiveauKort } from '../leerlijnen/view.ts';
import type { Stand } from '../model/act.ts';
import type { Datum } from '../model/roster.ts';
import type { Naam } from '../school/view.ts';
import type { Uitkomst, Vervolg } from './inhoud-input.ts';
import type { Arrangementskaart, KaartActie } from './view.ts';

/** Something written on a doel, with who and when. */
export interface Verslag {
  readonly act: string;
  readonly op: Date;
  readonly door: string;
  /** `null`: not for who looks, or the pupil's key was destroyed (R84). */
  readonly tekst: string | null;
}

/** R28: what a doel came to in a period; the words may be quoted. */
export interface Evaluatie extends Verslag {
  readonly leerdoel: { readonly id: string; readonly code: string; readonly tekst: string };
  readonly periode: { readonly id: string; readonly naam: string };
  readonly uitkomst: Uitkomst;
  readonly vervolg: Vervolg;
  /** The stand when it was evaluated: the behaalde leerresultaat. */
  readonly stand: Stand;
}

/** What stands with one doel of the card (R25, R28). */
export interface DoelInhoud {
  readonly leerdoel: string;
  readonly beginsituatie: Verslag | null;
  /** Of the period of the streefniveau: then the doel is closed for that period. */
  readonly evaluatie: Evaluatie | null;
}

/** The card with its words. `inhoud` by leerdoel id; a doel with nothing on it is not in it. */
export interface KaartHeel {
  readonly kaart: Arrangementskaart;
  readonly inhoud: ReadonlyMap<string, DoelInhoud>;
  /** Who looks may write them, at least on one leerlijn. */
  readonly magUitwerken: boolean;
}

/** An actie that can be taken from the package. */
export interface SjabloonKeuze {
  readonly id: string;
  readonly soort: string;
  readonly tekst: string;
  readonly wie: string;
  readonly ritme: string;
  /** Of this very doel; else of another doel of the leerlijn. */
  readonly vanDoel: boolean;
}

/** Somebody an actie can be given to: he sees this leerlijn of this pupil. */
export interface Uitvoerder {
  readonly id: string;
  readonly naam: string;
  readonly rol: 'leerkracht' | 'begeleider' | 'ib' | 'zorgverlener';
}

/** A text to begin with, and where it comes from (R25). */
export interface Voorstel {
  readonly tekst: string;
  readonly leerdoel: string;
  readonly op: Date;
  readonly door: string;
}

/** One doel of a pupil to work out: everything its page needs. */
export interface DoelBlad {
  readonly leerling: { readonly id: string; readonly naam: Naam };
  readonly leerlijn: { readonly id: string; readonly naam: string };
  readonly niveau: NiveauKort | null;
  readonly periode: { readonly id: string; readonly naam: string };
  readonly doel: {
    readonly id: string;
    readonly code: string;
    readonly tekst: string;
    readonly stand: Stand;
  };
  readonly beginsituatie: Verslag | null;
  /** `null` when the beginsituatie of this period is written, or there is nothing to go on. */
  readonly voorstel: Voorstel | null;
  readonly acties: readonly KaartActie[];
  readonly gestopt: readonly KaartActie[];
  /** Newest first, of all periods. */
  readonly evaluaties: readonly Evaluatie[];
  readonly afgesloten: boolean;
  readonly sjablonen: readonly SjabloonKeuze[];
  readonly uitvoerders: readonly Uitvoerder[];
  readonly vandaag: Datum;
}

/** An actie given to who asks, of one of his pupils (R26). */
export interface MijnActie {
  readonly id: string;
  readonly leerling: { readonly id: string; readonly naam: Naam };
  readonly leerdoel: { readonly id: string; readonly code: string; readonly tekst: string };
  readonly leerlijn: { readonly id: string; readonly naam: string };
  readonly tekst: string;
  readonly waarmee: string | null;
  readonly ritme: string;
  readonly van: Datum | null;
  /** First day no longer. */
  readonly tot: Datum | null;
  readonly gedaan: boolean;
  readonly gedaanOp: Date | null;
}
