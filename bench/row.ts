import type { Pair } from './measure.ts';

/** How much is measured: the whole bench, or a short form that only shows that every row works. */
export interface Size {
  readonly short: boolean;
  /** Leerlingen of the schools that are synced. */
  readonly syncs: readonly number[];
  /** Leerlingen of the school that teachers work in. */
  readonly school: number;
  /** Leerlingen of the small and the ten times larger school. */
  readonly growth: readonly [small: number, large: number];
  /** Takes this many rounds, or one in the short form. */
  rounds(full: number): number;
  /** Takes this many repetitions a round, or a few in the short form. */
  times(full: number): number;
}

export function sizeOf(short: boolean): Size {
  return {
    short,
    syncs: short ? [60] : [1200, 5000],
    school: short ? 60 : 1200,
    growth: short ? [24, 240] : [120, 1200],
    rounds: (full) => (short ? 1 : full),
    times: (full) => (short ? Math.min(full, 5) : full),
  };
}

/** A limit that is no ratio: rows written, round trips. */
export interface Limit {
  readonly what: string;
  readonly seen: number;
  readonly atMost: number;
}

/** What a line is about; `budget` is the highest ratio that is good enough (design §8). */
export interface About {
  readonly row: string;
  readonly work: string;
  readonly against: string;
  readonly budget: number;
  readonly limits?: readonly Limit[];
  readonly notes?: readonly string[];
}

/** One line of the result. Figures are medians over the rounds of this run, unless the text says p99. */
export interface Line extends Required<About> {
  /** What is judged: time on the clock, or time on a core. */
  readonly by: 'wall' | 'cpu';
  readonly workMs: number;
  readonly baselineMs: number;
  readonly ratio: number;
  /** The ratio by CPU, where it is known; it does not hold the waiting for a core on a busy machine. */
  readonly cpuRatio: number | null;
  readonly met: boolean;
}

export interface Row {
  /** For `--only`. */
  readonly name: string;
  readonly title: string;
  measure(size: Size): Promise<readonly Line[]>;
}

export function judge(about: About, pair: Pair, by: Line['by'] = 'wall'): Line {
  const limits = about.limits ?? [];
  const ratio = pair.work[by] / pair.baseline[by];
  const cpuRatio = pair.work.cpu / pair.baseline.cpu;
  return {
    ...about,
    limits,
    notes: about.notes ?? [],
    by,
    workMs: pair.work[by],
    baselineMs: pair.baseline[by],
    ratio,
    cpuRatio: Number.isFinite(cpuRatio) ? cpuRatio : null,
    met: ratio <= about.budget && limits.every((limit) => limit.seen <= limit.atMost),
  };
}
