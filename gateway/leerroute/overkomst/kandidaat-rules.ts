import type { Datum } from '../../model/roster.ts';

/** Somebody as one school knows him. */
export interface Wie {
  readonly roepnaam: string | null;
  readonly achternaam: string | null;
  readonly geboortedatum: Datum | null;
}

/** Letters alone, without accents: two schools write a name each in its own way. */
const letters = (naam: string | null): string =>
  (naam ?? '').normalize('NFD').replace(/\P{L}/gu, '').toLowerCase();

/** Enough of a roepnaam to know "Jan" and "Jan-Willem" for one. */
const BEGIN = 3;

/**
 * Whether two schools may mean one person: born on the same day, the same achternaam, and a roepnaam that begins alike. It is a
 * proposal, never a link: keys of two sectors are not compared (domain.md §2.5) and twins are born on one day.
 */
export function lijkt(daar: Wie, hier: Wie): boolean {
  if (daar.geboortedatum === null || daar.geboortedatum !== hier.geboortedatum) return false;
  const [zij, wij] = [letters(daar.roepnaam), letters(hier.roepnaam)];
  if (zij === '' || wij === '' || letters(daar.achternaam) === '') return false;
  return letters(daar.achternaam) === letters(hier.achternaam) && zij.slice(0, BEGIN) === wij.slice(0, BEGIN);
}
