import { BorderStyle, HeadingLevel, Paragraph, ShadingType, type Table } from 'docx';
import { type Blok, platteTekst, type Sectie } from '../blad.ts';
import { STIJLEN } from './stijlen.ts';
import { gegevensTabel, tabelVan, vakkenTabel } from './tabel.ts';
import { alinea, punten, runs } from './teksten.ts';

export type Deel = Paragraph | Table;

function kader(blok: Extract<Blok, { soort: 'kader' }>): Paragraph[] {
  const rand = { style: BorderStyle.SINGLE, size: 24, color: 'B26B00', space: 8 };
  const opties = {
    style: STIJLEN.kader,
    border: { left: rand },
    shading: { type: ShadingType.CLEAR, fill: 'FFF4DC', color: 'auto' },
  };
  return [
    new Paragraph({ ...opties, children: runs(blok.kop, true), keepNext: true }),
    new Paragraph({ ...opties, children: runs(blok.tekst) }),
  ];
}

export function blokVan(blok: Blok): Deel[] {
  switch (blok.soort) {
    case 'kop':
      return [new Paragraph({ children: runs(blok.tekst), heading: HeadingLevel.HEADING_3 })];
    case 'alinea':
      if (blok.stijl === 'citaat') return [alinea(`“${platteTekst(blok.tekst)}”`, 'citaat')];
      return [alinea(blok.tekst, blok.stijl)];
    case 'lijst':
      return punten(blok.punten);
    case 'kader':
      return kader(blok);
    // A paragraph between tables: without it a word processor makes them one.
    case 'gegevens':
      return [gegevensTabel(blok), alinea('')];
    case 'tabel':
      return [tabelVan(blok), alinea('')];
    case 'ondertekening':
      return [
        new Paragraph({ children: runs(blok.kop), heading: HeadingLevel.HEADING_3 }),
        new Paragraph({ children: runs(blok.tekst), keepNext: true }),
        vakkenTabel(blok),
        alinea(''),
      ];
    default:
      blok satisfies never;
      return [];
  }
}

export const sectieVan = (sectie: Sectie): Deel[] => [
  new Paragraph({ children: runs(sectie.kop), heading: HeadingLevel.HEADING_2 }),
  ...sectie.blokken.flatMap(blokVan),
];
