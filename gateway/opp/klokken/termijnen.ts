import { z } from 'zod';

/** Which clocks run over the OPP of a pupil (domain.md §2.3). */
const KLOKKEN = ['opp', 'evaluatie', 'tlv', 'meerderjarig', 'periode', 'bewaren'] as const;
export type KlokSoort = (typeof KLOKKEN)[number];

const Aantal = (hoogste: number) => z.int().min(1).max(hoogste);

/**
 * Terms of a school. They are settings because the law changes and because some of them are marked as still to be checked
 * ([M] in domain.md); each has a note that says where it comes from.
 */
export const Termijnen = z.object({
  /** Calendar weeks as the law counts them, or only weeks in which there is school. */
  tellen: z.enum(['kalenderweken', 'schoolweken']),
  /** The first OPP: weeks after inschrijving, and from which day on there is a warning (R42, L4). */
  oppWeken: Aantal(26),
  oppWaarschuwDagen: Aantal(180),
  /** Evaluation: months after the last one, and after how many there is a warning (R47, L6). */
  evaluatieMaanden: Aantal(24),
  evaluatieWaarschuwMaanden: Aantal(24),
  /** So many months before the end of a TLV (R49, L14). */
  tlvMaanden: Aantal(24),
  /** So many months before the 18th birthday (R45, L9). */
  meerderjarigMaanden: Aantal(24),
  /** So many days before the end of a period (domain.md §2.3). */
  periodeDagen: Aantal(90),
  /** Whether an OPP is fixed only with the advice of the commissie voor de begeleiding; `sector`: in so and vso (L5). */
  cvbAdvies: z.enum(['sector', 'ja', 'nee']),
  /** Years that an OPP is kept after the pupil left (§2.4). */
  bewaarJaren: Aantal(20),
});
export type Termijnen = z.infer<typeof Termijnen>;

export const STANDAARD: Termijnen = {
  tellen: 'kalenderweken',
  oppWeken: 6,
  oppWaarschuwDagen: 28,
  evaluatieMaanden: 12,
  evaluatieWaarschuwMaanden: 10,
  tlvMaanden: 6,
  meerderjarigMaanden: 6,
  periodeDagen: 21,
  cvbAdvies: 'sector',
  bewaarJaren: 3,
};

/** Where the standard of a clock comes from, as the settings screen shows it. `zeker`: found in a source, or still to be checked. */
export const BRON: Readonly<Record<KlokSoort, { readonly tekst: string; readonly zeker: boolean }>> = {
  opp: {
    tekst:
      'Binnen zes weken na de inschrijving vastgesteld (WEC artikel 41a). De wet telt gewone weken; dat vakanties meetellen, is nog niet nagekeken.',
    zeker: false,
  },
  evaluatie: { tekst: 'Minstens één keer per schooljaar, met de ouders.', zeker: true },
  tlv: {
    tekst: 'Een toelaatbaarheidsverklaring heeft een einddatum. Zes maanden is onze keuze.',
    zeker: true,
  },
  meerderjarig: {
    tekst: 'Op de achttiende verjaardag gaan de rechten over op de leerling, als hij zelf kan beslissen.',
    zeker: false,
  },
  periode: {
    tekst: 'De kaart evalueren begint drie weken voor het einde van een periode. Eigen keuze.',
    zeker: true,
  },
  bewaren: {
    tekst: 'Het dossier van een leerling in het so of vso: drie jaar na vertrek. Dit is nog niet nagekeken.',
    zeker: false,
  },
};

/** The same for the advice of the commissie. The duty is found in a source, its article is not (L3). */
export const BRON_CVB = {
  tekst:
    'In het so en vso stelt de school een OPP vast na advies van de commissie voor de begeleiding. In welk wetsartikel dat staat, is nog niet nagekeken.',
  zeker: false,
} as const;

/** What is wrong with terms that fit their own limits; `null`: nothing. */
export function termijnFout(t: Termijnen): 'opp' | 'evaluatie' | null {
  if (t.oppWaarschuwDagen >= t.oppWeken * 7) return 'opp';
  return t.evaluatieWaarschuwMaanden >= t.evaluatieMaanden ? 'evaluatie' : null;
}
