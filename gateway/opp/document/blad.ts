import type { Huisstijl } from './huisstijl.ts';

/**
 * A document before it is a PDF, a DOCX or a web page: what it says and which part each piece is, not what it looks like.
 * Every renderer makes the same document of it, in the same order.
 */

/** A piece of running text. A line break in it is a line break on paper. */
export interface Stuk {
  readonly tekst: string;
  readonly vet?: true;
}
export type Tekst = string | readonly Stuk[];

/** A paragraph. `klein`: where something comes from and how old it is; `citaat`: words of somebody himself. */
export interface Alinea {
  readonly soort: 'alinea';
  readonly tekst: Tekst;
  readonly stijl?: 'klein' | 'citaat' | 'zacht';
}

export interface Punt {
  readonly tekst: Tekst;
  readonly klein?: string;
}
export interface Lijst {
  readonly soort: 'lijst';
  readonly punten: readonly Punt[];
}

/** What a cell or a field says, with its origin in small print. */
export interface Cel {
  readonly tekst: Tekst;
  readonly klein?: string;
  readonly punten?: readonly Punt[];
  /** Nothing is filled in here: said softly. */
  readonly leeg?: true;
}

/** Names with what belongs to them: a table of which every row has a heading. */
export interface Gegevens {
  readonly soort: 'gegevens';
  /** What is in it, for who does not see it. */
  readonly over: string;
  readonly rijen: readonly { readonly naam: string; readonly waarde: Cel }[];
}

export interface Tabel {
  readonly soort: 'tabel';
  readonly over: string;
  readonly kolommen: readonly { readonly naam: string; readonly breed: number }[];
  /** The first cell of a row is its heading. */
  readonly rijen: readonly (readonly Cel[])[];
}

/** Something to know before reading on. */
export interface Kader {
  readonly soort: 'kader';
  readonly toon: 'let-op' | 'rustig';
  readonly kop: string;
  readonly tekst: Tekst;
}

/** Room to sign on paper: a box for each person, under a heading. */
export interface Ondertekening {
  readonly soort: 'ondertekening';
  readonly kop: string;
  readonly tekst: string;
  readonly mensen: readonly { readonly naam: string; readonly rol: string }[];
}

/** What can be ticked in such a box, and what is filled in by hand. */
export const TEKENEN = { keuzes: ['Akkoord', 'Niet akkoord'], regels: ['Datum', 'Handtekening'] } as const;

export type Blok =
  | Alinea
  | Lijst
  | Gegevens
  | Tabel
  | Kader
  | Ondertekening
  | { readonly soort: 'kop'; readonly tekst: string };

export interface Sectie {
  readonly kop: string;
  readonly blokken: readonly Blok[];
}

export interface Blad {
  readonly taal: 'nl-NL';
  readonly titel: string;
  /** Who it is about; stands large under the title. */
  readonly over: string;
  /** One line of facts under it. */
  readonly regel: string;
  /** What it is now, said at the top and on every page. */
  readonly status: { readonly tekst: string; readonly concept: boolean };
  /** At the foot of every page, before the number of the page. */
  readonly voet: string;
  readonly huisstijl: Huisstijl;
  /** The moment it says it was made; never the moment it was rendered, so that the same content gives the same bytes. */
  readonly gemaakt: Date;
  readonly inleiding: readonly Blok[];
  readonly secties: readonly Sectie[];
}

/** Running text as pieces. */
export const stukken = (tekst: Tekst): readonly Stuk[] => (typeof tekst === 'string' ? [{ tekst }] : tekst);

/** Running text without its marks. */
export const platteTekst = (tekst: Tekst): string =>
  stukken(tekst)
    .map((stuk) => stuk.tekst)
    .join('');
