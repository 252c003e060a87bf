import {
  decodePDFRawStream,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { parseStringPromise } from 'xml2js';
import { type Fout, fout } from './pdf-fout.ts';
import { paginaFouten } from './pdf-pages.ts';
import { boomFouten, leesBoom } from './pdf-tree.ts';

/**
 * Our own check of PDF/UA-1 (ISO 14289-1), with a reader that is not the writer: the catalogue, the metadata, the structure
 * tree, and everything that is drawn on every page. It asks more than our documents need and less than veraPDF; it is meant to
 * fail when the writer slips.
 */
export async function pdfUaFouten(bytes: Uint8Array): Promise<Fout[]> {
  const doc = await PDFDocument.load(bytes, { updateMetadata: false });
  const boom = leesBoom(doc);
  return [
    ...catalogusFouten(doc),
    ...(await metadataFouten(doc)),
    ...boomFouten(boom),
    ...paginaFouten(doc, boom),
  ];
}

function catalogusFouten(doc: PDFDocument): Fout[] {
  const { catalog } = doc;
  const uit: Fout[] = [];
  const taal = catalog.lookup(PDFName.of('Lang'));
  if (
    !(taal instanceof PDFString || taal instanceof PDFHexString) ||
    !/^[a-z]{2}(-[A-Z]{2})?$/.test(taal.decodeText())
  )
    uit.push(fout('7.2', 'the document has no language'));
  const merk = catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict);
  if (merk?.lookup(PDFName.of('Marked'))?.toString() !== 'true')
    uit.push(fout('7.1', 'the document does not say that it is tagged'));
  if (merk?.lookup(PDFName.of('Suspects'))?.toString() === 'true') uit.push(fout('7.1', 'tags are suspect'));
  const toon = catalog.lookupMaybe(PDFName.of('ViewerPreferences'), PDFDict);
  if (toon?.lookup(PDFName.of('DisplayDocTitle'))?.toString() !== 'true')
    uit.push(fout('7.1', 'the title is not shown'));
  if (doc.isEncrypted) uit.push(fout('7.16', 'the document is encrypted'));
  return uit;
}

async function metadataFouten(doc: PDFDocument): Promise<Fout[]> {
  const stroom = doc.catalog.lookup(PDFName.of('Metadata'));
  if (!(stroom instanceof PDFRawStream)) return [fout('7.1', 'no metadata')];
  const tekst = Buffer.from(decodePDFRawStream(stroom).decode()).toString('utf8');
  const gelezen: unknown = await parseStringPromise(tekst).catch(() => null);
  if (gelezen === null) return [fout('7.1', 'the metadata are no XML')];
  const uit: Fout[] = [];
  if (!/<pdfuaid:part>1<\/pdfuaid:part>/.test(tekst))
    uit.push(fout('5', 'it does not say that it is PDF/UA-1'));
  if (!/<dc:title>\s*<rdf:Alt>\s*<rdf:li[^>]*>[^<]+<\/rdf:li>/.test(tekst))
    uit.push(fout('7.1', 'no title in the metadata'));
  return uit;
}
