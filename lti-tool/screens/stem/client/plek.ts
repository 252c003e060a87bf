const SLEUTEL = 'stem-plek';

/** What was pressed last has the focus again on the page that comes back, so that who goes by keys need not begin anew. */
export function houdPlek(): void {
  const hier = location.pathname;
  const was = sessionStorage.getItem(SLEUTEL);
  sessionStorage.removeItem(SLEUTEL);
  const [pad, id = ''] = (was ?? '').split('#');
  if (pad === hier) document.getElementById(id)?.focus({ preventScroll: true });
  let verstuurd = false;
  document.addEventListener('submit', (event) => {
    // A hand that presses twice means one thing; the page that comes back takes the next press.
    if (verstuurd) event.preventDefault();
    verstuurd = true;
    if (event.submitter?.id) sessionStorage.setItem(SLEUTEL, `${hier}#${event.submitter.id}`);
  });
}
