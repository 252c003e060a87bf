/** Pseudo-random numbers that are the same again for the same seed, so that a fault can be run once more. */
export interface Random {
  /** From 0 up to, not including, `below`. */
  int(below: number): number;
  chance(part: number): boolean;
  pick<T>(from: readonly [T, ...T[]] | readonly T[]): T;
}

/** mulberry32: small, and good enough to choose requests. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (below: number) => Math.floor(next() * below);
  return {
    int,
    chance: (part) => next() < part,
    pick: <T>(from: readonly T[]): T => {
      if (from.length === 0) throw new Error('nothing to pick from');
      return from[int(from.length)] as T;
    },
  };
}
