import type { OppAct } from '../../../gateway/opp/service.ts';

/** What was done just now, for the message on the page it leads to. */
export const GEDAAN = {
  begin: 'Het concept staat klaar.',
  overleg: 'Het overleg is vastgelegd.',
  cvb_advies: 'Het advies is vastgelegd.',
  ter_instemming: 'Het OPP ligt nu bij wie mee beslist.',
  papier: 'Het antwoord is vastgelegd.',
  vaststellen: 'Het OPP is vastgesteld.',
  bijstellen: 'Het nieuwe concept staat klaar. Wat is vastgesteld, blijft gelden.',
  vervallen: 'Het concept is ingetrokken.',
  beeindigen: 'Het OPP is beëindigd.',
  geschil_open: 'Het geschil is vastgelegd. Er wordt niets vernietigd zolang het loopt.',
  geschil_sluiten: 'Het geschil is gesloten.',
  veld: 'Bewaard.',
  typefout: 'De typefout is verbeterd. Niemand hoeft opnieuw te antwoorden.',
  geen_typefout:
    'Bewaard. Dit is meer dan een typefout. Bespreek het daarom opnieuw, of leg het opnieuw voor.',
  terug: 'De bron geldt weer.',
} as const;
export type Gedaan = keyof typeof GEDAAN;

/** Id of what was told from home. */
export const VAN_THUIS = 'van-thuis';

/** The workspace of an OPP: the concept, else what is in force. */
export function oppUrl(leerling: string, zeg: { gedaan?: Gedaan; doe?: OppAct; bij?: string } = {}): string {
  const query = zeg.gedaan ? `?gedaan=${zeg.gedaan}` : zeg.doe ? `?doe=${zeg.doe}` : '';
  return `/leerling/${leerling}/opp${query}${zeg.bij === undefined ? '' : `#${zeg.bij}`}`;
}
/** One version to read, also an old one. */
export const oppVersieUrl = (leerling: string, nummer: number): string =>
  `/leerling/${leerling}/opp?versie=${nummer}`;
/** What a version says other than the one before it. */
export const oppVerschilUrl = (leerling: string, nummer: number): string =>
  `/leerling/${leerling}/opp/anders?versie=${nummer}`;
/** A version as a file. */
export const documentUrl = (leerling: string, soort: 'pdf' | 'docx', nummer: number): string =>
  `/leerling/${leerling}/opp/document/${soort}?welke=${nummer}`;
/** Shows exactly what is put before who has gezag, or what is fixed, with the button that does it. */
export const voorleggenUrl = (leerling: string): string => `/leerling/${leerling}/opp/voorleggen`;
export const vaststellenUrl = (leerling: string): string => `/leerling/${leerling}/opp/vaststellen`;
export const beginUrl = (leerling: string): string => `/leerling/${leerling}/opp/begin`;
export const overlegUrl = (leerling: string): string => `/leerling/${leerling}/opp/overleg`;
export const adviesUrl = (leerling: string): string => `/leerling/${leerling}/opp/advies`;
export const papierUrl = (leerling: string): string => `/leerling/${leerling}/opp/papier`;
/** Screens of their own: the evaluation (R47), the TLV (R49), and who has gezag (R44). */
export const evaluatieUrl = (leerling: string): string => `/leerling/${leerling}/opp/evaluatie`;
export const tlvUrl = (leerling: string): string => `/leerling/${leerling}/tlv`;
export const contactUrl = (leerling: string): string => `/contact/${leerling}`;
/** An act that asks a reason and nothing else. */
export const redenUrl = (leerling: string, act: RedenAct): string => `/leerling/${leerling}/opp/act/${act}`;
export const veldUrl = (leerling: string): string => `/leerling/${leerling}/opp/veld`;
export const veldTerugUrl = (leerling: string): string => `/leerling/${leerling}/opp/veld/terug`;
/** The form of the pupil himself, and of who writes down why he could not be heard (R46). */
export const stemUrl = (leerling: string): string => `/leerling/${leerling}/opp/stem`;

export const REDEN_ACTEN = [
  'bijstellen',
  'vervallen',
  'beeindigen',
  'geschil_open',
  'geschil_sluiten',
] as const satisfies readonly OppAct[];
export type RedenAct = (typeof REDEN_ACTEN)[number];

/** Id of a field on the page: what a gap and a message lead to. */
export const veldId = (veld: string): string => `veld-${veld.replaceAll(/[^a-zA-Z0-9]+/g, '-')}`;
/** Id of the form of an act, and the way to it with the form open. */
export const actId = (act: OppAct): string => `act-${act}`;
export const actUrl = (leerling: string, act: OppAct): string =>
  oppUrl(leerling, { doe: act, bij: actId(act) });
export const factorUrl = (leerling: string): string => `/leerling/${leerling}/opp/factor`;

export const SECTIE_ID = {
  a: 'sectie-a',
  b: 'sectie-b',
  c: 'sectie-c',
  d: 'sectie-d',
  e: 'sectie-e',
  f: 'sectie-f',
  g: 'sectie-g',
  h: 'sectie-h',
} as const;
