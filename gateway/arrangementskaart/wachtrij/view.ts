import type { Stand } from '../../model/act.ts';
import type { Naam } from '../../school/view.ts';
import type { VerseActie, VerseCel, VerseRij } from '../view.ts';

/** Why a mark that waited was not taken over. Nothing of it was recorded. */
export type WachtrijWeigering =
  | 'niet_bij' // the pupil, doel or actie is not there (any more), or not for this person
  | 'afgesloten' // the doel was evaluated and is closed for the period (R28)
  | 'andere_versie' // the pupil works with another version of the package by now (R10)
  | 'te_oud' // it waited longer than marks may wait
  | 'id_in_gebruik'; // its id was used for something else

/** What became of one mark that waited. */
export interface WachtrijUitkomst {
  readonly id: string;
  /** `verschil`: recorded, and somebody else had given another stand that the person had not seen. Both are kept (R23). */
  readonly uitkomst: 'toegepast' | 'al' | 'verschil' | 'geweigerd';
  readonly waarom?: WachtrijWeigering;
}

export interface WachtrijResultaat {
  /** In the order of the acts. */
  readonly acts: readonly WachtrijUitkomst[];
  /** What was touched, as it stands now. */
  readonly cellen: readonly VerseCel[];
  readonly rijen: readonly VerseRij[];
  readonly acties: readonly VerseActie[];
}

/** Two people, or two devices, judged the same doel without knowing of each other. */
export interface Verschil {
  /** The act of the person who asks. */
  readonly act: string;
  readonly leerling: { readonly id: string; readonly naam: Naam };
  readonly leerdoel: { readonly id: string; readonly code: string; readonly tekst: string };
  readonly mijn: Stand;
  readonly mijnOp: Date;
  readonly ander: Stand;
  readonly anderOp: Date;
  /** Voluit; the person himself when it was another device of his. */
  readonly anderDoor: string;
  /** What counts now: the last one of the two in time. */
  readonly nu: Stand;
}
