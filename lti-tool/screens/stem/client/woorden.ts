/** Who typed and goes on without *Bewaar* has it kept all the same: nobody says a thing twice. */
export function bewaarWoorden(form: HTMLFormElement, stem: HTMLElement): void {
  const tekst = form.querySelector('textarea');
  if (!tekst) return;
  stem.addEventListener('click', (event) => {
    const weg = event.target instanceof Element ? event.target.closest('a') : null;
    if (!weg || tekst.value === tekst.defaultValue) return;
    event.preventDefault();
    void fetch(form.action, { method: 'POST', body: new URLSearchParams({ tekst: tekst.value }) })
      .then((antwoord) => {
        if (antwoord.ok) location.assign(weg.href);
        else form.requestSubmit();
      })
      .catch(() => form.requestSubmit());
  });
}
