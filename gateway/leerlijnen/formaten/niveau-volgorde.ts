/** `Niveau 3`, `N3`, `3`, `M4`, `E4`: what stands before the number, the number, and what follows. */
const DELEN = /^(\D*?)\s*(\d+)(?:[.,](\d+))?\s*(\D*)$/;
/** Halves of a school year: begin, midden, eind. */
const HALF = ['b', 'm', 'e'];

/**
 * The order of niveaus of which only the names are known, the lowest first: by number when each has one and they are
 * called alike (or M3, E3, M4 …), else as they stand in the source.
 */
export function niveauVolgorde(namen: readonly string[]): string[] {
  const delen = namen.map((naam) => DELEN.exec(naam.trim()));
  const voor = new Set(delen.map((d) => d?.[1]?.toLowerCase().trim() ?? null));
  const halven = [...voor].every((v) => v !== null && HALF.includes(v));
  if (voor.has(null) || (voor.size > 1 && !halven)) return [...namen];
  const plaats = (i: number) => {
    const [, begin = '', geheel = '', breuk = '0', na = ''] = delen[i] ?? [];
    const half = halven ? HALF.indexOf(begin.toLowerCase().trim()) : 0;
    return { getal: Number(geheel) + Number(`0.${breuk}`), half, na };
  };
  const volgorde = namen
    .map((_, i) => i)
    .sort((a, b) => {
      const [p, q] = [plaats(a), plaats(b)];
      return p.getal - q.getal || p.half - q.half || (p.na < q.na ? -1 : p.na > q.na ? 1 : a - b);
    });
  return volgorde.map((i) => namen[i] ?? '');
}
