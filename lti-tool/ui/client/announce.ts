/** Says a sentence through the polite live region of the page. Empty first: the same sentence twice is said twice. */
function announce(text: string): void {
  const region = document.getElementById('status');
  if (!region || text === '') return;
  region.textContent = '';
  window.setTimeout(() => {
    region.textContent = text;
  }, 60);
}

/** Text in the `koers:announce` event: `HX-Trigger: {"koers:announce":{"text":"…"}}`, or a bare string. */
function textOf(detail: unknown): string {
  if (typeof detail !== 'object' || detail === null) return '';
  const { text, value } = detail as { text?: unknown; value?: unknown };
  return typeof text === 'string' ? text : typeof value === 'string' ? value : '';
}

/**
 * Announces what an answer brings (WCAG 4.1.3): the last element with `data-announce` that was swapped in, or an HX-Trigger
 * header. The attribute is taken off once said, so that an old message never speaks again.
 */
export function startAnnouncing(): void {
  document.addEventListener('koers:announce', (event) => {
    if (event instanceof CustomEvent) announce(textOf(event.detail));
  });
  document.addEventListener('htmx:after:swap', () => sayNew());
  sayNew(); // what the page brought along, such as the outcome of a form
}

/** Says and marks everything new under the document. */
export function sayNew(): void {
  const fresh = [...document.querySelectorAll<HTMLElement>('[data-announce]')];
  const last = fresh.at(-1);
  const text = last?.dataset['announce'] ?? '';
  for (const element of fresh) element.removeAttribute('data-announce');
  if (last) announce(text);
}
