/**
 * Which places in a list changed by being moved, and not only because something else came in between or went away: all
 * but the longest part that still stands in its old order. `was` holds the old place of each, in the new order.
 */
export function verschoven(was: readonly number[]): ReadonlySet<number> {
  // Longest increasing subsequence: per length the place at which it ends lowest, and from where each place came.
  const eind: number[] = [];
  const vorige: (number | undefined)[] = [];
  for (const [i, plek] of was.entries()) {
    let [laag, hoog] = [0, eind.length];
    while (laag < hoog) {
      const midden = (laag + hoog) >> 1;
      if ((was[eind[midden] ?? 0] ?? 0) < plek) laag = midden + 1;
      else hoog = midden;
    }
    vorige[i] = eind[laag - 1];
    eind[laag] = i;
  }
  const weg = new Set(was.keys());
  for (let i = eind.at(-1); i !== undefined; i = vorige[i]) weg.delete(i);
  return weg;
}
