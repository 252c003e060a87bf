/** Longest wait between two tries of a receiver that is ill: an hour. */
const LONGEST_MS = 3_600_000;

/** Milliseconds until the next try, unless the receiver says otherwise: 1, 2, 4 … 60 minutes. */
export function waitMs(pogingen: number): number {
  return Math.min(LONGEST_MS, 60_000 * 2 ** Math.min(6, Math.max(1, pogingen) - 1));
}
