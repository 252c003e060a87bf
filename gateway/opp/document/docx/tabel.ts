import {
  BorderStyle,
  HeightRule,
  type ITableBordersOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import { type Cel, type Gegevens, type Ondertekening, type Tabel, TEKENEN } from '../blad.ts';
import { alinea, punten, runs } from './teksten.ts';

/** Width of the text on A4 with margins of 2 cm, in twentieths of a point. */
const BREED = 9638;
const LIJN = { style: BorderStyle.SINGLE, size: 4, color: 'CFD7DD' };
const GEEN = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const RANDEN: ITableBordersOptions = {
  top: GEEN,
  left: GEEN,
  right: GEEN,
  insideVertical: GEEN,
  bottom: LIJN,
  insideHorizontal: LIJN,
};
const RAND = { style: BorderStyle.SINGLE, size: 6, color: '4D5963' };
const VAKKEN: ITableBordersOptions = {
  top: RAND,
  left: RAND,
  right: RAND,
  insideVertical: GEEN,
  bottom: RAND,
  insideHorizontal: RAND,
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

const kop = (tekst: string, keepNext = false): Paragraph =>
  new Paragraph({ children: runs(tekst, true), keepNext });

function tabel(breedtes: readonly number[], rijen: readonly TableRow[], randen = RANDEN): Table {
  return new Table({
    width: { size: BREED, type: WidthType.DXA },
    columnWidths: [...breedtes],
    layout: TableLayoutType.FIXED,
    borders: randen,
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
    children: blok.kolommen.map(({ naam }, n) => cel(breedtes[n] ?? 0, [kop(naam, true)], 'F2F5F7')),
  });
  const rijen = blok.rijen.map(
    (rij) =>
      new TableRow({
        cantSplit: true,
        children: blok.kolommen.map((_, n) => cel(breedtes[n] ?? 0, inhoud(rij[n] ?? { tekst: '' }))),
      }),
  );
  return tabel(breedtes, [eerste, ...rijen]);
}

export function gegevensTabel(blok: Gegevens): Table {
  const breedtes = [Math.floor(BREED * 0.31), Math.floor(BREED * 0.69)];
  const rijen = blok.rijen.map(
    ({ naam, waarde }) =>
      new TableRow({
        cantSplit: true,
        children: [cel(breedtes[0] ?? 0, [kop(naam)]), cel(breedtes[1] ?? 0, inhoud(waarde))],
      }),
  );
  return tabel(breedtes, rijen);
}

/** Room to sign on paper: a row for each person, whole on one page. */
export function vakkenTabel({ mensen }: Ondertekening): Table {
  const helft = BREED / 2;
  const [datum, handtekening] = TEKENEN.regels;
  const rijen = mensen.map(
    ({ naam, rol }) =>
      new TableRow({
        cantSplit: true,
        height: { value: 2000, rule: HeightRule.ATLEAST },
        children: [
          cel(helft, [
            kop(naam),
            alinea(rol, 'klein'),
            ...TEKENEN.keuzes.map((keus) => alinea(`\u2610 ${keus}`)),
          ]),
          cel(helft, [alinea(`${datum}:`), alinea(''), alinea(`${handtekening}:`)]),
        ],
      }),
  );
  return tabel([helft, helft], rijen, VAKKEN);
}
