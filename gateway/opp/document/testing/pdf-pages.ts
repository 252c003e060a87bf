import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFPage,
  PDFRawStream,
} from '@cantoo/pdf-lib';
import { contrast } from '../huisstijl.ts';
import { codes, operatoren } from './content-stream.ts';
import { type Fout, fout } from './pdf-fout.ts';
import { type Boom, inBoom } from './pdf-tree.ts';

/** What a code may not mean (§7.21.7). */
const GEEN_LETTER = [0, 0xfeff, 0xfffe];

/** Operators that put something on the page (ISO 32000-1 annex A). */
const TEKENT = new Set([
  'Tj',
  'TJ',
  "'",
  '"',
  'S',
  's',
  'f',
  'F',
  'f*',
  'B',
  'B*',
  'b',
  'b*',
  'Do',
  'sh',
  'BI',
]);

export function paginaFouten(doc: PDFDocument, boom: Boom): Fout[] {
  const uit: Fout[] = [];
  const getekend = new Map<string, number>();
  const fonts = new Fonts();
  for (const [n, pagina] of doc.getPages().entries()) {
    const waar = `page ${n + 1}`;
    if (pagina.node.lookup(PDFName.of('Tabs'))?.toString() !== '/S')
      uit.push(fout('7.18.3', `${waar}: no tab order by structure`));
    if (pagina.node.has(PDFName.of('Annots')))
      uit.push(fout('7.18', `${waar}: annotations are not expected`));
    uit.push(...stroomFouten(pagina, waar, getekend, fonts));
  }
  return [...uit, ...fonts.fouten(), ...koppelFouten(boom, getekend)];
}

function inhoudVan(pagina: PDFPage): string {
  const contents = pagina.node.Contents();
  const delen = contents instanceof PDFArray ? contents.asArray() : contents ? [contents] : [];
  return delen
    .map((deel) => pagina.doc.context.lookup(deel))
    .filter((deel): deel is PDFRawStream => deel instanceof PDFRawStream)
    .map((deel) => Buffer.from(decodePDFRawStream(deel).decode()).toString('latin1'))
    .join('\n');
}

/** Walks a page: every stroke is in marked content of the tree or in an artifact, never in both, never in neither. */
function stroomFouten(pagina: PDFPage, waar: string, getekend: Map<string, number>, fonts: Fonts): Fout[] {
  const uit: Fout[] = [];
  const stapel: ('artifact' | 'inhoud' | 'ander')[] = [];
  let font = '';
  let kleur = '#000000';
  const kleuren: string[] = [];
  for (const { op, operanden } of operatoren(inhoudVan(pagina))) {
    if (op === 'BMC' || op === 'BDC') {
      const mcid = /\/MCID (\d+)/.exec(operanden[1] ?? '')?.[1];
      const soort = operanden[0] === '/Artifact' ? 'artifact' : mcid === undefined ? 'ander' : 'inhoud';
      if (soort === 'artifact' && stapel.includes('inhoud'))
        uit.push(fout('7.1', `${waar}: an artifact in content`));
      if (soort === 'inhoud' && stapel.length > 0)
        uit.push(fout('7.1', `${waar}: content in ${stapel.at(-1)}`));
      if (mcid !== undefined) {
        const plek = `${pagina.ref.toString()}:${mcid}`;
        getekend.set(plek, (getekend.get(plek) ?? 0) + 1);
      }
      stapel.push(soort);
    } else if (op === 'EMC') {
      if (stapel.pop() === undefined) uit.push(fout('7.1', `${waar}: more ends than begins`));
    } else if (op === 'Tf') font = operanden[0] ?? '';
    else if (op === 'q') kleuren.push(kleur);
    else if (op === 'Q') kleur = kleuren.pop() ?? kleur;
    else if (op === 'scn' || op === 'rg') kleur = hexVan(operanden);
    else if (TEKENT.has(op) && !stapel.includes('inhoud') && !stapel.includes('artifact'))
      uit.push(fout('7.1', `${waar}: ${op} is neither content nor artifact`));
    if ((op === 'Tj' || op === 'TJ') && contrast(kleur, '#ffffff') < 4.5)
      uit.push(fout('WCAG 1.4.3', `${waar}: text in ${kleur} is hard to read`));
    if (op === 'Tj' || op === 'TJ') fonts.toont(pagina, font, codes(operanden.at(-1) ?? ''));
  }
  if (stapel.length > 0) uit.push(fout('7.1', `${waar}: marked content that does not end`));
  return uit;
}

