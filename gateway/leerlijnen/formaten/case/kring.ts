/** An arrow of a graph, with the place of the association that says it. */
export interface Pijl {
  readonly van: number;
  readonly naar: number;
  readonly associatie: number;
}

/**
 * Nodes in an order in which every arrow goes forward; or, when there is none, the arrows of one circle, in order.
 * Without recursion: foreign files decide how deep it is.
 */
export function volgordeOfKring(
  aantal: number,
  pijlen: readonly Pijl[],
): { volgorde: number[]; kring: null } | { volgorde: null; kring: Pijl[] } {
  const uit: Pijl[][] = Array.from({ length: aantal }, () => []);
  const wacht = new Uint32Array(aantal);
  for (const pijl of pijlen) {
    uit[pijl.van]?.push(pijl);
    wacht[pijl.naar] = (wacht[pijl.naar] ?? 0) + 1;
  }
  const volgorde: number[] = [];
  for (let i = 0; i < aantal; i++) if (wacht[i] === 0) volgorde.push(i);
  for (let k = 0; k < volgorde.length; k++) {
    for (const { naar } of uit[volgorde[k] ?? 0] ?? []) {
      const nog = (wacht[naar] ?? 0) - 1;
      wacht[naar] = nog;
      if (nog === 0) volgorde.push(naar);
    }
  }
  if (volgorde.length === aantal) return { volgorde, kring: null };
  return { volgorde: null, kring: eenKring(pijlen, wacht) };
}

// What is left waits for something that waits as well: going back along the arrows must come round.
function eenKring(pijlen: readonly Pijl[], wacht: Uint32Array): Pijl[] {
  const naar = new Map<number, Pijl>();
  for (const pijl of pijlen) if (wacht[pijl.van] && wacht[pijl.naar]) naar.set(pijl.naar, pijl);
  const gezien = new Map<number, number>();
  const pad: Pijl[] = [];
  let hier = naar.keys().next().value ?? 0;
  for (;;) {
    const eerder = gezien.get(hier);
    if (eerder !== undefined) return pad.slice(eerder).reverse();
    gezien.set(hier, pad.length);
    const pijl = naar.get(hier);
    if (!pijl) return pad.reverse();
    pad.push(pijl);
    hier = pijl.van;
  }
}
