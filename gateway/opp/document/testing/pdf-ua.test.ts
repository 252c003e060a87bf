import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { gewoneStijl } from '../huisstijl.ts';
import { oppBlad } from '../inhoud/opp-blad.ts';
import { pdfVan } from '../pdf/pdf.ts';
import { pdfUaFouten } from './pdf-ua.ts';
import { GEWOON } from './voorbeeld.ts';

let goed: Buffer;
beforeAll(async () => {
  goed = await pdfVan(oppBlad(GEWOON, { voor: 'school', huisstijl: gewoneStijl('De Vlieger') }));
});

const naam = (tekst: string) => PDFName.of(tekst);

/** Does something to each, and gives nothing. */
function elk(dingen: readonly PDFDict[], doe: (ding: PDFDict) => unknown): void {
  for (const ding of dingen) doe(ding);
}

/** Elements of the structure tree of one type. */
const elementen = (doc: PDFDocument, soort: string): PDFDict[] =>
  doc.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter(
      (o): o is PDFDict => o instanceof PDFDict && o.get(naam('S')) === naam(soort) && o.has(naam('P')),
    );
const eerste = (doc: PDFDocument, soort: string): PDFDict => {
  const [element] = elementen(doc, soort);
  if (!element) throw new Error(`no ${soort}`);
  return element;
};

/** Changes what is drawn on the first page. */
function stroom(doc: PDFDocument, verander: (tekst: string) => string): void {
  const pagina = doc.getPages()[0];
  const ref = pagina?.node.get(naam('Contents')) as PDFRef;
  const oud = doc.context.lookup(ref);
  if (!(oud instanceof PDFRawStream)) throw new Error('no contents');
  const was = Buffer.from(decodePDFRawStream(oud).decode()).toString('latin1');
  const wordt = verander(was);
  if (wordt === was) throw new Error('nothing changed');
  doc.context.assign(ref, doc.context.flateStream(Buffer.from(wordt, 'latin1')));
}
function metadata(doc: PDFDocument, verander: (tekst: string) => string): void {
  const ref = doc.catalog.get(naam('Metadata')) as PDFRef;
  const oud = doc.context.lookup(ref);
  if (!(oud instanceof PDFRawStream)) throw new Error('no metadata');
  const was = Buffer.from(decodePDFRawStream(oud).decode()).toString('utf8');
  doc.context.assign(ref, doc.context.flateStream(Buffer.from(verander(was), 'utf8')));
}
function fonts(doc: PDFDocument): PDFDict[] {
  return doc.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((o): o is PDFDict => o instanceof PDFDict && o.get(naam('Subtype')) === naam('Type0'));
}
const beschrijving = (font: PDFDict): PDFDict =>
  font.lookup(naam('DescendantFonts'), PDFArray).lookup(0, PDFDict).lookup(naam('FontDescriptor'), PDFDict);

