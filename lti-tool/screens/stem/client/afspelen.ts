/** One large button instead of the many small ones of the browser's player: press to hear, press again to stop. */
export function startAfspelen(geluid: HTMLElement): void {
  const audio = geluid.querySelector('audio');
  const knop = geluid.querySelector('button');
  const speel = geluid.querySelector<HTMLElement>('[data-speel]');
  if (!audio || !knop || !speel) return;
  audio.controls = false;
  audio.hidden = true;
  speel.hidden = false;
  const toon = () => knop.setAttribute('aria-pressed', String(!audio.paused));
  for (const moment of ['play', 'pause', 'ended']) audio.addEventListener(moment, toon);
  knop.addEventListener('click', () => {
    if (!audio.paused) {
      audio.pause();
      audio.currentTime = 0;
    } else void audio.play().catch(toon);
  });
}
