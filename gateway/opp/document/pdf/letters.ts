import type { Stuk } from '../blad.ts';
import { type Lettertype, lettertype } from './lettertype.ts';

/** Part of a line in one font. `echt`: what it says when the letters cannot show it. */
export interface Loop {
  readonly font: string;
  readonly tekst: string;
  readonly echt?: string;
}

/** Letters of one document: which font shows what, and how wide it is. */
export interface Letters {
  /** A word cut where another font must take over. */
  lopen(woord: string, vet: boolean): readonly Loop[];
  /** Width at a size of 1 point. */
  breedte(lopen: readonly Loop[]): number;
}

/** What of pdfkit's font is used here; its types do not name it. Pinned by the test that reads what the pages say. */
interface GeopendeFont {
  readonly font: Lettertype;
  widthOfString(tekst: string, maat: number): number;
}

const FAMILIES = { gewoon: '400-normal', vet: '700-normal' } as const;
/** Shown for a letter that no font has; what it is stands behind it, for who listens and who copies. */
const ONBEKEND = '?';

export function openLetters(doc: PDFKit.PDFDocument): Letters {
  const open = new Map<string, GeopendeFont>();
  const font = (naam: string): GeopendeFont => {
    const al = open.get(naam);
    if (al) return al;
    doc.registerFont(naam, lettertype(naam) as unknown as string).font(naam); // its types know an open font as a path only
    const nieuw = (doc as unknown as { _font: GeopendeFont })._font;
    open.set(naam, nieuw);
    return nieuw;
  };
  const gekend = new Map<string, readonly Loop[]>();
  const breed = new Map<Loop, number>();
  const lopen = (woord: string, vet: boolean): readonly Loop[] => {
    const sleutel = `${vet ? 'v' : 'g'}${woord}`;
    const al = gekend.get(sleutel);
    if (al) return al;
    const nieuw = verdeel(woord, FAMILIES[vet ? 'vet' : 'gewoon'], font);
    gekend.set(sleutel, nieuw);
    return nieuw;
  };
  const loopBreedte = (loop: Loop): number => {
    const al = breed.get(loop);
    if (al !== undefined) return al;
    const nieuw = font(loop.font).widthOfString(loop.tekst, 1);
    breed.set(loop, nieuw);
    return nieuw;
  };
  return { lopen, breedte: (stukken) => stukken.reduce((som, loop) => som + loopBreedte(loop), 0) };
}

/** Cuts a word in runs of one font each. */
function verdeel(woord: string, familie: string, font: (naam: string) => GeopendeFont): Loop[] {
  const uit: Loop[] = [];
  for (const teken of woord) {
    const code = teken.codePointAt(0) ?? 0;
    const naam = [`latin-${familie}`, `latin-ext-${familie}`].find((n) =>
      font(n).font.hasGlyphForCodePoint(code),
    );
    const vorige = uit.at(-1);
    if (naam === undefined) {
      if (vorige?.echt === undefined) uit.push({ font: `latin-${familie}`, tekst: ONBEKEND, echt: teken });
      else uit[uit.length - 1] = { ...vorige, echt: vorige.echt + teken };
    } else if (vorige && vorige.font === naam && vorige.echt === undefined)
      uit[uit.length - 1] = { ...vorige, tekst: vorige.tekst + teken };
    else uit.push({ font: naam, tekst: teken });
  }
  return uit;
}

/** What cannot stand on paper goes: marks of direction and joining, control characters. A composed letter is one glyph. */
const schoon = (tekst: string): string =>
  tekst
    .normalize('NFC')
    .replace(/\r\n?|\p{Zl}|\p{Zp}/gu, '\n')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .replace(/(?!\n)\p{Cc}/gu, ' ');

export interface Woord {
  readonly lopen: readonly Loop[];
  readonly breedte: number;
  /** A space stands before it, in this font; absent: it goes on the word before. */
  readonly spatie: Loop | null;
}

const STUKJE = /[^\s\-–—/]+[-–—/]*|[-–—/]+/g;

/** Words per hard line. A long word with hyphens or slashes may be broken after one. */
export function woorden(letters: Letters, stukken: readonly Stuk[], maat: number): Woord[][] {
  const regels: Woord[][] = [[]];
  let los = false;
  for (const { tekst, vet = false } of stukken) {
    for (const [n, regel] of schoon(tekst).split('\n').entries()) {
      if (n > 0) regels.push([]);
      if (n > 0) los = false;
      for (const deel of regel.split(/( +)/)) {
        if (deel.trim() === '') {
          los ||= deel !== '';
          continue;
        }
        for (const stukje of deel.match(STUKJE) ?? []) {
          const lopen = letters.lopen(stukje, vet);
          const spatie = los ? (letters.lopen(' ', vet)[0] ?? null) : null;
          regels.at(-1)?.push({ lopen, breedte: letters.breedte(lopen) * maat, spatie });
          los = false;
        }
      }
    }
  }
  return regels;
}
