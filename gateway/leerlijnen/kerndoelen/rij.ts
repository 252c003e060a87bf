import type { RegelMelding } from '../formaten/gelezen.ts';
import type { BronItem } from './bron.ts';
import { teksten } from './slo.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);
/** Fields that refer, by SLO's rules for its entities (README of curriculum-basis). */
const VERWIJST = /_id$|^replaces$|^replacedBy$/;

export interface GelezenRij {
  /** `null`: refused; why stands in `meldingen`. */
  readonly item: BronItem | null;
  readonly relaties: readonly { soort: string; plek: number; naar: string }[];
  /** How many references the row holds, those that were refused as well. */
  readonly verwijzingen: number;
  readonly meldingen: readonly RegelMelding[];
}

const MAX_DIEPTE = 32;
/** U+0000 and half a surrogate pair: JSON may hold them, PostgreSQL may not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: U+0000 is what it looks for
const ONBEWAARBAAR = /\u0000|\p{Surrogate}/u;

/** Where in a value stands what cannot be stored, as JSON path; `null` when all can. */
function onbewaarbaar(value: unknown, pad = '', diepte = 0): string | null {
  if (diepte > MAX_DIEPTE) return pad;
  if (typeof value === 'string') return ONBEWAARBAAR.test(value) ? pad : null;
  if (typeof value === 'number') return Number.isFinite(value) ? null : pad;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    if (ONBEWAARBAAR.test(key)) return pad;
    const fout = onbewaarbaar(inner, `${pad}/${key}`, diepte + 1);
    if (fout !== null) return fout;
  }
  return null;
}

const lijstVan = (value: unknown): readonly unknown[] | null =>
  Array.isArray(value) ? value : typeof value === 'string' ? [value] : null;

/** The references of a row in the order of their lists; what is no reference stays in `rest`. */
function verwijzingenIn(row: Readonly<Record<string, unknown>>, plek: string) {
  const relaties: { soort: string; plek: number; naar: string }[] = [];
  const meldingen: RegelMelding[] = [];
  const rest: Record<string, unknown> = Object.create(null);
  let verwijzingen = 0;
  for (const [soort, value] of Object.entries(row)) {
    const lijst = VERWIJST.test(soort) ? lijstVan(value) : null;
    if (lijst === null || lijst.length === 0) rest[soort] = value;
    for (const [i, naar] of (lijst ?? []).entries()) {
      verwijzingen += 1;
      if (isUuid(naar)) relaties.push({ soort, plek: i, naar: naar.toLowerCase() });
      else
        meldingen.push({
          plek: `${plek}/${soort}/${i}`,
          uitkomst: 'geweigerd',
          waarom: 'Deze verwijzing is geen UUID.',
        });
    }
  }
  return { relaties, meldingen, rest, verwijzingen };
}

const geweigerd = (plek: string, waarom: string, verwijzingen = 0): GelezenRij => ({
  item: null,
  relaties: [],
  verwijzingen,
  meldingen: [{ plek, uitkomst: 'geweigerd', waarom }],
});

const isRij = (row: unknown): row is Record<string, unknown> =>
  typeof row === 'object' && row !== null && !Array.isArray(row);

/** The kind of a withdrawn row. */
function soortVan(row: Readonly<Record<string, unknown>>): string {
  const [type] = lijstVan(row['types']) ?? [];
  return typeof type === 'string' && type !== '' ? type : 'onbekend';
}

/** One row of a file of SLO. `soort` is what the file holds; `null` in deprecated.json, where each row says it. */
export function leesRij(row: unknown, soort: string | null, at: { plek: string; nr: number }): GelezenRij {
  const { plek, nr } = at;
  if (!isRij(row)) return geweigerd(plek, 'Hier hoort een object te staan.');
  const { relaties, meldingen, rest, verwijzingen } = verwijzingenIn(row, plek);
  if (!isUuid(row['id'])) return geweigerd(`${plek}/id`, 'Er staat geen UUID.', verwijzingen);
  const fout = onbewaarbaar(row);
  if (fout !== null)
    return geweigerd(plek + fout, 'Dit is te diep genest, of bevat een teken dat Koers niet kan bewaren.');
  const eigen = soort ?? soortVan(row);
  const tekst = teksten(eigen, row);
  if (tekst === null) return geweigerd(`${plek}/title`, 'Er staat geen tekst.', verwijzingen);
  const { id: _, prefix, ...over } = rest;
  for (const veld of ['title', 'description', 'kerndoelLabel'])
    if (over[veld] === tekst.tekst || over[veld] === tekst.kort) delete over[veld];
  return {
    item: {
      id: row['id'].toLowerCase(),
      soort: eigen,
      prefix: typeof prefix === 'string' && prefix !== '' ? prefix : null,
      ...tekst,
      vervallen: soort === null,
      plek: nr,
      rest: typeof prefix === 'string' || prefix === undefined ? over : { ...over, prefix },
    },
    relaties,
    verwijzingen,
    meldingen,
  };
}
