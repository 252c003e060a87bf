import { z } from 'zod';

/** Where somebody is after school (domain.md §1.3). A kind of place and never its name: that would say who he is (R67). */
export const Plek = z.enum([
  'dagbesteding_beleving',
  'dagbesteding_arbeid',
  'beschut_werk',
  'werk',
  'mbo',
  'vo',
  'vso',
  'geen',
  'anders',
  'onbekend',
]);
export type Plek = z.infer<typeof Plek>;

/** Years after leaving at which is asked: on leaving, and twice after that (R67). */
export const MOMENTEN = [0, 1, 2] as const;
export const Moment = z.union([z.literal(0), z.literal(1), z.literal(2)]);
export type Moment = z.infer<typeof Moment>;

/** The three of the law, lowest first: what counts as more than somebody was expected to reach (domain.md §1.3). */
export const PROFIELEN = ['dagbesteding', 'arbeidsmarkt', 'vervolgonderwijs'] as const;
export type Profiel = (typeof PROFIELEN)[number];

/** What a place says about the uitstroomprofiel; `null`: it says nothing about it. Home without a place belongs to none. */
export const PROFIEL_VAN: Readonly<Record<Plek, Profiel | null>> = {
  dagbesteding_beleving: 'dagbesteding',
  dagbesteding_arbeid: 'dagbesteding',
  beschut_werk: 'arbeidsmarkt',
  werk: 'arbeidsmarkt',
  mbo: 'vervolgonderwijs',
  vo: 'vervolgonderwijs',
  vso: null,
  geen: null,
  anders: null,
  onbekend: null,
};
