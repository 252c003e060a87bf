import { nederlandseStem, spreek } from '../../ui/client/nederlandse-stem.ts';

function woorden(): string {
  return [...document.querySelectorAll<HTMLElement>('[data-voorlezen]')]
    .map((one) => one.textContent.trim())
    .filter(Boolean)
    .map((zin) => (/[.?!]$/.test(zin) ? zin : `${zin}.`))
    .join(' ');
}

function zwijg(knop: HTMLElement): void {
  window.speechSynthesis.cancel();
  knop.setAttribute('aria-pressed', 'false');
}

function lees(knop: HTMLElement): void {
  const zin = spreek(woorden());
  if (!zin) return;
  zin.addEventListener('end', () => knop.setAttribute('aria-pressed', 'false'));
  knop.setAttribute('aria-pressed', 'true');
}

/** The button is there only where it works; browsers tell their voices late. */
function start(knop: HTMLElement): void {
  const toon = () => {
    knop.hidden = nederlandseStem() === undefined;
  };
  toon();
  window.speechSynthesis.addEventListener('voiceschanged', toon);
  window.addEventListener('pagehide', () => zwijg(knop));
  knop.addEventListener('click', () =>
    knop.getAttribute('aria-pressed') === 'true' ? zwijg(knop) : lees(knop),
  );
}

const knop = document.querySelector<HTMLElement>('[data-lees]');
if (knop && 'speechSynthesis' in window) start(knop);
