/** At which table a wish is talked about (R77). */
export const NIVEAUS = ['strategisch', 'tactisch', 'operationeel'] as const;
export type Niveau = (typeof NIVEAUS)[number];

export const STATUSSEN = [
  'nieuw',
  'besproken',
  'gepland',
  'pilot',
  'ingevoerd',
  'gestopt',
  'afgewezen',
] as const;
export type WensStatus = (typeof STATUSSEN)[number];

/** What a leverancier answers to a wish. */
export const OORDELEN = ['ja', 'pilot', 'later', 'nee'] as const;
export type Oordeel = (typeof OORDELEN)[number];

/** Where a wish goes from where it is; `pilot` and what follows on it is done by the pilot itself. */
const VERDER: Readonly<Record<WensStatus, readonly WensStatus[]>> = {
  nieuw: ['besproken', 'afgewezen'],
  besproken: ['gepland', 'afgewezen'],
  gepland: ['ingevoerd', 'besproken', 'afgewezen'],
  pilot: [],
  ingevoerd: [],
  gestopt: ['besproken', 'afgewezen'],
  afgewezen: ['besproken'],
};

export const volgendeStatussen = (status: WensStatus): readonly WensStatus[] => VERDER[status];

/** Whether a pilot may begin for a wish: talked about, and no other pilot of it runs. */
export const magInPilot = (status: WensStatus): boolean =>
  status === 'besproken' || status === 'gepland' || status === 'gestopt';

/** Wishes that still take points: of the others the points come back. */
export const OPEN: readonly WensStatus[] = ['nieuw', 'besproken', 'gepland', 'pilot'];

/** Points of a bestuur for all open wishes together: who gives one more has less for another. */
export const BUDGET = 10;

/** Why a bestuur cannot give so many points to one wish, in words; `null` when it can (R77). */
export function geenStem(gevraagd: {
  readonly soort: 'bestuur' | 'leverancier';
  readonly status: WensStatus;
  /** What it gives to this wish, 0 takes its vote back. */
  readonly punten: number;
  /** What it gave to other open wishes. */
  readonly elders: number;
}): string | null {
  if (gevraagd.soort !== 'bestuur')
    return 'Een leverancier stemt niet. Laat in je antwoord zien wat je met deze wens doet.';
  if (!OPEN.includes(gevraagd.status)) return 'Deze wens is afgerond. Stemmen kan niet meer.';
  const over = BUDGET - gevraagd.elders;
  if (gevraagd.punten > over)
    return `Jullie hebben nog ${over} van de ${BUDGET} punten. Geef minder, of haal eerst punten weg bij een andere wens.`;
  return null;
}

interface Rangschikbaar {
  readonly nr: number;
  readonly punten: number;
  readonly besturen: number;
  readonly status: WensStatus;
}

/** Open ones first; then by points, by how many besturen gave them, and by who came first. */
export function opVolgorde<T extends Rangschikbaar>(wensen: readonly T[]): T[] {
  const dicht = (wens: T) => (OPEN.includes(wens.status) ? 0 : 1);
  return [...wensen].sort(
    (a, b) => dicht(a) - dicht(b) || b.punten - a.punten || b.besturen - a.besturen || a.nr - b.nr,
  );
}
