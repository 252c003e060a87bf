import type { Pakket } from '../pakket.ts';
import { PakketSchema } from '../pakket.ts';
import { type PakketFout, pakketFouten } from '../rules.ts';
import type { Conflict } from './conflict.ts';
import { stelSamen } from './rules.ts';
import { puntSleutel, type Wijziging } from './wijziging.ts';

export interface Situatie {
  readonly basis: Pakket;
  readonly vorige: Pakket | null;
  readonly wijzigingen: readonly Wijziging[];
}

/** What goes wrong when these changes come after the others: faults of the package, and new conflicts of our own making. */
export function controle(situatie: Situatie, erbij: readonly Wijziging[]): PakketFout[] {
  return verschil(situatie, [...situatie.wijzigingen, ...erbij]);
}

/** The same for any other list of changes; used for undoing. */
export function verschil(
  { basis, vorige, wijzigingen }: Situatie,
  straks: readonly Wijziging[],
): PakketFout[] {
  const dan = stelSamen(basis, straks, vorige ?? undefined);
  const fouten = foutenVan(dan.pakket);
  if (dan.conflicten.length === 0 && fouten.length === 0) return [];
  const eerder = stelSamen(basis, wijzigingen, vorige ?? undefined);
  const bekend = new Set(eerder.conflicten.map((c) => puntSleutel(c.punt)));
  const oud = new Set(foutenVan(eerder.pakket).map((f) => f.path + f.message));
  return [
    ...dan.conflicten.filter((c) => !bekend.has(puntSleutel(c.punt))).flatMap(eigenFout),
    ...fouten.filter((f) => !oud.has(f.path + f.message)),
  ];
}

// The own changes themselves asked for something that is not there or that is taken.
function eigenFout({ punt, naam, basis }: Conflict): PakketFout[] {
  if (punt.om === 'weg') return [{ path: naam, message: 'bestaat niet (meer)' }];
  if (punt.om === 'code') return [{ path: naam, message: `deze code is al in gebruik: ${basis ?? ''}` }];
  return [];
}

/** What is wrong with a package that was put together of parts that are right in themselves. */
function foutenVan(pakket: Pakket): PakketFout[] {
  const teVeel = pakket.niveaus.filter((n) => n.rang > 40);
  return [
    ...pakketFouten(pakket),
    ...teVeel.map((n) => ({
      path: `niveaus/${n.code}`,
      message: 'een leerlijn kan niet meer dan 40 niveaus hebben',
    })),
  ];
}

/** All that keeps a package from being published: faults, and what it must have before anybody can work with it. */
export function publiceerFouten(pakket: Pakket): PakketFout[] {
  const nodig: [string, readonly unknown[]][] = [
    ['leergebied', pakket.leergebieden],
    ['leerlijn', pakket.leerlijnen],
    ['leerdoel', pakket.leerdoelen],
    ['leerroute', pakket.leerroutes],
  ];
  const leeg = nodig.filter(([, rijen]) => rijen.length === 0);
  const vorm = PakketSchema.safeParse(pakket).error?.issues ?? [];
  return [
    ...vorm.map(({ path, message }) => ({ path: path.join('/'), message })),
    ...foutenVan(pakket),
    ...leeg.map(([wat]) => ({ path: wat, message: `er is nog geen ${wat}: maak er minstens een` })),
  ];
}
