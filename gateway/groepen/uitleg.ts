import { voorwaardeVan } from './voorwaarden/register.ts';
import { type Namen, opgesomd } from './voorwaarden/voorwaarde.ts';
import { bladeren, isBlad, type Knoop, sprekend } from './vraag.ts';

/**
 * A query in plain Dutch: "leerlingen met leerlijn Geld op niveau 3 en niet uit De Duinen". Pure. A group within a group
 * is set apart by commas and "of wel" so that it can be read in one way only.
 */
export function uitleg(k: Knoop, namen: Namen): string {
  return `leerlingen ${zin(k, namen, false)}`;
}

function zin(k: Knoop, namen: Namen, binnen: boolean): string {
  if (isBlad(k)) return voorwaardeVan(k).uitleg(k, namen);
  if ('niet' in k)
    return `niet ${isBlad(k.niet) ? zin(k.niet, namen, true) : `(${zin(k.niet, namen, false)})`}`;
  const delen = 'en' in k ? k.en : k.of;
  const tekst = opgesomd(
    delen.map((deel) => zin(deel, namen, delen.length > 1)),
    'en' in k ? 'en' : 'of',
  );
  return binnen && delen.length > 1 ? `(${tekst})` : tekst;
}

/** What made one pupil come in, one line for each condition that holds for him; in the order of the query. Pure. */
export function waarom(
  k: Knoop,
  feiten: readonly (Readonly<Record<string, string>> | null)[],
): readonly string[] {
  const spreekt = sprekend(k);
  return bladeren(k).flatMap((blad, i) => {
    const feit = feiten[i];
    return feit && spreekt[i] ? [voorwaardeVan(blad).waarom(feit)] : [];
  });
}
