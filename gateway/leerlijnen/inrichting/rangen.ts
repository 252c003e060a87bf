import type { RouteProfiel } from './wijziging.ts';

type Rangen = Readonly<Record<string, number>>;

/**
 * Moves the expected niveaus of a route along when niveaus came in between or were left out. `toen`: the rang of each
 * niveau that the numbers stood for; `nu`: those of today. A niveau that is in both keeps its meaning, and between two
 * of them the line stays straight; 0 (not begun) stays 0.
 */
export function verschuifProfiel(
  profiel: RouteProfiel['profiel'],
  toen: Rangen,
  nu: Rangen,
): RouteProfiel['profiel'] {
  const gebleven = Object.keys(toen).filter((niveau) => niveau in nu);
  const opRang = (rangen: Rangen) => gebleven.map((niveau) => rangen[niveau] ?? 0).sort((a, b) => a - b);
  const nieuw = opRang(nu);
  const bakens: Baken[] = [[0, 0], ...opRang(toen).map((rang, i): Baken => [rang, nieuw[i] ?? rang])];
  return profiel.map((punt) => ({ ...punt, niveau: binnen(tussen(bakens, punt.niveau)) }));
}

type Baken = readonly [van: number, naar: number];

const binnen = (niveau: number) => Math.min(40, Math.max(0, Math.round(niveau * 1000) / 1000));

/** Straight between two beacons; beyond the last as steep as the numbers themselves. */
function tussen(bakens: readonly Baken[], waarde: number): number {
  const boven = bakens.findIndex(([van]) => van >= waarde);
  const [van, naar] = bakens.at(boven === -1 ? -1 : Math.max(0, boven - 1)) ?? [0, 0];
  const [van2, naar2] = bakens[boven] ?? [van + 1, naar + 1];
  return van2 === van ? naar : naar + ((waarde - van) * (naar2 - naar)) / (van2 - van);
}
