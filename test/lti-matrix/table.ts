/** Platforms down, capabilities across, in plain text. */
export function table(
  profiles: readonly string[],
  capabilities: readonly string[],
  cells: ReadonlyMap<string, string>,
): string {
  const lines = [
    ['', ...capabilities],
    ...profiles.map((profile) => [
      profile,
      ...capabilities.map((name) => cells.get(`${profile} ${name}`) ?? 'niet gelopen'),
    ]),
  ];
  const width = lines[0]?.map((_, n) => Math.max(...lines.map((line) => line[n]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, n) => cell.padEnd(width[n] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
