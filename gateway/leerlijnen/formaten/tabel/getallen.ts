/** A whole number from a cell; `undefined` when there is none in it. */
export function geheel(cel: string, van: number, tot: number): number | undefined {
  const n = /^[+-]?\d{1,10}([.,]0+)?$/.test(cel) ? Number(cel.replace(',', '.')) : Number.NaN;
  return Number.isInteger(n) && n >= van && n <= tot ? n : undefined;
}

/** `6: 0,5; 12: 1,5` as points of a route profile; `null` when it says something else. */
export function leesProfiel(cel: string): { onderwijsleeftijd: number; niveau: number }[] | null {
  const punten = new Map<number, number>();
  for (const deel of cel.split(';').filter((d) => d.trim() !== '')) {
    const [leeftijd, niveau, ...meer] = deel.split(':').map((d) => d.trim());
    const oud = geheel(leeftijd ?? '', 3, 21);
    const n = Number((niveau ?? '').replace(',', '.'));
    if (oud === undefined || !niveau || meer.length > 0 || !(n >= 0 && n <= 40) || punten.has(oud))
      return null;
    punten.set(oud, n);
  }
  return [...punten].map(([onderwijsleeftijd, niveau]) => ({ onderwijsleeftijd, niveau }));
}

/** The texts of a cell that `lijst` in schrijven.ts made. */
export function leesLijst(cel: string): string[] {
  if (cel.startsWith('[')) {
    try {
      const delen: unknown = JSON.parse(cel);
      if (Array.isArray(delen)) return delen.map((d) => String(d).trim()).filter((d) => d !== '');
    } catch {
      // Not ours then: a text that begins with a bracket.
    }
  }
  return cel
    .split('\n')
    .map((d) => d.trim())
    .filter((d) => d !== '');
}
