import { z } from 'zod';
import { Datum } from '../../model/roster.ts';
import { Sectie } from '../inzage.ts';

/** What the FG asks of the trail: one pupil, one section or all, and a period of whole days in the Netherlands. */
export const TrailVraag = z.object({
  leerling: z.uuid().toLowerCase(),
  sectie: Sectie.nullable(),
  van: Datum,
  /** The last day, included. */
  totEnMet: Datum,
});
export type TrailVraag = z.infer<typeof TrailVraag>;

/** One line of the trail, as people may read it: ids and codes became names, and no text of a dossier is in it. */
export interface TrailLine {
  /** Table and number of the line. */
  readonly id: string;
  readonly at: Date;
  /** Name of who did it; null: Koers itself, in a job. */
  readonly door: string | null;
  readonly soort: 'inzage' | 'wijziging';
  /** What was done, as the trail codes it. */
  readonly actie: string;
  readonly sectie: Sectie | null;
  /** Where: the screen, or the job of Koers. */
  readonly scherm: string | null;
  /** A sealed reason stands with it. Its text is not shown here. */
  readonly metReden: boolean;
}

export interface TrailPage {
  readonly lines: readonly TrailLine[];
  /** All lines of the question, on all pages. */
  readonly totaal: number;
}

export interface GevondenLeerling {
  readonly id: string;
  readonly naam: string;
  readonly geboortedatum: string | null;
  /** No longer at school. */
  readonly weg: boolean;
}

/** Whether the lines of a period still say what they said when they were sealed. */
export interface TrailState {
  readonly klopt: boolean;
  /** The moment of the last seal that was looked at; null when there is none yet. */
  readonly tot: Date | null;
}
