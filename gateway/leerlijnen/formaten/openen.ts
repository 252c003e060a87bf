import type { Formaat, LeesFout } from './gelezen.ts';
import { leesJson } from './json.ts';
import { leesCsv } from './tabel/csv.ts';
import type { Kolommen } from './tabel/kolommen.ts';
import type { Tabel } from './tabel/tabel.ts';
import { leesXlsx } from './tabel/xlsx.ts';
import { leesTekst } from './tekst.ts';

/** A larger file is refused. */
export const MEESTE_BYTES = 50 * 1024 * 1024;

/** What is in a file, not yet understood: opened once, whatever is made of it afterwards. */
export type Geopend =
  | { readonly soort: 'tabel'; readonly tabel: Tabel }
  | { readonly soort: 'json'; readonly waarde: unknown; readonly opmerkingen: readonly string[] }
  | { readonly soort: 'niets'; readonly formaat: Formaat | null; readonly fout: LeesFout };

/** A zip begins so (APPNOTE 6.3.9 §4.3.7). */
const isZip = ([a, b]: Uint8Array): boolean => a === 0x50 && b === 0x4b;

// JSON begins with a bracket; a table does not.
function isTabel(bytes: Uint8Array): boolean {
  if (isZip(bytes)) return true;
  const begin = leesTekst(bytes.subarray(0, 1000)).tekst.trimStart();
  return !/^[{[]/.test(begin);
}

/**
 * Opens a file as a table or as JSON; which of the two it is, it says itself unless `soort` does. Throws nothing: what
 * cannot be opened is `niets`, with the line.
 */
export function openBestand(
  bytes: Uint8Array,
  { soort, kolommen }: { soort?: Formaat; kolommen?: Partial<Kolommen> } = {},
): Geopend {
  const niets = (fout: LeesFout, formaat: Formaat | null = soort ?? null): Geopend => ({
    soort: 'niets',
    formaat,
    fout,
  });
  if (bytes.length > MEESTE_BYTES)
    return niets({ path: '', message: `Dit bestand is groter dan ${MEESTE_BYTES / 1024 ** 2} MB.` });
  if (bytes.length === 0) return niets({ path: '', message: 'Dit bestand is leeg.' });
  if (soort === 'csv' || soort === 'xlsx' || (soort === undefined && isTabel(bytes))) {
    const xlsx = soort !== 'csv' && isZip(bytes);
    const gelezen = xlsx ? leesXlsx(bytes, kolommen?.blad) : leesCsv(bytes, kolommen?.scheidingsteken);
    return 'fout' in gelezen
      ? niets(gelezen.fout, isZip(bytes) ? 'xlsx' : 'csv')
      : { soort: 'tabel', tabel: gelezen.tabel };
  }
  const json = leesJson(bytes);
  if (!json.goed) return niets(json.fout);
  return { soort: 'json', waarde: json.waarde, opmerkingen: json.opmerkingen };
}
