/** Takes the value in the middle; the mean of the two middle ones when they are even in number. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const at = (i: number) => sorted[i] ?? Number.NaN;
  return sorted.length % 2 === 1 ? at(Math.floor(middle)) : (at(middle - 1) + at(middle)) / 2;
}

/** The value that this share (0..1) of the values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** What some work cost, in ms: time on the clock, and time on a core of this process and its PostgreSQL. */
export interface Took {
  readonly wall: number;
  readonly cpu: number;
}

export type Take = () => Promise<Took>;

/** Reads how much CPU was used so far, in ms. */
export type Meter = () => number;

export async function took(meter: Meter, work: () => Promise<unknown>): Promise<Took> {
  const busy = meter();
  const began = performance.now();
  await work();
  const wall = performance.now() - began;
  return { wall, cpu: meter() - busy };
}

/** As `took`, for many times the same: the median of what each took on the clock, and the mean of the CPU. */
export async function tookEach(meter: Meter, work: () => Promise<readonly number[]>): Promise<Took> {
  const busy = meter();
  const each = await work();
  return { wall: median(each), cpu: (meter() - busy) / each.length };
}

export interface Pair {
  readonly work: Took;
  readonly baseline: Took;
}

const middle = (all: readonly Took[]): Took => ({
  wall: median(all.map((one) => one.wall)),
  cpu: median(all.map((one) => one.cpu)),
});

/**
 * Measures work and baseline by turns, so that whatever else the machine does hits both alike: one round each to warm
 * up, then `rounds` that count. The figures are medians, a ratio is that of the medians.
 */
export async function alternate(takes: { work: Take; baseline: Take }, rounds: number): Promise<Pair> {
  const work: Took[] = [];
  const baseline: Took[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const took = { work: await takes.work(), baseline: await takes.baseline() };
    if (round < 0) continue;
    work.push(took.work);
    baseline.push(took.baseline);
  }
  return { work: middle(work), baseline: middle(baseline) };
}
