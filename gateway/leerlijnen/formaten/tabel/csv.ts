import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { LeesFout } from '../gelezen.ts';
import { leesTekst } from '../tekst.ts';
import { MEESTE_KOLOMMEN, MEESTE_RIJEN, type Tabel, type TabelRij } from './tabel.ts';

type Scheiding = ',' | ';' | '\t';

/**
 * A CSV as rows with their line (RFC 4180, leniently). Comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252; text in
 * quotes may hold lines.
 */
export function leesCsv(bytes: Uint8Array, scheiding?: Scheiding): { tabel: Tabel } | { fout: LeesFout } {
  const { tekst: heel, codering } = leesTekst(bytes);
  const tekst = heel.replaceAll('\0', '\ufffd');
  const delimiter = scheiding ?? gokScheiding(tekst);
  const rijen: TabelRij[] = [];
  const ruw = Buffer.from(tekst);
  const regels = new Regels(ruw);
  let teVeel: LeesFout | null = null;
  try {
    parse(ruw, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      // Of what goes past, keep only what is a row: the parser need not hold them as well.
      on_record: (cellen: string[], { bytes: tot }) => {
        const regel = regels.tot(tot);
        if (rijen.length >= MEESTE_RIJEN)
          teVeel ??= {
            path: `regel ${regel}`,
            message: `Dit bestand heeft meer dan ${MEESTE_RIJEN} regels.`,
          };
        else if (cellen.length > MEESTE_KOLOMMEN)
          teVeel ??= {
            path: `regel ${regel}`,
            message: `Deze regel heeft meer dan ${MEESTE_KOLOMMEN} kolommen.`,
          };
        else if (cellen.some((cel) => cel !== '')) rijen.push({ regel, cellen: cellen.map(zonderSlot) });
        return null;
      },
    });
  } catch {
    const regel = regels.hier;
    return {
      fout: {
        path: `regel ${regel}`,
        message: 'Hier klopt de CSV niet: een aanhalingsteken staat verkeerd of wordt niet gesloten.',
      },
    };
  }
  if (teVeel) return { fout: teVeel };
  return { tabel: { soort: 'csv', rijen, codering, scheidingsteken: delimiter, bladen: [], blad: null } };
}

/** Lines of a file by its bytes: the parser counts an end of line of two characters inside quotes twice. */
class Regels {
  /** Line on which the next row begins. */
  hier = 1;
  readonly #ruw: Buffer;
  #plek = 0;

  constructor(ruw: Buffer) {
    this.#ruw = ruw;
  }

  /** @returns the line on which the row begins that ends at this byte */
  tot(eind: number): number {
    const begin = this.hier;
    for (; this.#plek < eind; this.#plek++) {
      const teken = this.#ruw[this.#plek];
      if (teken === 10 || (teken === 13 && this.#ruw[this.#plek + 1] !== 10)) this.hier++;
    }
    return begin;
  }
}

// The one that the first lines have most of, outside of quotes.
function gokScheiding(tekst: string): Scheiding {
  const begin = tekst
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"?/g, '')
    .split(/\r\n|\r|\n/, 10)
    .join('');
  const aantal = (teken: string) => begin.split(teken).length;
  return ([';', '\t', ','] as const).reduce(
    (beste, teken) => (aantal(teken) > aantal(beste) ? teken : beste),
    ',',
  );
}

/** What a spreadsheet would take for a formula (OWASP, CSV Injection), with the apostrophes that may stand before it. */
const FORMULE = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** Behind an apostrophe a spreadsheet takes a cell for text. */
const metSlot = (cel: string): string => (FORMULE.test(cel) ? `'${cel}` : cel);
/** The cell as it was: an apostrophe before what would be a formula is not part of the text. */
const zonderSlot = (cel: string): string => (cel.startsWith("'") && FORMULE.test(cel) ? cel.slice(1) : cel);

/** As Excel with Dutch settings opens it: UTF-8 with a byte order mark, semicolons. */
export function schrijfCsv(rijen: readonly (readonly string[])[]): Uint8Array {
  const tekst = stringify(
    rijen.map((rij) => rij.map(metSlot)),
    { bom: true, delimiter: ';', record_delimiter: 'windows', quoted_match: /[\r\n"]/ },
  );
  return new TextEncoder().encode(tekst);
}
