import { give } from './keep-focus.ts';
import { lastActed } from './last-act.ts';

/** A button with `data-close="#id"` takes that element away and gives the focus back to where the act was: the page's target or content after a load. */
export function startClosing(): void {
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const selector = event.target.closest('[data-close]')?.getAttribute('data-close');
    if (!selector) return;
    document.querySelector(selector)?.remove();
    const back =
      lastActed() ?? document.querySelector<HTMLElement>(':target') ?? document.getElementById('inhoud');
    if (back) give(back);
  });
}
