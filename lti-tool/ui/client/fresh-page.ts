/**
 * A page that the browser kept and shows again (the back button) is asked for anew, and not shown before: somebody may
 * have locked Koers meanwhile. `no-store` says so too, and not every browser heeds it for pages it keeps in memory.
 */
export function startFreshPages(): void {
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    document.body.hidden = true;
    window.location.reload();
  });
}
