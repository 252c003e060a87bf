/** Takes the value in the middle; the mean of the two middle ones when they are even in number. */
export function median(values: readonly number[]): number {
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

export interface Pair {
  readonly work: number;
  readonly baseline: number;
  readonly ratio: number;
}

/** What a repetition gives: how long it took, in ms. */
export type Take = () => Promise<number>;

/**
 * Measures work and baseline by turns, so that whatever else the machine does hits both alike: one round each to warm
 * up, then `rounds` that count. The figures are medians, the ratio is that of the medians.
 */
export async function alternate(takes: { work: Take; baseline: Take }, rounds: number): Promise<Pair> {
  const seen = { work: [] as number[], baseline: [] as number[] };
  for (let round = -1; round < rounds; round += 1) {
    const took = { work: await takes.work(), baseline: await takes.baseline() };
    if (round < 0) continue;
    seen.work.push(took.work);
    seen.baseline.push(took.baseline);
  }
  return pairOf(median(seen.work), median(seen.baseline));
}

export const pairOf = (work: number, baseline: number): Pair => ({ work, baseline, ratio: work / baseline });

/** Wall time of some work in ms. */
export async function wall(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** CPU of this process (user and system) during some work, in ms. */
export async function cpu(work: () => Promise<unknown>): Promise<number> {
  const began = process.cpuUsage();
  await work();
  const used = process.cpuUsage(began);
  return (used.user + used.system) / 1000;
}
