import {
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { Cel, Gegevens, Tabel } from '../blad.ts';
import { alinea, punten, runs } from './teksten.ts';

/** Width of the text on A4 with margins of 2 cm, in twentieths of a point. */
const BREED = 9638;
const LIJN = { style: BorderStyle.SINGLE, size: 4, color: 'CFD7DD' };
const GEEN = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const RANDEN = {
  top: GEEN,
  left: GEEN,
  right: GEEN,
  insideVertical: GEEN,
  bottom: LIJN,
  insideHorizontal: LIJN,
};
const MARGES = { top: 60, bottom: 60, left: 100, right: 100 };

function inhoud(cel: Cel): Paragraph[] {
  const uit = [
    ...(typeof cel.tekst === 'string' && cel.tekst === ''
      ? []
      : [alinea(cel.tekst, cel.leeg ? 'zacht' : undefined)]),
    ...(cel.punten ? punten(cel.punten) : []),
    ...(cel.klein === undefined ? [] : [alinea(cel.klein, 'klein')]),
  ];
  return uit.length > 0 ? uit : [alinea('')];
}

const kop = (tekst: string): Paragraph => new Paragraph({ children: runs(tekst, true) });

function tabel(breedtes: readonly number[], rijen: readonly TableRow[]): Table {
  return new Table({
    width: { size: BREED, type: WidthType.DXA },
    columnWidths: [...breedtes],
    layout: TableLayoutType.FIXED,
    borders: RANDEN,
    margins: MARGES,
    rows: [...rijen],
  });
}

const cel = (breed: number, children: Paragraph[], grond?: string): TableCell =>
  new TableCell({
    width: { size: breed, type: WidthType.DXA },
    children,
    ...(grond ? { shading: { type: ShadingType.CLEAR, fill: grond, color: 'auto' } } : {}),
  });

/** A table whose first row is a heading on every page that it goes on. */
export function tabelVan(blok: Tabel): Table {
  const som = blok.kolommen.reduce((totaal, kolom) => totaal + kolom.breed, 0);
  const breedtes = blok.kolommen.map(({ breed }) => Math.floor((breed / som) * BREED));
  const eerste = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: blok.kolommen.map(({ naam }, n) => cel(breedtes[n] ?? 0, [kop(naam)], 'F2F5F7')),
  });
  const rijen = blok.rijen.map(
    (rij) =>
      new TableRow({
        children: blok.kolommen.map((_, n) => cel(breedtes[n] ?? 0, inhoud(rij[n] ?? { tekst: '' }))),
      }),
  );
  return tabel(breedtes, [eerste, ...rijen]);
}

export function gegevensTabel(blok: Gegevens): Table {
  const breedtes = [Math.floor(BREED * 0.28), Math.floor(BREED * 0.72)];
  const rijen = blok.rijen.map(
    ({ naam, waarde }) =>
      new TableRow({ children: [cel(breedtes[0] ?? 0, [kop(naam)]), cel(breedtes[1] ?? 0, inhoud(waarde))] }),
  );
  return tabel(breedtes, rijen);
}
