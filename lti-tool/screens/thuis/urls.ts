import type { OppDeel } from '../../../gateway/model/opp.ts';

export const THUIS = '/thuis';
export const TAAL = '/thuis/taal';

/** What was done just now, for the message on the page it leads to. */
export type Gedaan = 'antwoord' | 'inbreng';

export const planUrl = (leerling: string, gedaan?: Gedaan): string =>
  `${THUIS}/${leerling}/plan${gedaan === undefined ? '' : `?gedaan=${gedaan}`}`;
export const antwoordUrl = (leerling: string, deel: OppDeel): string =>
  `${THUIS}/${leerling}/antwoord/${deel}`;
export const inbrengUrl = (leerling: string): string => `${THUIS}/${leerling}/inbreng`;
export const bewijsUrl = (leerling: string): string => `${THUIS}/${leerling}/bewijs`;
/** The same version as a file that one keeps (R40). */
export const pdfUrl = (leerling: string, nummer: number): string =>
  `/leerling/${leerling}/opp/document/pdf?welke=${nummer}`;
