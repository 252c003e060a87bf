/** The eight sections of an OPP (domain.md §2.2). */
export type Letter = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h';

export const TITEL: Readonly<Record<Letter, string>> = {
  a: 'Gegevens',
  b: 'Beeld van de leerling',
  c: 'Wat helpt en wat hindert',
  d: 'Waar gaat het heen',
  e: 'Handelingsdeel',
  f: 'Stem van de leerling',
  g: 'Evaluatie',
  h: 'Besluit',
};
