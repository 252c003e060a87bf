/** Ctrl+Z (Cmd+Z on a Mac) presses "Ongedaan maken" of the last message, from anywhere but a field one types in. */
export function startUndoKey(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey)) return;
    if (event.shiftKey || event.altKey || event.repeat) return;
    if (event.target instanceof Element && event.target.closest('input, textarea, select')) return;
    const undo = document.getElementById('melding-ongedaan');
    if (!undo) return;
    event.preventDefault();
    undo.click();
  });
}
