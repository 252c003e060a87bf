import type { Gegevens, Tabel } from '../blad.ts';
import { BODEM, KOLOM, LIJN, PAGINA, STIJL, TINT } from './maten.ts';
import { type Element, hoogte, type Pers, totaal, type Zetregel } from './pers.ts';
import type { Regel } from './regels.ts';
import { zetCel, zetIn } from './zetsel.ts';

/** Room around what stands in a cell. */
const RAND = { boven: 5, onder: 6, zij: 6 } as const;

interface Kolom {
  readonly x: number;
  readonly breed: number;
}
type Rij = readonly { readonly kolom: Kolom; readonly regels: readonly Zetregel[] }[];

/** What is drawn again above a table that goes on on another page. */
type Herhaal = (() => void) | null;

function kolommen(breedtes: readonly number[]): Kolom[] {
  const som = breedtes.reduce((a, b) => a + b, 0);
  let x = PAGINA.links;
  return breedtes.map((deel) => {
    const kolom = { x, breed: (deel / som) * KOLOM };
    x += kolom.breed;
    return kolom;
  });
}

const binnen = (kolom: Kolom): number => kolom.breed - 2 * RAND.zij;

function verder(pers: Pers, herhaal: Herhaal): void {
  pers.nieuwePagina();
  herhaal?.();
}

/** As many lines as fit in this height. */
function passend(regels: readonly Zetregel[], hoog: number): number {
  let som = 0;
  let n = 0;
  for (const regel of regels) {
    som += hoogte(regel);
    if (som > hoog) break;
    n += 1;
  }
  return n;
}

function lijnOnder(pers: Pers): void {
  const { y } = pers;
  pers.versier(() => {
    pers.doc
      .lineWidth(0.6)
      .strokeColor(LIJN)
      .moveTo(PAGINA.links, y)
      .lineTo(PAGINA.links + KOLOM, y)
      .stroke();
  });
}

/** Draws a row. It stays whole when it fits on a page; a longer one goes on on the next, every cell where it was. */
function teken(pers: Pers, rij: Rij, herhaal: Herhaal): void {
  const extra = RAND.boven + RAND.onder;
  const hoog = Math.max(...rij.map(({ regels }) => totaal(regels))) + extra;
  if (hoog > pers.ruimte && hoog <= BODEM - PAGINA.boven - 40) verder(pers, herhaal);
  let rest: Rij = rij;
  for (;;) {
    const past = rest.map(({ regels }) => passend(regels, pers.ruimte - extra));
    const niets = past.every((n) => n === 0) && rest.some(({ regels }) => regels.length > 0);
    if (niets && pers.y > PAGINA.boven + 60) {
      verder(pers, herhaal);
      continue;
    }
    // On an empty page the first line goes in whatever its height: else it would never go in.
    const nu = rest.map(({ regels }, n) => regels.slice(0, niets ? 1 : past[n]));
    for (const [n, { kolom }] of rest.entries())
      pers.kolom(nu[n] ?? [], kolom.x + RAND.zij, pers.y + RAND.boven);
    pers.y += Math.max(...nu.map((regels) => totaal(regels))) + extra;
    lijnOnder(pers);
    rest = rest.map((cel, n) => ({ ...cel, regels: cel.regels.slice(nu[n]?.length ?? 0) }));
    if (rest.every(({ regels }) => regels.length === 0)) return;
    verder(pers, herhaal);
  }
}

function grond(pers: Pers, hoog: number): void {
  const { y } = pers;
  pers.versier(() => pers.vlak(PAGINA.links, y, KOLOM, hoog, TINT));
}

/** The row of headings; again on every page that the table goes on, but then as an artifact: it was said once. */
function kop(pers: Pers, ouder: Element, blok: Tabel, plan: readonly Kolom[]): () => void {
  const tr = pers.element(ouder, 'TR');
  const cellen = blok.kolommen.map(({ naam }, n) => {
    const th = pers.element(tr, 'TH', { scope: 'Column' });
    return zetIn(pers, th, 'TH', naam, STIJL.kolomkop, { breed: binnen(plan[n] ?? { x: 0, breed: KOLOM }) });
  });
  const hoog = Math.max(...cellen.map(totaal)) + 9;
  const opPlek = (doe: (regels: readonly Zetregel[], x: number) => void) =>
    cellen.forEach((regels, n) => {
      doe(regels, (plan[n]?.x ?? 0) + RAND.zij);
    });
  grond(pers, hoog);
  opPlek((regels, x) => pers.kolom(regels, x, pers.y + 4));
  pers.y += hoog;
  return () => {
    grond(pers, hoog);
    pers.versier(
      () =>
        opPlek((regels, x) =>
          tekenStil(
            pers,
            regels.map((r) => r.regel),
            x,
          ),
        ),
      'Pagination',
    );
    pers.y += hoog;
  };
}

function tekenStil(pers: Pers, regels: readonly Regel[], x: number): void {
  for (const [n, regel] of regels.entries())
    pers.regel(regel, STIJL.kolomkop, x, pers.y + 4 + n * STIJL.kolomkop.regel);
}

/** Table, TR, TH (scope Column; the first of a row scope Row) and TD (ISO 14289-1 §7.5). */
export function zetTabel(pers: Pers, ouder: Element, blok: Tabel): void {
  pers.houdBijeen(90);
  const tabel = pers.element(ouder, 'Table');
  const plan = kolommen(blok.kolommen.map((kolom) => kolom.breed));
  const herhaal = kop(pers, tabel, blok, plan);
  for (const rij of blok.rijen) {
    const tr = pers.element(tabel, 'TR');
    const cellen = plan.map((kolom, n) => {
      const [tag, opties] = n === 0 ? (['TH', { scope: 'Row' }] as const) : (['TD', {}] as const);
      const cel = pers.element(tr, tag, opties);
      return { kolom, regels: zetCel(pers, cel, rij[n] ?? { tekst: '' }, STIJL.gewoon, binnen(kolom)) };
    });
    teken(pers, cellen, herhaal);
  }
}

/** Names with what belongs to them: a table whose rows have headings. */
export function zetGegevens(pers: Pers, ouder: Element, blok: Gegevens): void {
  const tabel = pers.element(ouder, 'Table');
  const plan = kolommen([28, 72]);
  const [links, rechts] = plan;
  if (!links || !rechts) return;
  for (const { naam, waarde } of blok.rijen) {
    const tr = pers.element(tabel, 'TR');
    const th = pers.element(tr, 'TH', { scope: 'Row' });
    const namen = zetIn(pers, th, 'TH', naam, STIJL.rijkop, { breed: binnen(links) });
    const td = pers.element(tr, 'TD');
    const rij = [
      { kolom: links, regels: namen },
      { kolom: rechts, regels: zetCel(pers, td, waarde, STIJL.gewoon, binnen(rechts)) },
    ];
    teken(pers, rij, null);
  }
}
