import { type Blok, type Kader, platteTekst, type Sectie } from '../blad.ts';
import { INKT, KOLOM, LET_OP, PAGINA, STIJL, type Stijl, TINT } from './maten.ts';
import { type Element, type Pers, totaal, type Zetregel } from './pers.ts';
import { zetGegevens, zetTabel } from './tabel.ts';
import { VAK, zetVakken } from './vakken.ts';
import { zet, zetLijst } from './zetsel.ts';

/** Draws lines over the pages, as far as each goes. */
function vloei(pers: Pers, regels: readonly Zetregel[], x: number = PAGINA.links): void {
  let rest = regels;
  while (rest.length > 0) {
    let n = 0;
    let som = 0;
    for (const regel of rest) {
      som += regel.voor + regel.stijl.regel;
      if (som > pers.ruimte && n > 0) break;
      n += 1;
    }
    const nu = rest.slice(0, n);
    pers.kolom(nu, x, pers.y);
    pers.y += totaal(nu);
    rest = rest.slice(n);
    if (rest.length > 0) pers.nieuwePagina();
  }
}

function zetCitaat(pers: Pers, ouder: Element, tekst: string): void {
  const { kleur } = pers.blad.huisstijl;
  const stijl: Stijl = { ...STIJL.gewoon, maat: 12, regel: 18 };
  const regels = zet(pers, ouder, 'P', `“${tekst}”`, stijl, { breed: KOLOM, dx: 16, voor: 4 });
  const balk = (x: number, y: number) => {
    pers.vlak(x + 2, y, 2.5, stijl.regel, kleur);
  };
  vloei(
    pers,
    regels.map((regel) => ({ ...regel, versiering: balk })),
  );
  pers.y += 4;
}

/** A box that asks for attention. It is short, and stays on one page. */
function zetKader(pers: Pers, ouder: Element, kader: Kader): void {
  const letOp = kader.toon === 'let-op';
  const kleur = letOp ? LET_OP.tekst : INKT;
  const deel = pers.element(ouder, 'Div');
  const plek = { breed: KOLOM - 14, dx: 16 };
  const kop = { ...STIJL.gewoon, kleur, vet: true as const };
  const regels = [
    ...zet(pers, deel, 'P', kader.kop, kop, plek),
    ...zet(pers, deel, 'P', kader.tekst, { ...STIJL.gewoon, kleur }, plek),
  ];
  const hoog = totaal(regels) + 16;
  pers.houdBijeen(hoog);
  const { y } = pers;
  pers.versier(() => {
    pers.vlak(PAGINA.links, y, KOLOM, hoog, letOp ? LET_OP.grond : TINT);
    pers.vlak(PAGINA.links, y, 4, hoog, letOp ? LET_OP.balk : pers.blad.huisstijl.kleur);
  });
  pers.kolom(regels, PAGINA.links, y + 8);
  pers.y += hoog + 12;
}

function zetKop(pers: Pers, ouder: Element, tekst: string): void {
  pers.houdBijeen(120); // what it is the heading of must begin on the same page
  const stijl: Stijl = { maat: 11.5, regel: 16, kleur: INKT, vet: true, voor: 12 };
  vloei(pers, zet(pers, ouder, 'H3', tekst, stijl, { breed: KOLOM }));
  pers.y += 5;
}

export function zetBlok(pers: Pers, ouder: Element, blok: Blok): void {
  switch (blok.soort) {
    case 'kop':
      zetKop(pers, ouder, blok.tekst);
      return;
    case 'alinea': {
      if (blok.stijl === 'citaat') {
        zetCitaat(pers, ouder, platteTekst(blok.tekst));
        return;
      }
      vloei(pers, zet(pers, ouder, 'P', blok.tekst, STIJL[blok.stijl ?? 'gewoon'], { breed: KOLOM }));
      pers.y += 6;
      return;
    }
    case 'lijst':
      vloei(pers, zetLijst(pers, ouder, blok.punten, { breed: KOLOM }));
      pers.y += 6;
      return;
    case 'kader':
      zetKader(pers, ouder, blok);
      return;
    case 'gegevens':
      zetGegevens(pers, ouder, blok);
      pers.y += 6;
      return;
    case 'tabel':
      zetTabel(pers, ouder, blok);
      pers.y += 6;
      return;
    case 'ondertekening':
      pers.houdBijeen(VAK.hoog + 90); // heading, explanation and the first box
      zetKop(pers, ouder, blok.kop);
      zetBlok(pers, ouder, { soort: 'alinea', tekst: blok.tekst });
      zetVakken(pers, ouder, blok);
      return;
    default:
      blok satisfies never;
  }
}

/** Sect, with H2 above it; a section begins where at least its first lines fit. */
export function zetSectie(pers: Pers, ouder: Element, sectie: Sectie): void {
  pers.houdBijeen(150);
  const { kleur } = pers.blad.huisstijl;
  const sect = pers.element(ouder, 'Sect');
  if (pers.y > PAGINA.boven) pers.y += 20;
  const stijl: Stijl = { maat: 15.5, regel: 20, kleur, vet: true, voor: 0 };
  const kop = zet(pers, sect, 'H2', sectie.kop, stijl, { breed: KOLOM });
  vloei(pers, kop);
  pers.doc.outline.addItem(sectie.kop);
  const y = pers.y + 3;
  pers.versier(() => pers.vlak(PAGINA.links, y, KOLOM, 1.2, kleur));
  pers.y = y + 9;
  for (const blok of sectie.blokken) zetBlok(pers, sect, blok);
}