const hexVan = (delen: readonly string[]): string =>
  `#${delen
    .map((deel) =>
      Math.round(Number(deel) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** What is drawn, what the tree holds and what the parent tree says are the same. */
function koppelFouten(boom: Boom, getekend: ReadonlyMap<string, number>): Fout[] {
  const uit: Fout[] = [];
  const gehouden = new Map<string, string>();
  for (const { plek, ref } of inBoom(boom)) {
    if (gehouden.has(plek)) uit.push(fout('7.1', `${plek} stands in the tree twice`));
    gehouden.set(plek, ref);
    if (!getekend.has(plek)) uit.push(fout('7.1', `${plek} stands in the tree and on no page`));
    if (boom.ouders.get(plek) !== ref)
      uit.push(fout('7.1', `${plek}: the parent tree names another element`));
  }
  for (const [plek, keer] of getekend) {
    if (keer > 1) uit.push(fout('7.1', `${plek} is drawn twice`));
    if (!gehouden.has(plek)) uit.push(fout('7.1', `${plek} is drawn and stands not in the tree`));
  }
  return uit;
}

/** Fonts with the codes they show: embedded, and each code says which letter it is (§7.21). */
class Fonts {
  readonly #gebruikt = new Map<PDFDict, Set<string>>();
  readonly #fouten: Fout[] = [];

  toont(pagina: PDFPage, naam: string, nieuwe: readonly string[]): void {
    const fonts = pagina.node.Resources()?.lookupMaybe(PDFName.of('Font'), PDFDict);
    const font = fonts?.lookupMaybe(PDFName.of(naam.slice(1)), PDFDict);
    if (!font) this.#fouten.push(fout('7.21', `font ${naam} is not there`));
    else {
      const al = this.#gebruikt.get(font) ?? new Set();
      for (const code of nieuwe) al.add(code);
      this.#gebruikt.set(font, al);
    }
  }

  fouten(): Fout[] {
    return [...this.#fouten, ...[...this.#gebruikt].flatMap(([font, gezien]) => fontFouten(font, gezien))];
  }
}

function fontFouten(font: PDFDict, gezien: ReadonlySet<string>): Fout[] {
  const welk = font.lookup(PDFName.of('BaseFont'))?.toString() ?? '?';
  const onder = font.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray)?.lookup(0);
  const beschrijving =
    onder instanceof PDFDict ? onder.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict) : undefined;
  const uit: Fout[] = [];
  if (!['FontFile', 'FontFile2', 'FontFile3'].some((naam) => beschrijving?.has(PDFName.of(naam))))
    uit.push(fout('7.21.4', `${welk} is not embedded`));
  if (beschrijving?.has(PDFName.of('CIDSet')))
    uit.push(fout('7.21.4.2', `${welk} has a CIDSet; ours would lack glyphs`));
  if (gezien.has('0000')) uit.push(fout('7.21.8', `${welk} shows a letter that it does not have`));
  const kaart = font.lookup(PDFName.of('ToUnicode'));
  if (!(kaart instanceof PDFRawStream))
    return [...uit, fout('7.21.7', `${welk} does not say which letters it shows`)];
  const letters = lettersVan(Buffer.from(decodePDFRawStream(kaart).decode()).toString('latin1'));
  for (const code of gezien)
    if (![...(letters.get(code) ?? '')].some((letter) => !GEEN_LETTER.includes(letter.charCodeAt(0))))
      uit.push(fout('7.21.7', `${welk}: code ${code} is no letter`));
  return uit;
}

/** What each code means, of the ranges of a ToUnicode map (ISO 32000-1 §9.10.3). */
function lettersVan(kaart: string): Map<string, string> {
  const uit = new Map<string, string>();
  for (const [, van = '', , lijst = ''] of kaart.matchAll(/<(\w+)>\s*<(\w+)>\s*\[([^\]]*)\]/g))
    for (const [n, [, hex = '']] of [...lijst.matchAll(/<([^>]*)>/g)].entries()) {
      const eenheden = hex.replace(/\s/g, '').match(/.{4}/g) ?? [];
      uit.set(
        (Number.parseInt(van, 16) + n).toString(16).padStart(4, '0'),
        String.fromCharCode(...eenheden.map((eenheid) => Number.parseInt(eenheid, 16))),
      );
    }
  return uit;
}
