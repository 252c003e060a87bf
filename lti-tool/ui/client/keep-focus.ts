import { lastActed } from './last-act.ts';

/**
 * Keeps the focus through partial updates (WCAG 2.4.3). htmx brings it back when an element with the same id returns.
 * When the element is gone we go, in this order, to `data-focus` in what came, to the place of the last act (from a
 * message: "Ongedaan maken" disappears once used), or to the nearest place around it that is still there.
 */
export function startKeepingFocus(): void {
  let path: readonly string[] = [];
  document.addEventListener('htmx:before:swap', () => {
    path = idsAround(document.activeElement);
  });
  document.addEventListener('htmx:finally:swap', () => {
    const asked = document.querySelector<HTMLElement>('[data-focus]');
    if (asked) {
      asked.removeAttribute('data-focus');
      give(asked);
    } else if (path.length > 0 && lost()) {
      const next = path.includes('meldingen') ? lastActed() : nearest(path);
      if (next) give(next);
    }
    path = [];
  });
}

function nearest(path: readonly string[]): HTMLElement | null {
  return path.map((id) => document.getElementById(id)).find((element) => element !== null) ?? null;
}

function lost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** Ids from the element outwards. Empty when nothing had the focus. */
function idsAround(start: Element | null): readonly string[] {
  const ids: string[] = [];
  for (let element = start; element && element !== document.body; element = element.parentElement) {
    if (element.id) ids.push(element.id);
  }
  return ids;
}

/** Gives an element the focus, also one that cannot hold it by itself; the page does not scroll. */
export function give(element: HTMLElement): void {
  element.focus({ preventScroll: true });
  if (document.activeElement === element) return;
  // A heading or a row cannot hold the focus by itself; make it able to, out of the tab order.
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
