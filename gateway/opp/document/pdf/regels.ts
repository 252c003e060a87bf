import type { Stuk } from '../blad.ts';
import { type Letters, type Loop, type Woord, woorden } from './letters.ts';
import type { Stijl } from './maten.ts';

/** One line of text, as it is drawn: runs side by side. */
export type Regel = readonly Loop[];

/** Joins neighbours in the same font: fewer strokes of the pen, and words that are read as one. */
function voegSamen(lopen: readonly Loop[]): Loop[] {
  const uit: Loop[] = [];
  for (const loop of lopen) {
    const vorige = uit.at(-1);
    if (vorige && vorige.font === loop.font && vorige.echt === undefined && loop.echt === undefined)
      uit[uit.length - 1] = { font: loop.font, tekst: vorige.tekst + loop.tekst };
    else uit.push(loop);
  }
  return uit;
}

/** A word that is wider than the column, cut where it must be. */
function hak(letters: Letters, woord: Woord, maat: number, breed: number): Woord[] {
  const uit: Woord[] = [];
  let nu: Loop[] = [];
  const klaar = () => {
    if (nu.length > 0)
      uit.push({ lopen: voegSamen(nu), breedte: 0, spatie: uit.length === 0 ? woord.spatie : null });
    nu = [];
  };
  for (const loop of woord.lopen) {
    for (const teken of loop.echt === undefined ? loop.tekst : [loop.tekst]) {
      const erbij = loop.echt === undefined ? { font: loop.font, tekst: teken } : loop;
      if (nu.length > 0 && letters.breedte([...nu, erbij]) * maat > breed) klaar();
      nu.push(erbij);
    }
  }
  klaar();
  return uit.map((w) => ({ ...w, breedte: letters.breedte(w.lopen) * maat }));
}

/** Breaks running text into lines of at most `breed` points, as wide as they go. */
export function breek(
  letters: Letters,
  stukken: readonly Stuk[],
  stijl: Pick<Stijl, 'maat' | 'vet'>,
  breed: number,
): Regel[] {
  const { maat } = stijl;
  const gezet = stijl.vet ? stukken.map((stuk) => ({ ...stuk, vet: true as const })) : stukken;
  return woorden(letters, gezet, maat).flatMap((hard) => {
    const regels: Loop[][] = [];
    let nu: Loop[] = [];
    let x = 0;
    for (const heel of hard)
      for (const woord of heel.breedte > breed ? hak(letters, heel, maat, breed) : [heel]) {
        const spatie = woord.spatie && nu.length > 0 ? woord.spatie : null;
        const erbij = (spatie ? letters.breedte([spatie]) * maat : 0) + woord.breedte;
        if (nu.length > 0 && x + erbij > breed) {
          // The space that the line break stands for is drawn too: who listens or copies has two words.
          regels.push(spatie ? [...nu, spatie] : nu);
          nu = [...woord.lopen];
          x = woord.breedte;
        } else {
          nu.push(...(spatie ? [spatie] : []), ...woord.lopen);
          x += erbij;
        }
      }
    return [...regels, nu].map(voegSamen);
  });
}
