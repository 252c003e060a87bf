/** Rows with the same key together, groups and rows in the order in which they came. */
export function grouped<R>(rows: readonly R[], key: (row: R) => string): [R, ...R[]][] {
  const groups = new Map<string, [R, ...R[]]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return [...groups.values()];
}
