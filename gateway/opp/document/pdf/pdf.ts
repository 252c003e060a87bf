import type { Blad } from '../blad.ts';
import { zetBlok, zetSectie } from './blokken.ts';
import { openDocument } from './document.ts';
import { INKT, KOLOM, LET_OP, LIJN, PAGINA, STIJL, type Stijl, ZACHT } from './maten.ts';
import { type Element, Pers, totaal } from './pers.ts';
import { breek } from './regels.ts';
import { zet, zetIn } from './zetsel.ts';

/** Title, who it is about, and what it is now. */
function zetTitel(pers: Pers, ouder: Element, blad: Blad): void {
  const { kleur } = blad.huisstijl;
  tekenLogo(pers, blad);
  const h1 = pers.element(ouder, 'H1');
  const naam: Stijl = { maat: 25, regel: 31, kleur: INKT, vet: true, voor: 0 };
  const regels = [
    ...zetIn(
      pers,
      h1,
      'H1',
      blad.titel,
      { maat: 12, regel: 17, kleur, vet: true, voor: 0 },
      { breed: KOLOM },
    ).map((regel) => ({ ...regel, regel: [...regel.regel, ...pers.letters.lopen(' ', true)] })),
    ...zetIn(pers, h1, 'H1', blad.over, naam, { breed: KOLOM - 80 }),
    ...zet(pers, ouder, 'P', blad.regel, { ...STIJL.zacht, voor: 2 }, { breed: KOLOM }),
    ...zet(
      pers,
      ouder,
      'P',
      [{ tekst: 'Stand: ' }, { tekst: blad.status.tekst, vet: true }],
      { ...STIJL.gewoon, voor: 2 },
      { breed: KOLOM },
    ),
  ];
  pers.kolom(regels, PAGINA.links, pers.y);
  pers.y += totaal(regels) + 14;
}

/** At the right of the title. It says nothing that is not said in words: decoration. */
function tekenLogo(pers: Pers, blad: Blad): void {
  const { logo } = blad.huisstijl;
  if (logo === null) return;
  const { y } = pers;
  const bron = Buffer.from(logo.base64, 'base64');
  pers.versier(() => {
    pers.doc.image(bron, PAGINA.links + KOLOM - 120, y - 6, { fit: [120, 48], align: 'right' });
  });
}

/** What stands on every page: the school, whether it is a concept, what it is, and the number of the page. */
function zetRanden(pers: Pers, blad: Blad): void {
  const { doc } = pers;
  const { start, count } = doc.bufferedPageRange();
  const klein: Stijl = { maat: 8.5, regel: 11, kleur: ZACHT, voor: 0 };
  for (let n = 0; n < count; n += 1) {
    doc.switchToPage(start + n);
    pers.versier(() => {
      const eerste = (tekst: string, stijl: Stijl, breed: number) =>
        breek(pers.letters, [{ tekst }], stijl, breed)[0] ?? [];
      const rechts = PAGINA.links + KOLOM;
      pers.regel(eerste(blad.huisstijl.naam, { ...klein, vet: true }, KOLOM - 120), klein, PAGINA.links, 34);
      if (blad.status.concept) {
        const merk: Stijl = { ...klein, kleur: LET_OP.tekst, vet: true };
        const woord = eerste('CONCEPT', merk, 100);
        const breed = pers.breedte(woord, merk) + 16;
        pers.vlak(rechts - breed, 31, breed, 17, LET_OP.balk);
        pers.vlak(rechts - breed + 0.8, 31.8, breed - 1.6, 15.4, LET_OP.grond);
        pers.regel(woord, { ...merk, regel: 11.5 }, rechts - breed + 8, 34);
      }
      const onder = PAGINA.hoog - 40;
      pers.vlak(PAGINA.links, onder - 8, KOLOM, 0.6, LIJN);
      const nummer = eerste(`Bladzijde ${n + 1} van ${count}`, klein, 120);
      pers.regel(eerste(blad.voet, klein, KOLOM - 110), klein, PAGINA.links, onder);
      pers.regel(nummer, klein, rechts - pers.breedte(nummer, klein), onder);
    }, 'Pagination');
  }
}

async function bytesVan(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const delen: Buffer[] = [];
  doc.on('data', (deel: Buffer) => delen.push(deel));
  const klaar = new Promise<void>((resolve, reject) => doc.once('end', resolve).once('error', reject));
  doc.end();
  await klaar;
  return Buffer.concat(delen);
}

/**
 * A tagged PDF (PDF/UA-1, ISO 14289-1; PDF 1.7) of A4 pages. The same document gives the same bytes.
 */
export async function pdfVan(blad: Blad): Promise<Buffer> {
  const doc = openDocument(blad);
  const pers = new Pers(doc, blad);
  const wortel = pers.element(null, 'Document', { lang: blad.taal });
  zetTitel(pers, wortel, blad);
  for (const blok of blad.inleiding) zetBlok(pers, wortel, blok);
  for (const sectie of blad.secties) zetSectie(pers, wortel, sectie);
  zetRanden(pers, blad);
  return await bytesVan(doc);
}
