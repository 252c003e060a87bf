/**
 * Keys of the editor: Enter in a text keeps the row (Shift+Enter is a new line), Alt with an arrow moves it up or down.
 * What the keys do are buttons of the row too; without this module those remain.
 */
document.addEventListener('keydown', (event) => {
  const doel = event.target instanceof Element ? event.target : null;
  const rij = doel?.closest('form[data-rij]');
  if (!(rij instanceof HTMLFormElement) || event.repeat || event.isComposing) return;
  const knop = knopVan(rij, event, doel);
  if (!knop) return;
  event.preventDefault();
  knop.click();
});

function knopVan(rij: HTMLFormElement, event: KeyboardEvent, doel: Element | null): HTMLButtonElement | null {
  const knop = (wat: string) => rij.querySelector<HTMLButtonElement>(`button[name="wat"][value="${wat}"]`);
  if (event.altKey && event.key === 'ArrowUp') return knop('omhoog');
  if (event.altKey && event.key === 'ArrowDown') return knop('omlaag');
  const bewaart =
    event.key === 'Enter' && !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey;
  return bewaart && doel?.matches('textarea[data-enter]')
    ? (knop('herformuleren') ?? knop('toevoegen'))
    : null;
}
