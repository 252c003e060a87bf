import { type CellObject, type DenseWorkSheet, type Range, read, utils, write } from '@e965/xlsx';
import type { LeesFout } from '../gelezen.ts';
import { opslaanbaar } from '../tekst.ts';
import { MEESTE_KOLOMMEN, MEESTE_RIJEN, type Tabel, type TabelRij } from './tabel.ts';
import { keurZip } from './zip.ts';

/**
 * A sheet of an XLSX as rows with their number. Formulas are not worked out: their last value counts. Merged cells hold
 * their value in each of them.
 */
export function leesXlsx(bytes: Uint8Array, blad?: string): { tabel: Tabel } | { fout: LeesFout } {
  const niet = (message: string, path = ''): { fout: LeesFout } => ({ fout: { path, message } });
  const zip = keurZip(bytes);
  if ('fout' in zip) return niet(zip.fout);
  if (!zip.namen.includes('xl/workbook.xml'))
    return niet('Dit is geen XLSX. Sla het bestand op als Excel-werkmap (.xlsx).');
  try {
    const boek = read(bytes, {
      type: 'array',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellDates: true,
      sheetRows: MEESTE_RIJEN + 1,
    });
    const namen = boek.SheetNames;
    const gekozen = blad ?? namen.find((naam) => rijenVan(boek.Sheets[naam]).length > 1) ?? namen[0];
    const vel = gekozen === undefined ? undefined : boek.Sheets[gekozen];
    if (gekozen === undefined || !vel)
      return niet(`Er is geen blad ${JSON.stringify(blad ?? '')} in dit bestand.`);
    const ruw = rijenVan(vel);
    if (ruw.length > MEESTE_RIJEN)
      return niet(`Dit blad heeft meer dan ${MEESTE_RIJEN} rijen.`, `regel ${MEESTE_RIJEN + 1}`);
    const breed = ruw.findIndex((rij) => (rij?.length ?? 0) > MEESTE_KOLOMMEN);
    if (breed >= 0) return niet(`Deze rij heeft meer dan ${MEESTE_KOLOMMEN} kolommen.`, `regel ${breed + 1}`);
    const cellen = ruw.map((rij) => Array.from(rij ?? [], celTekst));
    vulSamengevoegd(cellen, vel['!merges'] ?? []);
    const rijen = cellen.flatMap((rij, i): TabelRij[] =>
      rij.some((cel) => cel !== '') ? [{ regel: i + 1, cellen: rij }] : [],
    );
    return {
      tabel: { soort: 'xlsx', rijen, codering: null, scheidingsteken: null, bladen: namen, blad: gekozen },
    };
  } catch {
    return niet('Dit bestand kan niet als XLSX gelezen worden.');
  }
}

function rijenVan(vel: unknown): (CellObject[] | undefined)[] {
  return (vel as DenseWorkSheet | undefined)?.['!data'] ?? [];
}

function celTekst(cel: CellObject | undefined): string {
  const waarde = cel?.v;
  if (waarde === undefined || waarde === null || cel?.t === 'e') return '';
  if (waarde instanceof Date) return Number.isNaN(waarde.getTime()) ? '' : waarde.toISOString().slice(0, 10);
  return opslaanbaar(String(waarde));
}

// A person who merges cells means the value for all of them.
function vulSamengevoegd(cellen: string[][], gebieden: readonly Range[]): void {
  for (const { s: van, e: tot } of gebieden) {
    const waarde = cellen[van.r]?.[van.c] ?? '';
    if (waarde === '' || tot.c - van.c > MEESTE_KOLOMMEN) continue;
    for (let r = van.r; r <= Math.min(tot.r, cellen.length - 1); r++)
      for (let c = van.c; c <= tot.c; c++) {
        const rij = cellen[r];
        if (!rij) continue;
        while (rij.length < c) rij.push('');
        rij[c] = waarde;
      }
  }
}

/** Every cell as text, so that nothing in it is a formula. */
export function schrijfXlsx(rijen: readonly (readonly string[])[]): Uint8Array {
  const vel = utils.aoa_to_sheet([], { dense: true }) as DenseWorkSheet;
  vel['!data'] = rijen.map((rij) => rij.map((v): CellObject => ({ t: 's', v: metTekens(v) })));
  const breedte = Math.max(1, ...rijen.slice(0, 1).map((rij) => rij.length));
  vel['!ref'] = utils.encode_range({
    s: { r: 0, c: 0 },
    e: { r: Math.max(0, rijen.length - 1), c: breedte - 1 },
  });
  const boek = utils.book_new();
  utils.book_append_sheet(boek, vel, 'Leerlijnen');
  return new Uint8Array(
    write(boek, { type: 'array', bookType: 'xlsx', compression: true, bookSST: true }) as ArrayBuffer,
  );
}

/**
 * Ends of lines as a spreadsheet has them, and what would be read as another character escaped (ECMA-376 part 1
 * §22.9.2.19, ST_Xstring).
 */
const metTekens = (tekst: string): string =>
  tekst.replace(/\r\n?/g, '\n').replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
