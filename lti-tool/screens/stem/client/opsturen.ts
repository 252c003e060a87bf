import { bewaar } from './bewaar.ts';

/** A chosen file goes at once, and what is wrong with it is said beside it; one that is too large is not sent at all. */
export function startOpsturen(form: HTMLFormElement): void {
  const veld = form.querySelector<HTMLInputElement>('input[type=file]');
  const fout = form.querySelector<HTMLElement>('[data-fout]');
  const knop = form.querySelector<HTMLButtonElement>('button');
  if (!veld || !fout) return;
  if (knop) knop.hidden = true;
  form.classList.add('is-levend');
  const meeste = Number(form.dataset['opsturen']);
  const stuur = async () => {
    const [bestand] = veld.files ?? [];
    if (!bestand) return;
    fout.textContent = '';
    if (bestand.size > meeste) {
      fout.textContent = `Dit bestand is te groot. Het mag ${Math.floor(meeste / 1024 / 1024)} MB zijn.`;
    } else {
      form.setAttribute('aria-busy', 'true');
      const zin = await bewaar(form.action, String(new FormData(form).get('wat')), bestand, bestand.name);
      form.removeAttribute('aria-busy');
      if (zin === null) return location.reload();
      fout.textContent = zin;
    }
    veld.value = '';
  };
  veld.addEventListener('change', () => void stuur());
}
