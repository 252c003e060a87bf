import PDFDocument from 'pdfkit';
import type { Blad } from '../blad.ts';
import { PAGINA } from './maten.ts';

const xml = (tekst: string): string =>
  tekst.replace(/[&<>]/g, (teken) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[teken] ?? '');

/**
 * pdfkit writes the same words in the information dictionary and in XMP, and forgets to escape them there. The dictionary is
 * written by the time the metadata end.
 */
class Document extends PDFDocument {
  override endMetadata(): void {
    for (const [naam, waarde] of Object.entries(this.info))
      if (typeof waarde === 'string') Object.assign(this.info, { [naam]: xml(waarde) });
    super.endMetadata();
  }
}

/** Says that it is PDF/UA-1 (ISO 14289-1 §5); the schema of what says so is known to every reader of XMP. */
const PDFUA = `
        <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>`;

/**
 * An empty tagged document: language, title shown in the window, PDF/UA-1 in its metadata. Its date and id come from the
 * content, so that the same content gives the same bytes (R40). pdfkit's own `subset` is left out: it adds a CIDSet that
 * leaves out parts of composed letters, which PDF/UA refuses (ISO 14289-1 §7.21.4.2).
 */
export function openDocument(blad: Blad): PDFKit.PDFDocument {
  const { boven, onder, links, rechts } = PAGINA;
  const doc = new Document({
    size: 'A4',
    margins: { top: boven, bottom: onder, left: links, right: rechts },
    pdfVersion: '1.7',
    tagged: true,
    lang: blad.taal,
    displayTitle: true,
    autoFirstPage: false,
    bufferPages: true,
    font: '', // none yet: its own Helvetica is not embedded
    info: {
      Title: `${blad.titel} ${blad.over}`,
      Author: blad.huisstijl.naam,
      Subject: blad.voet,
      Creator: 'Koers',
      Producer: 'Koers',
      CreationDate: blad.gemaakt,
    },
  });
  doc.appendXML(PDFUA);
  return doc;
}
