import { type Kolommen, type Sjabloon, type Soort, vormVan } from './soorten.ts';

/** Only letters and digits, so that `Leerling-nr. ` is `leerlingnr`. */
export const kaal = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Headings that can be told apart: an empty one is `Kolom 3`, a second `Naam` is `Naam (2)`. */
export function koppenVan(cells: readonly string[]): string[] {
  const seen = new Set<string>();
  return cells.map((cell, i) => {
    const name = cell.trim().slice(0, 180) || `Kolom ${i + 1}`;
    let kop = name;
    for (let n = 2; seen.has(kop); n++) kop = `${name} (${n})`;
    seen.add(kop);
    return kop;
  });
}

/**
 * What the headings say for themselves: field → heading. A vendor's own word goes before a general one, an earlier word of
 * a field before a later one; no column is two things.
 */
export function raad(
  soort: Soort,
  koppen: readonly string[],
  sjabloon: Sjabloon = {},
): Record<string, string> {
  const guess: Record<string, string> = {};
  const free = new Map([...koppen].reverse().map((kop) => [kaal(kop), kop]));
  const velden = Object.entries(vormVan(soort).velden);
  const claim = (veld: string, words: readonly string[]) => {
    if (guess[veld] !== undefined) return;
    const found = words.map(kaal).find((word) => free.has(word));
    if (found === undefined) return;
    guess[veld] = free.get(found) ?? '';
    free.delete(found);
  };
  for (const [veld] of velden) claim(veld, sjabloon[soort]?.[veld] ?? []);
  for (const [veld, { koppen: words }] of velden) claim(veld, words);
  return guess;
}

/**
 * What the school chose, and the guess for what it did not choose or what this file does not have. A choice of '' means
 * that there is no such column.
 */
export function gekozen(
  soort: Soort,
  koppen: readonly string[],
  { sjabloon, kolommen }: { readonly sjabloon: Sjabloon; readonly kolommen: Kolommen },
): Record<string, string> {
  const chosen = Object.entries(kolommen[soort] ?? {}).filter(
    ([veld, kop]) => veld in vormVan(soort).velden && (kop === '' || koppen.includes(kop)),
  );
  const taken = new Set(chosen.map(([, kop]) => kop));
  const rest = raad(
    soort,
    koppen.filter((kop) => !taken.has(kop)),
    sjabloon,
  );
  const all = { ...rest, ...Object.fromEntries(chosen) };
  return Object.fromEntries(Object.entries(all).filter(([, kop]) => kop !== ''));
}

/** Titles of what must be there and is not, each with its alternatives. */
export function ontbreekt(soort: Soort, velden: Readonly<Record<string, string>>): string[] {
  const { nodig, velden: teksten } = vormVan(soort);
  return nodig
    .filter((one) => !one.some((veld) => velden[veld] !== undefined))
    .map((one) => one.map((veld) => teksten[veld]?.titel ?? veld).join(' of '));
}
