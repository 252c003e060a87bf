import type { Wijziging } from './wijziging.ts';

/** One act of a person on an inrichting: changes, another package version to go on from, or undoing an earlier act. */
export interface Handeling {
  readonly id: string;
  readonly wijzigingen: readonly Wijziging[];
  /** The act also went on to another version of the package. */
  readonly basis: { readonly van: string | null; readonly naar: string } | null;
  readonly maaktOngedaan: string | null;
}

/** Acts that count today: not undone, or undone and that undoing undone. An undoing itself is among them. */
export function geldende<H extends Handeling>(handelingen: readonly H[]): H[] {
  const ongedaan = new Set<string>();
  for (const h of [...handelingen].reverse())
    if (h.maaktOngedaan !== null && !ongedaan.has(h.id)) ongedaan.add(h.maaktOngedaan);
  return handelingen.filter((h) => !ongedaan.has(h.id));
}

/** The changes that count, in the order in which they were made. */
export function geldendeWijzigingen(handelingen: readonly Handeling[]): Wijziging[] {
  return geldende(handelingen).flatMap((h) => [...h.wijzigingen]);
}

export interface Basis {
  readonly versie: string | null;
  /** The one before it: what own changes that hang in the air were made on. */
  readonly vorige: string | null;
}

/** Which version of the package the changes lie on, when it began on `begin`. */
export function basisVan(handelingen: readonly Handeling[], begin: string | null): Basis {
  const stappen = geldende(handelingen).flatMap((h) => h.basis ?? []);
  return { versie: stappen.at(-1)?.naar ?? begin, vorige: stappen.at(-1)?.van ?? null };
}
