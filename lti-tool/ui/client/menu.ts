/** An open menu closes with Escape, with the focus back on its word, and when one goes on elsewhere on the page. */
export function startMenus(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const menu = openMenu();
    if (!menu) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  for (const left of ['click', 'focusin']) document.addEventListener(left, closeWhenOutside);
}

const openMenu = () => document.querySelector<HTMLDetailsElement>('details[data-menu][open]');

function closeWhenOutside(event: Event): void {
  const menu = openMenu();
  if (menu && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
}
