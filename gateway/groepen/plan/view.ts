import type { Naam } from '../../school/view.ts';
import type { PlanInhoud } from './inhoud.ts';

export type { PlanDoel, PlanInhoud, Subgroep, Tekst } from './inhoud.ts';

export interface PlanVersie {
  readonly nummer: number;
  readonly status: 'concept' | 'vastgesteld';
  readonly op: Date;
  /** Who fixed it; `null` for a concept. */
  readonly door: string | null;
}

/** A groepsplan as a page shows it (R54). */
export interface GroepsplanView {
  readonly groep: { readonly id: string; readonly naam: string };
  readonly perioden: readonly {
    readonly id: string;
    readonly naam: string;
    readonly schooljaar: string;
    readonly huidig: boolean;
    readonly gekozen: boolean;
  }[];
  /** Newest first. */
  readonly versies: readonly PlanVersie[];
  /** `voorbeeld`: there is none yet, this is what it would hold. `geen`: the school has no periods. */
  readonly status: 'concept' | 'vastgesteld' | 'voorbeeld' | 'geen';
  readonly nummer: number | null;
  readonly inhoud: PlanInhoud | null;
  /** Of the pupils in it whom this person sees today; others are counted, not named. */
  readonly namen: ReadonlyMap<string, Naam>;
  /** Per subgroup, what this person saw; goes along when he saves. */
  readonly stempels: ReadonlyMap<string, string>;
  readonly mag: { readonly maken: boolean };
}
