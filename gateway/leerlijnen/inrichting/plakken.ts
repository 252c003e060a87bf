import { parse } from 'csv-parse/sync';
import { rijId } from '../formaten/vast-id.ts';
import { type Boom, groepVan, isVerborgen } from './boom.ts';
import type { Wijziging } from './wijziging.ts';

/** As many rows as one paste can hold; a whole package comes in by an import. */
export const MEEST_RIJEN = 1_000;
const MEEST_TEKENS = 200_000;

export interface PlakRij {
  /** Row number in what was pasted, from 1. */
  readonly regel: number;
  readonly niveau: string;
  readonly code: string;
  readonly tekst: string;
  readonly uitkomst: 'erbij' | 'geweigerd';
  /** Why it was refused, or what came with it. */
  readonly waarom: string | null;
}

export interface Geplakt {
  readonly rijen: readonly PlakRij[];
  readonly wijzigingen: readonly Wijziging[];
}

type Kolom = 'niveau' | 'code' | 'tekst';

const KOPPEN: Readonly<Record<string, Kolom>> = {
  niveau: 'niveau',
  level: 'niveau',
  code: 'code',
  nummer: 'code',
  nr: 'code',
  doel: 'tekst',
  leerdoel: 'tekst',
  tekst: 'tekst',
  omschrijving: 'tekst',
};

/**
 * Reads rows that were copied from a spreadsheet as leerdoelen for one leerlijn: tabs between the columns, and quotes
 * around a cell with more lines. One column is the text, two are code and text, three are niveau, code and text; a row
 * of headers may stand on top and then decides. A niveau that is not there yet comes along.
 * @param zaad makes the ids: the same paste twice is the same doelen
 */
export function leesPlakken(boom: Boom, leerlijn: string, tekst: string, zaad: string): Geplakt {
  const lijn = boom.knopen.get(leerlijn);
  if (lijn?.soort !== 'leerlijn') return { rijen: [], wijzigingen: [] };
  const cellen = cellenVan(tekst.slice(0, MEEST_TEKENS));
  const [kop, ...onder] = cellen;
  const koppen = (kop?.cellen ?? []).map((cel) => KOPPEN[cel.toLowerCase()]);
  const metKop = koppen.includes('tekst');
  const geordend = (lijn.velden as { geordend: boolean }).geordend;
  const plek = new Plek(boom, leerlijn, geordend, zaad);
  for (const { regel, cellen: rij } of metKop ? onder : cellen) {
    const kolommen = metKop ? koppen : kolommenVan(rij.length);
    const veld = (kolom: Kolom) => rij[kolommen.indexOf(kolom)] ?? '';
    plek.neem({ regel, niveau: veld('niveau'), code: veld('code'), tekst: veld('tekst') });
  }
  return plek;
}

function cellenVan(tekst: string): { regel: number; cellen: string[] }[] {
  const rijen = parse(tekst, {
    delimiter: '\t',
    relax_quotes: true,
    relax_column_count: true,
    bom: true,
    skip_empty_lines: false,
    to: MEEST_RIJEN + 1,
  });
  return rijen
    .map((cellen, i) => ({
      regel: i + 1,
      cellen: cellen.map((cel) => cel.replaceAll('\0', ' ').replaceAll(/\s+/g, ' ').trim()),
    }))
    .filter(({ cellen }) => cellen.some((cel) => cel !== ''));
}

function kolommenVan(aantal: number): readonly Kolom[] {
  if (aantal <= 1) return ['tekst'];
  return aantal === 2 ? ['code', 'tekst'] : ['niveau', 'code', 'tekst'];
}

type Gelezen = Omit<PlakRij, 'uitkomst' | 'waarom'>;

function tekstVan({ knopen }: Boom, entiteit: string, veld: 'code' | 'naam'): string {
  const velden: Readonly<Record<string, unknown>> = { ...knopen.get(entiteit)?.velden };
  return String(velden[veld] ?? '');
}