/** A fault a writer could make, and what the check says of it. */
const SCHADE: readonly (readonly [string, (doc: PDFDocument) => void, string, RegExp])[] = [
  ['no language', (d) => d.catalog.delete(naam('Lang')), '7.2', /language/],
  ['not marked', (d) => d.catalog.delete(naam('MarkInfo')), '7.1', /tagged/],
  ['title not shown', (d) => d.catalog.delete(naam('ViewerPreferences')), '7.1', /title/],
  ['no metadata', (d) => d.catalog.delete(naam('Metadata')), '7.1', /metadata/],
  ['no PDF/UA', (d) => metadata(d, (x) => x.replace('pdfuaid:part>1', 'pdfuaid:part>2')), '5', /PDF\/UA-1/],
  ['metadata no XML', (d) => metadata(d, (x) => x.replace('</rdf:Seq>', '&')), '7.1', /no XML/],
  ['no title', (d) => metadata(d, (x) => x.replace(/<dc:title>[\s\S]*<\/dc:title>/, '')), '7.1', /no title/],
  ['no tree', (d) => d.catalog.delete(naam('StructTreeRoot')), '7.1', /Document/],
  ['no tab order', (d) => d.getPages()[0]?.node.delete(naam('Tabs')), '7.18.3', /page 1/],
  ['no Scope', (d) => eerste(d, 'TH').delete(naam('A')), '7.5', /Scope/],
  ['own type', (d) => eerste(d, 'H3').set(naam('S'), naam('Kopje')), '7.1', /Kopje/],
  ['heading left out', (d) => elk(elementen(d, 'H2'), (e) => e.set(naam('S'), naam('P'))), '7.4.2', /H3/],
  ['text in a row', (d) => eerste(d, 'TD').set(naam('S'), naam('P')), '7.1', /P stands in TR/],
  ['list without items', (d) => eerste(d, 'LI').set(naam('S'), naam('P')), '7.1', /P stands in L/],
  ['rows that differ', (d) => eerste(d, 'TR').lookup(naam('K'), PDFArray).remove(1), '7.5', /cells/],
  [
    'element without content',
    (d) => eerste(d, 'P').set(naam('K'), d.context.obj([])),
    '7.1',
    /holds nothing/,
  ],
  [
    'drawn outside of everything',
    (d) => stroom(d, (x) => `${x}\nBT /F1 9 Tf <0001> Tj ET\n`),
    '7.1',
    /neither/,
  ],
  [
    'artifact that is not marked',
    (d) => stroom(d, (x) => x.replace(/\/Artifact <<[^>]*>> BDC/, '/Iets BMC')),
    '7.1',
    /neither/,
  ],
  ['content without its number', (d) => stroom(d, (x) => x.replace('/MCID 1\n', '')), '7.1', /on no page/],
  ['drawn twice', (d) => stroom(d, (x) => x.replace('/MCID 1\n', '/MCID 0\n')), '7.1', /drawn twice/],
  ['open end', (d) => stroom(d, (x) => x.replace(/EMC\s*$/, '')), '7.1', /does not end/],
  ['one end too many', (d) => stroom(d, (x) => `${x}\nEMC`), '7.1', /more ends/],
  [
    'content in an artifact',
    (d) => stroom(d, (x) => `/Artifact BMC\n${x}\nEMC`),
    '7.1',
    /content in artifact/,
  ],
  [
    'font not embedded',
    (d) => elk(fonts(d), (f) => beschrijving(f).delete(naam('FontFile2'))),
    '7.21.4',
    /embed/,
  ],
  ['letters unknown', (d) => elk(fonts(d), (f) => f.delete(naam('ToUnicode'))), '7.21.7', /which letters/],
  [
    'a glyph that is not there',
    (d) => stroom(d, (x) => x.replace(/\[<..../, '[<0000')),
    '7.21.8',
    /does not have/,
  ],
  [
    'a code that is no letter',
    (d) => stroom(d, (x) => x.replace(/\[<..../, '[<0fff')),
    '7.21.7',
    /no letter/,
  ],
  [
    'text that is too light',
    (d) => stroom(d, (x) => x.replace(/[\d.]+ [\d.]+ [\d.]+ scn\n(q\n1 0 0 -1)/, '0.8 0.8 0.8 scn\n$1')),
    'WCAG 1.4.3',
    /hard to read/,
  ],
  [
    'a CIDSet',
    (d) => elk(fonts(d), (f) => beschrijving(f).set(naam('CIDSet'), d.context.obj(1))),
    '7.21.4.2',
    /CIDSet/,
  ],
];

describe('our check of PDF/UA-1', () => {
  it('finds nothing wrong with a page that was read and written again', async () => {
    const doc = await PDFDocument.load(goed, { updateMetadata: false });
    await expect(pdfUaFouten(await doc.save())).resolves.toEqual([]);
  });

  it.each(SCHADE)('finds: %s', async (_, beschadig, regel, wat) => {
    const doc = await PDFDocument.load(goed, { updateMetadata: false });
    beschadig(doc);
    const fouten = await pdfUaFouten(await doc.save());
    expect(fouten).toContainEqual({ regel, wat: expect.stringMatching(wat) });
  });
});
