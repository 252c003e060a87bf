/** Values to fill a state with, by the name in `data-vul`. */
export type Vulling = Readonly<Record<string, string | ((place: HTMLElement) => void)>>;

/**
 * Puts one of the page's own states in sight: title and words stand in a template of the page, so that this script carries
 * no texts. @returns the place it stands in
 */
export function toon(id: string, vulling: Vulling = {}): HTMLElement {
  const template = document.getElementById(`teams-${id}`);
  const place = document.getElementById('teams');
  if (!(template instanceof HTMLTemplateElement) || !place) throw new Error(`no state ${id}`);
  const title = template.dataset['title'] ?? '';
  document.title = `${title} · Koers`;
  for (const heading of document.querySelectorAll('h1')) heading.textContent = title;
  document.querySelector('.k-sheet > .k-sheet__lead')?.remove();
  place.replaceChildren(template.content.cloneNode(true));
  for (const [name, fill] of Object.entries(vulling)) {
    const at = place.querySelector<HTMLElement>(`[data-vul="${name}"]`);
    if (at && typeof fill === 'string') at.textContent = fill;
    else if (at && typeof fill === 'function') fill(at);
  }
  return place;
}