/** Where pasted doelen go: under a niveau, or on the leerlijn itself when it has none. */
class Plek implements Geplakt {
  readonly rijen: PlakRij[] = [];
  readonly wijzigingen: Wijziging[] = [];
  readonly #leerlijn: string;
  readonly #zaad: string;
  readonly #geordend: boolean;
  /** Niveaus by what they can be called. */
  readonly #niveaus = new Map<string, string>();
  readonly #codes: Set<string>;
  readonly #voor: string;
  #vorige: string | null = null;
  #laatste: string | undefined;

  constructor(boom: Boom, leerlijn: string, geordend: boolean, zaad: string) {
    this.#leerlijn = leerlijn;
    this.#zaad = zaad;
    this.#geordend = geordend;
    this.#voor = tekstVan(boom, leerlijn, 'code');
    const niveaus = boom.groepen.get(groepVan('niveau', leerlijn)) ?? [];
    for (const [i, niveau] of niveaus.filter((n) => !isVerborgen(boom, n)).entries()) {
      for (const woord of [tekstVan(boom, niveau, 'code'), tekstVan(boom, niveau, 'naam'), String(i + 1)])
        if (!this.#niveaus.has(woord.toLowerCase())) this.#niveaus.set(woord.toLowerCase(), niveau);
      this.#laatste = niveau;
    }
    const doelen = [...boom.knopen.values()].filter((k) => k.soort === 'leerdoel');
    this.#codes = new Set(doelen.map((k) => tekstVan(boom, k.entiteit, 'code')));
  }

  neem(rij: Gelezen): void {
    const bezwaar = this.#bezwaar(rij);
    const waarom: string[] = [];
    const ouder = bezwaar === null ? this.#ouder(rij.niveau, waarom) : null;
    if (ouder === null) {
      const geen = bezwaar ?? 'Geef een niveau: deze leerlijn heeft niveaus.';
      this.rijen.push({ ...rij, uitkomst: 'geweigerd', waarom: geen });
      return;
    }
    const code = rij.code || this.#vrijeCode();
    this.#codes.add(code);
    this.wijzigingen.push({
      wat: 'toevoegen',
      soort: 'leerdoel',
      entiteit: rijId(this.#zaad, `doel ${rij.regel}`),
      ouder,
      velden: { code, tekst: rij.tekst },
    });
    this.rijen.push({ ...rij, code, uitkomst: 'erbij', waarom: waarom[0] ?? null });
  }

  #bezwaar(rij: Gelezen): string | null {
    if (this.rijen.length >= MEEST_RIJEN) return `Er kunnen ${MEEST_RIJEN} regels tegelijk.`;
    if (rij.tekst === '') return 'Er staat geen doel op deze regel.';
    if (rij.tekst.length > 8000) return 'Het doel is langer dan 8.000 tekens.';
    if (rij.code.length > 120) return 'De code is langer dan 120 tekens.';
    return rij.code !== '' && this.#codes.has(rij.code) ? 'Deze code is al in gebruik.' : null;
  }

  /** A row without a niveau goes with the row above it. */
  #ouder(naam: string, waarom: string[]): string | null {
    if (!this.#geordend) return this.#leerlijn;
    if (naam === '') return this.#vorige;
    const sleutel = naam.toLowerCase();
    const er = this.#niveaus.get(sleutel);
    this.#vorige = er ?? this.#nieuwNiveau(naam, sleutel);
    if (er === undefined) waarom.push(`Het niveau "${naam}" komt erbij.`);
    return this.#vorige;
  }

  #nieuwNiveau(naam: string, sleutel: string): string {
    const entiteit = rijId(this.#zaad, `niveau ${sleutel}`);
    const na = this.#laatste === undefined ? {} : { na: this.#laatste };
    const velden = { code: naam.slice(0, 120), naam };
    this.wijzigingen.push({
      wat: 'toevoegen',
      soort: 'niveau',
      entiteit,
      ouder: this.#leerlijn,
      ...na,
      velden,
    });
    this.#niveaus.set(sleutel, entiteit);
    this.#laatste = entiteit;
    return entiteit;
  }

  #vrijeCode(): string {
    for (let n = 1; ; n += 1) {
      const code = `${this.#voor}-${n}`;
      if (!this.#codes.has(code)) return code;
    }
  }
}
