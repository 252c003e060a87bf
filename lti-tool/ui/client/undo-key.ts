/** How long Ctrl+Z waits for an act that is on its way. ms */
const PATIENCE = 5_000;
const STEP = 20;

const onItsWay = (): boolean => document.querySelector('.k-tick.htmx-request') !== null;

/** A message that came in a moment ago is there to read before its button works. */
const works = (undo: HTMLElement): boolean =>
  !undo.hasAttribute('hx-post') || undo.hasAttribute('data-htmx-powered');

/** While an act is on its way the last message is about the one before: what is undone is what was done last, or nothing. */
function undoLast(waited = 0): void {
  const undo = document.getElementById('melding-ongedaan');
  if (!onItsWay() && (!undo || works(undo))) undo?.click();
  else if (waited < PATIENCE) setTimeout(() => undoLast(waited + STEP), STEP);
}

/** Ctrl+Z (Cmd+Z on a Mac) presses "Ongedaan maken" of the last message, from anywhere but a field one types in. */
export function startUndoKey(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey)) return;
    if (event.shiftKey || event.altKey || event.repeat) return;
    if (event.target instanceof Element && event.target.closest('input, textarea, select')) return;
    if (!onItsWay() && !document.getElementById('melding-ongedaan')) return;
    event.preventDefault();
    undoLast();
  });
}
