import { bewaar } from './bewaar.ts';

/** What browsers record sound in, the best first; Koers plays both (Safari knows only the second). */
const SOORTEN = ['audio/webm;codecs=opus', 'audio/webm', 'audio/mp4'];
const LANGSTE_S = 300;
const GEEN_MICROFOON = 'De microfoon mag hier niet mee. Vraag hulp, of kies een opname.';

interface Opname {
  readonly recorder: MediaRecorder;
  readonly stream: MediaStream;
  readonly delen: Blob[];
  readonly begin: number;
}

/** One button: press to speak, press again to stop; what was said is kept at once. */
export function startOpnemen(deel: HTMLElement): void {
  if (!('MediaRecorder' in window) || !('mediaDevices' in navigator)) return;
  const knop = deel.querySelector<HTMLButtonElement>('button');
  const stand = deel.querySelector<HTMLElement>('[data-stand]');
  const woord = knop?.querySelector<HTMLElement>('[data-voorlezen]');
  const adres = deel.dataset['opnemen'];
  if (!knop || !stand || !woord || !adres) return;
  deel.hidden = false;
  let opname: Opname | null = null;
  let klok = 0;
  const toon = (bezig: boolean, zin: string) => {
    deel.classList.toggle('is-bezig', bezig);
    woord.textContent = bezig ? 'Stop' : 'Inspreken';
    stand.textContent = zin;
  };
  const klaar = async ({ stream, delen, recorder }: Opname) => {
    for (const track of stream.getTracks()) track.stop();
    toon(false, 'Even wachten…');
    const zin = await bewaar(adres, 'geluid', new Blob(delen, { type: recorder.mimeType }), 'opname');
    if (zin === null) location.reload();
    else toon(false, zin);
  };
  const stop = () => {
    window.clearInterval(klok);
    opname?.recorder.stop();
    opname = null;
  };
  const tik = () => {
    const seconden = Math.floor((Date.now() - (opname?.begin ?? 0)) / 1000);
    const zin = `Ik luister. ${Math.floor(seconden / 60)}:${String(seconden % 60).padStart(2, '0')}`;
    // Not through the live region every second: a screen reader would talk through the recording.
    deel.dataset['tijd'] = zin;
    if (seconden >= LANGSTE_S) stop();
  };
  const begin = async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
    if (!stream) return toon(false, GEEN_MICROFOON);
    const mimeType = SOORTEN.find((soort) => MediaRecorder.isTypeSupported(soort));
    const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {});
    const nu: Opname = { recorder, stream, delen: [], begin: Date.now() };
    recorder.addEventListener('dataavailable', ({ data }) => nu.delen.push(data));
    recorder.addEventListener('stop', () => void klaar(nu));
    recorder.start();
    opname = nu;
    toon(true, 'Ik luister.');
    tik();
    klok = window.setInterval(tik, 500);
  };
  knop.addEventListener('click', () => void (opname ? stop() : begin()));
  window.addEventListener('pagehide', stop);
}
