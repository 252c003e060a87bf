import { type Ondertekening, TEKENEN } from '../blad.ts';
import { INKT, KOLOM, PAGINA, STIJL, ZACHT } from './maten.ts';
import { type Element, type Pers, totaal, type Zetregel } from './pers.ts';
import { zet } from './zetsel.ts';

/** A box to sign in; the right half is for the hand. */
export const VAK = { hoog: 108, rand: 12, tussen: 10, hokje: 10 } as const;
const HELFT = KOLOM / 2;

/** A name with what can be ticked; an empty square before each. */
function wieEnWat(pers: Pers, vak: Element, { naam, rol }: Ondertekening['mensen'][number]): Zetregel[] {
  const breed = HELFT - VAK.rand;
  const hokje = (x: number, y: number) => {
    pers.doc.lineWidth(0.9).strokeColor(INKT);
    pers.doc.rect(x, y + 2, VAK.hokje, VAK.hokje).stroke();
  };
  return [
    ...zet(pers, vak, 'P', naam, STIJL.rijkop, { breed }),
    ...zet(pers, vak, 'P', rol, STIJL.klein, { breed }),
    ...TEKENEN.keuzes.flatMap((keus) =>
      zet(pers, vak, 'P', keus, STIJL.gewoon, { breed, dx: 18, voor: 7, versiering: hokje }),
    ),
  ];
}

/** Words with a line behind them to write on; the last has the rest of the box. */
function metDeHand(pers: Pers, vak: Element, y: number, hoog: number): void {
  const x = PAGINA.links + HELFT;
  const breed = HELFT - VAK.rand;
  const [datum, handtekening] = TEKENEN.regels;
  const lijn = (op: number, van: number) =>
    pers.doc
      .lineWidth(0.6)
      .strokeColor(ZACHT)
      .moveTo(x + van, op)
      .lineTo(x + breed, op)
      .stroke();
  pers.versier(() => {
    lijn(y + VAK.rand + 14, 40);
    lijn(y + hoog - VAK.rand - 2, 0);
  });
  pers.kolom(zet(pers, vak, 'P', datum, STIJL.gewoon, { breed }), x, y + VAK.rand);
  pers.kolom(zet(pers, vak, 'P', handtekening, STIJL.gewoon, { breed }), x, y + VAK.rand + 24);
}

/** A box for each person, each whole on one page. */
export function zetVakken(pers: Pers, ouder: Element, { mensen }: Ondertekening): void {
  for (const mens of mensen) {
    const vak = pers.element(ouder, 'Div');
    const links = wieEnWat(pers, vak, mens);
    const hoog = Math.max(VAK.hoog, totaal(links) + 2 * VAK.rand);
    pers.houdBijeen(hoog);
    const { y } = pers;
    pers.versier(() => {
      pers.doc.lineWidth(0.8).strokeColor(ZACHT).roundedRect(PAGINA.links, y, KOLOM, hoog, 3).stroke();
    });
    pers.kolom(links, PAGINA.links + VAK.rand, y + VAK.rand);
    metDeHand(pers, vak, y, hoog);
    pers.y += hoog + VAK.tussen;
  }
}
