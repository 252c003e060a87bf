import type { Gezicht } from '../../../gateway/arrangementskaart/inbreng/input.ts';
import type { IconName } from '../../ui/components/icon.tsx';

export interface GezichtTeken {
  readonly gezicht: Gezicht;
  /** On the button. */
  readonly woord: string;
  /** After "het gaat". */
  readonly zin: string;
  readonly icon: IconName;
}

const GOED: GezichtTeken = { gezicht: 'goed', woord: 'Goed', zin: 'goed', icon: 'mood-smile' };

/** The three faces of a leerling, in words and as a drawing (R59). */
export const GEZICHTEN: readonly GezichtTeken[] = [
  GOED,
  { gezicht: 'gaat_wel', woord: 'Gaat wel', zin: 'wel', icon: 'mood-empty' },
  { gezicht: 'niet_goed', woord: 'Niet goed', zin: 'niet goed', icon: 'mood-sad' },
];

export const gezichtVan = (gezicht: Gezicht): GezichtTeken =>
  GEZICHTEN.find((g) => g.gezicht === gezicht) ?? GOED;
