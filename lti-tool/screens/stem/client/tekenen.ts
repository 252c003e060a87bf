import { bewaar } from './bewaar.ts';

/** A sheet to draw on with finger, pen or mouse. It opens large, draws one thick line, and can be done anew. */
export function startTekenen(deel: HTMLElement): void {
  const blad = deel.querySelector<HTMLElement>('[data-tekenblad]');
  const canvas = deel.querySelector('canvas');
  const pen = canvas?.getContext('2d');
  const fout = deel.querySelector<HTMLElement>('[data-fout]');
  const adres = deel.dataset['tekenen'];
  if (!blad || !canvas || !pen || !fout || !adres) return;
  const knop = (id: string) => deel.querySelector<HTMLButtonElement>(`#${id}`);
  let getekend = false;
  const wis = () => {
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    Object.assign(pen, { lineWidth: 10, lineCap: 'round', lineJoin: 'round', strokeStyle: '#0b5563' });
    getekend = false;
  };
  const punt = ({ offsetX, offsetY }: PointerEvent) =>
    [(offsetX * canvas.width) / canvas.clientWidth, (offsetY * canvas.height) / canvas.clientHeight] as const;
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...punt(event));
    pen.lineTo(...punt(event)); // a dot, when nothing follows
    pen.stroke();
    getekend = true;
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    pen.lineTo(...punt(event));
    pen.stroke();
  });
  const bewaarTekening = async () => {
    if (!getekend) {
      fout.textContent = 'Teken eerst iets.';
      return;
    }
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    const zin = blob && (await bewaar(adres, 'tekening', blob, 'tekening.png'));
    if (zin === null) location.reload();
    else fout.textContent = zin;
  };
  wis();
  deel.hidden = false;
  knop('tekenen')?.addEventListener('click', () => {
    blad.hidden = false;
    knop('tekenen')?.setAttribute('hidden', '');
    canvas.scrollIntoView({ block: 'center' });
  });
  knop('teken-wis')?.addEventListener('click', wis);
  knop('teken-bewaar')?.addEventListener('click', () => void bewaarTekening());
}
