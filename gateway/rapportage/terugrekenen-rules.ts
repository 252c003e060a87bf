/**
 * Finds a hidden cell of which the value follows from the cells that are shown and the totals; `null` when there is none.
 * Exact for tables of counts: two tables with the same totals differ by rounds of one more and one less in turn (rows and
 * columns as the two sides of a graph, hidden cells as its lines), so a cell is safe when it lies on such a round. A cell
 * of 0 can only become more.
 */
export function terugTeRekenen(
  cellen: readonly (readonly number[])[],
  verborgen: readonly (readonly boolean[])[],
): { readonly r: number; readonly k: number } | null {
  for (const [r, rij] of cellen.entries())
    for (const [k, n] of rij.entries()) {
      if (!verborgen[r]?.[k]) continue;
      const meer = ronde(cellen, verborgen, { r, k }, 'meer');
      const minder = n > 0 && ronde(cellen, verborgen, { r, k }, 'minder');
      if (!meer && !minder) return { r, k };
    }
  return null;
}

/**
 * Whether this cell can be one more (or less) with all totals as they are. Going on from its column: one cell there is one
 * less (more), then one in that row is one more (less), until it comes back in the row where it began.
 */
function ronde(
  cellen: readonly (readonly number[])[],
  verborgen: readonly (readonly boolean[])[],
  begin: { readonly r: number; readonly k: number },
  hoe: 'meer' | 'minder',
): boolean {
  const kan = (r: number, k: number, richting: 'meer' | 'minder'): boolean =>
    verborgen[r]?.[k] === true && (richting === 'meer' || (cellen[r]?.[k] ?? 0) > 0);
  const tegen = hoe === 'meer' ? 'minder' : 'meer';
  const gezienRij = new Set<number>();
  const gezienKolom = new Set([begin.k]);
  const teGaan = [begin.k];
  for (let k = teGaan.pop(); k !== undefined; k = teGaan.pop()) {
    for (let r = 0; r < cellen.length; r += 1) {
      if (gezienRij.has(r) || (r === begin.r && k === begin.k) || !kan(r, k, tegen)) continue;
      if (r === begin.r) return true;
      gezienRij.add(r);
      for (let k2 = 0; k2 < (cellen[r]?.length ?? 0); k2 += 1)
        if (!gezienKolom.has(k2) && kan(r, k2, hoe)) {
          gezienKolom.add(k2);
          teGaan.push(k2);
        }
    }
  }
  return false;
}
