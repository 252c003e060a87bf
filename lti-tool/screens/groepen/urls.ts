import type { Knoop } from '../../../gateway/groepen/service.ts';

export const GROEPEN = '/groepen';
export const SAMENSTELLEN = '/groepen/samenstellen';
export const LIJST = '/groepen/samenstellen/lijst';

/** What was done just now, for the message on the page it leads to. */
export const GEDAAN = {
  gemaakt: 'De groep is gemaakt.',
  leden: 'De groep is bijgewerkt.',
  voorstel: 'Het voorstel is verwerkt.',
  lijnen: 'De leerlijnen van deze groep zijn bewaard.',
  medewerkers: 'De collega’s van deze groep zijn bijgewerkt.',
  beeindigd: 'De groep is beëindigd. Wat er was, blijft bewaard.',
} as const;
export type Gedaan = keyof typeof GEDAAN;

/** The settings of one group; the matrix of its doelen is elsewhere (`groepUrl`). */
export const beheerUrl = (groep: string, gedaan?: Gedaan): string =>
  `${GROEPEN}/${groep}${gedaan === undefined ? '' : `?gedaan=${gedaan}`}`;
export const ledenUrl = (groep: string): string => `${GROEPEN}/${groep}/leden`;
export const voorstelUrl = (groep: string): string => `${GROEPEN}/${groep}/voorstel`;
export const lijnenUrl = (groep: string): string => `${GROEPEN}/${groep}/lijnen`;
export const medewerkersUrl = (groep: string): string => `${GROEPEN}/${groep}/medewerkers`;
export const eindeUrl = (groep: string): string => `${GROEPEN}/${groep}/einde`;

/** The page that builds a query, with the query so far. Only ids of leerlijnen, doelen and groups stand in it. */
export function samenstelUrl(vraag: Knoop | null): string {
  return vraag === null
    ? SAMENSTELLEN
    : `${SAMENSTELLEN}?${new URLSearchParams({ vraag: JSON.stringify(vraag) })}`;
}

/** Who a query finds, as a file. */
export const lijstUrl = (vraag: Knoop): string =>
  `${LIJST}?${new URLSearchParams({ vraag: JSON.stringify(vraag) })}`;
