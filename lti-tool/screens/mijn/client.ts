/** A Dutch voice that speaks on the device itself: with another one the words would leave it. */
function stem(): SpeechSynthesisVoice | undefined {
  return window.speechSynthesis
    .getVoices()
    .find((voice) => voice.localService && /^nl([-_]|$)/i.test(voice.lang));
}

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
  const voice = stem();
  if (!voice) return;
  const zin = new SpeechSynthesisUtterance(woorden());
  zin.voice = voice;
  zin.lang = voice.lang;
  zin.rate = 0.9;
  zin.addEventListener('end', () => knop.setAttribute('aria-pressed', 'false'));
  knop.setAttribute('aria-pressed', 'true');
  window.speechSynthesis.cancel();
  window.speechSynthesis.speak(zin);
}

/** The button is there only where it works; browsers tell their voices late. */
function start(knop: HTMLElement): void {
  const toon = () => {
    knop.hidden = stem() === undefined;
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
