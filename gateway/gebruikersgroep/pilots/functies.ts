/** A feature of Koers that can be behind a pilot: off for everybody, until a school says yes. */
export interface Functie {
  readonly naam: string;
  /** What it does, for who decides whether it may run. */
  readonly wat: string;
  /** What it should bring about; this is counted (gateway/gebruikersgroep/pilots/meten.ts). */
  readonly uitkomst: string;
}

/** By the key that OpenFeature asks for. A feature that was adopted everywhere loses its place here, and its switch. */
export const FUNCTIES = {
  'week-op-vandaag': {
    naam: 'Samenvatting van de week',
    wat: 'Op Vandaag staat per groep wat er de afgelopen zeven dagen is afgevinkt en behaald, en bij hoeveel leerlingen nog niets is bijgewerkt.',
    uitkomst: 'Hoe vaak er in de groepen van de pilot acties en doelen worden bijgewerkt, per schooldag.',
  },
} as const satisfies Readonly<Record<string, Functie>>;

export type FunctieSleutel = keyof typeof FUNCTIES;

export const FUNCTIE_SLEUTELS = Object.keys(FUNCTIES) as [FunctieSleutel, ...FunctieSleutel[]];

/** The feature of a row; a row of a feature that is not there any more says only its key. */
export const functieVan = (sleutel: string): Functie =>
  (FUNCTIES as Readonly<Record<string, Functie>>)[sleutel] ?? { naam: sleutel, wat: '', uitkomst: '' };
