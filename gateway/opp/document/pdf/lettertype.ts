import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { uitWoff } from './woff.ts';

/** A letter as it is drawn, and what it stands for. */
interface Teken {
  readonly id: number;
  readonly codePoints: readonly number[];
}

/** In units of the font. pdfkit makes points of them, in place. */
interface Plaats {
  xAdvance: number;
  yAdvance: number;
  xOffset: number;
  yOffset: number;
  /** Written by pdfkit; here from the begin, so that no object changes its shape. */
  advanceWidth: number;
}

/** What of a font of fontkit (pdfkit reads fonts with it) is used here; the types of pdfkit do not name it. */
export interface Lettertype {
  hasGlyphForCodePoint(code: number): boolean;
  getGlyph(id: number, codePoints: readonly number[]): Teken;
  layout(tekst: string): {
    readonly glyphs: readonly Teken[];
    readonly positions: readonly Plaats[];
    readonly advanceWidth: number;
  };
}

/** A word as letters side by side: which, and how they stand to each other. */
interface Gezet {
  readonly tekens: readonly Teken[];
  readonly plaatsen: readonly Readonly<Plaats>[];
}

class Loopje {
  readonly glyphs: readonly Teken[];
  readonly positions: readonly Plaats[];
  constructor(glyphs: readonly Teken[], positions: readonly Plaats[]) {
    this.glyphs = glyphs;
    this.positions = positions;
  }
  get advanceWidth(): number {
    return this.positions.reduce((som, plaats) => som + plaats.xAdvance, 0);
  }
}

/** Words that are remembered of one font. OPPs say much in the same words; the words of a whole school need not stay. */
const MEEST = 4000;

interface Gelezen {
  readonly basis: Lettertype;
  readonly woorden: Map<string, Gezet>;
}

const waar = createRequire(import.meta.url);
const gelezen = new Map<string, Gelezen>();

/** Atkinson Hyperlegible, made to be read by who sees badly. Read once; pdfkit opens it, so that it is read as pdfkit reads it. */
function lees(naam: string): Gelezen {
  const al = gelezen.get(naam);
  if (al) return al;
  const file = waar.resolve(`@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-${naam}.woff`);
  const font = uitWoff(readFileSync(file)) as unknown as string; // its types know a font in memory as a path only
  const doc = new PDFDocument({ autoFirstPage: false, font });
  const { font: basis } = (doc as unknown as { _font: { font: Lettertype } })._font;
  const nieuw = { basis, woorden: new Map<string, Gezet>() };
  gelezen.set(naam, nieuw);
  return nieuw;
}

/** The same font with nothing remembered: a font keeps with each letter what it stood for the first time. */
const vers = (basis: Lettertype): Lettertype => Object.create(basis, { _glyphs: { value: {} } });

/** How a word is set: a function of the word alone, because the font that sets it has seen no other. */
function zetWoord({ basis, woorden }: Gelezen, tekst: string): Gezet {
  const al = woorden.get(tekst);
  if (al) return al;
  const { glyphs, positions } = vers(basis).layout(tekst);
  const tekens = glyphs.map(({ id, codePoints }) => ({ id, codePoints: [...codePoints] }));
  const nieuw = { tekens, plaatsen: positions.map((plaats) => ({ ...plaats, advanceWidth: 0 })) };
  if (woorden.size >= MEEST) woorden.clear();
  woorden.set(tekst, nieuw);
  return nieuw;
}

/**
 * A font for one document. Its tables were read once and serve all documents; which letters are used, and for what, is of this
 * document alone, so that the same content gives the same bytes whatever was made before it (R40).
 * @param naam of the file, such as `latin-400-normal`
 */
export function lettertype(naam: string): Lettertype {
  const van = lees(naam);
  const eigen = vers(van.basis);
  const layout = (tekst: string) => {
    const { tekens, plaatsen } = zetWoord(van, tekst);
    return new Loopje(
      tekens.map(({ id, codePoints }) => eigen.getGlyph(id, codePoints)),
      plaatsen.map((plaats) => ({ ...plaats })),
    );
  };
  return Object.defineProperty(eigen, 'layout', { value: layout });
}
