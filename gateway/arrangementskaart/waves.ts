/** Acts in waves: the nth wave has the nth act of each cell, for one statement takes a cell once. Order is kept. */
export function waves<T>(rows: readonly T[], cell: (row: T) => string): T[][] {
  const seen = new Map<string, number>();
  const out: T[][] = [];
  for (const row of rows) {
    const n = seen.get(cell(row)) ?? 0;
    seen.set(cell(row), n + 1);
    const wave = out[n] ?? [];
    wave.push(row);
    out[n] = wave;
  }
  return out;
}
