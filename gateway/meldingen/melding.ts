import { z } from 'zod';

/**
 * What a notice can be about. A kind says what to do, never about whom: that is what `onderwerp` and `leerling` point at.
 * The words are those of the screen that shows it.
 */
export const MeldingSoort = z.enum([
  // For who has gezag, and for the pupil himself from 18 on.
  'opp_instemming_gevraagd',
  'opp_vastgesteld',
  'opp_evaluatie_gepland',
  // For who works with the pupil.
  'opp_antwoord', // somebody with gezag answered
  'opp_inbreng', // somebody commented, or told how it goes at home
  'opp_eerste', // the first OPP within six weeks: a warning, and when it is late
  'opp_eerste_te_laat',
  'opp_evaluatie',
  'opp_evaluatie_te_laat',
  'opp_tlv_eindigt',
  'opp_wordt_achttien',
  'opp_periode_eindigt',
  'opp_bewaartermijn',
  'opp_hoorrecht_opnieuw', // the next attempt to hear the pupil
  // For the beheerder.
  'terug_gestopt', // giving back to the LVS stopped and waits for a person
  'cijfers_gestopt', // scores to a course of the ELO stopped and wait for a person
  'aanbieder_vraagt', // a program of a vendor asks for data of the school (R69)
  'webhook_gestopt', // messages to a program did not come through for days, and were paused
]);
export type MeldingSoort = z.infer<typeof MeldingSoort>;

/** What a notice points at: ids only (R82). */
export interface MeldingOnderwerp {
  readonly soort: 'leerling' | 'opp_versie' | 'tlv' | 'periode' | 'koppeling' | 'cursus' | 'aanbieder';
  readonly id: string;
}

/** A notice to make. */
export interface NieuweMelding {
  readonly school: string;
  readonly person: string;
  readonly soort: MeldingSoort;
  readonly onderwerp: MeldingOnderwerp;
  /** Whose it is about; for the link. */
  readonly leerling?: string;
  /** Tells turns of the same notice apart: the due date, the number of a version. At most 60 signs, nothing personal. */
  readonly sleutel?: string;
}

/** A notice as its person reads it. */
export interface Melding {
  readonly id: string;
  readonly soort: MeldingSoort;
  readonly onderwerp: MeldingOnderwerp;
  readonly leerling: string | null;
  readonly sleutel: string;
  readonly at: Date;
  readonly gelezen: boolean;
}
