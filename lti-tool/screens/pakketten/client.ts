/** What can have the focus in the tree, in the order of the page. */
const STOP = '[data-boom] summary, [data-boom] a';

/**
 * Keys of a tree (APG "tree view") on plain `<details>`: up and down walk over what is in sight, right opens, left closes
 * or goes to what is around. `/` goes to the search field. Without this script Tab reaches everything.
 */
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const from = event.target instanceof Element ? event.target : null;
  if (event.key === '/' && !from?.closest('input, textarea, select')) {
    event.preventDefault();
    document.getElementById('zoek')?.focus();
    return;
  }
  const stop = from?.closest<HTMLElement>(STOP);
  if (stop && step(stop, event.key)) event.preventDefault();
});

function step(stop: HTMLElement, key: string): boolean {
  if (key === 'ArrowDown') return walk(stop, 1);
  if (key === 'ArrowUp') return walk(stop, -1);
  const own = stop.matches('summary') ? stop.closest('details') : null;
  if (key === 'ArrowRight' && own) {
    if (own.open) return walk(stop, 1);
    own.open = true;
    return true;
  }
  if (key !== 'ArrowLeft') return false;
  if (own?.open) {
    own.open = false;
    return true;
  }
  const around = (own?.parentElement ?? stop).closest('details')?.querySelector('summary');
  around?.focus();
  return around !== null && around !== undefined;
}

function walk(stop: HTMLElement, by: number): boolean {
  const seen = [...document.querySelectorAll<HTMLElement>(STOP)].filter((one) => one.offsetParent !== null);
  const next = seen[seen.indexOf(stop) + by];
  next?.focus();
  return next !== undefined;
}
