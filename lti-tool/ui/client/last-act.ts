const last = { id: '' };

/** Remembers where the last act was done, by id, so that the focus can go back there. */
export function startRememberingActs(): void {
  document.addEventListener('htmx:before:request', (event) => {
    const source = event.detail.ctx.sourceElement;
    if (source.id && !source.closest('#meldingen')) last.id = source.id;
  });
}

/** The cell or button of the last act, when it is still there. */
export function lastActed(): HTMLElement | null {
  return last.id ? document.getElementById(last.id) : null;
}
