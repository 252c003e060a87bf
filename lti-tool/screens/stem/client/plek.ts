const SLEUTEL = 'stem-plek';

/** What was pressed last has the focus again on the page that comes back, so that who goes by keys need not begin anew. */
export function houdPlek(): void {
  const hier = location.pathname;
  const was = sessionStorage.getItem(SLEUTEL);
  sessionStorage.removeItem(SLEUTEL);
  const [pad, id = ''] = (was ?? '').split('#');
  if (pad === hier) document.getElementById(id)?.focus({ preventScroll: true });
  document.addEventListener('submit', ({ submitter }) => {
    if (submitter?.id) sessionStorage.setItem(SLEUTEL, `${hier}#${submitter.id}`);
  });
}
