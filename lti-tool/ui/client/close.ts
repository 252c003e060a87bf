import { lastActed } from './last-act.ts';

/** A button with `data-close="#id"` takes that element away and gives the focus back to where the act was. */
export function startClosing(): void {
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const selector = event.target.closest('[data-close]')?.getAttribute('data-close');
    if (!selector) return;
    document.querySelector(selector)?.remove();
    lastActed()?.focus({ preventScroll: true });
  });
}
