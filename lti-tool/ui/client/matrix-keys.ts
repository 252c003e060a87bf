/** What can have the focus in a matrix. */
const STOP = 'button:not(:disabled), a[href]';
const STEPS: Record<string, readonly [rows: number, cells: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Keys of an ARIA grid (APG "grid"): one stop for Tab, the last place used; arrow keys move between the cells,
 * Home and End go to the ends of the row, with Ctrl to those of the matrix. Without this script Tab reaches every cell.
 */
export function startMatrixKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.metaKey || event.altKey || event.shiftKey) return;
    const from =
      event.target instanceof Element ? event.target.closest<HTMLTableCellElement>('td, th') : null;
    const grid = from?.closest('[data-matrix]');
    if (!from || !grid) return;
    const to = event.ctrlKey ? corner(grid, event.key) : destination(from, event.key);
    if (!to) return;
    event.preventDefault();
    to.focus();
  });
  document.addEventListener('focusin', (event) => {
    const stop = event.target instanceof Element ? event.target.closest<HTMLElement>(STOP) : null;
    const grid = stop?.closest('[data-matrix]');
    if (stop && grid) makeOneStop(grid, stop);
  });
  document.addEventListener('htmx:after:settle', makeAllOneStop);
  makeAllOneStop();
}

/** Where Tab comes back to, by the id of the element: it survives a swap. */
const last = new WeakMap<Element, string>();

function makeAllOneStop(): void {
  for (const grid of document.querySelectorAll('[data-matrix]')) {
    const known = document.getElementById(last.get(grid) ?? '');
    makeOneStop(grid, known ?? grid.querySelector<HTMLElement>('.k-tick:not(:disabled)'));
  }
}

function makeOneStop(grid: Element, chosen: HTMLElement | null): void {
  const stops = [...grid.querySelectorAll<HTMLElement>(STOP)];
  const one = chosen && stops.includes(chosen) ? chosen : stops[0];
  for (const stop of stops) stop.tabIndex = stop === one ? 0 : -1;
  if (one?.id) last.set(grid, one.id);
}

function corner(grid: Element, key: string): HTMLElement | null {
  const cells = grid.querySelectorAll<HTMLElement>('.k-tick:not(:disabled)');
  if (key === 'Home') return cells[0] ?? null;
  return key === 'End' ? (cells[cells.length - 1] ?? null) : null;
}

function destination(from: HTMLTableCellElement, key: string): HTMLElement | null {
  const row = from.parentElement;
  if (!(row instanceof HTMLTableRowElement)) return null;
  const stops = row.querySelectorAll<HTMLElement>(STOP);
  if (key === 'Home') return stops[0] ?? null;
  if (key === 'End') return stops[stops.length - 1] ?? null;
  const step = STEPS[key];
  return step ? walk(row, from.cellIndex, step) : null;
}

/** Steps on until a cell that can have the focus, or the edge of the matrix. */
function walk(
  row: HTMLTableRowElement,
  cell: number,
  [rows, cells]: readonly [number, number],
): HTMLElement | null {
  const all = row.closest('table')?.rows;
  if (!all) return null;
  let r = row.rowIndex + rows;
  let c = cell + cells;
  while (r >= 0 && r < all.length && c >= 0 && c < row.cells.length) {
    const stop = all[r]?.cells[c]?.querySelector<HTMLElement>(STOP);
    if (stop) return stop;
    r += rows;
    c += cells;
  }
  return null;
}
