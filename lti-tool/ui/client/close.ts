/** A button with `data-close="#id"` takes that element away and gives the focus back to where the act was. */
export function startClosing(): void {
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const selector = event.target.closest('[data-close]')?.getAttribute('data-close');
    if (!selector) return;
    document.querySelector(selector)?.remove();
    lastActed()?.focus({ preventScroll: true });
  });
  document.addEventListener('htmx:before:request', (event) => {
    const { id } = event.detail.ctx.sourceElement;
    if (id && !event.detail.ctx.sourceElement.closest('#meldingen')) acted.id = id;
  });
}

const acted = { id: '' };

function lastActed(): HTMLElement | null {
  return acted.id ? document.getElementById(acted.id) : null;
}
