import type { Datum } from '../../model/roster.ts';
import type { KlokSoort } from './termijnen.ts';

/** How a clock stands: it runs, there is a warning, the day has passed, or what it asks was done. */
export type KlokStaat = 'loopt' | 'waarschuwing' | 'te_laat' | 'gehaald';

/** Which reminder of a clock. Each is sent once (R42, R47, R49). */
export type Moment = 'waarschuwing' | 'te_laat';

/** What somebody does next about a clock; a screen makes a link of it. */
export type KlokStap =
  | 'opp_beginnen'
  | 'opp_vaststellen'
  | 'evaluatie_beginnen'
  | 'evaluatie_afronden'
  | 'tlv_vernieuwen'
  | 'rechten_bespreken'
  | 'kaart_evalueren'
  | 'geen';

/** A day on which somebody must be told. `op` is a school day where there is one near. */
export interface KlokMoment {
  readonly moment: Moment;
  readonly op: Datum;
}

/** One clock of one pupil. Days are calendar days of the school, both ends included unless it says otherwise. */
export interface Klok {
  readonly soort: KlokSoort;
  /** The day it began to run. */
  readonly sinds: Datum;
  /** The last day on which it is in time. */
  readonly uiterlijk: Datum;
  /** From this day on there is a warning; `null`: none. */
  readonly waarschuwVanaf: Datum | null;
  readonly staat: KlokStaat;
  /** The day on which it was done; only when `staat` is `gehaald`. */
  readonly gehaaldOp: Datum | null;
  /** Days from today to `uiterlijk`; below 0: so many days too late. */
  readonly dagen: number;
  readonly stap: KlokStap;
  /** A dispute stops it: nothing of the pupil may be destroyed (R48). Only for `bewaren`. */
  readonly gestopt: boolean;
  /** Reminders in their order; none for a clock that is met. */
  readonly momenten: readonly KlokMoment[];
}

/** What the clocks of a pupil follow from. */
export interface KlokFeiten {
  /** First day of the inschrijving that holds today, or of the last one; `null`: the LVS tells of none. */
  readonly ingeschreven: Datum | null;
  /** First day that the pupil is no longer at school; `null`: he is. */
  readonly uitgeschreven: Datum | null;
  readonly geboortedatum: Datum | null;
  /** The day on which the first version of the OPP that runs now was vastgesteld; `null`: none yet. */
  readonly eersteVastgesteld: Datum | null;
  /** There is a concept of the first OPP. */
  readonly begonnen: boolean;
  /** The last evaluation that was finished, else `eersteVastgesteld`; `null`: nothing in force. Adjusting in between is no evaluation. */
  readonly laatsteEvaluatie: Datum | null;
  readonly inEvaluatie: boolean;
  /** Last day of the TLV that lasts longest; `null`: none registered. */
  readonly tlv: { readonly van: Datum; readonly tot: Datum } | null;
  /** The earliest period in which the pupil still works; `tot` is the first day after it. */
  readonly periode: { readonly van: Datum; readonly tot: Datum } | null;
  /** Something stops the destruction of this dossier. */
  readonly bewaarstop: boolean;
}
