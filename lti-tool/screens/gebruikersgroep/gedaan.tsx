import { z } from 'zod';
import { Toast } from '../../ui/components/toast.tsx';
import type { PageProps } from '../chrome.tsx';

/** What was just done, in words: the page that opens begins with it, and it is said aloud (WCAG 4.1.3). */
const WOORDEN = {
  opgericht: 'De gebruikersgroep is opgericht.',
  binnen: 'Jullie doen nu mee.',
  gepland: 'De bijeenkomst staat gepland.',
  agenda: 'Het punt staat op de agenda.',
  verslag: 'Het verslag is bewaard.',
  vastgesteld: 'Het verslag is vastgesteld.',
  besluit: 'Het besluit is vastgelegd.',
  ingediend: 'Je wens is ingediend.',
  punten: 'Jullie punten zijn bewaard.',
  antwoord: 'Jullie antwoord is bewaard.',
  status: 'De wens is een stap verder.',
  pilot: 'De pilot is begonnen. Scholen kunnen nu ja zeggen.',
  toegestaan: 'Jullie toestemming is bewaard.',
  gestopt: 'De pilot is bij jullie gestopt.',
} as const;
export type Gedaan = keyof typeof WOORDEN;

/** In the address of the page that opens after an act. */
export const GedaanVraag = z.object({
  gedaan: z
    .enum(Object.keys(WOORDEN) as [Gedaan, ...Gedaan[]])
    .optional()
    .catch(undefined),
});

export const metGedaan = (url: string, gedaan: Gedaan): string => `${url}?gedaan=${gedaan}`;

/** The message with which the page opens, to spread on `Page`. */
export const meldingVan = (gedaan: Gedaan | undefined): Pick<PageProps, 'messages'> =>
  gedaan === undefined ? {} : { messages: <Toast text={WOORDEN[gedaan]} /> };
