import type { Blad } from '../blad.ts';
import { type Letters, openLetters } from './letters.ts';
import { BODEM, PAGINA, type Stijl } from './maten.ts';
import type { Regel } from './regels.ts';

export type Element = PDFKit.PDFStructureElement;

/** What pdfkit's types do not know of a structure element. */
export interface ElementOpties {
  readonly lang?: string;
  readonly scope?: 'Row' | 'Column';
}

/** One line to draw, and the element of the structure tree that it is part of. */
export interface Zetregel {
  readonly element: Element;
  readonly tag: string;
  readonly regel: Regel;
  readonly stijl: Stijl;
  /** Room above it. */
  readonly voor: number;
  /** How far from the left of its column. */
  readonly dx: number;
  /** Drawn beside it, as decoration: x of the column, y of the top of the line. */
  readonly versiering?: (x: number, y: number) => void;
}

export const hoogte = (regel: Zetregel): number => regel.voor + regel.stijl.regel;
export const totaal = (regels: readonly Zetregel[]): number =>
  regels.reduce((som, regel) => som + hoogte(regel), 0);

/**
 * Draws on pages, from top to bottom. Everything it draws is either part of an element of the structure tree or an
 * artifact (ISO 14289-1 §7.1); nothing in between.
 */
export class Pers {
  readonly doc: PDFKit.PDFDocument;
  readonly letters: Letters;
  readonly blad: Blad;
  y: number = PAGINA.boven;
  #kleur = '';

  constructor(doc: PDFKit.PDFDocument, blad: Blad) {
    this.doc = doc;
    this.blad = blad;
    this.nieuwePagina();
    this.letters = openLetters(doc);
  }

  get ruimte(): number {
    return BODEM - this.y;
  }

  nieuwePagina(): void {
    this.doc.addPage();
    this.#kleur = '';
    this.y = PAGINA.boven;
  }

  /** A new page unless this much fits; what does not fit on an empty page stays here. */
  houdBijeen(hoog: number): void {
    if (hoog > this.ruimte && this.y > PAGINA.boven) this.nieuwePagina();
  }

  element(ouder: Element | null, tag: string, opties: ElementOpties = {}): Element {
    const element = this.doc.struct(tag, opties);
    if (ouder) ouder.add(element);
    else this.doc.addStructure(element);
    return element;
  }

  /** Draws what says nothing: lines, grounds, what is repeated on every page. */
  versier(tekenen: () => void, soort: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type: soort });
    this.#kleur = '';
    tekenen();
    this.#kleur = '';
    this.doc.endMarkedContent();
  }

  /** A plain ground or line; part of what `versier` draws. */
  vlak(x: number, y: number, breed: number, hoog: number, kleur: string): void {
    this.doc.rect(x, y, breed, hoog).fill(kleur);
    this.#kleur = '';
  }

  /** Draws one line of text, its top at `y`; the caller says what it is part of. */
  regel(regel: Regel, stijl: Stijl, x: number, y: number): void {
    this.#kies(stijl.kleur);
    const boven = y + (stijl.regel - stijl.maat * 1.2) / 2;
    let bij = x;
    for (const loop of regel) {
      this.doc.font(loop.font).fontSize(stijl.maat);
      if (loop.echt !== undefined) this.doc.markContent('Span', { actual: loop.echt });
      this.doc.text(loop.tekst, bij, boven, { lineBreak: false });
      if (loop.echt !== undefined) this.doc.endMarkedContent();
      bij += this.letters.breedte([loop]) * stijl.maat;
    }
  }

  breedte(regel: Regel, stijl: Stijl): number {
    return this.letters.breedte(regel) * stijl.maat;
  }

  /** Draws lines under each other in a column. Lines of one element on one page are one piece of marked content. */
  kolom(regels: readonly Zetregel[], x: number, y: number): void {
    let bij = y;
    let open: Element | null = null;
    const sluit = () => {
      if (open) this.doc.endMarkedContent();
      open = null;
    };
    for (const { element, tag, regel, stijl, voor, dx, versiering } of regels) {
      if (open !== element || versiering) sluit();
      if (versiering) this.versier(() => versiering(x, bij + voor));
      if (regel.length > 0 && open !== element) {
        element.add(this.doc.markStructureContent(tag));
        open = element;
      }
      this.regel(regel, stijl, x + dx, bij + voor);
      bij += voor + stijl.regel;
    }
    sluit();
  }

  #kies(kleur: string): void {
    if (kleur === this.#kleur) return;
    this.doc.fillColor(kleur);
    this.#kleur = kleur;
  }
}
