import type { Datum } from '../../model/roster.ts';
import type { BijlageWat, GesprekInhoud } from './input.ts';
import type { Moment, Vraag } from './vragen.ts';

/** The version of the OPP that a pupil is heard about now. */
export interface StemVersie {
  readonly id: string;
  readonly nummer: number;
  readonly moment: Moment;
}

export interface Bijlage {
  readonly bestand: string;
  readonly wat: BijlageWat;
  readonly type: string;
}

/** A pupil being heard: what is asked, and what he said so far. */
export interface Gesprek {
  readonly versie: StemVersie;
  readonly vragen: readonly Vraag[];
  readonly inhoud: GesprekInhoud;
  readonly bijlagen: readonly Bijlage[];
}

/** One row of section F with the files that can be opened. */
export interface StemRegel {
  readonly moment: Moment;
  readonly op: Datum;
  readonly gehoord: boolean;
  readonly hoe: readonly string[];
  readonly gevraagd: readonly { readonly vraag: string; readonly antwoord: string }[];
  readonly eigenWoorden: string | null;
  /** Name of who wrote it down: the pupil himself, or who was with him. */
  readonly vastgelegdDoor: string;
  readonly zelf: boolean;
  readonly reden: string | null;
  readonly volgendePoging: Datum | null;
  readonly bijlagen: readonly { readonly bestand: string; readonly wat: BijlageWat; readonly naam: string }[];
}

/** For staff: how it stands with hearing one pupil. */
export interface StemStand {
  readonly leerling: { readonly id: string; readonly roepnaam: string; readonly naam: string };
  /** `null`: nothing is being written now. */
  readonly versie: StemVersie | null;
  /** He began and is not ready. */
  readonly begonnenOp: Date | null;
  /** Of this version, newest first. */
  readonly regels: readonly StemRegel[];
  /** He may be heard and it may be written down. */
  readonly schrijven: boolean;
}

/** A pupil who still must be heard, with the day that it was to be tried again. */
export interface OpenPoging {
  readonly leerling: string;
  readonly naam: string;
  readonly op: Datum;
  /** That day is here or gone. */
  readonly nu: boolean;
}
