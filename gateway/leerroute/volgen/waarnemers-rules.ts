import { z } from 'zod';
import type { Stand } from '../../model/act.ts';

/**
 * Which of several judgements gives the stand (R23), chosen by the school. The judgements are the acts: all of them stay.
 * - `laatste`: the last one, whoever gave it;
 * - `twee_waarnemers`: what two people saw; one alone comes to just below behaald;
 * - `voorzichtigste`: of the last one of each observer the lowest.
 */
export const WaarnemingRegel = z.enum(['laatste', 'twee_waarnemers', 'voorzichtigste']);
export type WaarnemingRegel = z.infer<typeof WaarnemingRegel>;

/** One judgement; a list of them stands in the order in which they were given. */
export interface Oordeel {
  readonly door: string;
  readonly naar: Stand;
}

/** The last judgement of each observer. */
function laatstePerWaarnemer(oordelen: readonly Oordeel[]): Stand[] {
  return [...new Map(oordelen.map((o) => [o.door, o.naar])).values()];
}

/** The stand of a doel by the rule of the school; `null` when nobody judged it. */
export function geldendeStand(
  oordelen: readonly Oordeel[],
  regel: WaarnemingRegel,
  behaaldVanaf: number,
): Stand | null {
  const laatste = oordelen.at(-1);
  if (laatste === undefined) return null;
  const standen = laatstePerWaarnemer(oordelen).sort((a, b) => b - a);
  switch (regel) {
    case 'laatste':
      return laatste.naar;
    case 'voorzichtigste':
      return standen.at(-1) ?? null;
    case 'twee_waarnemers': {
      const [hoogste = 0, tweede = 0] = standen;
      return Math.max(tweede, Math.min(hoogste, behaaldVanaf - 1)) as Stand;
    }
    default:
      return regel satisfies never;
  }
}

/** Each judgement with what the stand became by the rule of the school; in the same order. */
export function standenInDeTijd<O extends Oordeel & { readonly leerdoel: string }>(
  oordelen: readonly O[],
  regel: WaarnemingRegel,
  behaaldVanaf: number,
): O[] {
  if (regel === 'laatste') return [...oordelen];
  const eerder = new Map<string, Oordeel[]>();
  return oordelen.map((oordeel) => {
    const tot = [...(eerder.get(oordeel.leerdoel) ?? []), oordeel];
    eerder.set(oordeel.leerdoel, tot);
    return { ...oordeel, naar: geldendeStand(tot, regel, behaaldVanaf) ?? oordeel.naar };
  });
}
