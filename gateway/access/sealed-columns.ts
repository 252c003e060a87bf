/** What the credentials of a connection are sealed for. */
export const KOPPELING = 'koppeling';
/** What was written in a groepsplan, and the plan as it was vastgesteld (R54). */
export const GROEPSPLAN = 'groepsplan';
/** The key of a file that belongs to the school and not to one pupil. */
export const BESTAND = 'bestand';

/** What Koers signs in with at a sign-in service. */
export const AANMELD_BRON = 'aanmeld-bron';
/** The secret from which pseudonyms of a school are made (R68). */
export const BI = 'bi';
/** Names of people in a course of an ELO who are nobody in Koers yet. */
export const ELO_NAMEN = 'elo_namen';
/** What messages to a program of a vendor are signed with (R69). */
export const WEBHOOK = 'webhook';

/** A column that holds what a key higher than a pupil's sealed; a rotation of that key seals it again. */
export interface SealedColumn {
  readonly table: string;
  readonly id: string;
  readonly column: string;
  readonly purpose: string;
}

/** Sealed with the master itself, in tables without school data. A trigger must refuse a retired master there (0015). */
export const SEALED_WITH_MASTER: readonly SealedColumn[] = [
  { table: 'koers.lti_key', id: 'kid', column: 'private_sealed', purpose: 'lti' },
  { table: 'koers.aanmeld_bron', id: 'id', column: 'private_sealed', purpose: AANMELD_BRON },
];

/** Sealed with the key of the school of the row. */
export const SEALED_WITH_SCHOOL: readonly SealedColumn[] = [
  { table: 'koers.connection', id: 'id', column: 'credentials', purpose: KOPPELING },
  { table: 'koers.groepsplan', id: 'id', column: 'teksten', purpose: GROEPSPLAN },
  { table: 'koers.groepsplan', id: 'id', column: 'inhoud', purpose: GROEPSPLAN },
  { table: 'koers.bestand', id: 'id', column: 'sleutel_school', purpose: BESTAND },
  { table: 'koers.bron_bestand', id: 'id', column: 'naam', purpose: KOPPELING },
  { table: 'koers.bi_sleutel', id: 'school_id', column: 'geheim', purpose: BI },
  { table: 'koers.lti_context', id: 'id', column: 'namen', purpose: ELO_NAMEN },
  { table: 'koers.webhook', id: 'id', column: 'geheim', purpose: WEBHOOK },
];

/** Sealed with the key of the pupil of the row; sealed anew when the row becomes another pupil's (R72). */
export const SEALED_WITH_LEERLING: readonly Omit<SealedColumn, 'purpose'>[] = [
  { table: 'act', id: 'id', column: 'reden' },
  { table: 'bestand', id: 'id', column: 'sleutel_leerling' },
  { table: 'factor', id: 'id', column: 'tekst' },
  { table: 'lijn_deling', id: 'id', column: 'reden' },
  { table: 'ondersteuning', id: 'id', column: 'tekst' },
  { table: 'opening_reden', id: 'grant_id', column: 'reden' },
  { table: 'opp_antwoord', id: 'id', column: 'toelichting' },
  { table: 'opp_inbreng', id: 'id', column: 'tekst' },
  { table: 'opp_inhoud', id: 'id', column: 'inhoud' },
  { table: 'opp_stap', id: 'id', column: 'woorden' },
  { table: 'opp_stem', id: 'id', column: 'inhoud' },
  { table: 'opp_stem', id: 'id', column: 'reden' },
  { table: 'opp_veld', id: 'id', column: 'woorden' },
  { table: 'stem_gesprek', id: 'id', column: 'inhoud' },
];
