import type { Gesprek, Vraag } from '../../../gateway/opp/stem/service.ts';

/** One screen of the form: a question, or a way to tell or show. */
export type Stap =
  | { readonly soort: 'vraag'; readonly pad: string; readonly vraag: Vraag }
  | { readonly soort: 'vertel' | 'laat-zien' | 'klaar'; readonly pad: string };

/** Every screen in order; the questions first, because a face is quicker to press than a story is told. */
export const stappenVan = ({ vragen }: Pick<Gesprek, 'vragen'>): readonly Stap[] => [
  ...vragen.map((vraag, i) => ({ soort: 'vraag' as const, pad: `vraag/${i + 1}`, vraag })),
  { soort: 'vertel', pad: 'vertel' },
  { soort: 'laat-zien', pad: 'laat-zien' },
  { soort: 'klaar', pad: 'klaar' },
];

/** Where somebody goes on who stopped: the first question without an answer, else the next way to say something. */
export function verderBij({ vragen, inhoud }: Pick<Gesprek, 'vragen' | 'inhoud'>): string {
  const open = vragen.findIndex(({ code }) => (inhoud.antwoorden[code] ?? []).length === 0);
  return open < 0 ? 'vertel' : `vraag/${open + 1}`;
}

/** Whether anything was said yet. */
export const isBegonnen = ({ inhoud, bijlagen }: Gesprek): boolean =>
  inhoud.eigenWoorden !== null ||
  bijlagen.length > 0 ||
  Object.values(inhoud.antwoorden).some((a) => a.length > 0);
