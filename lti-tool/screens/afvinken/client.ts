import type { Htmx } from 'htmx.org';

// The page loads htmx itself as a classic script before this module.
declare const htmx: Htmx;

/** A cell whose value is `act~stand~…`: the first part is the id of the act. */
function withFreshAct(value: string): string {
  // Without a secure context there is no randomUUID; the id the server rendered is good for one act as well.
  if (typeof crypto.randomUUID !== 'function') return value;
  return [crypto.randomUUID(), ...value.split('~').slice(1)].join('~');
}

/** 0 to 4 on a leerdoel give it that stand at once; the button itself ticks it off. */
document.addEventListener('keydown', (event) => {
  if (!/^[0-4]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  const cell = event.target instanceof Element ? event.target.closest('button.k-tick[data-stand]') : null;
  if (!(cell instanceof HTMLButtonElement) || cell.disabled) return;
  event.preventDefault();
  const post = cell.getAttribute('hx-post');
  // An answer is on its way: the stand on the screen is not the one to judge from.
  if (!post || cell.classList.contains('htmx-request')) return;
  void htmx.ajax('POST', post, { source: cell, values: { zet: event.key, cel: withFreshAct(cell.value) } });
});

/**
 * The second half of a double click would take back what the first half ticked. `detail` counts the clicks on one
 * spot; keyboard and assistive technology send 0.
 */
document.addEventListener(
  'click',
  (event) => {
    if (event.detail < 2 || !(event.target instanceof Element) || !event.target.closest('.k-tick')) return;
    event.preventDefault();
    event.stopPropagation();
  },
  { capture: true },
);
