import { LEEROMGEVINGEN } from '../leeromgevingen/urls.ts';

/** What was done just now, for the message on the page it leads to. */
export const GEDAAN = {
  gekoppeld: 'De cursus hoort nu bij deze groep.',
  gekozen: 'De keuze is bewaard. De cijfers gaan binnen een paar minuten mee.',
  gestopt: 'Hiervan gaat niets meer naar de leeromgeving. De kolom zelf blijft daar staan.',
  bewijs: 'De kolom telt mee als bewijs. De scores staan zo op de kaarten.',
  bewijsGestopt: 'De kolom telt niet meer mee. Wat er al stond, blijft staan.',
} as const;
export type Gedaan = keyof typeof GEDAAN;

/** Scores of the courses of one group. */
export const cijfersUrl = (groep: string, gedaan?: Gedaan): string =>
  `/groepen/${groep}/cijfers${gedaan === undefined ? '' : `?gedaan=${gedaan}`}`;
const cursusUrl = (groep: string, cursus: string): string => `${cijfersUrl(groep)}/${cursus}`;
const metLijn = (url: string, lijn: string | undefined) => (lijn === undefined ? url : `${url}?lijn=${lijn}`);
export const doelenUrl = (groep: string, cursus: string, lijn?: string): string =>
  metLijn(`${cursusUrl(groep, cursus)}/doelen`, lijn);
export const stopUrl = (groep: string, cursus: string): string => `${cursusUrl(groep, cursus)}/stop`;
export const bewijsUrl = (groep: string, cursus: string, lijn?: string): string =>
  metLijn(`${cursusUrl(groep, cursus)}/bewijs`, lijn);
export const bewijsStopUrl = (groep: string, cursus: string): string => `${bewijsUrl(groep, cursus)}/stop`;

/** For the beheerder: scores of all courses of the school. */
export const CIJFERS = `${LEEROMGEVINGEN}/cijfers`;
export const aanUrl = (cursus: string): string => `${CIJFERS}/${cursus}/aan`;
export const opnieuwUrl = (cursus: string): string => `${CIJFERS}/${cursus}/opnieuw`;
