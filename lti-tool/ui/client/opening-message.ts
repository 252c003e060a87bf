/**
 * A page that opens with a message is the answer to an act (a placement): the keyboard starts at that message, so that
 * "Ongedaan maken" is the next stop. The area gets the focus, not its button: a key held too long must undo nothing.
 * A form that comes back with faults starts at what must be mended (`data-focus`).
 */
export function startAtMessage(): void {
  const messages = document.getElementById('meldingen');
  const area =
    document.querySelector<HTMLElement>('main [data-focus]') ??
    (messages?.firstElementChild ? messages : null);
  if (!area) return;
  const begin = () => area.focus({ preventScroll: true });
  // The browser goes to the #fragment of the address in a frame of its own, and takes the focus away when it does.
  const afterFragment = () => requestAnimationFrame(() => requestAnimationFrame(begin));
  if (document.readyState === 'complete') afterFragment();
  else window.addEventListener('load', afterFragment, { once: true });
}
