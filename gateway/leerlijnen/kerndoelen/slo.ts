/**
 * How SLO's open curriculum data is laid out: JSON lists, one file per kind of thing, a parent names its children in
 * `<kind>_id`. A released thing never changes: a change is another UUID, with `replaces` and `replacedBy`.
 */
export interface SloFamilie {
  readonly bron: string;
  readonly naam: string;
  /** Present in every edition of this family and in no other. */
  readonly kenmerk: string;
  /** The kind that each file holds; `deprecated.json` says it per row, in `types`. */
  readonly bestanden: Readonly<Record<string, string>>;
  /** The kind that a doel is measured against. */
  readonly toetsbaar: string;
  /** What says the reading order: the file of the kerndoelen, or the lists of what stands above them. */
  readonly volgorde: 'bestand' | 'boom';
  /** Name of a list of kerndoelen, before its niveaus. */
  readonly lijst: (settype: string | null) => string | null;
}

export const DEPRECATED = 'deprecated.json';
export const UITGEVER = 'SLO (Stichting Leerplanontwikkeling)';
/** `license` in package.json of every data repository of SLO. */
export const LICENTIE = 'MIT';

/** The kinds of lists of curriculum-fo that are kerndoelen; examenprogramma's are kept and make no list. */
const LIJSTEN: ReadonlyMap<string, string> = new Map([
  ['kerndoelenset', 'Kerndoelen'],
  ['functionele kerndoelenset', 'Functionele kerndoelen'],
]);

export const FAMILIES: readonly SloFamilie[] = [
  {
    bron: 'slonl/curriculum-kerndoelen',
    naam: 'Kerndoelen (SLO)',
    kenmerk: 'kerndoelen.json',
    bestanden: {
      'kerndoelen.json': 'kerndoel',
      'domeinen.json': 'kerndoel_domein',
      'vakleergebieden.json': 'kerndoel_vakleergebied',
      'uitstroomprofielen.json': 'kerndoel_uitstroomprofiel',
    },
    toetsbaar: 'kerndoel',
    volgorde: 'bestand',
    lijst: () => 'Kerndoelen',
  },
  {
    bron: 'slonl/curriculum-fo',
    naam: 'Nieuwe kerndoelen (SLO)',
    kenmerk: 'kernzinnen.json',
    bestanden: {
      'sets.json': 'fo_set',
      'domeinen.json': 'fo_domein',
      'subdomeinen.json': 'fo_subdomein',
      'kernzinnen.json': 'fo_kernzin',
      'doelzinnen.json': 'fo_doelzin',
      'uitwerkingen.json': 'fo_uitwerking',
      'illustraties.json': 'fo_illustratie',
    },
    toetsbaar: 'fo_kernzin',
    volgorde: 'boom',
    lijst: (settype) => (settype === null ? 'Kerndoelen' : (LIJSTEN.get(settype) ?? null)),
  },
];

/** In kerndoelen.json the statement is the title; in curriculum-fo the title is a label ("Kerndoel 9"). */
const TITEL_IS_DE_TEKST: ReadonlySet<string> = new Set(['kerndoel']);

const woorden = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null;

/** The statement and the few words of a row; `null` when it says nothing at all. */
export function teksten(
  soort: string,
  row: Readonly<Record<string, unknown>>,
): { tekst: string; kort: string | null } | null {
  const titel = woorden(row['title']);
  const beschrijving = woorden(row['description']);
  if (TITEL_IS_DE_TEKST.has(soort) && titel)
    return { tekst: titel, kort: woorden(row['kerndoelLabel']) ?? beschrijving };
  if (beschrijving) return { tekst: beschrijving, kort: titel };
  return titel ? { tekst: titel, kort: null } : null;
}

/** Niveaus of curriculum-basis in which (v)so works, for when `niveaus.json` was not handed over. */
export const NIVEAU_NAMEN: Readonly<Record<string, string>> = {
  'e7f1c08f-08fb-48ab-be8e-c131b1bce54a': 'so',
  'edea6b04-1b3f-45f6-a7c9-4e64e59eb503': 'so zml/mb',
  'f9b25c20-9017-425b-8d3c-360ab6b5c222': 'so nl/ml',
  'dbbc3e87-a848-4425-912a-d494e43e5e59': 'vso',
  'd617dd33-ec39-479f-ac9f-4ab219cab54d': 'vso db',
  'bdc4744f-79df-4795-8795-2fee50c7416a': 'vso am',
  '35ca5594-679e-4c7b-a178-88322dce8971': 'vso vo',
  '512e4729-03a4-43a2-95ba-758071d1b725': 'po',
  '35715b0c-ad0c-46ab-ab1a-1387bb046486': 'ob vo',
};
