import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import type { Blad } from '../blad.ts';
import { uitZip, zipVan } from '../zip.ts';
import { blokVan, sectieVan } from './blokken.ts';
import { kleurVan, STIJLEN, stijlen } from './stijlen.ts';
import { alinea } from './teksten.ts';

const TAB = [{ type: TabStopType.RIGHT, position: 9638 }];

const boven = (blad: Blad): Header =>
  new Header({
    children: [
      new Paragraph({
        style: STIJLEN.klein,
        tabStops: TAB,
        children: [
          new TextRun({ text: blad.huisstijl.naam, bold: true }),
          ...(blad.status.concept ? [new TextRun({ text: '\tCONCEPT', bold: true, color: '6B4200' })] : []),
        ],
      }),
    ],
  });

const onder = (blad: Blad): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: STIJLEN.klein,
        tabStops: TAB,
        alignment: AlignmentType.LEFT,
        children: [
          new TextRun(`${blad.voet}\tBladzijde `),
          new TextRun({ children: [PageNumber.CURRENT, ' van ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });

function titel(blad: Blad): Paragraph[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      children: [
        new TextRun({ text: blad.titel, size: 24, color: kleurVan(blad.huisstijl) }),
        new TextRun({ text: blad.over, break: 1 }),
      ],
    }),
    alinea(blad.regel, 'zacht'),
    alinea([{ tekst: 'Stand: ' }, { tekst: blad.status.tekst, vet: true }]),
  ];
}

const document = (blad: Blad): Document =>
  new Document({
    title: `${blad.titel} ${blad.over}`,
    subject: blad.voet,
    creator: blad.huisstijl.naam,
    lastModifiedBy: blad.huisstijl.naam,
    styles: stijlen(blad.huisstijl),
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1304, bottom: 1134, left: 1134, right: 1134 },
          },
        },
        headers: { default: boven(blad) },
        footers: { default: onder(blad) },
        children: [...titel(blad), ...blad.inleiding.flatMap(blokVan), ...blad.secties.flatMap(sectieVan)],
      },
    ],
  });

const KERN = 'docProps/core.xml';
const MOMENT = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g;

/**
 * A Word document with real headings, table headings and language. It says when the content is of instead of when it was
 * made, so that the same document gives the same bytes (R40).
 */
export async function docxVan(blad: Blad): Promise<Buffer> {
  const delen = uitZip(await Packer.toBuffer(document(blad)));
  const kern = Buffer.from(delen[KERN] ?? []).toString('utf8');
  delen[KERN] = Buffer.from(
    kern.replace(MOMENT, `$1${blad.gemaakt.toISOString().replace('.000', '')}`),
    'utf8',
  );
  return zipVan(delen, blad.gemaakt);
}
