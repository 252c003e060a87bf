/**
 * The columns that Koers knows in a table, with the heading that we write, and the headings (Dutch, English) by which a
 * column of another is recognised. `null`: not a column of an export of ours.
 */
const BEKEND = {
  /** What soort of row it is, in an export of ours; without it every row is a leerdoel. */
  rij: ['Rij', 'soort rij'],
  leergebiedCode: ['Leergebied code', 'code leergebied', 'vakcode', 'subject code'],
  leergebied: [
    'Leergebied',
    'vakgebied',
    'vak',
    'domein',
    'subject',
    'subject area',
    'domain',
    'learning area',
    'area',
  ],
  leergebiedSoort: ['LS of LO', 'soort leergebied'],
  leerlijnCode: ['Leerlijn code', 'code leerlijn', 'deelgebied code', 'strand code'],
  leerlijn: [
    'Leerlijn',
    'deelgebied',
    'subdomein',
    'onderdeel',
    'strand',
    'learning line',
    'progression',
    'lijn',
  ],
  kerndoelen: ['Kerndoelen', 'kerndoel', 'core objectives'],
  niveauCode: ['Niveau code', 'code niveau', 'level code'],
  niveau: ['Niveau', 'nivo', 'level', 'stage', 'fase', 'stap'],
  rang: ['Rang', 'volgorde niveau', 'rank'],
  doelCode: [
    'Doel code',
    'code',
    'doelcode',
    'code doel',
    'doelnummer',
    'nr',
    'nummer',
    'human coding scheme',
    'goal code',
    'objective code',
  ],
  doel: [
    'Doel',
    'leerdoel',
    'doel tekst',
    'leerdoel tekst',
    'doelomschrijving',
    'omschrijving',
    'tekst',
    'full statement',
    'statement',
    'goal',
    'objective',
    'learning objective',
    'description',
  ],
  actieSoort: ['Actie soort', 'soort actie', 'type actie', 'action type'],
  actie: ['Actie', 'activiteit', 'aanpak', 'action', 'activity'],
  wie: ['Wie', 'door wie', 'uitvoerder', 'who'],
  ritme: ['Ritme', 'wanneer', 'frequentie', 'hoe vaak', 'when', 'frequency'],
  leerrouteCode: ['Leerroute code'],
  leerroute: ['Leerroute', 'learning route'],
  ldgm: ['Doelgroepenmodel', 'landelijk doelgroepenmodel'],
  uitstroomprofiel: ['Uitstroomprofiel'],
  bestemming: ['Bestemming', 'uitstroombestemming'],
  uitstroomniveau: ['Uitstroomniveau'],
  profiel: ['Profiel', 'routeprofiel'],
  volgorde: ['Volgorde', 'volgnummer', 'sequence number', 'order'],
  id: ['Kenmerk', 'identifier', 'id', 'guid', 'uuid'],
  hoortBij: ['Hoort bij'],
  eigenschap: ['Eigenschap'],
  waarde: ['Waarde'],
  /** Of a table in which a row names the row above it by its code or identifier. */
  ouder: [null, 'is child of', 'ouder', 'parent', 'valt onder', 'bovenliggend'],
} as const satisfies Record<string, readonly [string | null, ...string[]]>;

export type Veld = keyof typeof BEKEND;
export const VELDEN = Object.keys(BEKEND) as readonly Veld[];

/** Heading of a column in what we write; `null` for what we do not write. */
export const kopVan = (veld: Veld): string | null => BEKEND[veld][0];

/** Which column is what. A school may keep it for the next file of the same kind. */
export interface Kolommen {
  /** Heading of the column that holds each; headings as `koppen` of the preview has them. */
  readonly velden: Readonly<Partial<Record<Veld, string>>>;
  /** Line of the headings, from 1; 0: there are none, and columns are called `Kolom 1`, `Kolom 2`. */
  readonly kopregel?: number;
  /** Of a CSV; default what the first line shows. */
  readonly scheidingsteken?: ',' | ';' | '\t';
  /** Sheet of an XLSX; default the first one with rows. */
  readonly blad?: string;
  /** Names of niveaus, the lowest first: a row with another one is refused. Default: what stands in the file. */
  readonly niveaus?: readonly string[];
}

/** Only letters and digits, so that `Doel-code ` is `doelcode`. */
const kaal = (kop: string): string =>
  kop
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const NAAR_VELD = new Map(
  VELDEN.flatMap((veld) =>
    BEKEND[veld].flatMap((naam) => (naam === null ? [] : [[kaal(naam), veld] as const])),
  ),
);

/** What the headings say for themselves; the first of two columns with the same meaning counts. */
export function gokKolommen(koppen: readonly string[]): Partial<Record<Veld, string>> {
  const gok: Partial<Record<Veld, string>> = {};
  for (const kop of koppen) {
    const veld = NAAR_VELD.get(kaal(kop));
    if (veld !== undefined && gok[veld] === undefined) gok[veld] = kop;
  }
  return gok;
}

/** Headings that can be told apart: an empty one is `Kolom 3`, a second `Doel` is `Doel (2)`. */
export function koppenVan(cellen: readonly string[]): string[] {
  const gezien = new Map<string, number>();
  return cellen.map((cel, i) => {
    const kop = cel.trim().slice(0, 200) || `Kolom ${i + 1}`;
    const keer = (gezien.get(kop) ?? 0) + 1;
    gezien.set(kop, keer);
    return keer === 1 ? kop : `${kop} (${keer})`;
  });
}
