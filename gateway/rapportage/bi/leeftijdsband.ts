/** Written so that no spreadsheet takes one for a day of the year, as it would "8-11". */
export const BANDEN = ['t/m 7', '8 t/m 11', '12 t/m 15', '16 en ouder'] as const;
export type Band = (typeof BANDEN)[number];

/** Age in a band of four years: a birth year with a leerroute and a school would often be one pupil. */
export function leeftijdsband(leeftijd: number | null): Band | null {
  if (leeftijd === null) return null;
  if (leeftijd < 8) return 't/m 7';
  if (leeftijd < 12) return '8 t/m 11';
  return leeftijd < 16 ? '12 t/m 15' : '16 en ouder';
}
