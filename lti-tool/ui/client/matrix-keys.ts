const STEPS: Record<string, readonly [rows: number, cells: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrow keys move between the cells of a matrix; Home and End go to the ends of the row. Tab works as everywhere. */
export function startMatrixKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const from = event.target instanceof Element ? event.target.closest('td') : null;
    if (!from?.closest('[data-matrix]')) return;
    const to = destination(from, event.key);
    if (!to) return;
    event.preventDefault();
    to.focus();
  });
}

function destination(from: HTMLTableCellElement, key: string): HTMLElement | null {
  const row = from.parentElement;
  if (!(row instanceof HTMLTableRowElement)) return null;
  if (key === 'Home') return buttonsOf(row)[0] ?? null;
  if (key === 'End') return buttonsOf(row).at(-1) ?? null;
  const step = STEPS[key];
  if (!step) return null;
  return walk(row, from.cellIndex, step);
}

/** Steps on until a cell with a button that can be pressed, or the edge of the table. */
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
    const button = all[r]?.cells[c]?.querySelector<HTMLElement>('button:not(:disabled)');
    if (button) return button;
    r += rows;
    c += cells;
  }
  return null;
}

function buttonsOf(row: HTMLTableRowElement): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('.k-tick:not(:disabled)')];
}
